"""Amounts as whole cents: reading what was typed and sharing out to the cent; not how amounts are shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotAnAmount

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_CENTS = 1_000_000_000
"""Ten million euro: more is a typing mistake in a shop."""

LONGEST = 20
"""Characters of the longest amount anybody means; Python itself refuses to read thousands of figures."""

# Compiled by ``re`` when an amount is first read: a start reads none.
_NOISE = r"(?i)€|eur(?:o|os|o's)?\b|[\s\u00a0\u202f]"
_PLAIN = r"(\d+)(?:[.,](\d{1,2}|-|--))?"
_THOUSANDS_DOT = r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}|-|--))?"
_THOUSANDS_COMMA = r"(\d{1,3}(?:,\d{3})+)\.(\d{1,2}|-|--)"


def parse_cents(text: str) -> int:
    """Read an amount in euros as typed by a Dutch shop owner and return cents.

    ``12,50`` and ``12.50`` are twelve euro fifty, ``1.250`` is a thousand, ``12,-`` is twelve euro. A minus is
    refused, because every amount in the book is a plain size; so is ``12,505``, a slip of the fingers either way.
    Raises NotAnAmount.
    """
    bare = re.sub(_NOISE, "", text)
    if len(bare) > LONGEST:
        raise NotAnAmount(text)
    for form in (_THOUSANDS_DOT, _THOUSANDS_COMMA, _PLAIN):
        found = re.fullmatch(form, bare)
        if found is not None and bare.isascii():
            euros = int(re.sub(r"[.,]", "", found.group(1)))
            cents = (found.group(2) or "").strip("-")
            total = euros * 100 + int(cents.ljust(2, "0") or 0)
            if total <= LARGEST_CENTS:
                return total
    raise NotAnAmount(text)


def half_up(numerator: int, denominator: int) -> int:
    """Divide whole numbers and round half away from zero (the tax office's arithmetic rounding)."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator), abs(denominator)
    return sign * ((2 * numerator + denominator) // (2 * denominator))


def share_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split ``total`` cents over the weights by largest remainder, so that the parts sum to the cent."""
    whole = sum(weights)
    if whole <= 0:
        return (total, *(0 for _ in weights[1:])) if weights else ()
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
