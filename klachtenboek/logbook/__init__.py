"""The logbook: one method per verb of the shop owner, one transaction each; no window and no SQL."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from klachtenboek.domain.writer import user_of_computer
from klachtenboek.domain.zone import Zone, zone_of_computer
from klachtenboek.i18n import _
from klachtenboek.logbook.desk import Desk
from klachtenboek.safekeeping import closingnote
from klachtenboek.safekeeping.exchange import is_under_way
from klachtenboek.store import IN_MEMORY, Store
from klachtenboek.store.file import takes_long

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.history import LastAct
    from klachtenboek.domain.opening import Stage
    from klachtenboek.logbook.attachments import Attachments
    from klachtenboek.logbook.backups import Backups
    from klachtenboek.logbook.complaints import Complaints
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.logbook.goodwill import Givings
    from klachtenboek.logbook.importing import Importing
    from klachtenboek.logbook.keeping import Keeping
    from klachtenboek.logbook.learning import Learning
    from klachtenboek.logbook.lessons import Lessons
    from klachtenboek.logbook.letters import Letters
    from klachtenboek.logbook.lists import OwnLists
    from klachtenboek.logbook.privacy import Privacy
    from klachtenboek.logbook.promises import Promises
    from klachtenboek.logbook.proofs import Proofs
    from klachtenboek.logbook.rates import VatRates
    from klachtenboek.logbook.sayings import Sayings
    from klachtenboek.logbook.versions import Versions
    from klachtenboek.logbook.vouchers import Vouchers
    from klachtenboek.logbook.year import Year
    from klachtenboek.safekeeping.snapshot import Connection

__all__ = ["IN_MEMORY", "Logbook", "takes_long"]

_SUBJECTS: Final = {
    "customers": ("customers", "Customers"),
    "complaints": ("complaints", "Complaints", "customers"),
    "versions": ("versions", "Versions"),
    "promises": ("promises", "Promises"),
    "goodwill": ("goodwill", "Givings"),
    "letters": ("letters", "Letters"),
    "lessons": ("lessons", "Lessons"),
    "learning": ("learning", "Learning", "lessons", "promises"),
    "lists": ("lists", "OwnLists"),
    "sayings": ("sayings", "Sayings"),
    "privacy": ("privacy", "Privacy", "letters"),
    "vouchers": ("vouchers", "Vouchers"),
    "year": ("year", "Year"),
    "keeping": ("keeping", "Keeping"),
    "backups": ("backups", "Backups"),
    "attachments": ("attachments", "Attachments"),
    "proofs": ("proofs", "Proofs", "attachments"),
    "rates": ("rates", "VatRates"),
    "importing": ("importing", "Importing", "customers", "backups"),
}
"""Where each subject is, its class, and the subjects it works with."""

_OURS = 0o600

T = TypeVar("T")


class Logbook:
    """The book of one shop, with its verbs by subject."""

    complaints: Complaints
    versions: Versions
    promises: Promises
    goodwill: Givings
    letters: Letters
    customers: Customers
    lessons: Lessons
    learning: Learning
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
        look_over_later: bool = False,
        told: Callable[[Stage], None] | None = None,
    ) -> None:
        """Open the book at ``path``, making it when it does not exist.

        ``clock`` gives the shop's local time, ``zone`` the zone the computer stands in and ``user`` who uses it.
        With ``only_to_read`` it is opened to look in, wherever it stands; every verb that writes raises OnlyToRead.
        Who opens it with ``look_over_later`` has the pages of a large book looked over by ``look_over_beside`` in
        another thread, and when that does not find it sound by ``look_over_next`` until there is nothing left.
        ``told`` hears what is done to a book of an older version.

        Raises NotALogbook, NewerLogbook, LogbookDamaged, LogbookInUse, FolderMissing or ReadOnly.
        """
        self._opened_on = clock().date()
        notes = "" if only_to_read or path == IN_MEMORY else closingnote.notes(Path(path).absolute(), self._opened_on)
        store = (
            _opened_to_read(Path(path).absolute())
            if only_to_read
            else _opened(path, clock, look_over_later=look_over_later, told=told)
        )
        try:
            self._put_together(store, Desk(store, clock, zone, user), notes)
        except BaseException:
            store.close()
            raise

    def _put_together(self, store: Store, desk: Desk, notes: str) -> None:
        self._store, self._desk = store, desk
        if store.database.ended_badly and not self.is_read_only and store.privacy.is_half_wiped:
            store.privacy.wipe()  # the program stopped while somebody was being wiped
        if not store.database.ended_badly:
            desk.answers.take_over(notes)
        if not self.is_read_only and not store.overview.has_lists():
            # at every start but the first there is nothing to read or write
            self.keeping.fill_lists(self.keeping.shop().trade)

    @property
    def is_read_only(self) -> bool:
        """Whether the book can only be looked in."""
        return self._store.database.is_read_only

    if not TYPE_CHECKING:  # to whoever checks types every subject is there

        def __getattr__(self, name: str) -> object:
            """Make a subject when its first verb is asked for: a start reads the code of what it shows, no more."""
            if name not in _SUBJECTS:
                raise AttributeError(name)
            module, kind, *others = _SUBJECTS[name]
            made = getattr(import_module(f"klachtenboek.logbook.{module}"), kind)
            subject = made(self._desk, *(getattr(self, other) for other in others))
            setattr(self, name, subject)
            return subject

    def belong_here(self) -> None:
        """Let the book be used from this thread on, when another one opened it."""
        self._store.database.belong_here()

    @property
    def is_looked_over(self) -> bool:
        """Whether no part of a large book is left to be looked over."""
        return self._store.database.is_looked_over

    def look_over_beside(self) -> bool:
        """Look the pages of a large book over in the thread this is called from; tell whether they are sound."""
        return self._store.database.look_over_beside()

    def look_over_next(self) -> bool:
        """Look a part of a large book over and tell whether there is more to do. Raises LogbookDamaged."""
        return self._store.database.look_over_next()

    def at_once(self, ask: Callable[[], T]) -> T:
        """Return the answer to a question about the book. Raises TakesLong when it is not there in a moment."""
        return self._store.database.patience.at_once(ask)

    def beside(self, ask: Callable[[], T], dropped: Event) -> T:
        """Ask in another thread, beside the window, which goes first: it is asked anew after whatever that wants.

        Raises Dropped when that was set, or the book was closed.
        """
        return self._store.database.patience.beside(ask, dropped)

    def now(self) -> datetime:
        """Return the moment by the shop's clock."""
        return self._desk.now()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._desk.can_undo

    def last_act(self) -> LastAct | None:
        """Return what ``undo`` would undo now, None when there is nothing."""
        return self._desk.last_act()

    def undo(self) -> Complaint | None:
        """Undo the last change and return the complaint as it now stands, None when it was about none.

        Raises NothingToUndo.
        """
        return self._desk.undo(_("Ongedaan gemaakt"))

    def after_change(self, listener: Callable[[frozenset[int]], None]) -> None:
        """Call ``listener`` after each change that is safely on disk, with the ids of the complaints (0: other)."""
        self._store.database.after_change(listener)

    def close(self) -> None:
        """Close the book."""
        self._store.close()
        if self._store.path != IN_MEMORY and not self.is_read_only:
            closingnote.left(Path(self._store.path), self._opened_on, self._desk.answers.noted())


def _opened_to_read(book: Path) -> Store:
    """Copy the book with its -wal to where it may be written, read it, and let go of the copy at once."""
    from tempfile import TemporaryDirectory

    from klachtenboek.safekeeping.files import copy_file, trouble_of

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


def _opened(
    path: Path | str,
    clock: Callable[[], datetime],
    *,
    look_over_later: bool,
    told: Callable[[Stage], None] | None,
) -> Store:
    if path == IN_MEMORY:
        return Store(path)
    book = Path(path).absolute()
    if is_under_way(book):
        from klachtenboek.logbook.backupwork import before_opening  # only after a restore that stopped half-way

        before_opening(book, clock())

    def keep_first(connection: Connection) -> object:
        from klachtenboek.logbook.backupwork import before_migration  # only for a book of an older version

        made = before_migration(book, connection, clock())
        if told is not None:
            from klachtenboek.domain.opening import Stage

            told(Stage.RENEWAL)
        return made

    store = Store(book, before_migration=keep_first, look_over_later=look_over_later)
    closingnote.opened(book)
    return store
