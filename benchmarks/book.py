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
from klachtenboek.store.migrations import migrate

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
    "is_open = 0 AND letter_count = 0 AND closed_at IS NOT NULL AND is_practice = 0 AND lapsed_at IS NULL "
    "AND next_due IS NULL"
)

_LISTS = {
    "additions": "addition",
    "steps": "step",
    "promises": "promise",
    "contacts": "contact",
    "goodwill": "goodwill",
    "reopenings": "reopened",
}
"""How the history names a row, and the table it stands in."""

_IN_HASTE = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "threads = 2")
"""A book that comes out half is made again; the book itself knows better."""

_WHOLE_HISTORY = 100_000
"""Complaints up to which copies have their earlier versions too: half of a book, that no list or search reads."""

_CHOSEN = f"""
CREATE TEMP TABLE chosen AS SELECT id, customer_id, year,
printf('%d-%04d', year, number) AS reference, row_number() OVER (ORDER BY id) AS nth,
row_number() OVER (PARTITION BY year ORDER BY id) AS of_year, count(*) OVER (PARTITION BY year) AS in_year,
(SELECT max(number) FROM complaint other WHERE other.year = complaint.year) AS last
FROM complaint WHERE {_SETTLED};
CREATE UNIQUE INDEX temp.chosen_id ON chosen (id);
"""
"""The complaints that are copied, with what their copies need to be numbered on in their year."""

_TIMES = (
    "WITH RECURSIVE turn (time) AS (SELECT 1 UNION ALL SELECT time + 1 FROM turn WHERE time < {turns}) "
    "INSERT INTO {table} ({columns}) SELECT {values} FROM turn CROSS JOIN temp.copied x "
    "WHERE turn.time < {turns} OR x.nth <= {rest} ORDER BY turn.time, x.rowid"
)
"""Every row as often as it takes, in the order of its new ids: nothing is sorted and the table is written once."""


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


def multiply(source: Path, path: Path, size: int) -> Path:
    """Copy a told book and add settled complaints to it until there are ``size``; what is open stays as it was.

    A shop has no more to do after ten years than after one, so only the past grows. In a book of more than a hundred
    thousand the copies have no earlier versions of themselves. Every table is filled by one statement, without its
    indexes, which are made in one go at the end.
    """
    shutil.copyfile(source, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _IN_HASTE:
        connection.execute(f"PRAGMA {pragma}")
    migrate(connection)  # the told one may have been kept by an earlier version
    missing = size - _one(connection, "SELECT count(*) FROM complaint")
    if missing > 0:
        connection.execute("BEGIN")
        dropped = _without_indexes(connection)
        _add(connection, missing, versions=size <= _WHOLE_HISTORY)
        connection.execute("UPDATE number SET last = (SELECT max(number) FROM complaint c WHERE c.year = number.year)")
        for sql in dropped:
            connection.execute(sql)
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def _one(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Take the indexes away, and the triggers of the search index, and return their words."""
    asked = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = connection.execute(f"{asked} ORDER BY rowid").fetchall()
    for kind, name, _sql in found:
        connection.execute(f'DROP {kind} "{name}"')
    return [sql for _kind, _name, sql in found]


def _add(connection: sqlite3.Connection, missing: int, *, versions: bool) -> None:
    """Add so many copies of the settled complaints with all that is theirs, every id moved up by whole turns."""
    for statement in _CHOSEN.split(";"):
        connection.execute(statement)
    settled = _one(connection, "SELECT count(*) FROM temp.chosen")
    turns = -(-missing // settled)
    offsets = {table: _one(connection, f"SELECT ifnull(max(rowid), 0) FROM {table}") for table in _COPIED}
    for table in _COPIED:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        connection.execute(f"CREATE TEMP TABLE copied AS {_theirs(table, versions=versions)}")
        times = _TIMES.format(
            table=table,
            columns=", ".join(f'"{name}"' for name in names),
            values=", ".join(_moved(table, name, offsets) for name in names),
            turns=turns,
            rest=missing - (turns - 1) * settled,
        )
        connection.execute(times)
        connection.execute("DROP TABLE temp.copied")
    connection.execute("DROP TABLE temp.chosen")


def _theirs(table: str, *, versions: bool) -> str:
    """Return what reads the rows of a table that are copied, each with the place its complaint has in a turn."""
    of_complaint = "t.id" if table == "complaint" else "t.complaint_id"
    asked = f"SELECT t.*, p.nth, p.of_year, p.in_year, p.last, p.reference AS was, p.year AS of FROM {table} t "
    if table == "customer":
        return (
            "SELECT t.*, min(p.nth) AS nth FROM customer t JOIN temp.chosen p ON p.customer_id = t.id "
            "GROUP BY t.id ORDER BY t.id"
        )
    where = "WHERE t.subject <> 'version' " if table == "history" and not versions else ""
    return f"{asked}JOIN temp.chosen p ON p.id = {of_complaint} {where}ORDER BY t.rowid"


_NUMBER = "x.last + (turn.time - 1) * x.in_year + x.of_year"
_REFERENCE = f"printf('%d-%04d', x.of, {_NUMBER})"


def _moved(table: str, name: str, offsets: dict[str, int]) -> str:
    """Return what stands in a column of a copy."""
    told = {
        ("complaint", "number"): _NUMBER,
        ("search", "reference"): _REFERENCE,
        ("search", "folded"): f"replace(x.folded, x.was, {_REFERENCE})",
        ("history", "new"): f"CASE x.field WHEN 'created' THEN replace(x.new, x.was, {_REFERENCE}) ELSE x.new END",
        ("history", "subject"): _subject(offsets),
    }.get((table, name))
    if told is not None:
        return told
    owner = table if name == "id" else _POINTS_AT.get(name, "")
    return f'x."{name}" + turn.time * {offsets[owner]}' if owner else f'x."{name}"'


def _subject(offsets: dict[str, int]) -> str:
    """Return the subject of a line of history with the id in it, "promises 12", moved up."""
    cases = " ".join(
        f"WHEN x.subject LIKE '{name} %' THEN "
        f"'{name} ' || (CAST(substr(x.subject, {len(name) + 2}) AS INTEGER) + turn.time * {offsets[table]})"
        for name, table in _LISTS.items()
    )
    return f"CASE {cases} ELSE x.subject END"
