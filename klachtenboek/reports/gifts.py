"""Gifts per recipient in a financial year, against the limit of the VAT rules; what is owed is not worked out here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.period import book_year
from klachtenboek.domain.vat import GIFT_LIMIT
from klachtenboek.packed import Packed
from klachtenboek.reports.names import customer_code
from klachtenboek.reports.posting import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.ledger import LedgerEntry
    from klachtenboek.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """What one customer got in gifts: how many, and their cost price in cents without VAT."""

    customer_code: str
    name: str
    count: int
    cost: int

    @property
    def is_over(self) -> bool:
        """Whether the input VAT is not deductible any more; of gifts to nobody known, nobody can say."""
        return bool(self.customer_code) and self.cost > GIFT_LIMIT


def recipients(
    entries: Iterable[LedgerEntry], period: Period, *, starts_in: int = 1, with_names: bool = False
) -> Packed[Recipient]:
    """Return the gifts per customer from the start of the financial year to the end of the period, dearest first."""
    year = book_year(period.last, starts_in)
    own: dict[int | None, tuple[int, int, str]] = {}
    for entry in entries:
        line = entry.line
        is_gift = line.kind is GoodwillKind.COURTESY and line.counts
        if is_gift and entry.day <= period.last and book_year(entry.day, starts_in) == year:
            count, cost, _ = own.get(entry.customer_id, (0, 0, ""))
            name = plain(entry.customer.full_name) if with_names and entry.customer is not None else ""
            own[entry.customer_id] = (count + 1, cost + line.cost, name)
    order = sorted(
        (customer is None, -cost, customer_code(customer), customer) for customer, (_, cost, _) in own.items()
    )
    return Packed(
        Recipient(customer_code=code, name=own[key][2], count=own[key][0], cost=-cost) for _, cost, code, key in order
    )
