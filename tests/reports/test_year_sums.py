"""Whatever the lines: every sheet, every sum and the table agree to the cent."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.sums import add_up
from klachtenboek.reports.table import decimal
from klachtenboek.reports.year import YearReport
from tests.conftest import examples
from tests.reports.made import year_files

Year = Callable[..., YearReport]

AMOUNTS = st.one_of(st.integers(0, 20_000), st.integers(0, 1_000_000_000))
DAYS = st.integers(-20, 385).map(lambda ahead: date(2026, 1, 1) + timedelta(days=ahead))
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["=1+1", "@x", "-1", "+1", "\t=1", "<r>&</r>", 'a;"b"', "'", "naam\r\n=x", "_x0000_", "\ud800"]),
)
FIELDS = ("gross", "vat", "net", "cost", "value", "share")
COLUMNS = (
    "Bedrag incl. btw",
    "Btw-bedrag",
    "Bedrag excl. btw",
    "Kostprijs",
    "Waarde voor klant",
    "Eigen bijdrage klant",
)


@st.composite
def entries(draw: st.DrawFn) -> LedgerEntry:
    value = draw(AMOUNTS)
    line = Goodwill(
        id=draw(st.integers(1, 999)),
        kind=draw(st.sampled_from(GoodwillKind)),
        description=draw(TEXTS),
        value=value,
        share=draw(st.integers(0, value)),
        paid_out=draw(AMOUNTS),
        cost=draw(AMOUNTS),
        answer=draw(st.sampled_from(Answer)),
        entered_at=datetime(2026, 6, 1, 12),
        sold_on=draw(st.none() | DAYS),
        agreed_on=draw(st.none() | DAYS),
        given_on=draw(st.none() | DAYS),
        method=draw(st.none() | st.sampled_from(Method)),
        processed=draw(st.sampled_from(Processed)),
        vat_category=draw(st.none() | st.sampled_from(VatCategory)),
        vat_rate=draw(st.none() | st.sampled_from([0, 600, 900, 1200, 1900, 2100, 550])),
        receipt=draw(TEXTS),
        remark=draw(TEXTS),
    )
    # Of a named tuple itself, every field that is not named would be made up as well.
    named = st.builds(partial(Customer), id=st.integers(1, 99), given=TEXTS, surname=TEXTS, company=TEXTS)
    customer = draw(st.none() | named)
    return LedgerEntry(
        complaint_id=1,
        reference=f"2026-{draw(st.integers(1, 12000)):04d}",
        line=line,
        customer_id=None if customer is None else customer.id,
        customer=customer,
    )


def cents(value: float) -> int:
    """Read a cell back; floats hold cents of this size exactly enough to round."""
    return round(value * 100)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@given(st.lists(entries(), max_size=12), st.booleans())
@examples(20)
def test_lines_sheets_and_table_agree_to_the_cent(year: Year, given_lines: list[LedgerEntry], names: bool) -> None:  # noqa: FBT001  drawn
    report = year(*given_lines, with_names=names)
    counted = [entry.line for entry in given_lines if entry.line.answer is Answer.ACCEPTED and entry.day.year == 2026]
    expected = {
        "Bedrag incl. btw": sum(line.paid_out for line in counted),
        "Btw-bedrag": sum(line.vat for line in counted),
        "Bedrag excl. btw": sum(line.paid_out - line.vat for line in counted),
        "Kostprijs": sum(line.cost for line in counted),
        "Waarde voor klant": sum(line.value for line in counted),
        "Eigen bijdrage klant": sum(line.share for line in counted),
    }
    files = dict(year_files(report))
    lines = table(files["mutaties.csv"])
    book = openpyxl.load_workbook(io.BytesIO(files["Jaaroverzicht 2026.xlsx"]))
    *rows, _gap, total = sheet_rows(book["Mutaties"])
    quarters, kinds = sheet_rows(book["Per kwartaal"]), sheet_rows(book["Per soort"])
    assert len(lines) == len(rows) == len(counted)
    for name in COLUMNS:
        assert sum(int(line[name].replace(",", "")) for line in lines) == expected[name]
        assert [decimal(cents(row[name])) for row in rows] == [line[name] for line in lines]
        assert cents(total[name]) == expected[name]
        assert cents(kinds[-1][name]) == sum(cents(row[name]) for row in kinds[:-1]) == expected[name]
    for name in COLUMNS[:3]:
        groups = [row for row in quarters[:-1] if row["Btw-categorie"] != "Heel kwartaal"]
        wholes = [row for row in quarters[:-1] if row["Btw-categorie"] == "Heel kwartaal"]
        assert sum(cents(row[name]) for row in groups) == sum(cents(row[name]) for row in wholes) == expected[name]
        assert cents(quarters[-1][name]) == expected[name]
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [text for line in lines for name, text in line.items() if name not in COLUMNS]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))]


@given(st.lists(entries(), max_size=30))
@examples(40)
def test_every_way_of_splitting_adds_up_to_the_year(year: Year, given_lines: list[LedgerEntry]) -> None:
    report = year(*given_lines)
    ways = {
        "rows": [add_up([row]) for row in report.rows],
        "booked or not": [report.booked, report.to_book],
        "quarters": [own.total for own in report.quarters],
        "groups of quarters": [group.sums for own in report.quarters for group in own.groups],
        "rates": [own.sums for own in report.rates],
        "kinds": [own.sums for own in report.kinds],
        "months": [own.sums for own in report.months],
    }
    for parts in ways.values():
        for field in ("count", *FIELDS, "given"):
            assert sum(getattr(part, field) for part in parts) == getattr(report.total, field)
    assert all(row.gross == row.net + row.vat for row in report.rows)
    assert [row.number for row in report.rows] == list(range(1, len(report.rows) + 1))


@given(st.lists(entries(), max_size=8), st.randoms(use_true_random=False))
@examples(30)
def test_the_same_lines_in_any_order_give_the_same_table(
    year: Year, given_lines: list[LedgerEntry], chance: Random
) -> None:
    once = [
        entry
        for number, entry in enumerate(given_lines)
        if entry.line.id not in {e.line.id for e in given_lines[:number]}
    ]
    shuffled = list(once)
    chance.shuffle(shuffled)
    assert year(*once).rows == year(*shuffled).rows
