"""The columns of the bookkeeper's sheets as data; an agreed layout in Dutch, whatever language the window speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from klachtenboek.reports.journal import JOURNAL
from klachtenboek.reports.words import vat_word, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.account import Account
    from klachtenboek.reports.gifts import Recipient
    from klachtenboek.reports.journal import JournalLine
    from klachtenboek.reports.rows import YearRow
    from klachtenboek.reports.sums import KindSums, QuarterSums, Sums
    from klachtenboek.reports.vouchers import OpenVoucher, UsedVoucher
    from klachtenboek.reports.year import YearReport

Value = str | int | date | None
R = TypeVar("R")


class Shape(Enum):
    """What stands in a column: money in cents, a rate in basis points."""

    TEXT = auto()
    WHOLE = auto()
    DAY = auto()
    MONEY = auto()
    RATE = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A heading, what stands under it, how to read it from a row, and its width in characters."""

    title: str
    shape: Shape
    read: Callable[[R], Value]
    width: int


_NAME: Column[YearRow] = Column("Klantnaam", Shape.TEXT, attrgetter("name"), 24)

_BEFORE: tuple[Column[YearRow], ...] = (
    Column("Volgnr", Shape.WHOLE, attrgetter("number"), 8),
    Column("Klachtnr", Shape.TEXT, attrgetter("reference"), 11),
    Column("Datum afgesproken", Shape.DAY, attrgetter("agreed_on"), 13),
    Column("Datum verstrekt", Shape.DAY, attrgetter("given_on"), 13),
    Column("Kwartaal", Shape.TEXT, lambda row: str(row.quarter), 10),
    Column("Datum oorspronkelijke verkoop", Shape.DAY, attrgetter("sold_on"), 24),
    Column("Bon-/factuurnr", Shape.TEXT, attrgetter("receipt"), 15),
    Column("Soort", Shape.TEXT, lambda row: word(row.kind), 36),
    Column("Omschrijving", Shape.TEXT, attrgetter("description"), 44),
    Column("Wijze", Shape.TEXT, lambda row: word(row.method), 11),
    Column("Reeds verwerkt in", Shape.TEXT, lambda row: word(row.processed), 14),
    Column("Bedrag incl. btw", Shape.MONEY, attrgetter("gross"), 13),
    Column("Btw-categorie", Shape.TEXT, lambda row: vat_word(lowers=row.lowers_vat, category=row.vat_category), 16),
    Column("Btw-%", Shape.RATE, attrgetter("vat_rate"), 8),
    Column("Btw-bedrag", Shape.MONEY, attrgetter("vat"), 12),
    Column("Bedrag excl. btw", Shape.MONEY, attrgetter("net"), 13),
    Column("Kostprijs", Shape.MONEY, attrgetter("cost"), 12),
    Column("Waarde voor klant", Shape.MONEY, attrgetter("value"), 13),
    Column("Eigen bijdrage klant", Shape.MONEY, attrgetter("share"), 17),
)

_AFTER: tuple[Column[YearRow], ...] = (
    Column("Klantcode", Shape.TEXT, attrgetter("customer_code"), 11),
    Column("Bewijsstuk", Shape.TEXT, attrgetter("evidence"), 42),
    Column("Opmerking", Shape.TEXT, attrgetter("remark"), 44),
    Column("Correctie op", Shape.TEXT, attrgetter("corrects"), 13),
)


def row_columns(report: YearReport) -> tuple[Column[YearRow], ...]:
    """Return the columns of Mutaties; the customer's name stands beside the code only when it was asked for."""

    def account(row: YearRow) -> Account:
        return report.accounts.of_kind(row.kind)

    accounts: tuple[Column[YearRow], ...] = (
        Column("Grootboekrekening", Shape.TEXT, lambda row: account(row).ledger, 19),
        Column("RGS-code", Shape.TEXT, lambda row: account(row).rgs, 11),
        Column("Kostenplaats", Shape.TEXT, lambda row: account(row).cost_centre, 13),
    )
    return (*_BEFORE, *accounts, *_named(report, _AFTER, _NAME))


def _named(report: YearReport, columns: tuple[Column[R], ...], name: Column[R]) -> tuple[Column[R], ...]:
    """Return the columns with the name after Klantcode when names were asked for."""
    if not report.with_names:
        return columns
    after = next(place for place, column in enumerate(columns, 1) if column.title == "Klantcode")
    return (*columns[:after], name, *columns[after:])


def change_columns(report: YearReport) -> tuple[Column[YearRow], ...]:
    """Return the columns of Gewijzigd na vorige export: what happened, and the row as in Mutaties."""
    return (Column("Wijziging", Shape.TEXT, _change, 16), *row_columns(report))


