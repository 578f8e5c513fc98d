"""The list of customers and what stands with one of them; writing them is the business of ``customers``."""

from __future__ import annotations

import json
from array import array
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.kinds import Outcome
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.rows import Rows
from klachtenboek.domain.standing import CustomerOrder, CustomerQuery, CustomerRow, CustomerStanding
from klachtenboek.domain.summary import AftercareRow, Cursor, Page, PromiseFigures
from klachtenboek.store.search import words_of

if TYPE_CHECKING:
    import sqlite3

    from klachtenboek.store.customers import Customers
    from klachtenboek.store.database import Database

    _State = tuple[sqlite3.Connection, int, object]

_COUNTED = "c.lapsed_at IS NULL AND c.is_practice = 0"
_MINE = f"FROM complaint c WHERE c.customer_id = k.id AND {_COUNTED}"
_TALKED = (
    "FROM contact t JOIN complaint c ON c.id = t.complaint_id "
    f"WHERE c.customer_id = k.id AND {_COUNTED} AND t.direction <> 'note' AND t.reached = 1"
)
_LISTED = (
    "k.id NOT IN (SELECT p.customer_id FROM complaint p WHERE p.is_practice = 1 AND p.customer_id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.customer_id = p.customer_id AND c.is_practice = 0))"
)
"""Who was only practised with is no customer."""

MANY = 1_000
"""From so many customers on a list is not made of all of them, but read in its order until it is full."""

_NAME = ("form", "own_form", "given", "prefix", "surname", "company", "town", "phone")
_VALUES = {
    CustomerOrder.NAME: "k.sort_key",
    CustomerOrder.TOWN: "lower(k.town)",
    CustomerOrder.COMPLAINTS: f"(SELECT count(*) {_MINE})",
    CustomerOrder.LAST: (
        f"max(ifnull((SELECT max(c.received_at) {_MINE}), ''), ifnull((SELECT max(t.at) {_TALKED}), ''))"
    ),
    CustomerOrder.GIVEN: f"(SELECT ifnull(sum(c.given), 0) {_MINE})",
}
_COLUMNS = ", ".join(
    (
        *(f"k.{name}" for name in _NAME),
        *(_VALUES[order] for order in (CustomerOrder.COMPLAINTS, CustomerOrder.LAST, CustomerOrder.GIVEN)),
        f"ifnull((SELECT c.title {_MINE} ORDER BY c.received_at DESC, c.id DESC LIMIT 1), '')",
    )
)


