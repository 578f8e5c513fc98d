"""Vouchers that were accepted and how far they were used; what they were given for stands with the complaint."""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.voucher import Redemption, Voucher
from klachtenboek.packed import Packed
from klachtenboek.store import schema
from klachtenboek.store.mapping import Writer, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from klachtenboek.store.customers import Customers
    from klachtenboek.store.database import Database

_ISSUED = "coalesce(g.given_on, g.agreed_on, substr(g.entered_at, 1, 10))"
_ACCEPTED = (
    "FROM goodwill g JOIN complaint c ON c.id = g.complaint_id "
    "WHERE g.kind = 'voucher' AND g.answer = 'accepted' AND c.is_practice = 0"
)
_ABOUT = "(c.lapsed_at IS NULL OR EXISTS (SELECT 1 FROM redemption r WHERE r.line_id = g.id))"
_GIVEN = (
    "SELECT g.id, c.id, c.year, c.number, c.customer_id, g.voucher_number, g.description, g.value, "
    f"{_ISSUED}, g.voucher_expires {_ACCEPTED} AND {{which}} ORDER BY g.id"
)
_ALL = _GIVEN.format(which=f"(? OR {_ABOUT})")
_SOME = _GIVEN.format(which="g.id IN (SELECT value FROM json_each(?))")
_OPEN = (
    f"SELECT g.id, count(*) OVER () {_ACCEPTED} AND {_ABOUT} AND {_ISSUED} <= :day AND g.value > "
    '(SELECT ifnull(sum(r.amount), 0) FROM redemption r WHERE r.line_id = g.id AND r."on" <= :day) '
    f"ORDER BY g.voucher_expires IS NULL, g.voucher_expires, {_ISSUED}, g.id LIMIT :most"
)
_WAS_USED = (
    f'SELECT EXISTS (SELECT 1 {_ACCEPTED} AND g.id IN (SELECT line_id FROM redemption WHERE "on" BETWEEN ? AND ?))'
)
_SOME_USED = (
    'SELECT id, line_id, "on", amount, receipt FROM redemption WHERE line_id IN (SELECT value FROM json_each(?)) '
    'ORDER BY "on", id'
)
_AT_ONCE = 256
_REDEMPTIONS = Writer(schema.RedemptionRow)


class Vouchers:
    """All vouchers of the book."""

    def __init__(self, database: Database, customers: Customers) -> None:
        """Read and write through this database."""
        self._database = database
        self._customers = customers

    def all(self, *, thrown_away: bool = False) -> Packed[Voucher]:
        """Return every accepted voucher with its redemptions, oldest first.

        Of complaints that were thrown away only those that were used, unless asked for: the paper may be about.
        """
        return Packed(self._all(thrown_away=thrown_away))

    def _all(self, *, thrown_away: bool) -> Iterator[Voucher]:
        given = self._database.each(_ALL, (thrown_away,))
        while some := tuple(islice(given, _AT_ONCE)):
            yield from self._made(some, self._database.rows(_SOME_USED, (json.dumps([row[0] for row in some]),)))

    def of(self, line_ids: Sequence[int]) -> tuple[Voucher, ...]:
        """Return those of these lines that are vouchers, in the order asked for, also when they were thrown away."""
        wanted = (json.dumps(line_ids),)
        found = self._made(self._database.rows(_SOME, wanted), self._database.rows(_SOME_USED, wanted))
        return tuple(sorted(found, key=lambda voucher: line_ids.index(voucher.line_id)))

    def open(self, day: date, *, most: int = -1) -> tuple[int, tuple[Voucher, ...]]:
        """Return how many vouchers have something left on them that day, and the first to run out; all without most.

        Those without a last day come last.
        """
        found = self._database.rows(_OPEN, {"day": day.isoformat(), "most": most})
        return (found[0][1] if found else 0), self.of([line_id for line_id, _count in found])

    def was_used(self, first: date, last: date) -> bool:
        """Tell whether any voucher was used from the one day to the other."""
        return bool(self._database.rows(_WAS_USED, (first.isoformat(), last.isoformat()))[0][0])

    def _made(self, given: Iterable[tuple[Any, ...]], uses: Iterable[tuple[Any, ...]]) -> Iterator[Voucher]:
        used: dict[int, list[Redemption]] = {}
        for key, line_id, on, amount, receipt in uses:
            use = Redemption(id=key, line_id=line_id, on=date.fromisoformat(on), amount=amount, receipt=receipt)
            used.setdefault(line_id, []).append(use)
        for row in given:
            yield self._voucher(row, tuple(used.get(row[0], ())))

    def _voucher(self, row: tuple[object, ...], redemptions: tuple[Redemption, ...]) -> Voucher:
        line_id, complaint_id, year, number, customer_id, voucher, description, value, issued, expires = row
        return Voucher(
            line_id=int(str(line_id)),
            complaint_id=int(str(complaint_id)),
            reference=str(Reference(int(str(year)), int(str(number)))),
            customer_id=customer_id if isinstance(customer_id, int) else None,
            customer=self._customers.get(customer_id) if isinstance(customer_id, int) else None,
            number=str(voucher),
            description=str(description),
            value=int(str(value)),
            issued_on=date.fromisoformat(str(issued)),
            expires=date.fromisoformat(str(expires)) if expires else None,
            redemptions=redemptions,
        )

    def get(self, line_id: int) -> Voucher:
        """Return one voucher. Raises NotFound."""
        for voucher in self.of([line_id]):
            return voucher
        what = "voucher"
        raise NotFound(what, line_id)

    def numbers(self) -> tuple[str, ...]:
        """Return every number a voucher ever had, also of those that were declined."""
        sql = "SELECT voucher_number FROM goodwill WHERE voucher_number <> ''"
        return tuple(number for (number,) in self._database.rows(sql))

    def used(self, line_id: int) -> int:
        """Return the cents that were taken off the voucher."""
        sql = "SELECT ifnull(sum(amount), 0) FROM redemption WHERE line_id = ?"
        return int(self._database.rows(sql, (line_id,))[0][0])

    def has_number(self, number: str, *, but_not: int) -> bool:
        """Tell whether a voucher other than that of the line has the number, in small letters or capitals."""
        sql = "SELECT voucher_number FROM goodwill WHERE voucher_number <> '' AND kind = 'voucher' AND id <> ?"
        return any(known.casefold() == number.casefold() for (known,) in self._database.rows(sql, (but_not,)))

    def redeem(self, redemption: Redemption, complaint_id: int) -> int:
        """Write down that a voucher was used, under the id it had if any, and return its id."""
        own_id = {"id": redemption.id} if redemption.id else {}
        with self._database.change():
            key = _REDEMPTIONS.insert(self._database, own_id | plain(redemption))
            self._database.touch(complaint_id)
        return key

    def take_back(self, redemption_id: int, complaint_id: int) -> None:
        """Take out a redemption that was a mistake; one that is gone already is fine."""
        with self._database.change():
            _REDEMPTIONS.delete(self._database, redemption_id)
            self._database.touch(complaint_id)
