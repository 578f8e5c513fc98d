"""What every subject of the logbook shares: the store, the clock, and one way to change a complaint."""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.errors import NotFound, NothingToUndo
from klachtenboek.domain.reminder import Here
from klachtenboek.domain.trouble import Trouble
from klachtenboek.domain.writer import user_of_computer
from klachtenboek.domain.zone import Zone, zone_of_computer
from klachtenboek.logbook.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klachtenboek.domain.aftercare import Aftercare
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.history import LastAct
    from klachtenboek.domain.standing import Merged
    from klachtenboek.store import Store

    Changed = tuple[Complaint | None, Complaint] | Merged | Callable[[], object]
    """A complaint before and after (None before it was there), two customers made one, or what puts it back."""

REMEMBERED = 50
"""How many acts can be undone one after another while the book is open, and changes that are one act together."""


class _Act(NamedTuple):
    number: int
    changes: tuple[Changed, ...]


class Desk:
    """Where the verbs are carried out: read, ask the domain, save, in one transaction."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        zone: Callable[[], Zone] = zone_of_computer,
        user: Callable[[], str] = user_of_computer,
    ) -> None:
        """Work on this store by this clock (the shop's wall clock, local time), in the zone of the computer.

        Every change is signed by whoever the settings name, or else by ``user``.
        """
        self.store = store
        store.database.who = lambda: store.settings.writer() or user()
        self.answers = Answers(store.database)
        self._clock, self._zone = clock, zone
        self._undoable: deque[_Act] = deque(maxlen=REMEMBERED)
        self._numbers = count(1)
        self._pending: list[Changed] = []
        self._whole: Callable[[], object] | None = None
        self._whole_number = 0

    def now(self) -> datetime:
        """Return the moment by the shop's clock, in whole seconds."""
        return self._clock().replace(microsecond=0)

    def here(self) -> Here:
        """Return the moment with the zone the computer stands in and the same moment in UTC."""
        now, zone = self.now(), self._zone()
        return Here(now, zone.to_utc(now), zone.name)

    def _placed(self, complaint: Complaint) -> Complaint:
        """Return it with its new promises fixed in UTC, for a computer that goes to another zone."""
        if all(promise.id or promise.zone for promise in complaint.promises):
            return complaint
        from dataclasses import replace  # read with the records that change, not to start

        zone = self._zone()
        placed = (
            one if one.id or one.zone else replace(one, zone=zone.name, due_utc=zone.to_utc(one.due))
            for one in complaint.promises
        )
        return replace(complaint, promises=tuple(placed))

    def change(self, complaint_id: int, verb: Callable[[Complaint], Complaint], *, pdf: bytes = b"") -> Complaint:
        """Carry out one verb on a complaint: all of it or nothing, written in the history, ready to be undone."""
        with self.store.database.change():
            old = self.store.complaints.get(complaint_id)
            new = self._with_call(old, verb(old))
            if new == old:
                return old
            self._check_vouchers(old, new)
            saved = self.store.complaints.save(old, self._placed(new), at=self.now(), pdf=pdf)
            if _without_letters(saved, old) != old:  # a letter that was sent stays: nothing undoes that
                self.remember((old, saved))
        return saved

    def aftercare(self) -> Aftercare:
        """Return the call that is planned for a complaint that is resolved now."""
        from klachtenboek.domain.aftercare import Aftercare  # only when a complaint is closed
        from klachtenboek.domain.calendar import months_later

        shop = self.store.settings.shop()
        return Aftercare(planned_on=shop.hours.opening_day(months_later(self.now().date(), shop.aftercare_months)))

    def _with_call(self, old: Complaint, new: Complaint) -> Complaint:
        """Plan the call when a complaint that was closed before is resolved only now, by its last promise or a yes."""
        was_closed = old.closed is not None and new.closed is not None
        if not was_closed or old.is_resolved or not new.is_resolved or new.aftercare is not None:
            return new
        from dataclasses import replace  # read with the records that change, not to start

        return replace(new, aftercare=self.aftercare())

    def add(self, complaint: Complaint) -> Complaint:
        """Write down a new complaint."""
        with self.store.database.change():
            saved = self.store.complaints.add(self._placed(complaint), at=self.now())
            self.remember((None, saved))
        return saved

    def keep_value(self, key: str, value: str) -> None:
        """Keep a value of the program, ready to be undone; one that is kept already stays as it is."""
        settings = self.store.settings
        before = settings.value(key)
        if value == before:
            return

        def put_back() -> None:
            if settings.value(key) != value:
                raise NothingToUndo
            settings.save_value(key, before)
            self.store.database.touch(0)  # only now: whoever changed it shows it already

        with self.store.database.change():
            settings.save_value(key, value)
            self.remember(put_back)

    def remember(self, change: tuple[Complaint | None, Complaint] | Merged | Callable[[], object]) -> None:
        """Keep what was changed in the transaction that is open, to be undone once it is on disk.

        What one transaction changed is undone together. What puts something back does so in a transaction that is
        open, and raises NothingToUndo when it changed since.
        """
        if not self._pending:
            self.store.database.when_ended(self._settle)
        self._pending.append(change)

    def _settle(self, kept: bool) -> None:  # noqa: FBT001  called by the database with its one answer
        """Make what was changed undoable now that it is on disk; what was rolled back never happened."""
        if kept and len(self._pending) <= REMEMBERED:
            self._undoable.append(_Act(next(self._numbers), tuple(self._pending)))
        elif kept:
            acts = (_Act(next(self._numbers), (change,)) for change in self._pending[-REMEMBERED:])
            self._undoable.extend(acts)  # a whole book, not an act
        self._pending.clear()

    def forget_undo(self, whole: Callable[[], object] | None = None) -> None:
        """Forget what could be undone: another book stands in the place of the one it was about.

        ``whole`` puts that one back, outside a transaction, once nothing else is left to undo.
        """
        self._undoable.clear()
        self._whole, self._whole_number = whole, next(self._numbers)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return self.last_act() is not None

    def last_act(self) -> LastAct | None:
        """Return what ``undo`` would undo now, None when there is nothing."""
        if not self._undoable and self._whole is None:
            return None
        from klachtenboek.domain.history import LastAct  # not before there is one

        if not self._undoable:
            return LastAct(number=self._whole_number)
        act = self._undoable[-1]
        complaints = [change for change in act.changes if isinstance(change, tuple)]
        if not complaints:
            return LastAct(number=act.number)
        before, after = next((change for change in complaints if change[0] is None), complaints[0])
        return LastAct(number=act.number, complaint_id=after.id, is_new=before is None)

    def undo(self, reason: str) -> Complaint | None:
        """Put what was changed last back as it was; a complaint that was new lapses with ``reason``, letters stay.

        Return the complaint it was about, the first one of a customer that is its own again, None when it was about
        none. Raises NothingToUndo when nothing is left, or when it changed since.
        """
        if not self._undoable:
            self._undo_whole()
            return None
        act = self._undoable.pop()
        about = None
        try:
            with self.store.database.change():
                for change in reversed(act.changes):
                    about = self._undone(change, reason) or about
        except Trouble:
            self._undoable.append(act)
            raise
        return about

    def _undo_whole(self) -> None:
        whole, self._whole = self._whole, None
        if whole is None:
            raise NothingToUndo
        try:
            whole()
        except Trouble:
            self._whole = whole
            raise

    def _undone(self, change: Changed, reason: str) -> Complaint | None:
        if isinstance(change, tuple):
            return self._put_back(*change, reason)
        if not callable(change):
            return self._part(change)
        change()
        return None

    def _put_back(self, before: Complaint | None, after: Complaint, reason: str) -> Complaint:
        from dataclasses import replace  # read with the records that change, not to start

        try:
            current = self.store.complaints.get(after.id)
        except NotFound as error:
            raise NothingToUndo from error
        if _without_letters(current, after) != after:
            raise NothingToUndo
        at = self.now()
        back = replace(before if before is not None else after.lapse(reason, at=at), letters=current.letters)
        self._check_vouchers(current, back)
        return self.store.complaints.save(current, back, at=at)

    def _check_vouchers(self, old: Complaint, new: Complaint) -> None:
        from klachtenboek.logbook.paper import check_vouchers  # with all that can be given, only when something changes

        check_vouchers(self.store, old, new)

    def _part(self, merged: Merged) -> Complaint | None:
        try:
            _gone, back = self.store.customers.part(merged, at=self.now())
        except NotFound as error:
            raise NothingToUndo from error
        return self.store.complaints.get(back[0]) if back else None


def _without_letters(complaint: Complaint, other: Complaint) -> Complaint:
    """Return it with the letters of the other one, to be compared."""
    if complaint.letters == other.letters:
        return complaint
    from dataclasses import replace  # read with the records that change, not to start

    return replace(complaint, letters=other.letters)
