"""The pages of a large book looked over while it is in use, from another thread; what is wrong is not told here.

The file is read as it stands on the disk, through a connection that takes no lock and changes nothing. What was saved
since the start still stands in the -wal; while that is written back, a page may be seen half-way. So a book that is
found sound here is sound, and one that is not has to be looked over again by its own connection.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_TIMES = 2
"""A page that was seen half-way is whole the next time."""

_PATIENCE = 0.02
"""Seconds between asking a look to stop and asking it again: it may just have begun on the next table."""


class Beside:
    """One look at the pages; it may be stopped from any thread."""

    def __init__(self, path: Path) -> None:
        """Know where the file is."""
        self._path = path
        self._reading = threading.Lock()
        self._stopped = threading.Event()
        self._connection: sqlite3.Connection | None = None

    def is_sound(self, tables: Collection[str]) -> bool:
        """Tell whether the pages of these tables and their indexes were all found as they should be."""
        with self._reading:
            return any(self._look(tables) for _time in range(_TIMES))

    def _look(self, tables: Collection[str]) -> bool:
        address = f"{self._path.as_uri()}?immutable=1"
        try:
            with contextlib.closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
                self._connection = connection
                return all(self._is_sound(connection, table) for table in tables)
        except sqlite3.Error:
            return False
        finally:
            self._connection = None

    def _is_sound(self, connection: sqlite3.Connection, table: str) -> bool:
        if self._stopped.is_set():
            return False
        return bool(connection.execute(f'PRAGMA quick_check("{table}")').fetchone()[0] == "ok")

    def stop(self) -> None:
        """Stop looking, and wait until the file is let go of."""
        self._stopped.set()
        while not self._reading.acquire(timeout=_PATIENCE):
            connection = self._connection
            if connection is not None:
                with contextlib.suppress(sqlite3.Error):  # it may have been closed meanwhile
                    connection.interrupt()
        self._reading.release()
