"""The VAT rates that come with the program; not the owner's own rows, which the book keeps and which win."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from klachtenboek import RESOURCES
from klachtenboek.domain.vat import read_rates

if TYPE_CHECKING:
    from klachtenboek.domain.vat import Rates


@cache
def shipped_rates() -> Rates:
    """Return the rates of the Netherlands and Belgium; the table begins on 1 January 2012."""
    file = RESOURCES / "legal" / "vat.json"
    return read_rates(file.read_text(encoding="utf-8"))
