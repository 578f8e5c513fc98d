"""What an error of the database means to the owner; a bug of ours is let through as it is."""

from __future__ import annotations

import sqlite3
import sys

from klachtenboek.domain.trouble import (
    DiskFailed,
    DiskFull,
    LogbookDamaged,
    LogbookInUse,
    NotALogbook,
    ReadOnly,
    Trouble,
)

_KNOWN: dict[int, type[Trouble]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_CORRUPT: LogbookDamaged,
    sqlite3.SQLITE_NOTADB: NotALogbook,
    sqlite3.SQLITE_BUSY: LogbookInUse,
    sqlite3.SQLITE_LOCKED: LogbookInUse,
}
_PRIMARY_CODE = 0xFF
_NOT_TEXT = "Could not decode to UTF-8"
"""What Python says, without a code of SQLite, of a text whose bytes are none; we never write such a one."""


class told_apart:  # noqa: N801  used as a block, like ``contextlib.suppress``
    """Raise known trouble of disk and lock as such; anything else, a bug, passes unchanged."""

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        """Stand around what touches the file at this path; a class, for it stands around every statement."""
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, Exception) or isinstance(error, Trouble):
            return
        known = _trouble(error) if _is_of_a_database(error) else None
        if known is not None:
            raise known(self._path) from error


def _is_of_a_database(error: Exception) -> bool:
    """Tell whether SQLite says so itself, or peewee does, which may not have been read."""
    peewee = sys.modules.get("peewee")
    return isinstance(error, sqlite3.Error) or (peewee is not None and isinstance(error, peewee.PeeweeException))


def _trouble(error: BaseException | None) -> type[Trouble] | None:
    """Walk the causes: on a full disk peewee's own complaint ("cannot rollback") hides SQLite's."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None and code & _PRIMARY_CODE in _KNOWN:
            return _KNOWN[code & _PRIMARY_CODE]
        if isinstance(error, sqlite3.OperationalError) and str(error).startswith(_NOT_TEXT):
            return LogbookDamaged
        error = error.__cause__ or error.__context__
    return None
