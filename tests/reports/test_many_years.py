"""Many years with lines of any kind, exported and then corrected: every file says the same, to the cent."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random

import openpyxl
import pypdfium2
import pytest

from klachtenboek.domain.booked import Books
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.journal import journal
from klachtenboek.reports.words import cents
from klachtenboek.reports.year import YearReport
from tests.reports.made import year_files

Year = Callable[..., YearReport]

TEXTS = ("Taart", "=1+1", "@SOM(A1)", "-1", "+31", "\t=x", "<r>&</r>", 'a;"b"', "Ünïçødé", "_x0041_", "")
COLUMNS = {
    "Bedrag incl. btw": "paid_out",
    "Btw-bedrag": "vat",
    "Bedrag excl. btw": "net",
    "Kostprijs": "cost",
    "Waarde voor klant": "value",
    "Eigen bijdrage klant": "share",
}


def some_line(chance: Random, key: int) -> LedgerEntry:
    def day() -> date | None:
        return chance.choice([None, date(2026, 1, 1) + timedelta(days=chance.randrange(365))])

    value = chance.choice([chance.randrange(20_000), chance.randrange(1_000_000_000)])
    customer = chance.choice([None, Customer(id=chance.randrange(1, 9), surname=chance.choice(TEXTS))])
    line = Goodwill(
        id=key,
        kind=chance.choice(list(GoodwillKind)),
        description=chance.choice(TEXTS),
        value=value,
        share=chance.randrange(value + 1),
        paid_out=chance.randrange(50_000),
        cost=chance.randrange(50_000),
        answer=chance.choice([Answer.ACCEPTED, Answer.ACCEPTED, Answer.DECLINED]),
        entered_at=datetime(2026, 6, 1, 12),
        sold_on=day(),
        agreed_on=day(),
        given_on=day(),
        method=chance.choice([None, *Method]),
        processed=chance.choice(list(Processed)),
        vat_category=chance.choice([None, *VatCategory]),
        vat_rate=chance.choice([None, 0, 600, 900, 1200, 1900, 2100, 550]),
        receipt=chance.choice(TEXTS),
        remark=chance.choice(TEXTS),
    )
    return LedgerEntry(
        complaint_id=key,
        reference=f"2026-{key:04d}",
        line=line,
        customer_id=None if customer is None else customer.id,
        customer=customer,
    )


def corrected(chance: Random, entries: list[LedgerEntry]) -> Iterator[LedgerEntry]:
    """Change some lines, take some out and add some: what happens after a year was sent."""
    for entry in entries:
        fate = chance.randrange(4)
        if fate == 1:
            yield entry._replace(line=replace(entry.line, paid_out=chance.randrange(50_000)))
        elif fate == 2:
            yield entry._replace(line=replace(entry.line, answer=chance.choice(list(Answer))))
        elif fate:
            yield entry
    for key in range(900, 900 + chance.randrange(3)):
        yield some_line(chance, key)


def truth(entries: list[LedgerEntry]) -> dict[str, int]:
    counted = [entry.line for entry in entries if entry.line.counts]
    return {name: sum(getattr(line, field) for line in counted) for name, field in COLUMNS.items()}


def says_everywhere(report: YearReport, expected: dict[str, int]) -> None:
    files = dict(year_files(report))
    text = files["mutaties.csv"].decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    book = openpyxl.load_workbook(io.BytesIO(files["Jaaroverzicht 2026.xlsx"]))
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    for name, amount in expected.items():
        assert sum(int(line[name].replace(",", "")) for line in lines) == amount
        for title in ("Mutaties", "Per soort"):
            heading, *rows = sheets[title]
            at = heading.index(name)
            assert round(100 * (rows[-1][at] or 0)) == amount
            assert sum(round(100 * (row[at] or 0)) for row in rows[:-1]) == amount
        heading, *rows = sheets["Per kwartaal"]
        if name in heading:
            wholes = [row for row in rows if row[1] == "Heel kwartaal"]
            assert sum(round(100 * row[heading.index(name)]) for row in wholes) == amount
    assert not [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    document = pypdfium2.PdfDocument(files["Jaaroverzicht 2026.pdf"])
    paper = " ".join(page.get_textpage().get_text_bounded() for page in document)
    for name in ("Bedrag incl. btw", "Btw-bedrag", "Bedrag excl. btw"):
        assert cents(expected[name]) in paper
    document.close()


def balances(report: YearReport) -> None:
    for _document, own in groupby(journal(report), key=lambda line: line.document):
        assert sum(line.amount for line in own) == 0


def a_year(seed: int, year: Year) -> None:
    chance = Random(seed)
    first = [some_line(chance, key) for key in range(1, 1 + chance.randrange(9))]
    sent = year(*first)
    says_everywhere(sent, truth(first))
    balances(sent)
    now = list(corrected(chance, first))
    books = Books(lines=sent.fresh, exports=(sent.export,))
    later = year(*now, books=books)
    says_everywhere(later, truth(now))
    balances(later)
    old = {row.number for row in sent.rows}
    assert [row for row in later.rows if row.number in old and row.export == 1] or not old
    new = [row for row in later.rows if row.export != sent.export.number]
    assert sum(row.gross for row in new) + sent.total.gross == truth(now)["Bedrag incl. btw"]


@pytest.mark.parametrize("seed", range(8))
def test_a_year_and_its_corrections_agree_to_the_cent(year: Year, seed: int) -> None:
    a_year(seed, year)


@pytest.mark.long
def test_two_thousand_years_agree_to_the_cent(year: Year) -> None:
    for seed in range(2000):
        a_year(seed, year)
