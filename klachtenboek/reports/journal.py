"""A proposal for the journal: what is not booked yet, as balanced lines; a proposal, for the bookkeeper decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klachtenboek.domain.account import STOCK, VAT_DUE, Account, Accounts
from klachtenboek.domain.goodwill import LOWERS_VAT, GoodwillKind
from klachtenboek.domain.period import book_year
from klachtenboek.reports.words import vat_code, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from klachtenboek.reports.rows import YearRow
    from klachtenboek.reports.year import YearReport

JOURNAL = "Memoriaal"

_AT_COST = frozenset({GoodwillKind.REPLACEMENT, GoodwillKind.COURTESY})
"""Kinds that cost goods: booked at cost price from stock. Money was paid for the other kinds that are booked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line: ``amount`` in cents is on the debit side above zero and on the credit side below."""

    document: str
    day: date
    ledger: str
    description: str
    amount: int
    vat_code: str = ""
    relation: str = ""
    cost_centre: str = ""

    @property
    def debit(self) -> int | None:
        """The cents on the debit side, None on the other."""
        return self.amount if self.amount > 0 else None

    @property
    def credit(self) -> int | None:
        """The cents on the credit side, None on the other."""
        return -self.amount if self.amount < 0 else None


def journal(report: YearReport) -> Iterator[JournalLine]:
    """Yield the lines of every row that is not booked yet; the lines of one document sum to zero.

    A line that costs nothing, such as a voucher that was given, has no document: it is no booking until it is used.
    """
    starts_in = report.shop.year_starts_in
    for row in report.rows:
        if not row.is_booked:
            lines = _document(row, report.accounts, book_year(row.day, starts_in))
            yield from (line for line in lines if line.amount)


def _document(row: YearRow, accounts: Accounts, year: int) -> Iterator[JournalLine]:
    start = JournalLine(
        document=f"KB{year}-{row.number:04d}",
        day=row.day,
        ledger="",
        description="",
        amount=0,
        relation=row.customer_code,
    )
    for what, account, amount, code in _sides(row, accounts):
        yield replace(
            start,
            ledger=account.ledger,
            cost_centre=account.cost_centre,
            description=f"{what}, klacht {row.reference}",
            amount=amount,
            vat_code=code,
        )


def _sides(row: YearRow, accounts: Accounts) -> Iterator[tuple[str, Account, int, str]]:
    """Give what is booked, on which account, for how many cents (debit above zero), under which VAT."""
    own = accounts.of_kind(row.kind)
    if row.kind in LOWERS_VAT:
        code = vat_code(row.vat_category, row.vat_rate)
        yield f"Omzet, {word(row.kind).lower()}", own, row.net, code
        yield "Af te dragen btw", accounts.of(VAT_DUE), row.vat, ""
        yield _paid(row), accounts.of_method(row.method), -row.gross, ""
    elif row.kind is GoodwillKind.COSTS:
        yield word(row.kind), own, row.gross, ""
        yield _paid(row), accounts.of_method(row.method), -row.gross, ""
    elif row.kind in _AT_COST:
        yield word(row.kind), own, row.cost, ""
        yield "Voorraad of inkoop", accounts.of(STOCK), -row.cost, ""


def _paid(row: YearRow) -> str:
    return f"Betaald per {word(row.method).lower()}" if row.method is not None else "Betaald, wijze niet ingevuld"
