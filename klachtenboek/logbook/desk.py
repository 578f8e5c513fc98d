"""What every subject of the logbook shares: the store, the clock, and one way to change a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NotFound, NothingToUndo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klachtenboek.store import Store

REMEMBERED = 50
"""How many changes can be undone one after another while the book is open."""


class Desk:
    """Where the verbs are carried out: read, ask the domain, save, in one transaction."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Work on this store by this clock (the shop's wall clock, local time)."""
        self.store = store
        self._clock = clock
        self._undoable: list[tuple[Complaint | None, Complaint]] = []

    def now(self) -> datetime:
        """Return the moment by the shop's clock, in whole seconds."""
        return self._clock().replace(microsecond=0)

    def change(self, complaint_id: int, verb: Callable[[Complaint], Complaint], *, pdf: bytes = b"") -> Complaint:
        """Carry out one verb on a complaint: all of it or nothing, written in the history, ready to be undone."""
        with self.store.database.change():
            old = self.store.complaints.get(complaint_id)
            new = verb(old)
            if new == old:
                return old
            saved = self.store.complaints.save(old, new, at=self.now(), pdf=pdf)
        self._remember(old, saved)
        return saved

    def add(self, complaint: Complaint) -> Complaint:
        """Write down a new complaint."""
        saved = self.store.complaints.add(complaint, at=self.now())
        self._remember(None, saved)
        return saved

    def _remember(self, before: Complaint | None, after: Complaint) -> None:
        self._undoable.append((before, after))
        del self._undoable[:-REMEMBERED]

    def forget_undo(self) -> None:
        """Forget what could be undone: another book stands in the place of the one it was about."""
        self._undoable.clear()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._undoable)

    def undo(self, reason: str) -> Complaint:
        """Put the complaint changed last back as it was; one that was new lapses with ``reason``.

        Raises NothingToUndo when nothing is left, or when the complaint changed since.
        """
        if not self._undoable:
            raise NothingToUndo
        before, after = self._undoable.pop()
        try:
            current = self.store.complaints.get(after.id)
        except NotFound as error:
            raise NothingToUndo from error
        if current != after:
            raise NothingToUndo
        at = self.now()
        back = before if before is not None else after.lapse(reason, at=at)
        return self.store.complaints.save(after, back, at=at)
