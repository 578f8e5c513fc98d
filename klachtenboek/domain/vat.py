"""VAT rates as dated data; not advice, and not the booking of a line (bookkeeping.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from klachtenboek.domain.money import half_up

if TYPE_CHECKING:
    from collections.abc import Iterable


class VatCategory(StrEnum):
    """Under which rate the original sale fell; exempt and KOR carry no rate, which is not zero per cent."""

    HIGH = "high"
    LOW = "low"
    MIDDLE = "middle"
    LODGING = "lodging"
    ZERO = "zero"
    EXEMPT = "exempt"
    SMALL_BUSINESS = "kor"
    OUTSIDE = "outside"


RATED = frozenset({VatCategory.HIGH, VatCategory.LOW, VatCategory.MIDDLE, VatCategory.LODGING, VatCategory.ZERO})

GIFT_LIMIT = 22_700
"""Cents without VAT per recipient per year; the input VAT on gifts is deductible up to here, and above it not at all.

Besluit uitsluiting aftrek omzetbelasting 1968, art. 1 and 4.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate in basis points (2100 = 21 %), valid from and to those days included."""

    country: str
    category: VatCategory
    rate: int
    valid_from: date
    valid_to: date | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the rate was in force that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Rates:
    """All rates known; the last row given wins, so the owner's own rows come after the shipped ones."""

    rows: tuple[Rate, ...]

    def on(self, category: VatCategory, day: date, *, country: str = "NL") -> int | None:
        """Return the rate in basis points on that day, or None when the category has none then."""
        for row in reversed(self.rows):
            if row.country == country and row.category is category and row.holds_on(day):
                return row.rate
        return None

    def with_own(self, own: Iterable[Rate]) -> Rates:
        """Return these rates with the owner's own rows winning."""
        return Rates((*self.rows, *own))


def read_rates(text: str) -> Rates:
    """Read the shipped rates: a JSON list of country, category, rate, from, to, source."""
    return Rates(
        tuple(
            Rate(
                country=row["country"],
                category=VatCategory(row["category"]),
                rate=row["rate"],
                valid_from=date.fromisoformat(row["from"]),
                valid_to=date.fromisoformat(row["to"]) if row.get("to") else None,
                source=row["source"],
            )
            for row in json.loads(text)
        ),
    )


def vat_in(gross: int, rate: int) -> int:
    """Return the VAT in cents inside a gross amount at ``rate`` basis points, half-up per line."""
    return half_up(gross * rate, 10_000 + rate)
