"""The words of choices as they stand in the bookkeeper's sheets; in Dutch, whatever language the window speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.i18n import capital
from klachtenboek.labels import LABELS

if TYPE_CHECKING:
    from enum import Enum

    from klachtenboek.domain.vat import VatCategory


def word(choice: Enum | None) -> str:
    """Return the Dutch word for a choice with a capital, empty for none."""
    return "" if choice is None else capital(LABELS[type(choice).__name__][choice.name])


def vat_word(*, lowers: bool, category: VatCategory | None) -> str:
    """Return under which VAT a row falls, or that its kind leaves the VAT alone, or that nobody said."""
    if not lowers:
        return "Geen gevolg"
    return word(category) or "Niet ingevuld"


def vat_code(category: VatCategory | None, rate: int | None) -> str:
    """Return category and rate in one, ``Laag 9 %``; the rate alone stays away where there is none."""
    return f"{vat_word(lowers=True, category=category)}{f' {percent(rate)}' if rate is not None else ''}"


def percent(rate: int) -> str:
    """Return basis points as ``9 %`` or ``5,5 %``."""
    whole, rest = divmod(rate, 100)
    return f"{whole}{f',{rest:02d}'.rstrip('0') if rest else ''} %"


def cents(amount: int) -> str:
    """Return cents as they are read on paper, ``1.234,50``, with a minus in front below zero."""
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}"
