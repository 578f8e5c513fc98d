"""The logbook: one method per verb of the shop owner, one transaction each; no window and no SQL."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from klachtenboek.domain.writer import user_of_computer
from klachtenboek.domain.zone import Zone, zone_of_computer
from klachtenboek.i18n import _
from klachtenboek.logbook.attachments import Attachments
from klachtenboek.logbook.backups import Backups, before_migration, before_opening
from klachtenboek.logbook.complaints import Complaints
from klachtenboek.logbook.customers import Customers
from klachtenboek.logbook.desk import Desk
from klachtenboek.logbook.goodwill import Givings
from klachtenboek.logbook.importing import Importing
from klachtenboek.logbook.keeping import Keeping
from klachtenboek.logbook.lessons import Lessons
from klachtenboek.logbook.letters import Letters
from klachtenboek.logbook.lists import OwnLists
from klachtenboek.logbook.privacy import Privacy
from klachtenboek.logbook.promises import Promises
from klachtenboek.logbook.proofs import Proofs
from klachtenboek.logbook.rates import VatRates
from klachtenboek.logbook.sayings import Sayings
from klachtenboek.logbook.vouchers import Vouchers
from klachtenboek.logbook.year import Year
from klachtenboek.safekeeping.files import copy_file, trouble_of
from klachtenboek.store import IN_MEMORY, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.complaint import Complaint

__all__ = ["IN_MEMORY", "Logbook"]

_OURS = 0o600


class Logbook:
    """The book of one shop, with its verbs by subject."""

    complaints: Complaints
    promises: Promises
    goodwill: Givings
    letters: Letters
    customers: Customers
    lessons: Lessons
    lists: OwnLists
    sayings: Sayings
    privacy: Privacy
    vouchers: Vouchers
    year: Year
    keeping: Keeping
    backups: Backups
    attachments: Attachments
    proofs: Proofs
    rates: VatRates
    importing: Importing

    def __init__(
        self,
        path: Path | str = IN_MEMORY,
        *,
        clock: Callable[[], datetime] = datetime.now,
        zone: Callable[[], Zone] = zone_of_computer,
        user: Callable[[], str] = user_of_computer,
        only_to_read: bool = False,
    ) -> None:
        """Open the book at ``path``, making it when it does not exist.

        ``clock`` gives the shop's local time, ``zone`` the zone the computer stands in and ``user`` who uses it.
        With ``only_to_read`` it is opened to look in, wherever it stands; every verb that writes raises OnlyToRead.

        Raises NotALogbook, NewerLogbook, LogbookDamaged, LogbookInUse, FolderMissing or ReadOnly.
        """
        store = _opened_to_read(Path(path).absolute()) if only_to_read else _opened(path, clock)
        try:
            self._put_together(store, Desk(store, clock, zone, user))
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
        self.lists = OwnLists(desk)
        self.sayings = Sayings(desk)
        self.privacy = Privacy(desk, self.letters)
        self.vouchers = Vouchers(desk)
        self.year = Year(desk)
        self.keeping = Keeping(desk)
        self.backups = Backups(desk)
        self.attachments = Attachments(desk)
        self.proofs = Proofs(desk, self.attachments)
        self.rates = VatRates(desk)
        self.importing = Importing(desk, self.customers, self.backups)
        if not self.is_read_only:
            self.keeping.fill_lists(self.keeping.shop().trade)

    @property
    def is_read_only(self) -> bool:
        """Whether the book can only be looked in."""
        return self._store.database.is_read_only

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


def _opened_to_read(book: Path) -> Store:
    """Copy the book with its -wal to where it may be written, read it, and let go of the copy at once."""
    with TemporaryDirectory(prefix="klachtenboek-") as folder:
        copy = Path(folder) / "boek.db"
        try:
            copy_file(book, copy)
            wal = book.with_name(f"{book.name}-wal")
            if wal.exists():
                copy_file(wal, copy.with_name("boek.db-wal"))
        except OSError as error:
            raise trouble_of(error, book) from error
        for path in Path(folder).iterdir():
            path.chmod(_OURS)  # the copy of a file that may not be written may not be written either
        return Store(book, copy=copy)


def _opened(path: Path | str, clock: Callable[[], datetime]) -> Store:
    if path == IN_MEMORY:
        return Store(path)
    book = Path(path).absolute()
    before_opening(book, clock())
    return Store(book, before_migration=lambda connection: before_migration(book, connection, clock()))
