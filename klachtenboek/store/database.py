"""The one SQLite file behind the book: opening, transactions, telling what changed; not what is in it."""

from __future__ import annotations

import sqlite3
import sys
import threading
from array import array
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.errors import OnlyToRead
from klachtenboek.domain.trouble import (
    LogbookDamaged,
    NewerLogbook,
    Trouble,
)
from klachtenboek.store.file import LARGE, OPEN, left_behind, make_when_new, refuse_locked, refuse_strangers
from klachtenboek.store.migrations import VERSION, migrate, needs_migration
from klachtenboek.store.trouble import told_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from peewee import Query

    from klachtenboek.store.beside import Beside
    from klachtenboek.store.models import Models
    from klachtenboek.store.patience import Insisting, Patience

IN_MEMORY = ":memory:"

PRAGMAS = (
    ("locking_mode", "EXCLUSIVE"),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("foreign_keys", 1),
    ("cell_size_check", 1),
    ("secure_delete", 1),
    ("fullfsync", 1),
)
"""In this order: EXCLUSIVE before WAL leaves no shared-memory file behind."""

_LOCK_PATIENCE = 0.2
"""Seconds to wait for a lock: whoever holds this one holds it until they close."""


class Database:
    """One connection, used from one thread; every query names it, no model is bound to it."""

    def __init__(
        self,
        path: Path | str,
        *,
        before_migration: Callable[[sqlite3.Connection], object] | None = None,
        look_over_later: bool = False,
        copy: Path | None = None,
    ) -> None:
        """Open the file, making it when it does not exist.

        With ``copy``, a copy of a book that may not be written, what stands in there is read into memory and the file
        itself is left alone; nothing can be changed then.

        ``before_migration`` gets the connection of an older book before anything in it changes; when it raises, the
        book stays as it is. With ``look_over_later`` the pages of a large book are not looked over here, unless it
        ended badly; ``look_over_beside`` and ``look_over_next`` do so.

        Raises NotALogbook, NewerLogbook, LogbookDamaged, LogbookInUse, FolderMissing, ReadOnly;
        then the file is as it was.
        """
        self.path = path if path == IN_MEMORY else str(Path(path).absolute())
        self._told_apart = told_apart(self.path)
        self._thread = threading.get_ident()
        self._lent: dict[int, Callable[[], None]] = {}
        self._turns = threading.RLock()
        self._lock: threading.RLock | Insisting = self._turns
        self._patience: Patience | None = None
        self._openings = 0
        self._listeners: list[Callable[[frozenset[int]], None]] = []
        self._touched: set[int] = set()
        self._before_migration = before_migration
        self._look_over_later = look_over_later
        self._not_looked_over: list[str] = []
        self._beside: Beside | None = None
        self.ended_badly = False
        self.who: Callable[[], str] = str
        self._when_ended: list[Callable[[bool], None]] = []
        self._copy = copy
        self._models: Models | None = None
        self._is_open = self._is_changing = False
        self._open()

    @property
    def is_read_only(self) -> bool:
        """Whether the book can only be looked in."""
        return self._copy is not None

    def _open(self) -> None:
        if self._copy is not None:
            self._open_copy(self._copy)
            return
        if self.path != IN_MEMORY:
            refuse_strangers(Path(self.path))
            make_when_new(Path(self.path))
            refuse_locked(Path(self.path))
            self.ended_badly = left_behind(Path(self.path))
        try:
            with self._told_apart:
                self.connection = self._connected(self.path)
                self._refuse_newer()
                if self._before_migration is not None and needs_migration(self.connection):
                    self._before_migration(self.connection)
                migrate(self.connection, path=self.path)
                self._look_over()
        except (Trouble, sqlite3.Error):
            self._let_go()
            raise
        OPEN.add(self.path)

    def _connected(self, place: str) -> sqlite3.Connection:
        """Open the file. Raises sqlite3.Error; then nothing holds on to it."""
        # ``elsewhere`` is the one other thread, and then the only one
        connection = sqlite3.connect(place, timeout=_LOCK_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            for pragma, value in PRAGMAS:
                connection.execute(f"PRAGMA {pragma} = {value}")
        except sqlite3.Error:
            connection.close()
            raise
        self._is_open = True
        self._openings += 1
        return connection

    def _let_go(self) -> None:
        """Close the connection, when there is one."""
        if self._is_open:
            self._is_open, self._models = False, None
            self.connection.close()

    def _open_copy(self, copy: Path) -> None:
        """Read a copy into memory, with what still stood in its -wal, and look all of it over."""
        refuse_strangers(copy)
        left_behind(copy)
        self.ended_badly = True  # everything is looked over: nobody can do so later
        try:
            with self._told_apart:
                self.connection = self._connected(IN_MEMORY)
                with closing(sqlite3.connect(copy)) as source:
                    source.backup(self.connection)
                self._refuse_newer()
                migrate(self.connection, path=self.path)
                self._look_over()
        except (Trouble, sqlite3.Error):
            self._let_go()
            raise

    def _look_over(self) -> None:
        """Look the pages over at a start; after a bad end everything, keys and search index too."""
        if self._look_over_later and not self.ended_badly and Path(self.path).stat().st_size > LARGE:
            tables = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
            self._not_looked_over = [name for (name,) in tables]
            return
        check = "integrity_check" if self.ended_badly else "quick_check"
        sound = self.connection.execute(f"PRAGMA {check}").fetchone()[0] == "ok"
        if sound and self.ended_badly:
            sound = not self.connection.execute("PRAGMA foreign_key_check").fetchall()
            self.connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        if not sound:
            raise LogbookDamaged(self.path)

    @property
    def is_looked_over(self) -> bool:
        """Whether there is nothing left to look over."""
        return not self._not_looked_over

    def look_over_beside(self) -> bool:
        """Look all of it over in the thread this is called from, while the book is in use; tell whether it is sound.

        When it is not, or the book was closed meanwhile, ``look_over_next`` says what is the matter.
        """
        from klachtenboek.store.beside import Beside  # only for a large book

        self._beside = Beside(Path(self.path))
        if not self._beside.is_sound(tuple(self._not_looked_over)):
            return False
        self._not_looked_over.clear()
        return True

    def look_over_next(self) -> bool:
        """Look one more table over, with its indexes, and tell whether there are others. Raises LogbookDamaged."""
        self._same_thread()
        if not self._not_looked_over:
            return False
        table = self._not_looked_over.pop()
        with self._told_apart:
            is_sound = self.connection.execute(f'PRAGMA quick_check("{table}")').fetchone()[0] == "ok"
        if not is_sound:
            self._not_looked_over.clear()
            raise LogbookDamaged(self.path)
        return bool(self._not_looked_over)

    def _refuse_newer(self) -> None:
        """Look again through the connection: the header may be older than what still stands in the -wal."""
        if self.connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise NewerLogbook(self.path)

    def belong_here(self) -> None:
        """Let the book be used from the thread this is called from, by who had another one open it."""
        self._thread = threading.get_ident()

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self._is_open

    def close(self) -> None:
        """Close the file; the -wal is written back and removed."""
        OPEN.discard(self.path)
        if self._beside is not None:
            self._beside.stop()
        with self._lock, self._told_apart:
            self._let_go()

    def elsewhere(self, act: Callable[[], None]) -> None:
        """Carry out ``act`` in the thread this is called from, with the book to itself: the others wait for it.

        It may not change what a page shows: nobody is told.
        """
        with self._lock:
            usual, self._thread = self._thread, threading.get_ident()
            try:
                act()
            finally:
                self._thread = usual

    @contextmanager
    def lent(self, beat: Callable[[], None]) -> Iterator[None]:
        """Let the thread this is called from read too, a query at a time between those of the others.

        ``beat`` is called before each query, and what it raises stops the reading. Whether all that was read is of one
        state of the book, ``state`` tells.
        """
        own = threading.get_ident()
        self._lent[own] = beat
        try:
            yield
        finally:
            del self._lent[own]

    @property
    def patience(self) -> Patience:
        """What asks the questions that take long."""
        if self._patience is None:
            from klachtenboek.store.patience import Patience  # the first page asks none

            self._patience = Patience(self, self._turns)
            self._lock = self._patience.lock
        return self._patience

    @contextmanager
    def held(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection itself, for what reads it without asking anything here; nobody else does meanwhile."""
        with self._lock:
            self._same_thread()
            yield self.connection

    @property
    def state(self) -> tuple[int, int]:
        """What is another as soon as something was written, or the file was closed or exchanged."""
        return self._openings, self.connection.total_changes if self._is_open else -1

    def while_closed(self, act: Callable[[], None]) -> None:
        """Close the file, let ``act`` put another in its place, open it again and tell everybody all has changed.

        When ``act`` raises, the file is opened again as it then is and the error goes on.
        """
        with self._lock:
            self._same_thread()
            self._while_closed(act)

    def _while_closed(self, act: Callable[[], None]) -> None:
        self.close()
        self._look_over_later = False  # what stands there next is another book
        self._not_looked_over.clear()
        try:
            act()
        finally:
            self._open()
        self._touched.clear()
        for listener in self._listeners:
            listener(frozenset({0}))

    # -- reading ------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query written out in SQL."""
        with self._lock, self._told_apart:
            self._may_read()
            return self.connection.execute(sql, values).fetchall()

    def insert(self, sql: str, values: Sequence[object]) -> int:
        """Write one row and return its id."""
        with self._lock, self._told_apart:
            self._same_thread()
            return self.connection.execute(sql, values).lastrowid or 0

    def insert_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Write many rows with the same statement."""
        with self._lock, self._told_apart:
            self._same_thread()
            self.connection.executemany(sql, rows)

    def numbers(self, sql: str, values: Sequence[object] = ()) -> array[int]:
        """Return the whole numbers that a query of one column gives, of which there may be very many."""
        with self._lock, self._told_apart:
            self._may_read()
            return array("q", (number for (number,) in self.connection.execute(sql, values)))

    def run(self, query: Query) -> Any:  # noqa: ANN401  what comes back depends on the query
        """Execute a peewee query here."""
        with self._lock, self._told_apart:
            self._may_read()
            return query.execute(self._queries())

    def _queries(self) -> Models:
        if self._models is None:
            from klachtenboek.store.models import Models  # peewee is not needed to show the first page

            self._models = Models(self.connection)
        return self._models

    def dicts(self, query: Query) -> list[dict[str, Any]]:
        """Return the rows of a peewee query as plain dictionaries of Python values."""
        with self._lock, self._told_apart:
            return list(self.run(query.dicts()))

    # -- writing ------------------------------------------------------------------------------------

    def change(self) -> AbstractContextManager[None]:
        """Hold one transaction, all or nothing; inside another one it joins that one.

        Raises DiskFull, ReadOnly, LogbookDamaged, DiskFailed, OnlyToRead; then nothing has changed.
        """
        if self.is_read_only:
            raise OnlyToRead
        if self._is_changing and threading.get_ident() == self._thread:  # which holds the lock as long as it changes
            return nullcontext()
        return self._changed()

    @contextmanager
    def _changed(self) -> Iterator[None]:
        with self._lock, self._told_apart:
            self._same_thread()
            try:
                with self._transaction():
                    yield
            except BaseException:
                self._touched.clear()
                self._end(kept=False)
                raise
            self._tell()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Keep all that is written in here or nothing of it, also when keeping it is what goes wrong."""
        self.connection.execute("BEGIN IMMEDIATE")
        self._is_changing = True
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # on a full disk SQLite went back by itself
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._is_changing = False

    def touch(self, complaint_id: int) -> None:
        """Remember that this complaint (0: something else) changed in the transaction that is open."""
        self._touched.add(complaint_id)

    def when_ended(self, act: Callable[[bool], None]) -> None:
        """Call ``act`` once, before anybody is told, with whether the transaction that is open was kept."""
        self._when_ended.append(act)

    def after_change(self, listener: Callable[[frozenset[int]], None]) -> None:
        """Call ``listener`` after each commit with the ids of the complaints that changed; 0 is anything else."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        touched = frozenset(self._touched)
        self._touched.clear()
        self._end(kept=True)
        for listener in self._listeners:
            try:
                listener(touched)
            except Exception as error:  # noqa: BLE001  it is on disk: this must not look like a failed save
                sys.excepthook(type(error), error, error.__traceback__)

    def _end(self, *, kept: bool) -> None:
        acts = tuple(self._when_ended)
        self._when_ended.clear()
        for act in acts:
            act(kept)

    def _may_read(self) -> None:
        own = threading.get_ident()
        if own != self._thread:
            self._lent.get(own, self._same_thread)()

    def _same_thread(self) -> None:
        if threading.get_ident() != self._thread:
            message = "the logbook is used from one thread only"
            raise RuntimeError(message)
