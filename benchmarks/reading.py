"""Reading the book: lists, a deep page, one complaint, a search at every key, totals; against the same rows raw."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.timing import OWN_TIME, Case, Work
from klachtenboek.domain.summary import Cursor, Filter, Query
from klachtenboek.logbook import Logbook
from klachtenboek.store import Store

ROWS = 50
DIFFERENT = 2_000
"""Complaints that are opened after each other; more than are remembered."""
TYPED = ("slagroomtaart", "de vries", "taart ingezakt", "2026-004", "bezorgd", "tensoep", "xyz")
"""What somebody types, key by key: a word, a name, two words, a number, part of a compound, nothing at all."""

ROW = (
    "SELECT c.received_at, c.id, c.year, c.number, c.is_practice, c.kind, c.received_at, c.channel, c.title, "
    "c.understanding, c.apology, c.solved, c.given, c.next_due, c.letter_count, c.is_online, c.has_reaction, "
    "c.closed_at, c.closed_reason, c.lapsed_at, c.solution_text, k.id, k.form, k.own_form, k.given, k.prefix, "
    "k.surname, k.company, k.phone, k.town FROM complaint c LEFT JOIN customer k ON k.id = c.customer_id WHERE {} "
    f"ORDER BY c.received_at DESC, c.id DESC LIMIT {ROWS + 1}"
)
WHOLE = (
    "SELECT * FROM complaint WHERE id = ?",
    *(
        f"SELECT * FROM {table} WHERE complaint_id = ?"
        for table in ("addition", "step", "contact", "promise", "goodwill", "attachment", "reopened", "related")
    ),
    "SELECT id, kind, language, words, how, at, sha256, size FROM letter WHERE complaint_id = ?",
    *(f"SELECT * FROM {table} WHERE complaint_id = ?" for table in ("trail", "aftercare", "health_note")),
)
_FIGURES = (
    "SELECT count(*), total(triad_count = 3), total(given) FROM complaint WHERE kind = 'complaint' AND received_at "
    "BETWEEN ? AND ? AND lapsed_at IS NULL AND is_practice = 0"
)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def raw(path: Path) -> sqlite3.Connection:
    """Return a bare connection to a copy of the book, with the same pragmas."""
    copy = path.with_name(f"raw-{path.name}")
    shutil.copyfile(path, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = 1"):
        connection.execute(f"PRAGMA {pragma}")
    for pragma in ("cell_size_check = 1", "secure_delete = 1", "fullfsync = 1"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def cases(logbook: Logbook, bare: sqlite3.Connection) -> Iterator[Case]:
    """Yield what is read from this book and from a raw copy of it."""
    yield from _lists(logbook, bare)
    yield _unseen(logbook, bare)
    yield _deep(logbook)
    yield _one(logbook, bare)
    yield _looked_at(logbook)
    yield _keys(logbook, "")


def largest(logbook: Logbook, bare: sqlite3.Connection) -> Iterator[Case]:
    """Yield what is read from the largest book."""
    of = f", {logbook.complaints.counts().all} complaints"
    yield _list(logbook, bare, f"newest {ROWS}{of}", Query(), "c.lapsed_at IS NULL")
    yield _keys(logbook, of)


def totals(store: Store, bare: sqlite3.Connection) -> Case:
    """Return the sums of a year; asked of the store, for the logbook remembers them until something changes."""
    first, last = YEAR
    return Case(
        group="totals",
        name=f"year totals, {store.overview.counts().all} complaints",
        most=1.5,
        rounds=60,
        ours=lambda: store.overview.figures(first, last),
        bare=lambda: bare.execute(_FIGURES, (f"{first}T00:00:00", f"{last}T23:59:59")).fetchall(),
        against="raw SQL",
    )


def _lists(logbook: Logbook, bare: sqlite3.Connection) -> Iterator[Case]:
    category = bare.execute("SELECT category_id FROM complaint GROUP BY 1 ORDER BY count(*) DESC").fetchone()[0]
    for name, query, where in (
        (f"newest {ROWS}", Query(), "c.lapsed_at IS NULL"),
        ("open ones", Query(filter=Filter.OPEN), "c.is_open = 1"),
        ("a category", Query(category_id=category), f"c.lapsed_at IS NULL AND c.category_id = {category}"),
        (
            "a year",
            Query(year=2025),
            "c.lapsed_at IS NULL AND c.received_at >= '2025-01-01' AND c.received_at < '2026-01-01'",
        ),
    ):
        yield _list(logbook, bare, name, query, where)


def _list(logbook: Logbook, bare: sqlite3.Connection, name: str, query: Query, where: str) -> Case:
    sql = ROW.format(where)
    return Case(
        group="list",
        name=name,
        most=1.3,
        ours=lambda: logbook.complaints.page(query, limit=ROWS),
        bare=lambda: bare.execute(sql).fetchall(),
        against="raw sqlite3, same rows",
    )


def _looked_at(logbook: Logbook) -> Case:
    """Return page after page with a value made of every row, which a screen does for the dozen it shows."""
    cursors = itertools.cycle(_cursors(logbook))
    return Case(
        group="list",
        name=f"{ROWS} rows not seen before, each made, p95 ms",
        most=16.7,
        ours=lambda: list(logbook.complaints.page(Query(), after=next(cursors), limit=ROWS).rows),
        clock=OWN_TIME,
    )


def _unseen(logbook: Logbook, bare: sqlite3.Connection) -> Case:
    """Yield page after page of the whole book, so that none is remembered from the round before."""
    cursors = _cursors(logbook)
    ours, raws = itertools.cycle(cursors), itertools.cycle(cursors)
    sql = ROW.format("c.lapsed_at IS NULL AND (c.received_at, c.id) < (?, ?)")
    return Case(
        group="list",
        name="a page not seen before",
        most=1.3,
        ours=lambda: logbook.complaints.page(Query(), after=next(ours), limit=ROWS),
        bare=lambda: bare.execute(sql, next(raws)).fetchall(),
        against="raw sqlite3, same rows",
        rounds=len(cursors),
    )


def _cursors(logbook: Logbook) -> list[Cursor]:
    """Return where the full pages of the book begin, but the first."""
    found: list[Cursor] = []
    after: Cursor | None = None
    while (after := logbook.complaints.page(Query(), after=after, limit=ROWS).next) is not None:
        found.append(after)
    return found


def _deep(logbook: Logbook) -> Case:
    before = _cursors(logbook)[-2]
    return Case(
        group="list",
        name="last full page",
        most=2,
        ours=lambda: logbook.complaints.page(Query(), after=before, limit=ROWS),
        bare=lambda: logbook.complaints.page(Query(), limit=ROWS),
        against="first page",
    )


def _one(logbook: Logbook, bare: sqlite3.Connection) -> Case:
    """Open another complaint each time: of one that was open just now the rows are records already."""
    keys = [row.id for row in logbook.complaints.page(Query(), limit=DIFFERENT).rows]
    ours, raws = itertools.cycle(keys), itertools.cycle(keys)

    def read() -> None:
        key = next(raws)
        for sql in WHOLE:
            bare.execute(sql, (key,)).fetchall()

    return Case(
        group="open",
        name="open a complaint",
        most=3,
        ours=lambda: logbook.complaints.get(next(ours)),
        bare=read,
        against="raw sqlite3, same tables",
    )


def _keys(logbook: Logbook, of: str) -> Case:
    beginnings = [words[:end] for words in TYPED for end in range(1, len(words) + 1)]
    return Case(
        group="search",
        name=f"key press to rows{of}, p95 ms",
        most=33,
        ours=_search(logbook, beginnings),
        rounds=4 * len(beginnings),
        clock=OWN_TIME,
    )


def _search(logbook: Logbook, beginnings: list[str]) -> Work:
    turns = itertools.cycle(beginnings)

    def search() -> object:
        query = Query(words=next(turns), is_quick=True)
        return logbook.complaints.page(query, limit=ROWS), logbook.complaints.count(query)

    return search
