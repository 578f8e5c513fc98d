"""The goodwill of a year for the bookkeeper and the letters that prove it; sums are made by ``reports``."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import Gesture, Goodwill
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.summary import Evidence, LedgerEntry
from klachtenboek.store import schema
from klachtenboek.store.mapping import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.domain.customer import Customer
    from klachtenboek.store.customers import Customers
    from klachtenboek.store.database import Database

_OF_A_YEAR = (
    "SELECT g.id, c.id, c.year, c.number, c.customer_id, ifnull(o.name, '') FROM goodwill g "
    "JOIN complaint c ON c.id = g.complaint_id LEFT JOIN cause o ON o.id = c.cause_id "
    "WHERE g.answer = 'accepted' AND c.lapsed_at IS NULL AND c.is_practice = 0 "
    "AND coalesce(g.agreed_on, g.given_on, substr(g.entered_at, 1, 10)) BETWEEN ? AND ? ORDER BY g.id"
)


class Ledger:
    """Accepted goodwill by period."""

    def __init__(self, database: Database, customers: Customers) -> None:
        """Read through this database."""
        self._database = database
        self._customers = customers

    def entries(self, first: date = date.min, last: date = date.max) -> tuple[LedgerEntry, ...]:
        """Return the accepted lines of the period or of all time; practice and lapsed complaints are left out."""
        rows = self._database.rows(_OF_A_YEAR, (first.isoformat(), last.isoformat()))
        table = schema.GoodwillRow
        lines: dict[int, Goodwill] = {}
        for chunk in _chunks([row[0] for row in rows]):
            found = self._database.dicts(table.select().where(table.id.in_(chunk)))
            lines |= {row["id"]: build(Goodwill, row) for row in found}
        known: dict[int, Customer] = {}
        return tuple(self._entry(row, lines[row[0]], known) for row in rows)

    def _entry(
        self, row: tuple[int, int, int, int, int | None, str], line: Goodwill, known: dict[int, Customer]
    ) -> LedgerEntry:
        _, complaint_id, year, number, customer_id, cause = row
        if customer_id is not None and customer_id not in known:
            known[customer_id] = self._customers.get(customer_id)
        return LedgerEntry(
            complaint_id=complaint_id,
            reference=str(Reference(year, number)),
            line=line,
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

    def letters(self, complaint_ids: frozenset[int]) -> Iterator[Evidence]:
        """Yield the sent letters of these complaints, one PDF in memory at a time."""
        sql = (
            "SELECT l.id, c.year, c.number, l.kind, l.at FROM letter l JOIN complaint c ON c.id = l.complaint_id "
            "WHERE c.id = ? ORDER BY l.at, l.id"
        )
        for complaint_id in sorted(complaint_ids):
            for key, year, number, kind, at in self._database.rows(sql, (complaint_id,)):
                pdf = self._database.rows("SELECT pdf FROM letter WHERE id = ?", (key,))[0][0]
                moment = datetime.fromisoformat(at)
                yield Evidence(str(Reference(year, number)), LetterKind(kind), moment, bytes(pdf))


def _chunks(ids: list[int], size: int = 500) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