def _change(row: YearRow) -> str:
    if row.is_reversal:
        return "Teruggedraaid"
    return "Nieuwe stand" if row.corrects else "Toegevoegd"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLine:
    """A line of Per kwartaal: one group of rows, or a total when ``is_total``."""

    quarter: str
    vat: str
    rate: int | None = None
    processed: str = ""
    sums: Sums
    is_total: bool = False


QUARTER_COLUMNS: tuple[Column[QuarterLine], ...] = (
    Column("Kwartaal", Shape.TEXT, attrgetter("quarter"), 12),
    Column("Btw-categorie", Shape.TEXT, attrgetter("vat"), 20),
    Column("Btw-%", Shape.RATE, attrgetter("rate"), 9),
    Column("Reeds verwerkt in", Shape.TEXT, attrgetter("processed"), 18),
    Column("Aantal", Shape.WHOLE, attrgetter("sums.count"), 9),
    Column("Bedrag incl. btw", Shape.MONEY, attrgetter("sums.gross"), 17),
    Column("Btw-bedrag", Shape.MONEY, attrgetter("sums.vat"), 14),
    Column("Bedrag excl. btw", Shape.MONEY, attrgetter("sums.net"), 17),
)


def quarter_lines(report: YearReport) -> tuple[QuarterLine, ...]:
    """Return each quarter's groups and its total, and the year's total last."""
    lines = [line for quarter in report.quarters for line in _lines_of(quarter)]
    return (*lines, QuarterLine(quarter="Totaal", vat="", sums=report.total, is_total=True))


