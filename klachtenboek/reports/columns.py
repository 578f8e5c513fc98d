"""The columns of the bookkeeper's sheets as data; an agreed layout in Dutch, whatever language the window speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from klachtenboek.i18n import capital
from klachtenboek.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.vat import VatCategory
    from klachtenboek.reports.year import KindSums, QuarterSums, Sums, YearReport, YearRow

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


def word(choice: Enum | None) -> str:
    """Return the Dutch word for a choice with a capital, empty for none."""
    return "" if choice is None else capital(LABELS[type(choice)][choice])


def vat_word(*, lowers: bool, category: VatCategory | None) -> str:
    """Return under which VAT a row falls, or that its kind leaves the VAT alone, or that nobody said."""
    if not lowers:
        return "Geen gevolg"
    return word(category) or "Niet ingevuld"


def _empty(_row: YearRow) -> str:
    """Leave room for the bookkeeper."""
    return ""


_NAME: Column[YearRow] = Column("Klantnaam", Shape.TEXT, attrgetter("name"), 24)

_ROWS: tuple[Column[YearRow], ...] = (
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
    Column("Grootboekrekening", Shape.TEXT, _empty, 19),
    Column("RGS-code", Shape.TEXT, _empty, 11),
    Column("Kostenplaats", Shape.TEXT, _empty, 13),
    Column("Klantcode", Shape.TEXT, attrgetter("customer_code"), 11),
    Column("Bewijsstuk", Shape.TEXT, attrgetter("evidence"), 42),
    Column("Opmerking", Shape.TEXT, attrgetter("remark"), 44),
    Column("Correctie op", Shape.TEXT, _empty, 13),
)


def row_columns(report: YearReport) -> tuple[Column[YearRow], ...]:
    """Return the columns of Mutaties; the customer's name stands beside the code only when it was asked for."""
    if not report.with_names:
        return _ROWS
    after = next(place for place, column in enumerate(_ROWS, 1) if column.title == "Klantcode")
    return (*_ROWS[:after], _NAME, *_ROWS[after:])


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