class Directory:
    """All customers, a page at a time."""

    def __init__(self, database: Database, customers: Customers) -> None:
        """Read through this database."""
        self._database, self._customers = database, customers
        self._found: tuple[_State | None, str | None] = (None, None)
        self._ranked: tuple[_State | None, array[int]] = (None, array("q"))

    def page(self, query: CustomerQuery, *, after: Cursor | None = None, limit: int = 100) -> Page[CustomerRow]:
        """Return the rows after the cursor, in the order asked for and by name within it; any words are valid."""
        read = self._by_name if query.order is CustomerOrder.NAME else self._by_rank
        found = read(query, after, limit + 1)
        last = found[limit - 1] if len(found) > limit else None
        return Page(Rows(found[:limit], _row), (last[1], last[2], last[0]) if last is not None else None)

    def _by_name(self, query: CustomerQuery, after: Cursor | None, most: int) -> list[tuple[Any, ...]]:
        """Read along the index, which has the id within the name."""
        where, values = self._condition(query)
        direction, sign = ("DESC", "<") if query.descending else ("ASC", ">")
        if after is not None:
            where, values = f"{where} AND (k.sort_key, k.id) {sign} (?, ?)", [*values, *after[1:]]
        sql = (
            f"SELECT k.id, k.sort_key, k.sort_key, {_COLUMNS} FROM customer k WHERE {where} "
            f"ORDER BY k.sort_key {direction}, k.id {direction} LIMIT ?"
        )
        return self._database.rows(sql, (*values, most))

    def _by_rank(self, query: CustomerQuery, after: Cursor | None, most: int) -> list[tuple[Any, ...]]:
        """Read those that come next among all of them, put in order once; after who is gone comes nobody."""
        ids = self._ranks(query)
        try:
            begin = 0 if after is None else ids.index(int(after[-1])) + 1
        except ValueError:
            return []
        sql = (
            f"SELECT k.id, {_VALUES[query.order]}, k.sort_key, {_COLUMNS} "
            "FROM json_each(?) asked CROSS JOIN customer k ON k.id = asked.value ORDER BY asked.key"
        )
        return self._database.rows(sql, (json.dumps(ids[begin : begin + most].tolist()),))

    def _ranks(self, query: CustomerQuery) -> array[int]:
        """Return the ids of all the query holds in its order, remembered for the last one while nothing changes."""
        connection = self._database.connection
        state = (connection, connection.total_changes, query)
        known, ids = self._ranked
        if state != known:
            where, values = self._condition(query)
            direction = "DESC" if query.descending else "ASC"
            order = f"{_VALUES[query.order]} {direction}, k.sort_key, k.id"
            ids = self._database.numbers(f"SELECT k.id FROM customer k WHERE {where} ORDER BY {order}", values)
            self._ranked = (state, ids)
        return ids

    def count(self, query: CustomerQuery) -> int:
        """Return how many customers the query holds."""
        where, values = self._condition(query)
        return int(self._database.rows(f"SELECT count(*) FROM customer k WHERE {where}", values)[0][0])

    def _condition(self, query: CustomerQuery) -> tuple[str, list[Any]]:
        words = words_of(query.words)
        if not words:
            return "0" if query.words.strip() else _LISTED, []
        found = self._few(words)
        if found is not None:
            return f"{_LISTED} AND k.id IN (SELECT value FROM json_each(?))", [found]
        return f"{_LISTED} AND {_holding(words)}", list(words)

    def _few(self, words: tuple[str, ...]) -> str | None:
        """Return the ids of those in whom the words stand, None when they are many: those are soon met in any order.

        They are found once, in the order in which the file has them, while nothing in the book changes.
        """
        connection = self._database.connection
        state = (connection, connection.total_changes, words)
        known, found = self._found
        if state != known:
            some = f"SELECT id FROM customer k WHERE {_holding(words)} LIMIT ?"
            sql = f"SELECT count(*), json_group_array(id) FROM ({some})"
            number, ids = self._database.rows(sql, (*words, MANY))[0]
            found = ids if number < MANY else None
            self._found = (state, found)
        return found

    def standing(self, customer_id: int) -> CustomerStanding:
        """Return what stands with the customer; what lapsed and what was practice is left out."""
        mine = f"c.customer_id = ? AND {_COUNTED}"
        totals = f"SELECT count(*), ifnull(sum(c.given), 0) FROM complaint c WHERE {mine}"
        complaints, given = self._database.rows(totals, (customer_id,))[0]
        ended = (
            "SELECT ifnull(p.outcome, ''), count(*) FROM promise p JOIN complaint c ON c.id = p.complaint_id "
            f"WHERE {mine} GROUP BY 1"
        )
        promises = dict(self._database.rows(ended, (customer_id,)))
        return CustomerStanding(
            complaints=int(complaints),
            given=int(given),
            open_promises=int(promises.get("", 0)),
            promises=PromiseFigures(*(int(promises.get(outcome.value, 0)) for outcome in Outcome)),
            aftercare=self._aftercare(customer_id),
        )

    def _aftercare(self, customer_id: int) -> AftercareRow | None:
        sql = (
            "SELECT c.id, c.year, c.number, c.title, a.planned_on FROM aftercare a JOIN complaint c "
            f"ON c.id = a.complaint_id WHERE a.called_at IS NULL AND c.customer_id = ? AND {_COUNTED} "
            "ORDER BY a.planned_on, c.id LIMIT 1"
        )
        for complaint_id, year, number, title, planned_on in self._database.rows(sql, (customer_id,)):
            return AftercareRow(
                complaint_id=complaint_id,
                reference=str(Reference(year, number)),
                title=title,
                customer=self._customers.get(customer_id),
                planned_on=date.fromisoformat(planned_on),
            )
        return None


def _holding(words: tuple[str, ...]) -> str:
    return " AND ".join("instr(k.folded, ?) > 0" for _ in words)


def _row(row: tuple[Any, ...]) -> CustomerRow:
    named = dict(zip(_NAME, row[3:], strict=False))
    complaints, last_at, given, title = row[3 + len(_NAME) :]
    return CustomerRow(
        customer=Customer(id=row[0], **named | {"form": FormOfAddress(named["form"])}),
        complaints=complaints,
        last_at=datetime.fromisoformat(last_at) if last_at else None,
        last_title=title,
        given=given,
    )
