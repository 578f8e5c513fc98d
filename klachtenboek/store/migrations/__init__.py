"""From one version of the tables to the next, each in one exclusive transaction; not peewee's own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import LogbookDamaged
from klachtenboek.store.migrations import (
    m0001_first,
    m0002_books,
    m0003_who,
    m0004_familiar,
    m0005_proof,
    m0006_expiring,
    m0007_counted,
    m0008_once,
    m0009_learned,
    m0010_sorted,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

APPLICATION_ID = 0x4B4C4142
"""``KLAB`` in the file's header: by this a file is known as a logbook."""

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m0001_first.up,
    m0002_books.up,
    m0003_who.up,
    m0004_familiar.up,
    m0005_proof.up,
    m0006_expiring.up,
    m0007_counted.up,
    m0008_once.up,
    m0009_learned.up,
    m0010_sorted.up,
)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, *, path: str = "") -> int:
    """Bring the tables to VERSION and return the version they had, 0 for a new file.

    Raises LogbookDamaged, with the file as it was, when the result does not pass its checks.
    """
    before: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if before == VERSION:
        return before
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        known = _schema(connection)
        for step in MIGRATIONS[before:]:
            step(connection)
        _check(connection, path, changed={row[0] for row in _schema(connection) - known})
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = 1")
    return before


def needs_migration(connection: sqlite3.Connection) -> bool:
    """Tell whether this is a book of an older version; a new, empty file is none."""
    return 0 < int(connection.execute("PRAGMA user_version").fetchone()[0]) < VERSION


@cache
def schema_of(version: int) -> frozenset[tuple[str, str, str]]:
    """Return kind, name and words of all that a book of this version has in its schema, as made from nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in MIGRATIONS[:version]:
            step(connection)
        rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return frozenset((kind, name, sql) for kind, name, sql in rows if not name.startswith("sqlite_"))


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, int, str]]:
    """Return of each table and index of whose table it is, its name, where it begins and its words."""
    rows = connection.execute(
        "SELECT tbl_name, name, rootpage, coalesce(sql, '') FROM sqlite_master WHERE rootpage > 0"
    )
    return set(rows)


def _check(connection: sqlite3.Connection, path: str, *, changed: Collection[str]) -> None:
    """Look the keys over, and the tables that were made, changed or got an index.

    The others are as they were: they were looked over in the backup of before, and are at every start.
    """
    is_sound = not connection.execute("PRAGMA foreign_key_check").fetchall()
    for table in sorted(changed):
        is_sound = is_sound and connection.execute(f'PRAGMA integrity_check("{table}")').fetchone()[0] == "ok"
    if not is_sound:
        raise LogbookDamaged(path)
