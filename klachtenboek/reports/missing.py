"""What a bookkeeper would ask back about a line; a question to the owner, never a reason not to make the year."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.goodwill import LOWERS_VAT, Goodwill, GoodwillKind
from klachtenboek.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_PAYS = LOWERS_VAT | {GoodwillKind.COSTS}
_COSTS_GOODS = frozenset({GoodwillKind.REPLACEMENT, GoodwillKind.COURTESY})


class Missing(StrEnum):
    """A fact that is not there, the costliest first."""

    VAT = "vat"
    PAID_OUT = "paid_out"
    AGREED_ON = "agreed_on"
    SOLD_ON = "sold_on"
    RECEIPT = "receipt"
    METHOD = "method"
    COST = "cost"
    PROOF = "proof"


MISSING_WORDS: Mapping[Missing, str] = {
    Missing.VAT: N_("de btw-categorie of het tarief"),
    Missing.PAID_OUT: N_("het bedrag dat terugging"),
    Missing.AGREED_ON: N_("de dag waarop het is afgesproken"),
    Missing.SOLD_ON: N_("de dag van de verkoop"),
    Missing.RECEIPT: N_("het nummer van de bon of factuur"),
    Missing.METHOD: N_("hoe het is betaald"),
    Missing.COST: N_("de kostprijs"),
    Missing.PROOF: N_("de foto van de bon, die er niet meer is"),
}
"""In the bookkeeper's language, Dutch; a window passes them through ``_``."""

_LACKS: Mapping[Missing, Callable[[Goodwill], bool]] = {
    Missing.VAT: lambda line: line.lacks_vat,
    Missing.PAID_OUT: lambda line: line.kind in _PAYS and not line.paid_out,
    Missing.AGREED_ON: lambda line: line.agreed_on is None,
    Missing.SOLD_ON: lambda line: line.kind in LOWERS_VAT and line.sold_on is None,
    Missing.RECEIPT: lambda line: line.kind in LOWERS_VAT and not line.receipt,
    Missing.METHOD: lambda line: bool(line.paid_out) and line.method is None,
    Missing.COST: lambda line: line.kind in _COSTS_GOODS and not line.cost,
}


class MissingFact(NamedTuple):
    """One fact missing from one line: the line's number in the year and where to mend it."""

    what: Missing
    number: int
    reference: str
    complaint_id: int
    line_id: int


def missing_in(line: Goodwill) -> tuple[Missing, ...]:
    """Return what the line lacks, the costliest first."""
    return tuple(what for what, lacks in _LACKS.items() if lacks(line))


def per_row(facts: Iterable[MissingFact]) -> Iterator[tuple[MissingFact, ...]]:
    """Yield what each row lacks, a row at a time; ``facts`` are in the order of the rows."""
    for _number, own in groupby(facts, key=lambda fact: (fact.number, fact.reference)):
        yield tuple(own)
