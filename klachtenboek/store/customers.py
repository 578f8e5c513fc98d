"""Customers in and out of the database, and who a few letters may mean; merging and forgetting come later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.summary import CustomerRow
from klachtenboek.store import schema
from klachtenboek.store.history import customer_changes
from klachtenboek.store.mapping import Reader, Writer, plain
from klachtenboek.store.search import name_words, words_of

if TYPE_CHECKING:
    from klachtenboek.store.complaints import Complaints
    from klachtenboek.store.database import Database

SUGGESTIONS = 6
"""How many customers are offered while typing."""

_READ = Reader(schema.CustomerRow, Customer, "id")
_ROWS, _HISTORY = Writer(schema.CustomerRow), Writer(schema.HistoryRow)


class Customers:
    """All customers of the book."""

    def __init__(self, database: Database, complaints: Complaints) -> None:
        """Read and write through this database; a new name is told to the complaints' search index."""
        self._database = database
        self._complaints = complaints

    def get(self, customer_id: int) -> Customer:
        """Return the customer. Raises NotFound."""
        found = _READ.all(self._database, customer_id)
        if not found:
            what = "customer"
            raise NotFound(what, customer_id)
        customer: Customer = found[0]
        return customer

    def save(self, customer: Customer, *, at: datetime) -> Customer:
        """Write the customer, new or changed, and return it with its id."""
        row = plain(customer) | {"sort_key": customer.sort_key, "folded": name_words(customer)}
        with self._database.change():
            old = self.get(customer.id) if customer.id else None
            if old is None:
                customer_id = _ROWS.insert(self._database, row)
            else:
                customer_id = old.id
                _ROWS.update(self._database, customer_id, row)
            saved = self.get(customer_id)
            for change in customer_changes(old, saved):
                _HISTORY.insert(self._database, {"customer_id": customer_id, "at": at, **change})
            self._reindex(customer_id)
            self._database.touch(0)
            return saved

    def _reindex(self, customer_id: int) -> None:
        ids = self._database.rows("SELECT id FROM complaint WHERE customer_id = ?", (customer_id,))
        for (complaint_id,) in ids:
            self._complaints.index(self._complaints.get(complaint_id))
            self._database.touch(complaint_id)

    def suggest(self, typed: str, *, limit: int = SUGGESTIONS) -> tuple[CustomerRow, ...]:
        """Return known customers in whose name, street, phone or e-mail every typed word stands, latest first."""
        words = words_of(typed)
        if not words:
            return ()
        parts = " AND ".join("instr(folded, ?) > 0" for _ in words)
        sql = (
            "SELECT k.id, count(c.id), max(c.received_at), total(c.given) FROM customer k LEFT JOIN complaint c "
            "ON c.customer_id = k.id AND c.lapsed_at IS NULL AND c.is_practice = 0 "
            f"WHERE {parts} GROUP BY k.id ORDER BY max(c.received_at) DESC, k.sort_key LIMIT ?"
        )
        return tuple(self._row(*row) for row in self._database.rows(sql, (*words, limit)))

    def _row(self, customer_id: int, complaints: int, last_at: str | None, given: float) -> CustomerRow:
        sql = (
            "SELECT title FROM complaint WHERE customer_id = ? AND received_at = ? "
            "AND lapsed_at IS NULL AND is_practice = 0 ORDER BY id DESC LIMIT 1"
        )
        title = self._database.rows(sql, (customer_id, last_at)) if last_at else []
        return CustomerRow(
            customer=self.get(customer_id),
            complaints=complaints,
            last_at=datetime.fromisoformat(last_at) if last_at else None,
            last_title=title[0][0] if title else "",
            given=int(given),
        )