def _lines_of(quarter: QuarterSums) -> tuple[QuarterLine, ...]:
    name = str(quarter.quarter)
    groups = (
        QuarterLine(
            quarter=name,
            vat=vat_word(lowers=group.lowers_vat, category=group.vat_category),
            rate=group.vat_rate,
            processed=word(group.processed),
            sums=group.sums,
        )
        for group in quarter.groups
    )
    return (*groups, QuarterLine(quarter=name, vat="Heel kwartaal", sums=quarter.total, is_total=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """A line of Per soort: one kind, or the total."""

    kind: str
    sums: Sums
    is_total: bool = False


KIND_COLUMNS: tuple[Column[KindLine], ...] = (
    Column("Soort", Shape.TEXT, attrgetter("kind"), 38),
    Column("Aantal", Shape.WHOLE, attrgetter("sums.count"), 9),
    Column("Bedrag incl. btw", Shape.MONEY, attrgetter("sums.gross"), 17),
    Column("Btw-bedrag", Shape.MONEY, attrgetter("sums.vat"), 14),
    Column("Bedrag excl. btw", Shape.MONEY, attrgetter("sums.net"), 17),
    Column("Kostprijs", Shape.MONEY, attrgetter("sums.cost"), 14),
    Column("Waarde voor klant", Shape.MONEY, attrgetter("sums.value"), 18),
    Column("Eigen bijdrage klant", Shape.MONEY, attrgetter("sums.share"), 20),
    Column("Weggegeven", Shape.MONEY, attrgetter("sums.given"), 14),
)


def kind_lines(report: YearReport) -> tuple[KindLine, ...]:
    """Return all eight kinds in the order of the book, also those without rows, and the total last."""
    lines = (_kind_line(own) for own in report.kinds)
    return (*lines, KindLine(kind="Totaal", sums=report.total, is_total=True))


def _kind_line(own: KindSums) -> KindLine:
    return KindLine(kind=word(own.kind), sums=own.sums)


VOUCHER_COLUMNS: tuple[Column[OpenVoucher], ...] = (
    Column("Bonnr", Shape.TEXT, attrgetter("number"), 13),
    Column("Klachtnr", Shape.TEXT, attrgetter("reference"), 11),
    Column("Klantcode", Shape.TEXT, attrgetter("customer_code"), 11),
    Column("Omschrijving", Shape.TEXT, attrgetter("description"), 40),
    Column("Uitgegeven", Shape.DAY, attrgetter("issued_on"), 12),
    Column("Geldig tot en met", Shape.DAY, attrgetter("expires"), 16),
    Column("Verlopen", Shape.TEXT, lambda voucher: "Ja" if voucher.has_expired else "", 15),
    Column("Waarde", Shape.MONEY, attrgetter("value"), 12),
    Column("Ingewisseld", Shape.MONEY, attrgetter("used"), 12),
    Column("Laatst ingewisseld", Shape.DAY, attrgetter("last_used_on"), 16),
    Column("Nog open", Shape.MONEY, attrgetter("rest"), 12),
)
_VOUCHER_NAME: Column[OpenVoucher] = Column("Klantnaam", Shape.TEXT, attrgetter("name"), 24)

USED_COLUMNS: tuple[Column[UsedVoucher], ...] = (
    Column("Bonnr", Shape.TEXT, attrgetter("number"), 13),
    Column("Klachtnr", Shape.TEXT, attrgetter("reference"), 11),
    Column("Klantcode", Shape.TEXT, attrgetter("customer_code"), 11),
    Column("Omschrijving", Shape.TEXT, attrgetter("description"), 40),
    Column("Ingewisseld op", Shape.DAY, attrgetter("used_on"), 12),
    Column("Geldig tot en met", Shape.DAY, attrgetter("expires"), 16),
    Column("Bon-/factuurnr", Shape.TEXT, attrgetter("receipt"), 15),
    Column("Waarde", Shape.MONEY, attrgetter("value"), 12),
    Column("Ingewisseld", Shape.MONEY, attrgetter("amount"), 12),
    Column("Uitgegeven", Shape.DAY, attrgetter("issued_on"), 16),
    Column("Rest daarna", Shape.MONEY, attrgetter("rest"), 12),
)
"""They stand under VOUCHER_COLUMNS on one sheet, hence as many, of the same shapes and widths."""

_USED_NAME: Column[UsedVoucher] = Column("Klantnaam", Shape.TEXT, attrgetter("name"), 24)

RECIPIENT_COLUMNS: tuple[Column[Recipient], ...] = (
    Column("Klantcode", Shape.TEXT, lambda one: one.customer_code or "Klant onbekend", 16),
    Column("Aantal", Shape.WHOLE, attrgetter("count"), 9),
    Column("Kostprijs excl. btw", Shape.MONEY, attrgetter("cost"), 19),
    Column("Boven € 227", Shape.TEXT, lambda one: "Ja, btw niet aftrekbaar" if one.is_over else "", 24),
)
_RECIPIENT_NAME: Column[Recipient] = Column("Klantnaam", Shape.TEXT, attrgetter("name"), 24)


def voucher_columns(report: YearReport) -> tuple[Column[OpenVoucher], ...]:
    """Return the columns of Tegoedbonnen open."""
    return _named(report, VOUCHER_COLUMNS, _VOUCHER_NAME)


def used_columns(report: YearReport) -> tuple[Column[UsedVoucher], ...]:
    """Return the columns of what was redeemed in the period."""
    return _named(report, USED_COLUMNS, _USED_NAME)


def recipient_columns(report: YearReport) -> tuple[Column[Recipient], ...]:
    """Return the columns of Attenties per ontvanger."""
    return _named(report, RECIPIENT_COLUMNS, _RECIPIENT_NAME)


JOURNAL_COLUMNS: tuple[Column[JournalLine], ...] = (
    Column("Boekstuk", Shape.TEXT, attrgetter("document"), 14),
    Column("Datum", Shape.DAY, attrgetter("day"), 12),
    Column("Dagboek", Shape.TEXT, lambda _line: JOURNAL, 12),
    Column("Grootboek", Shape.TEXT, attrgetter("ledger"), 12),
    Column("Omschrijving", Shape.TEXT, attrgetter("description"), 52),
    Column("Debet", Shape.MONEY, attrgetter("debit"), 12),
    Column("Credit", Shape.MONEY, attrgetter("credit"), 12),
    Column("Btw-code", Shape.TEXT, attrgetter("vat_code"), 14),
    Column("Relatie", Shape.TEXT, attrgetter("relation"), 10),
    Column("Kostenplaats", Shape.TEXT, attrgetter("cost_centre"), 13),
)

SNELSTART_COLUMNS: tuple[Column[tuple[int, JournalLine]], ...] = (
    Column("FldDagboek", Shape.TEXT, lambda _numbered: JOURNAL, 0),
    Column("FldBoekingcode", Shape.WHOLE, lambda numbered: numbered[0], 0),
    Column("FldDatum", Shape.DAY, lambda numbered: numbered[1].day, 0),
    Column("FldGrootboeknummer", Shape.TEXT, lambda numbered: numbered[1].ledger, 0),
    Column("FldDebet", Shape.MONEY, lambda numbered: numbered[1].debit or 0, 0),
    Column("FldCredit", Shape.MONEY, lambda numbered: numbered[1].credit or 0, 0),
    Column("FldOmschrijving", Shape.TEXT, lambda numbered: numbered[1].description, 0),
    Column("FldBoekstuk", Shape.TEXT, lambda numbered: numbered[1].document, 0),
    Column("FldKostenplaatsnummer", Shape.TEXT, lambda numbered: numbered[1].cost_centre, 0),
)
"""The names SnelStart reads, one code per booking and the VAT on a line of its own."""
