"""The rows of an export, from what was told before and what is new now; sums over them are made by ``year``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.goodwill import LOWERS_VAT, GoodwillKind, Method, Processed
from klachtenboek.reports.names import customer_code
from klachtenboek.reports.posting import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.booked import BookedLine
    from klachtenboek.domain.ledger import LedgerEntry
    from klachtenboek.domain.vat import VatCategory
    from klachtenboek.reports.evidence import Named


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of the calendar, as VAT is declared; shown as ``2026-Q1``."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return it so that text sorts as time does."""
        return f"{self.year:04d}-Q{self.number}"

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter a day falls in."""
        return cls(day.year, (day.month + 2) // 3)


class YearRow(NamedTuple):
    """One line as booked; amounts in cents, ``vat_rate`` in basis points.

    ``gross`` is what was paid out incl. VAT, ``vat`` what it takes off the VAT due. Category and rate are only there
    for kinds that lower VAT. ``day`` is the day of posting, ``own_day`` the day it happened. A row with
    ``is_reversal`` takes back the row that ``corrects`` names, so its amounts are below zero. ``name`` is empty
    unless the year was asked for with names.
    """

    number: int
    export: int
    is_reversal: bool
    corrects: str
    complaint_id: int
    line_id: int
    reference: str
    day: date
    own_day: date
    agreed_on: date | None
    given_on: date | None
    sold_on: date | None
    receipt: str
    kind: GoodwillKind
    description: str
    method: Method | None
    processed: Processed
    lowers_vat: bool
    vat_category: VatCategory | None
    vat_rate: int | None
    gross: int
    vat: int
    net: int
    cost: int
    value: int
    share: int
    customer_code: str
    name: str
    evidence: str
    remark: str

    @property
    def quarter(self) -> Quarter:
        """The quarter in which the right to less VAT arises."""
        return Quarter.of(self.day)

    @property
    def adds(self) -> int:
        """How many lines it adds to those that stand: one less when it takes one back."""
        return -1 if self.is_reversal else 1

    @property
    def is_booked(self) -> bool:
        """Whether the till or an invoice has it already."""
        return self.processed is not Processed.NOT_YET


def year_row(line: BookedLine, entry: LedgerEntry | None, files: Iterable[Named], *, with_names: bool) -> YearRow:
    """Return the row of a line as it was told; ``files`` is the evidence of its complaint.

    Words come from the line as it is now, ``entry``, because only there a name may stand; amounts never do.
    """
    shown = entry if with_names and not line.is_reversal else None
    customer = entry.customer if with_names and entry is not None else None
    return YearRow(
        number=line.number,
        export=line.export,
        is_reversal=line.is_reversal,
        corrects=line.corrects,
        complaint_id=line.complaint_id,
        line_id=line.line_id,
        reference=line.reference,
        day=line.posted_on,
        own_day=line.day,
        agreed_on=line.agreed_on,
        given_on=line.given_on,
        sold_on=line.sold_on,
        receipt=line.receipt,
        kind=line.kind,
        description=plain(shown.line.description) if shown is not None else line.description,
        method=line.method,
        processed=line.processed,
        lowers_vat=line.kind in LOWERS_VAT,
        vat_category=line.vat_category,
        vat_rate=line.vat_rate,
        gross=line.gross,
        vat=line.vat,
        net=line.net,
        cost=line.cost,
        value=line.value,
        share=line.share,
        customer_code=customer_code(line.customer_id),
        name=plain(customer.full_name) if customer is not None else "",
        evidence=", ".join(one.name for one in files if not one.lines or line.line_id in one.lines),
        remark=plain(shown.line.remark) if shown is not None else line.remark,
    )
