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


def multiply(source: Path, path: Path, size: int) -> Path:
    """Copy a told book and add settled complaints to it until there are ``size``; what is open stays as it was.

    A shop has no more to do after ten years than after one, so only the past grows.
    """
    shutil.copyfile(source, path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    settled = [key for (key,) in connection.execute(_SETTLED)]
    missing = size - connection.execute("SELECT count(*) FROM complaint").fetchone()[0]
    offsets = {table: _largest(connection, table) for table in _COPIED}
    for time in range(1, -(-max(missing, 0) // len(settled)) + 1):
        chosen = settled[: missing - (time - 1) * len(settled)]
        _copy(connection, chosen, {table: time * offset for table, offset in offsets.items()}, time)
    connection.execute(_RENUMBERED)
    connection.execute(_REFERENCES)
    connection.execute("UPDATE number SET last = (SELECT max(number) FROM complaint c WHERE c.year = number.year)")
    connection.execute("COMMIT")
    connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
    connection.close()
    return path


def _largest(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT ifnull(max(rowid), 0) FROM {table}").fetchone()[0])


def _copy(connection: sqlite3.Connection, chosen: list[int], offsets: dict[str, int], time: int) -> None:
    """Copy these complaints and all that is theirs, every id moved up."""
    ids = ", ".join(map(str, chosen))
    for table in _COPIED:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        moved = [_moved(table, name, offsets, time) for name in names]
        whose = {
            "complaint": f"id IN ({ids})",
            "customer": f"id IN (SELECT customer_id FROM complaint WHERE id IN ({ids}))",
        }.get(table, f"complaint_id IN ({ids})")
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {', '.join(moved)} FROM {table} WHERE {whose}")


def _moved(table: str, name: str, offsets: dict[str, int], time: int) -> str:
    if name == "number":
        return f"number + {time * 1_000_000}"
    owner = table if name == "id" else _POINTS_AT.get(name, "")
    return f'"{name}" + {offsets[owner]}' if owner else f'"{name}"'
