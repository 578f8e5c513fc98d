"""A year on paper, against the bare library with the same cells; letters are timed in ``letters``."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from benchmarks.book import NOW
from benchmarks.timing import Case, Work
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.period import Period
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.summary import LedgerEntry
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.reports.columns import Value, row_columns
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.year import Asked, YearReport, year_report


def cases(logbook: Logbook, rows: int) -> Iterator[Case]:
    """Yield a year of ``rows`` lines."""
    report = year_of(rows, logbook.keeping.shop())
    yield Case(
        group="paper",
        name=f"year, XLSX of {rows} lines",
        most=1.3,
        ours=lambda: sheet_of(report),
        bare=_bare_sheet(report),
        against="xlsxwriter, same cells",
        rounds=8,
    )


def sheet_of(report: YearReport) -> bytes:
    """Return the spreadsheet of a year."""
    stream = io.BytesIO()
    with tempfile.TemporaryDirectory() as aside:
        spreadsheet(report, stream, aside=Path(aside))
    return stream.getvalue()


def year_of(rows: int, shop: Shop) -> YearReport:
    """Return a year of so many lines of goodwill."""
    customers = [Customer(id=number, given="Anna", surname=f"Jansen {number}") for number in range(1, 50)]
    entries = tuple(_entry(number, customers[number % len(customers)]) for number in range(rows))
    period = Period.of_year(2025, shop.year_starts_in)
    return year_report(Asked(entries=entries, period=period, shop=shop, made_at=NOW, with_names=True))


def _entry(number: int, customer: Customer) -> LedgerEntry:
    day = date(2025, 1, 2) + timedelta(days=number % 360)
    line = Goodwill(
        id=number + 1,
        kind=GoodwillKind.PRICE_CUT,
        description=f"Taart {number} half terugbetaald",
        value=2400 + number,
        share=1200,
        paid_out=1200 + number,
        answer=Answer.ACCEPTED,
        entered_at=datetime.combine(day, NOW.time()),
        sold_on=day,
        agreed_on=day,
        given_on=day,
        method=Method.TILL,
        processed=Processed.TILL,
        vat_category=VatCategory.LOW,
        vat_rate=900,
        receipt=f"B-{number}",
        remark="contant",
    )
    reference = f"2025-{number + 1:04d}"
    return LedgerEntry(
        complaint_id=number + 1, reference=reference, line=line, customer_id=customer.id, customer=customer
    )


def _bare_sheet(report: YearReport) -> Work:
    """Return work that writes the cells of the largest sheet, read and worked out beforehand."""
    columns = row_columns(report)
    cells = [[_cell(column.read(row)) for column in columns] for row in report.rows]

    def write() -> bytes:
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            sheet, day = book.add_worksheet("Mutaties"), book.add_format({"num_format": "dd-mm-yyyy"})
            plain = book.add_format({"num_format": "@"})
            for line, row in enumerate(cells):
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(line, place, value, plain)
                    elif isinstance(value, date):
                        sheet.write_datetime(line, place, value, day)
                    elif value is None:
                        sheet.write_blank(line, place, None, plain)
                    else:
                        sheet.write_number(line, place, value, plain)
        return stream.getvalue()

    return write


def _cell(value: Value) -> Value:
    return value if value != "" else None
