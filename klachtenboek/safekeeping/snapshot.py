"""A copy of the whole book as bytes, and a look into such a copy that trusts nothing in it; no file is touched."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import BackupDamaged, NewerLogbook, NotABackup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Connection = sqlite3.Connection
"""What the logbook hands on from the store without looking into it."""

_WITHOUT_WAL = b"\x01\x01"
"""Read and write version in the header: a copy in memory has no -wal beside it."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


@dataclass(frozen=True, slots=True)
class Book:
    """What makes a file a book of this program: its id, its newest version, and the schema of every version."""

    application_id: int
    version: int
    schema_of: Callable[[int], frozenset[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a copy: its version, and of every table how many rows and the highest row id."""

    schema: int
    tables: dict[str, tuple[int, int]]

    def rows(self, table: str) -> int:
        """Return how many rows a table has, 0 for one that is not there."""
        return self.tables.get(table, (0, 0))[0]


class Snapshot:
    """A copy of the whole book in memory, taken in one go through the book's own connection.

    To take it is a third of the work; the rest may be done on another thread than the one the book is on.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take it. Raises sqlite3.Error."""
        self._copy = sqlite3.connect(":memory:", check_same_thread=False)
        try:
            connection.backup(self._copy)
        except BaseException:
            self._copy.close()
            raise

    def content(self) -> bytearray:
        """Return it as the bytes of a file, once: the copy itself is let go."""
        with contextlib.closing(self._copy) as copy:
            content = bytearray(copy.serialize())
        content[18:20] = _WITHOUT_WAL
        return content


def snapshot(connection: sqlite3.Connection) -> bytearray:
    """Return the bytes of a copy of the whole book. Raises sqlite3.Error."""
    return Snapshot(connection).content()


def size_of(connection: sqlite3.Connection) -> int:
    """Return how many bytes the book takes. Raises sqlite3.Error."""
    return int(
        connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    )


def is_whole(connection: sqlite3.Connection, book: Book) -> bool:
    """Tell whether a book that is open has the pages, the tables and the letters it should have; its keys go unseen."""
    try:
        application_id, version = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
        )
        return (
            application_id == book.application_id
            and 0 < version <= book.version
            and schema(connection) == book.schema_of(version)
            and connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            and _has_all_letters(connection)
        )
    except sqlite3.DatabaseError:
        return False


def look_into(content: bytes | bytearray, book: Book, path: Path) -> Contents:
    """Check a copy as untrusted and return what stands in it.

    A copy whose tables, triggers or views differ from those of its version is refused, whatever its checks say. Raises
    NotABackup, NewerLogbook or BackupDamaged.
    """
    version = _version(content, book, path)
    try:
        with opened(content) as connection:
            if schema(connection) != book.schema_of(version):
                raise BackupDamaged(path)
            for check in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
                if connection.execute(check).fetchall() not in ([("ok",)], []):
                    raise BackupDamaged(path)
            _compare(connection, path)
            return counted(connection)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError, MemoryError) as error:
        raise BackupDamaged(path) from error


def _compare(connection: sqlite3.Connection, path: Path) -> None:
    """Hold the search index against the words it was made from, and every sent letter against its hash.

    A page in the middle of a long text or letter may be lost without SQLite noticing.
    """
    connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    if not _has_all_letters(connection):
        raise BackupDamaged(path)


def _has_all_letters(connection: sqlite3.Connection) -> bool:
    letters = connection.execute("SELECT sha256, pdf FROM letter")
    return all(hashlib.sha256(pdf).hexdigest() == wanted for wanted, pdf in letters)


def counted(connection: sqlite3.Connection) -> Contents:
    """Count what stands in a book that is open. Raises sqlite3.Error."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return Contents(version, {name: _counted(connection, name) for name in _tables(connection)})


def attached(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the hashes of all photos and files a book speaks of. Raises sqlite3.Error."""
    return frozenset(name for (name,) in connection.execute("SELECT sha256 FROM attachment"))


def versions(connection: sqlite3.Connection) -> dict[tuple[int, str], int]:
    """Return every complaint of a book, by id and moment of writing down, with its last line of history."""
    sql = (
        "SELECT c.id, c.entered_at, (SELECT coalesce(max(h.id), 0) FROM history h WHERE h.complaint_id = c.id) "
        "FROM complaint c WHERE c.is_practice = 0"
    )
    return {(key, entered): last for key, entered, last in connection.execute(sql)}


@contextlib.contextmanager
def opened(content: bytes | bytearray) -> Iterator[sqlite3.Connection]:
    """Open a copy in memory; nothing in its schema may call a function of the program."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(content)
        connection.execute("PRAGMA trusted_schema = 0")
        connection.execute("PRAGMA cell_size_check = 1")
        yield connection


def schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Return kind, name and words of everything in the schema; what SQLite adds by itself is left out."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return frozenset((kind, name, sql) for kind, name, sql in rows if not name.startswith("sqlite_"))


def _version(content: bytes | bytearray, book: Book, path: Path) -> int:
    if len(content) < _HEADER or not content.startswith(_MAGIC):
        raise NotABackup(path)
    if int.from_bytes(content[68:72], "big") != book.application_id:
        raise NotABackup(path)
    version = int.from_bytes(content[60:64], "big")
    if version > book.version:
        raise NewerLogbook(path)
    if not version:
        raise BackupDamaged(path)
    return version


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold what the owner wrote; the search index is made from those."""
    return sorted(name for kind, name, _ in schema(connection) if kind == "table" and "search_index" not in name)


def _counted(connection: sqlite3.Connection, table: str) -> tuple[int, int]:
    sql = f'SELECT count(*), coalesce(max(rowid), 0) FROM "{table}"'  # noqa: S608  a name out of our own schema
    rows, highest = connection.execute(sql).fetchone()
    return int(rows), int(highest)
