"""VAT rates as dated data; not advice, and not the booking of a line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.errors import NotARate
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

HIGHEST_RATE = 10_000
"""Basis points: more than the price itself is a slip of the fingers."""

_SPAN: dict[str, Any] = {"valid_from": date.min, "valid_to": None}
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")

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

    def history(self, category: VatCategory, *, country: str = "NL") -> tuple[Rate, ...]:
        """Return the rows that hold, each cut down to the days on which it does, the latest first."""
        known = [row for row in self.rows if row.country == country and row.category is category]
        turns = {row.valid_from for row in known}
        turns |= {row.valid_to + timedelta(days=1) for row in known if row.valid_to not in {None, date.max}}
        found: list[Rate] = []
        for first, following in pairwise([*sorted(turns), None]):
            row = next((row for row in reversed(known) if first is not None and row.holds_on(first)), None)
            last = following - timedelta(days=1) if following is not None else None
            if row is None or first is None:
                continue
            goes_on = bool(found) and found[-1].valid_to == first - timedelta(days=1)
            if goes_on and replace(found[-1], **_SPAN) == replace(row, **_SPAN):
                found[-1] = replace(found[-1], valid_to=last)
            else:
                found.append(replace(row, valid_from=first, valid_to=last))
        return tuple(reversed(found))

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


def parse_rate(text: str) -> int:
    """Read a percentage as it is typed, ``21``, ``5,5 %``, and return basis points. Raises NotARate."""
    found = _PERCENT.fullmatch(text.strip())
    rate = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found is not None and text.isascii() else -1
    if not 0 <= rate <= HIGHEST_RATE:
        raise NotARate(text)
    return rate


def vat_in(gross: int, rate: int) -> int:
    """Return the VAT in cents inside a gross amount at ``rate`` basis points, half-up per line."""
    return half_up(gross * rate, 10_000 + rate)
