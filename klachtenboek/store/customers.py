"""Customers in and out of the database, who a few letters may mean, and two made one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.standing import CustomerRow, Joined, Merged
from klachtenboek.store import schema
from klachtenboek.store.history import customer_changes, customer_merged, customer_parted, write_line
from klachtenboek.store.mapping import Reader, Writer, plain
from klachtenboek.store.search import name_words, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from klachtenboek.store.complaints import Complaints
    from klachtenboek.store.database import Database

SUGGESTIONS = 6
"""How many customers are offered while typing."""

MANY_CUSTOMERS = 5_000
"""From so many customers on those of the latest complaints are looked through first: to rank them all takes long."""

LATEST = 1_000
"""Complaints, the latest ones, of which the customers are looked through first."""

_READ = Reader(schema.CustomerRow, Customer, "id")
_ROWS = Writer(schema.CustomerRow)


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

    def some(self, ids: Collection[int]) -> dict[int, Customer]:
        """Return these customers by their id, of whom there are few hundreds at most."""
        return {customer.id: customer for customer in _READ.many(self._database, tuple(ids))} if ids else {}

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
                write_line(self._database, change, at=at, customer_id=customer_id)
            self._reindex(customer_id)
            self._database.touch(0)
            return saved

    def _reindex(self, customer_id: int) -> None:
        ids = self._database.rows("SELECT id FROM complaint WHERE customer_id = ?", (customer_id,))
        for (complaint_id,) in ids:
            self._complaints.index(self._complaints.get(complaint_id))
            self._database.touch(complaint_id)

    def merge(self, kept: Customer, gone: Customer, united: Customer, *, at: datetime, since: datetime) -> Merged:
        """Write ``united`` in the place of ``kept``, move all that hangs on ``gone`` there and take ``gone`` out.

        Whatever moved stands in what is returned, so that ``part`` can put it back, and in the book itself, where
        what was merged before ``since`` is let go of.
        """
        with self._database.change():
            after = self.save(united, at=at)
            merged = Merged(
                before=kept,
                after=after,
                gone=gone,
                complaints=self._ids("complaint", gone.id),
                drafts=self._ids("draft", gone.id),
                history=self._ids("history", gone.id),
            )
            self._move(merged.complaints, gone.id, kept.id, at)
            for table in ("draft", "history"):
                self._database.rows(f"UPDATE {table} SET customer_id = ? WHERE customer_id = ?", (kept.id, gone.id))
            write_line(self._database, customer_merged(gone), at=at, customer_id=kept.id)
            self._database.rows("DELETE FROM customer WHERE id = ?", (gone.id,))
            from klachtenboek.store import joined  # customers are mostly only read

            joined.keep(self._database, merged, at=at, since=since)
        return merged

    def joined(self, *, since: datetime) -> tuple[Joined, ...]:
        """Return who were made one from that moment on and can be made two again, the latest first."""
        from klachtenboek.store import joined  # customers are mostly only read

        return joined.kept_of(self._database, since=since)

    def part(self, merged: Merged, *, at: datetime) -> tuple[int, tuple[int, ...]]:
        """Make one customer two again; later changes stay as they are.

        Return under which id the other is back, and the complaints that went back.

        Raises NotFound when who stayed is no longer there.
        """
        kept = self.get(merged.after.id)
        with self._database.change():
            gone = self._bring_back(merged.gone)
            self.save(_as_before(kept, merged), at=at)
            back = tuple(key for key in self._ids("complaint", kept.id) if key in merged.complaints)
            self._move(back, kept.id, gone, at)
            for table, ids in (("draft", merged.drafts), ("history", merged.history)):
                for key in ids:
                    sql = f"UPDATE {table} SET customer_id = ? WHERE id = ? AND customer_id = ?"
                    self._database.rows(sql, (gone, key, kept.id))
            from klachtenboek.store import joined  # customers are mostly only read

            joined.drop(self._database, merged)
            for customer_id in (kept.id, gone):
                write_line(self._database, customer_parted(merged.gone), at=at, customer_id=customer_id)
        return gone, back

    def drop(self, customer_id: int) -> bool:
        """Take out a customer of whom nothing hangs in the book; tell whether it was so."""
        if any(self._ids(table, customer_id) for table in ("complaint", "draft")):
            return False
        with self._database.change():
            self._database.rows("DELETE FROM history WHERE customer_id = ?", (customer_id,))
            self._database.rows("DELETE FROM customer WHERE id = ?", (customer_id,))
            self._database.touch(0)
        return True

    def _bring_back(self, gone: Customer) -> int:
        """Write a customer with the id it had, or with a new one when that was given away since."""
        taken = self._database.rows("SELECT 1 FROM customer WHERE id = ?", (gone.id,))
        own_id = {} if taken else {"id": gone.id}
        row = plain(gone) | {"sort_key": gone.sort_key, "folded": name_words(gone)}
        self._database.touch(0)
        return _ROWS.insert(self._database, row | own_id)

    def _move(self, complaints: tuple[int, ...], here: int, there: int, at: datetime) -> None:
        for key in complaints:
            old = self._complaints.get(key)
            if old.customer_id == here:
                self._complaints.save(old, replace(old, customer_id=there), at=at)

    def _ids(self, table: str, customer_id: int) -> tuple[int, ...]:
        sql = f"SELECT id FROM {table} WHERE customer_id = ? ORDER BY id"
        return tuple(key for (key,) in self._database.rows(sql, (customer_id,)))

    def suggest(self, typed: str, *, limit: int = SUGGESTIONS) -> tuple[CustomerRow, ...]:
        """Return known customers in whose name, street, phone or e-mail every typed word stands, latest first."""
        words = words_of(typed)
        if not words:
            return ()
        parts, values = " AND ".join("instr(folded, ?) > 0" for _ in words), list[object](words)
        latest = self._latest(parts, words)
        if len(latest) >= limit:
            parts, values = "k.id IN (SELECT value FROM json_each(?))", [json.dumps(latest)]
        sql = (
            "SELECT k.id, count(c.id), max(c.received_at), total(c.given) FROM customer k LEFT JOIN complaint c "
            "ON c.customer_id = k.id AND c.lapsed_at IS NULL AND c.is_practice = 0 "
            f"WHERE {parts} GROUP BY k.id ORDER BY max(c.received_at) DESC, k.sort_key LIMIT ?"
        )
        return tuple(self._row(*row) for row in self._database.rows(sql, (*values, limit)))

    def _latest(self, parts: str, words: Sequence[str]) -> list[int]:
        """Return who of very many complained among the latest and is meant by the words; nobody in a smaller book."""
        most = self._database.rows("SELECT ifnull(max(id), 0) FROM customer")[0][0]
        if most < MANY_CUSTOMERS:
            return []
        sql = (
            "SELECT DISTINCT k.id FROM (SELECT customer_id FROM complaint WHERE lapsed_at IS NULL AND is_practice = 0 "
            f"ORDER BY received_at DESC LIMIT {LATEST}) c CROSS JOIN customer k ON k.id = c.customer_id WHERE {parts}"
        )
        return [key for (key,) in self._database.rows(sql, words)]

    def known_by(self, words: str, *, limit: int) -> tuple[Customer, ...]:
        """Return customers in whose name, address, phone or e-mail these words stand next to each other."""
        sql = "SELECT id FROM customer WHERE instr(folded, ?) > 0 ORDER BY id LIMIT ?"
        return tuple(self.get(key) for (key,) in self._database.rows(sql, (" ".join(words_of(words)), limit)))

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


def _as_before(kept: Customer, merged: Merged) -> Customer:
    """Return who stayed as before the merge, but for what the owner changed since."""
    names = [name for name in Customer._fields if getattr(kept, name) == getattr(merged.after, name)]
    was: dict[str, Any] = {name: getattr(merged.before, name) for name in names}
    return kept._replace(**was)
