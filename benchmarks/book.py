"""Books to time, told by the demo and then multiplied; the same every time."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from klachtenboek.demo import DemoClock, fill
from klachtenboek.domain.backup import Reason
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping.backupfolder import folder_of, free_place
from klachtenboek.safekeeping.files import make_folder

NOW = datetime(2026, 11, 21, 10, 15)
TOLD = 250
"""Complaints told verb by verb; the others are copies of the settled ones among them."""

_COPIED = (
    *("customer", "complaint", "addition", "step", "promise", "contact", "goodwill", "reopened", "trail"),
    *("aftercare", "health_note", "history", "search"),
)
_POINTS_AT = {
    "complaint_id": "complaint",
    "customer_id": "customer",
    "promise_id": "promise",
    "moved_from": "promise",
}
_SETTLED = (
    "SELECT id FROM complaint WHERE is_open = 0 AND letter_count = 0 AND closed_at IS NOT NULL AND is_practice = 0 "
    "AND lapsed_at IS NULL AND next_due IS NULL ORDER BY id"
)

_IN_HASTE = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000")
"""A book that comes out half is made again; the book itself knows better."""

_RENUMBERED = (
    "UPDATE complaint SET number = n.number FROM (SELECT id, row_number() OVER (PARTITION BY year ORDER BY id) AS "
    "number FROM complaint WHERE number IS NOT NULL) n WHERE n.id = complaint.id"
)

_REFERENCES = (
    "UPDATE search SET folded = replace(folded, reference, n.shown), reference = n.shown FROM (SELECT id, "
    "printf('%d-%04d', year, number) AS shown FROM complaint WHERE number IS NOT NULL) n "
    "WHERE n.id = search.complaint_id AND n.shown <> search.reference"
)


def open_book(path: Path) -> Logbook:
    """Open a book by the clock of the benchmarks."""
    return Logbook(path, clock=DemoClock(NOW))


def with_backup(path: Path) -> Path:
    """Let the book have its backup of this moment, in name, so that none is made while something is timed."""
    place = free_place(make_folder(folder_of(path)), NOW, Reason.ASKED)
    place.touch()
    return path


def tell_book(path: Path, told: int = TOLD) -> Path:
    """Make a book of ``told`` complaints (at least the demo's year) and return where it is."""
    clock = DemoClock(NOW)
    logbook = Logbook(path, clock=clock)
    fill(logbook, clock, count=told)
    logbook.close()
    return path


def told_before(kept: Path, told: int) -> Path:
    """Return the told book that is kept in a folder, made when it is not there yet."""
    path, beside = kept / f"told {told}.db", kept / "being told.db"
    return path if path.exists() else tell_book(beside, told).rename(path)


def copied(source: Path, kept: Path, path: Path, size: int) -> Path:
    """Return a book of that size of one's own: a copy of the kept one, which is made when it is not there yet."""
    whole, beside = kept / f"whole {size}.db", kept / "being made.db"
    if not whole.exists():
        multiply(source, beside, size).rename(whole)
    shutil.copyfile(whole, path)
    return path


def multiply(source: Path, path: Path, size: int, *, versions: bool = True) -> Path:
    """Copy a told book and add settled complaints to it until there are ``size``; what is open stays as it was.

    A shop has no more to do after ten years than after one, so only the past grows. Without ``versions`` the copies
    have no earlier version of themselves, which is half of a book.
    """
    shutil.copyfile(source, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _IN_HASTE:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    triggers = _without_triggers(connection)
    settled = [key for (key,) in connection.execute(_SETTLED)]
    missing = size - connection.execute("SELECT count(*) FROM complaint").fetchone()[0]
    offsets = {table: _largest(connection, table) for table in _COPIED}
    for time in range(1, -(-max(missing, 0) // len(settled)) + 1):
        chosen = settled[: missing - (time - 1) * len(settled)]
        moved = {table: time * offset for table, offset in offsets.items()}
        _copy(connection, chosen, moved, time, without="" if versions else " AND subject <> 'version'")
    connection.execute(_RENUMBERED)
    connection.execute(_REFERENCES)
    connection.execute("UPDATE number SET last = (SELECT max(number) FROM complaint c WHERE c.year = number.year)")
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    for trigger in triggers:
        connection.execute(trigger)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def _without_triggers(connection: sqlite3.Connection) -> list[str]:
    """Take the triggers of the search index away, which is made in one go at the end, and return their words."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid").fetchall()
    for name, _sql in found:
        connection.execute(f'DROP TRIGGER "{name}"')
    return [sql for _name, sql in found]


def _largest(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT ifnull(max(rowid), 0) FROM {table}").fetchone()[0])


def _copy(
    connection: sqlite3.Connection, chosen: list[int], offsets: dict[str, int], time: int, *, without: str
) -> None:
    """Copy these complaints and all that is theirs, every id moved up; ``without`` is a condition on their history."""
    ids = ", ".join(map(str, chosen))
    for table in _COPIED:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        moved = [_moved(table, name, offsets, time) for name in names]
        whose = {
            "complaint": f"id IN ({ids})",
            "customer": f"id IN (SELECT customer_id FROM complaint WHERE id IN ({ids}))",
            "history": f"complaint_id IN ({ids}){without}",
        }.get(table, f"complaint_id IN ({ids})")
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {', '.join(moved)} FROM {table} WHERE {whose}")


def _moved(table: str, name: str, offsets: dict[str, int], time: int) -> str:
    if name == "number":
        return f"number + {time * 1_000_000}"
    owner = table if name == "id" else _POINTS_AT.get(name, "")
    return f'"{name}" + {offsets[owner]}' if owner else f'"{name}"'
