"""Saving a complaint and a note, against the same rows in a raw transaction on the same disk."""

from __future__ import annotations

import itertools
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from benchmarks.book import NOW
from benchmarks.reading import WHOLE
from benchmarks.timing import Case, Work
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.store import Store

_STORY = "De slagroomtaart was ingezakt toen ze thuiskwam. Ze schaamde zich tegenover de visite."
TRIM = (
    "DELETE FROM history WHERE complaint_id = ? AND subject = 'version' AND id <= (SELECT id FROM history "
    "WHERE complaint_id = ? AND subject = 'version' ORDER BY id DESC LIMIT 1 OFFSET 20)"
)
_TABLES = ("complaint", "contact", "promise", "history", "search")
CLOCKS = (("on the clock", time.perf_counter_ns), ("processor", time.thread_time_ns))
"""Waiting for the disk hides what we add, so the processor's share has a row of its own."""


def cases(logbook: Logbook, store: Store, bare: sqlite3.Connection) -> Iterator[Case]:
    """Yield what is written to a book, to a store of its own, and to a raw one that holds the same rows."""
    told = Complaint(received_at=NOW, entered_at=NOW, story=_STORY, title="Slagroomtaart ingezakt", customer_id=1)
    told = told.contact(Contact(at=NOW, said="Meteen gebeld.", answer="Ze wil graag een nieuwe taart."))
    due = NOW + timedelta(hours=3)
    told = told.promise(Promise(kind=PromiseKind.CALL_BACK, text="Bellen over de taart", due=due, made_at=NOW))
    insert = _raw_insert(bare, _rows(store, told))
    for words, clock in CLOCKS:
        yield Case(
            group="save",
            name=f"complaint + note + promise, {words}",
            most=2.5,
            ours=lambda: store.complaints.add(told, at=NOW),
            bare=insert,
            against="raw transaction, same rows",
            rounds=200,
            clock=clock,
        )
    yield from _notes(logbook, bare)


def _rows(store: Store, told: Complaint) -> dict[str, list[dict[str, object]]]:
    """Return the rows a saved complaint consists of, by table, as SQLite holds them."""
    saved = store.complaints.add(told, at=NOW)
    rows: dict[str, list[dict[str, object]]] = {}
    for table in _TABLES:
        key = "id" if table == "complaint" else "complaint_id"
        cursor = store.database.connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (saved.id,))
        names = [column[0] for column in cursor.description]
        rows[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return rows


def _raw_insert(bare: sqlite3.Connection, rows: dict[str, list[dict[str, object]]]) -> Work:
    """Return a raw transaction: the next number, then each row; what is computed is given."""
    plan = [(table, *_insert(table, row), row) for table in _TABLES for row in rows[table]]

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        number = bare.execute("UPDATE number SET last = last + 1 WHERE year = 2026 RETURNING last").fetchall()[0][0]
        key: int | None = None
        for table, sql, names, row in plan:
            moved = {"id": None, "number": number, "complaint_id": key}
            new = bare.execute(sql, [moved[name] if name in moved else row[name] for name in names]).lastrowid
            key = new if table == "complaint" else key
        bare.execute("COMMIT")

    return insert


def _insert(table: str, row: dict[str, object]) -> tuple[str, list[str]]:
    names = list(row)
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})", names


def _notes(logbook: Logbook, bare: sqlite3.Connection) -> Iterator[Case]:
    """Yield a note: the verb reads the complaint first and keeps it as it was, and so does the raw transaction."""
    words = "De klant belde nog eens over de taart."
    keys = [row.id for row in logbook.complaints.page(Query(), limit=40).rows]
    for name, clock in CLOCKS:
        yield Case(
            group="save",
            name=f"a note on an existing one, {name}",
            most=2.5,
            ours=_on_each(lambda key: logbook.complaints.note(key, words), keys),
            bare=_on_each(_raw_note(bare, words), keys),
            against="raw transaction, same rows",
            rounds=200,
            clock=clock,
        )


def _on_each(work: Callable[[int], object], keys: Sequence[int]) -> Work:
    """Work on one complaint after another, so that none grows out of proportion."""
    turns = itertools.cycle(keys)
    return lambda: work(next(turns))


def _raw_note(bare: sqlite3.Connection, words: str) -> Callable[[int], None]:
    """Return a raw transaction that keeps what it read as JSON and signs it, as the verb does."""
    moment = NOW.isoformat()

    def note(key: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        version = json.dumps([bare.execute(sql, (key,)).fetchall() for sql in WHOLE], ensure_ascii=False)
        who = bare.execute("SELECT value FROM setting WHERE key IN ('writer', 'owner')").fetchall()[0][0]
        bare.execute(
            "INSERT INTO contact (complaint_id, at, direction, reached, said, answer, is_public) "
            "VALUES (?, ?, 'note', 1, ?, '', 0)",
            (key, moment, words),
        )
        for subject, old, new in (("version", version, ""), ("contacts", "", words)):
            bare.execute(
                "INSERT INTO history (complaint_id, at, subject, field, old, new, who) "
                "VALUES (?, ?, ?, 'added', ?, ?, ?)",
                (key, moment, subject, old, new, who),
            )
        bare.execute(TRIM, (key, key))
        bare.execute(
            "UPDATE search SET notes = notes || char(10) || ?, folded = folded || ' ' || ? WHERE complaint_id = ?",
            (words, words.lower(), key),
        )
        bare.execute("COMMIT")

    return note
