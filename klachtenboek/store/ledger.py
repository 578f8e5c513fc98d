"""The goodwill of a year for the bookkeeper and the letters that prove it; sums are made by ``reports``."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import Gesture, Goodwill
from klachtenboek.domain.ledger import Evidence, LedgerEntry
from klachtenboek.domain.reference import Reference
from klachtenboek.packed import Packed
from klachtenboek.store import schema
from klachtenboek.store.mapping import Reader

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator

    from klachtenboek.store.customers import Customers
    from klachtenboek.store.database import Database

_COUNTING = (
    "SELECT g.id FROM goodwill g JOIN complaint c ON c.id = g.complaint_id "
    "WHERE g.answer = 'accepted' AND c.lapsed_at IS NULL AND c.is_practice = 0 AND {which} "
    "ORDER BY coalesce(g.agreed_on, g.given_on, substr(g.entered_at, 1, 10)), c.year, c.number, g.id"
)
_OF_A_YEAR = _COUNTING.format(which="coalesce(g.agreed_on, g.given_on, substr(g.entered_at, 1, 10)) BETWEEN ? AND ?")
_OF_LINES = _COUNTING.format(which="g.id IN (SELECT value FROM json_each(?))")
_AT_ONCE = 256
_COMPLAINTS = (
    "SELECT g.id, c.id, c.year, c.number, c.customer_id, ifnull(o.name, '') FROM goodwill g "
    "JOIN complaint c ON c.id = g.complaint_id LEFT JOIN cause o ON o.id = c.cause_id "
    "WHERE g.id IN ({marks})"
)
_LINES = Reader(schema.GoodwillRow, Goodwill, "id")


class Ledger:
    """Accepted goodwill by period."""

    def __init__(self, database: Database, customers: Customers) -> None:
        """Read through this database."""
        self._database = database
        self._customers = customers

    def entries(self, first: date = date.min, last: date = date.max) -> Packed[LedgerEntry]:
        """Return the accepted lines of the period or of all time, in the order of day, complaint and line.

        Practice and lapsed complaints are left out.
        """
        return Packed(self._entries(first, last))

    def of(self, line_ids: Collection[int]) -> tuple[LedgerEntry, ...]:
        """Return those of these lines that are accepted, in the order of day, complaint and line."""
        return tuple(self._read(self._database.numbers(_OF_LINES, (json.dumps([*line_ids]),))))

    def count(self) -> int:
        """Return how many lines the book has in all, accepted or not."""
        return int(self._database.rows("SELECT count(*) FROM goodwill")[0][0])

    def _entries(self, first: date, last: date) -> Iterator[LedgerEntry]:
        yield from self._read(self._database.numbers(_OF_A_YEAR, (first.isoformat(), last.isoformat())))

    def _read(self, ids: array[int]) -> Iterator[LedgerEntry]:
        for start in range(0, len(ids), _AT_ONCE):
            chunk = ids[start : start + _AT_ONCE]
            lines = {line.id: line for line in _LINES.many(self._database, chunk)}
            sql = _COMPLAINTS.format(marks=", ".join("?" * len(chunk)))
            about = {row[0]: row for row in self._database.rows(sql, chunk)}
            known = self._customers.some({row[4] for row in about.values()} - {None})
            for key in chunk:
                _, complaint_id, year, number, customer_id, cause = about[key]
                yield LedgerEntry(
                    complaint_id=complaint_id,
                    reference=str(Reference(year, number)),
                    line=lines[key],
                    customer_id=customer_id,
                    customer=known[customer_id] if customer_id is not None else None,
                    cause=cause,
                )

    def gesture(self, cause_id: int, *, but_not: int) -> Gesture | None:
        """Return what accepted lines of other complaints with the cause were worth to the customer, in cents."""
        sql = (
            "SELECT min(g.value - g.share), max(g.value - g.share), count(*) FROM goodwill g "
            "JOIN complaint c ON c.id = g.complaint_id WHERE c.cause_id = ? AND c.id <> ? "
            "AND g.answer = 'accepted' AND c.lapsed_at IS NULL AND c.is_practice = 0"
        )
        low, high, times = self._database.rows(sql, (cause_id, but_not))[0]
        return Gesture(low, high, times) if times else None

    def letters(self) -> Iterator[Evidence]:
        """Yield the sent letters of complaints that gave something; their PDFs are read one by one (``letter``)."""
        sql = (
            "SELECT l.id, c.year, c.number, l.kind, l.at FROM letter l JOIN complaint c ON c.id = l.complaint_id "
            "WHERE c.number IS NOT NULL AND (c.id IN (SELECT complaint_id FROM goodwill) "
            "OR c.id IN (SELECT complaint_id FROM booked)) ORDER BY c.id, l.at, l.id"
        )
        for key, year, number, kind, at in self._database.rows(sql):
            reference, moment = str(Reference(year, number)), datetime.fromisoformat(at)
            yield Evidence(key, reference, LetterKind(kind), moment)

    def letter(self, letter_id: int) -> bytes:
        """Return the PDF of a sent letter."""
        return bytes(self._database.rows("SELECT pdf FROM letter WHERE id = ?", (letter_id,))[0][0])
