"""The logbook: one method per verb of the shop owner, one transaction each; no window and no SQL."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.i18n import _
from klachtenboek.logbook.complaints import Complaints
from klachtenboek.logbook.customers import Customers
from klachtenboek.logbook.desk import Desk
from klachtenboek.logbook.goodwill import Givings
from klachtenboek.logbook.keeping import Keeping
from klachtenboek.logbook.lessons import Lessons
from klachtenboek.logbook.letters import Letters
from klachtenboek.logbook.promises import Promises
from klachtenboek.logbook.year import Year
from klachtenboek.store import IN_MEMORY, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from klachtenboek.domain.complaint import Complaint

__all__ = ["IN_MEMORY", "Logbook"]


class Logbook:
    """The book of one shop, with its verbs by subject."""

    complaints: Complaints
    promises: Promises
    goodwill: Givings
    letters: Letters
    customers: Customers
    lessons: Lessons
    year: Year
    keeping: Keeping

    def __init__(self, path: Path | str = IN_MEMORY, *, clock: Callable[[], datetime] = datetime.now) -> None:
        """Open the book at ``path``, making it when it does not exist; ``clock`` gives the shop's local time.

        Raises NotALogbook, NewerLogbook, LogbookDamaged, LogbookInUse, FolderMissing or ReadOnly.
        """
        store = Store(path)
        try:
            self._put_together(store, Desk(store, clock))
        except BaseException:
            store.close()
            raise

    def _put_together(self, store: Store, desk: Desk) -> None:
        self._store, self._desk = store, desk
        self.customers = Customers(desk)
        self.complaints = Complaints(desk, self.customers)
        self.promises = Promises(desk)
        self.goodwill = Givings(desk)
        self.letters = Letters(desk)
        self.lessons = Lessons(desk)
        self.year = Year(desk)
        self.keeping = Keeping(desk)
        self.keeping.fill_lists(self.keeping.shop().trade)

    def now(self) -> datetime:
        """Return the moment by the shop's clock."""
        return self._desk.now()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._desk.can_undo

    def undo(self) -> Complaint | None:
        """Undo the last change and return the complaint as it now stands, None when it was about none.

        Raises NothingToUndo.
        """
        return self._desk.undo(_("ongedaan gemaakt"))

    def after_change(self, listener: Callable[[frozenset[int]], None]) -> None:
        """Call ``listener`` after each change that is safely on disk, with the ids of the complaints (0: other)."""
        self._store.database.after_change(listener)

    def close(self) -> None:
        """Close the book."""
        self._store.close()
