"""Vouchers that were accepted and how far they were used; what they were given for stands with the complaint."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.voucher import Redemption, Voucher
from klachtenboek.packed import Packed
from klachtenboek.store import schema
from klachtenboek.store.mapping import Writer, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from klachtenboek.domain.customer import Customer
    from klachtenboek.store.customers import Customers
    from klachtenboek.store.database import Database

_ISSUED = "coalesce(g.given_on, g.agreed_on, substr(g.entered_at, 1, 10))"
_ACCEPTED = (
    "FROM goodwill g JOIN complaint c ON c.id = g.complaint_id "
    "WHERE g.kind = 'voucher' AND g.answer = 'accepted' AND c.is_practice = 0"
)
_ABOUT = "(c.lapsed_at IS NULL OR EXISTS (SELECT 1 FROM redemption r WHERE r.line_id = g.id))"
_ALL = f"SELECT g.id {_ACCEPTED} AND (? OR {_ABOUT}) ORDER BY g.id"
_SOME = (
    "SELECT g.id, c.id, c.year, c.number, c.customer_id, g.voucher_number, g.description, g.value, "
    f"{_ISSUED}, g.voucher_expires {_ACCEPTED} AND g.id IN (SELECT value FROM json_each(?)) ORDER BY g.id"
)
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
        ids = self._database.numbers(_ALL, (thrown_away,))
        for start in range(0, len(ids), _AT_ONCE):
            yield from self._some(ids[start : start + _AT_ONCE])

    def of(self, line_ids: Sequence[int]) -> tuple[Voucher, ...]:
        """Return those of these lines that are vouchers, in the order asked for, also when they were thrown away."""
        return tuple(sorted(self._some(line_ids), key=lambda voucher: line_ids.index(voucher.line_id)))

    def open(self, day: date, *, most: int = -1) -> tuple[int, tuple[Voucher, ...]]:
        """Return how many vouchers have something left on them that day, and the first to run out; all without most.

        Those without a last day come last.
        """
        found = self._database.rows(_OPEN, {"day": day.isoformat(), "most": most})
        return (found[0][1] if found else 0), self.of([line_id for line_id, _count in found])

    def was_used(self, first: date, last: date) -> bool:
        """Tell whether any voucher was used from the one day to the other."""
        return bool(self._database.rows(_WAS_USED, (first.isoformat(), last.isoformat()))[0][0])

    def _some(self, line_ids: Iterable[int]) -> Iterator[Voucher]:
        """Yield those of these lines that are vouchers, the least id first."""
        wanted = (json.dumps([*line_ids]),)
        used: dict[int, list[Redemption]] = {}
        for key, line_id, on, amount, receipt in self._database.rows(_SOME_USED, wanted):
            use = Redemption(id=key, line_id=line_id, on=date.fromisoformat(on), amount=amount, receipt=receipt)
            used.setdefault(line_id, []).append(use)
        given = self._database.rows(_SOME, wanted)
        known = self._customers.some({row[4] for row in given} - {None})
        for row in given:
            yield _voucher(row, known, tuple(used.get(row[0], ())))

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


def _voucher(row: tuple[Any, ...], known: Mapping[int, Customer], redemptions: tuple[Redemption, ...]) -> Voucher:
    line_id, complaint_id, year, number, customer_id, voucher, description, value, issued, expires = row
    return Voucher(
        line_id=line_id,
        complaint_id=complaint_id,
        reference=str(Reference(year, number)),
        customer_id=customer_id,
        customer=known[customer_id] if customer_id is not None else None,
        number=voucher,
        description=description,
        value=value,
        issued_on=date.fromisoformat(issued),
        expires=date.fromisoformat(expires) if expires else None,
        redemptions=redemptions,
    )
