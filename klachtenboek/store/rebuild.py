"""A new book from rows that were saved out of a damaged one; where the rows come from is no concern here.

Nothing that was saved is dropped: what hung on a complaint that was lost hangs on a new one with the same number, and a
number of which nothing is left stands as lapsed.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.reference import Reference
from klachtenboek.i18n import _
from klachtenboek.store import IN_MEMORY, Store
from klachtenboek.store.mapping import Writer, complaint_columns, computed
from klachtenboek.store.migrations import MIGRATIONS, m0008_once
from klachtenboek.store.schema import ComplaintRow
from klachtenboek.store.search import name_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_DAYS = re.compile(r"(^|_)(at|on|due|since|until|utc|valid_from|valid_to|expires)$")
_WRITER = Writer(ComplaintRow)
_DERIVED = {"search"}


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table of the newest version: columns as name, kind, needed, key, default; its root page in a fresh book.

    ``added`` is how many of the last columns came later than the table itself.
    """

    name: str
    columns: tuple[tuple[str, str, bool, bool, str | None], ...]
    root: int
    added: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many rows of each table were put in the new book, how many did not fit, and what was made up for."""

    kept: dict[str, int]
    dropped: dict[str, int]
    renewed: tuple[str, ...]
    lapsed: tuple[str, ...]


def shapes() -> tuple[TableShape, ...]:
    """Return the shape of every table of a fresh book."""
    with closing(sqlite3.connect(IN_MEMORY, isolation_level=None)) as connection:
        first: dict[str, int] = {}
        for step in MIGRATIONS:
            step(connection)
            first = {name: len(tuple(_columns(connection, name))) for name, _root in _tables(connection)} | first
        return tuple(
            TableShape(name, columns, root, added=len(columns) - first[name])
            for name, root in _tables(connection)
            if (columns := tuple(_columns(connection, name)))
        )


def _tables(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    rows = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")
    found = rows.fetchall()
    return [(name, root) for name, root in found if "search_index" not in name and not name.startswith("sqlite_")]


def _columns(connection: sqlite3.Connection, table: str) -> Any:  # noqa: ANN401  a generator of five values
    for _cid, name, declared, needed, default, key in connection.execute(f'PRAGMA table_info("{table}")'):
        is_text = declared.startswith(("TEXT", "VARCHAR"))
        kind = "DAY" if is_text and _DAYS.search(name) else "TEXT" if is_text else declared
        value = default.strip("'") if default is not None else None
        yield name, kind, bool(needed), bool(key) and declared == "INTEGER", value


def rebuild(store: Store, rows: Mapping[str, Mapping[int, tuple[Any, ...]]], now: datetime) -> Rebuilt:
    """Fill an empty book with the rows and make all that is computed anew. Raises Trouble."""
    kept: dict[str, int] = {}
    dropped: dict[str, int] = {}
    database = store.database
    database.rows("PRAGMA foreign_keys = 0")
    with database.change():
        for shape in shapes():
            if shape.name not in _DERIVED:
                kept[shape.name], dropped[shape.name] = _insert(store, shape, rows.get(shape.name, {}))
        renewed = _renew(store, rows, now)
        lapsed = _fill_gaps(store, now)
        _release(store)
        m0008_once.date_closings(database.connection)
        m0008_once.go_on_counting(database.connection)
        _compute(store)
    database.rows("PRAGMA foreign_keys = 1")
    return Rebuilt(kept=kept, dropped=dropped, renewed=renewed, lapsed=lapsed)


def _insert(store: Store, shape: TableShape, rows: Mapping[int, tuple[Any, ...]]) -> tuple[int, int]:
    names = ", ".join(f'"{name}"' for name, *_ in shape.columns)
    marks = ", ".join("?" * len(shape.columns))
    sql, kept = f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})', 0
    for values in rows.values():
        if shape.name == "letter" and not _is_as_sent(shape, values):
            continue
        try:
            store.database.connection.execute(sql, values)
        except sqlite3.IntegrityError:
            continue  # a row twice, or one whose number another has
        kept += 1
    return kept, len(rows) - kept


def _is_as_sent(shape: TableShape, values: tuple[Any, ...]) -> bool:
    """Tell whether a letter is still what was sent: a page in the middle of it may be another one's."""
    letter = dict(zip((name for name, *_rest in shape.columns), values, strict=True))
    return bool(hashlib.sha256(letter["pdf"]).hexdigest() == letter["sha256"])


