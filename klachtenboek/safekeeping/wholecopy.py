"""A copy of a book too large to be packed, as a file of its own beside the backups; what is packed is ``archive``'s."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import BackupDamaged, NoRoomForCopy
from klachtenboek.safekeeping.files import keep_file, remove_file
from klachtenboek.safekeeping.snapshot import counted, is_whole, size_of

if TYPE_CHECKING:
    from pathlib import Path

    from klachtenboek.safekeeping.snapshot import Book

SUFFIX = ".db"

_UNDER_WAY = ".klachtenboek-kopie.tmp"
"""Always the same, so that what a copy left behind that was cut off goes with the next one."""

_PRIMARY_CODE = 0xFF
_GIGABYTE = 1_000_000_000


def copy_whole(connection: sqlite3.Connection, path: Path, book: Book) -> None:
    """Copy the book that is open into a new file, look the copy over, flush it, and only then give it its name.

    It is looked over as a book at a start is, with its sent letters, and every table must have as many rows. Raises
    NoRoomForCopy, BackupDamaged, ReadOnly, DiskFailed or sqlite3.Error; then no file stays.
    """
    under_way = path.with_name(_UNDER_WAY)
    _clear(under_way)
    try:
        _refuse_full(connection, path)
        _copy(connection, under_way, path)
        with contextlib.closing(_opened(under_way)) as copy:
            if not is_whole(copy, book) or counted(copy) != counted(connection):
                raise BackupDamaged(path)  # noqa: TRY301  cleared away below, like any other
        keep_file(under_way, path)
    except BaseException:
        _clear(under_way)
        raise


def _clear(under_way: Path) -> None:
    for name in (under_way.name, f"{under_way.name}-journal"):
        remove_file(under_way.with_name(name))


def _refuse_full(connection: sqlite3.Connection, path: Path) -> None:
    from shutil import disk_usage  # only for a very large book

    if disk_usage(path.parent).free < size_of(connection):
        raise _no_room(connection, path)


def _no_room(connection: sqlite3.Connection, path: Path) -> NoRoomForCopy:
    return NoRoomForCopy(path.parent, -(-size_of(connection) // _GIGABYTE))


def _copy(connection: sqlite3.Connection, under_way: Path, path: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(under_way, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # it is one file, with no -wal beside it
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE == sqlite3.SQLITE_FULL:
            raise _no_room(connection, path) from error
        raise


def _opened(under_way: Path) -> sqlite3.Connection:
    """Open the copy as it stands on the disk; nothing is written in it or beside it."""
    connection = sqlite3.connect(f"{under_way.absolute().as_uri()}?immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema = 0")
    connection.execute("PRAGMA cell_size_check = 1")
    return connection
