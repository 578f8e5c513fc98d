"""Questions that take long: given up after a moment, or asked beside the window, which always goes first.

The book has one connection, so while a long question runs the window would have to wait for it. It does not: what is
asked beside the window is broken off as soon as the window wants something, and asked anew when that is done.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar

from klachtenboek.domain.patience import Dropped, TakesLong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

T = TypeVar("T")

AT_ONCE = 0.1
"""Seconds within which an answer is there at once to whoever presses a key."""

STEPS = 20_000
"""Steps of SQLite between two looks at the clock: one or two thousandths of a second; most questions take fewer."""

PAUSE = 0.05
"""Seconds after the window wanted something: mostly it wants more."""


class Asked(Protocol):
    """The database that is asked."""

    connection: sqlite3.Connection

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""

    @property
    def state(self) -> tuple[int, int]:
        """What is another as soon as something was written."""

    def lent(self, beat: Callable[[], None]) -> AbstractContextManager[None]:
        """Let this thread read, with ``beat`` before each query."""


class Patience:
    """How long the questions to one database may take, each in the thread it is asked in."""

    def __init__(self, database: Asked, lock: threading.RLock) -> None:
        """Know whose questions these are, and the lock under which one of them is answered at a time."""
        self._database = database
        self.lock = Insisting(lock)
        self._own = _Own()
        self._watched: sqlite3.Connection | None = None

    def at_once(self, ask: Callable[[], T]) -> T:
        """Return the answer. Raises TakesLong when it is not there AT_ONCE."""
        end = monotonic() + AT_ONCE
        with self._until(lambda: monotonic() >= end):
            return ask()

    def beside(self, ask: Callable[[], T], dropped: threading.Event) -> T:
        """Ask in the thread this is called from, whenever the window wants nothing; the answer is of one moment.

        Raises Dropped when that was set or the book was closed.
        """

        def is_over() -> bool:
            return dropped.is_set() or self.lock.is_wanted

        while True:
            with self.lock.yielding():
                state = self._state(dropped)
                try:
                    with self._until(is_over), self._database.lent(partial(self._beat, dropped)):
                        answer = ask()
                except TakesLong:
                    dropped.wait(PAUSE)
                except Exception:  # of what was taken out meanwhile, or of the file that was closed
                    if self._state(dropped) == state:
                        raise
                else:
                    if self._state(dropped) == state:
                        return answer

    def _beat(self, dropped: threading.Event) -> None:
        if dropped.is_set() or not self._database.is_open:
            raise Dropped
        if self.lock.is_wanted:
            raise TakesLong

    def _state(self, dropped: threading.Event) -> tuple[int, int]:
        with self.lock:
            if dropped.is_set() or not self._database.is_open:
                raise Dropped
            return self._database.state

    @contextmanager
    def _until(self, is_over: Callable[[], bool]) -> Iterator[None]:
        """Break off what this thread asks once ``is_over``, with TakesLong."""
        with self.lock:
            self._watch()
        self._own.is_over = is_over
        try:
            yield
        except Exception as error:
            if not _was_broken_off(error):
                raise
            raise TakesLong from error
        finally:
            self._own.is_over = None

    def _watch(self) -> None:
        """Look at the clock from now on, also after the file was closed and opened again."""
        connection = self._database.connection
        if connection is not self._watched and self._database.is_open:
            connection.set_progress_handler(self._is_over, STEPS)
            self._watched = connection

    def _is_over(self) -> bool:
        is_over = self._own.is_over
        return is_over is not None and is_over()


class _Own(threading.local):
    """When the questions of one thread are over; None when they may take as long as they do."""

    is_over: Callable[[], bool] | None = None


class Insisting:
    """The lock of a database, which tells whether somebody who goes first waits for it."""

    def __init__(self, lock: threading.RLock) -> None:
        """Stand around this lock."""
        self._lock = lock
        self._waiting: set[int] = set()
        self._yielding: set[int] = set()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody who goes first waits."""
        return bool(self._waiting)

    @contextmanager
    def yielding(self) -> Iterator[None]:
        """Let this thread wait for the lock like everybody, without going first."""
        own = threading.get_ident()
        self._yielding.add(own)
        try:
            yield
        finally:
            self._yielding.discard(own)

    def __enter__(self) -> None:
        """Take the lock, first of all unless this thread yields."""
        if self._lock.acquire(blocking=False):
            return
        own = threading.get_ident()
        if own in self._yielding:
            self._lock.acquire()
            return
        self._waiting.add(own)
        try:
            self._lock.acquire()
        finally:
            self._waiting.discard(own)

    def __exit__(self, *_error: object) -> None:
        """Let it go."""
        self._lock.release()


def _was_broken_off(error: BaseException | None) -> bool:
    """Walk the causes: peewee's own complaint stands around SQLite's."""
    while error is not None:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            return True
        error = error.__cause__ or error.__context__
    return False
