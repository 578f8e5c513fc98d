"""A book of an earlier version, made from one of today; what that version had no place for is not in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from klachtenboek.store.migrations import APPLICATION_ID, MIGRATIONS


def older(book: Path, version: int) -> None:
    """Turn a closed book into one of that version, every row under the id it has."""
    target = book.with_name("ouder.db")
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for step in MIGRATIONS[:version]:
            step(connection)
        connection.execute("ATTACH ? AS today", (str(book),))
        for table in _tables(connection):
            known = set(_columns(connection, table, "today"))
            names = ", ".join(f'"{name}"' for name in _columns(connection, table, "main") if name in known)
            connection.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM today."{table}"')
        connection.execute("DETACH today")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    target.replace(book)


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    return [name for (name,) in rows if not name.startswith(("search_index", "sqlite_"))]


def _columns(connection: sqlite3.Connection, table: str, schema: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{table}")')]