def _renew(store: Store, rows: Mapping[str, Mapping[int, tuple[Any, ...]]], now: datetime) -> tuple[str, ...]:
    """Make a complaint anew for every one that was lost but of which something else was saved."""
    wanted: set[int] = set()
    for table in _hanging_on("complaint"):
        sql = f'SELECT DISTINCT complaint_id FROM "{table}" WHERE complaint_id NOT IN (SELECT id FROM complaint)'
        wanted |= {key for (key,) in store.database.rows(sql) if key is not None}
    found = {row[0]: row for row in rows.get("search", {}).values()}
    wanted |= found.keys() - {key for (key,) in store.database.rows("SELECT id FROM complaint")}
    sql = "SELECT complaint_id, new FROM history WHERE subject = 'complaint' AND field = 'created'"
    numbers = {key: new for key, new in store.database.rows(sql) if new}
    renewed = []
    for key in sorted(wanted):
        number = (str(found[key][1]) if key in found else "") or numbers.get(key, "")
        story = str(found[key][3]) if key in found else _("Deze klacht stond op een beschadigd deel van het bestand.")
        renewed.append(_make_anew(store, key, Reference.read(number), story, now))
    return tuple(renewed)


def _make_anew(store: Store, key: int, reference: Reference | None, story: str, now: datetime) -> str:
    at = store.database.rows("SELECT min(at) FROM history WHERE complaint_id = ?", (key,))[0][0]
    told = Complaint(received_at=now, entered_at=now, reference=reference, story=story.strip() or "…")
    told = told.checked(has_name=True)
    row = complaint_columns(told) | {"id": key, "is_practice": reference is None}
    row |= {"received_at": at, "entered_at": at} if at else {}
    try:
        _WRITER.insert(store.database, row)
    except sqlite3.IntegrityError:
        _WRITER.insert(store.database, row | {"year": None, "number": None, "is_practice": True})
    return str(reference or "")


def _fill_gaps(store: Store, now: datetime) -> tuple[str, ...]:
    """Let every number of which nothing is left stand as lapsed, and every year know its last number."""
    lapsed = []
    known = {(year, number) for year, number in store.database.rows(_NUMBERS)}
    last = dict(store.database.rows("SELECT year, last FROM number"))
    for year in sorted({year for year, _number in known} | last.keys()):
        highest = max([last.get(year, 0), *(number for other, number in known if other == year)])
        for number in range(1, highest + 1):
            if (year, number) not in known:
                gone = Complaint(received_at=now, entered_at=now, reference=Reference(year, number))
                gone = gone.lapse(_("Verloren gegaan met het beschadigde bestand."), at=now)
                _WRITER.insert(store.database, complaint_columns(gone))
                lapsed.append(str(gone.reference))
        store.database.rows("INSERT OR REPLACE INTO number (year, last) VALUES (?, ?)", (year, highest))
    return tuple(lapsed)


_NUMBERS = "SELECT year, number FROM complaint WHERE number IS NOT NULL"


def _release(store: Store) -> None:
    """Let go of customers, categories and causes that were lost; what spoke of them stays."""
    needed = {(shape.name, name) for shape in shapes() for name, _kind, is_needed, *_rest in shape.columns if is_needed}
    for table, column, parent, _action in _keys():
        lost = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT rowid FROM "{parent}")'
        if (table, column) in needed:
            store.database.rows(f'DELETE FROM "{table}" WHERE {lost}')
        else:
            store.database.rows(f'UPDATE "{table}" SET "{column}" = NULL WHERE {lost}')


def _keys() -> tuple[tuple[str, str, str, str], ...]:
    with closing(sqlite3.connect(IN_MEMORY, isolation_level=None)) as connection:
        for step in MIGRATIONS:
            step(connection)
        return tuple(
            (shape.name, key[3], key[2], key[6])
            for shape in shapes()
            if shape.name not in _DERIVED
            for key in connection.execute(f'PRAGMA foreign_key_list("{shape.name}")')
        )


def _hanging_on(parent: str) -> tuple[str, ...]:
    return tuple(sorted({table for table, column, other, _ in _keys() if other == parent and column == "complaint_id"}))


def _compute(store: Store) -> None:
    """Make names to search for, sums and the search index from what was saved."""
    for (key,) in store.database.rows("SELECT id FROM customer"):
        customer = store.customers.get(key)
        sql = "UPDATE customer SET sort_key = ?, folded = ? WHERE id = ?"
        store.database.rows(sql, (customer.sort_key, name_words(customer), key))
    for (key,) in store.database.rows("SELECT id FROM complaint"):
        complaint = store.complaints.get(key)
        _WRITER.update(store.database, key, computed(complaint))
        store.complaints.index(complaint)
