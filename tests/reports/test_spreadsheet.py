import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import GoodwillKind, Processed
from klachtenboek.domain.ledger import Evidence, LedgerEntry
from klachtenboek.domain.shop import Shop
from klachtenboek.reports.spreadsheet import LONGEST_CELL, cell_text
from klachtenboek.reports.table import rows_csv
from klachtenboek.reports.year import YearReport
from tests.reports.made import made, sheets

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


def opened(report: YearReport) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(sheets(report)))


def columns(sheet: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def words(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_there_are_eight_sheets(year: Year) -> None:
    assert opened(year()).sheetnames == [
        "Toelichting",
        "Mutaties",
        "Per kwartaal",
        "Per soort",
        "Tegoedbonnen open",
        "Attenties per ontvanger",
        "Journaalvoorstel",
        "Gewijzigd na vorige export",
    ]


def test_dates_are_dates_and_amounts_are_numbers(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry()))["Mutaties"]
    at = columns(sheet)
    agreed, gross, rate = (sheet.cell(2, at[name]) for name in ("Datum afgesproken", "Bedrag incl. btw", "Btw-%"))
    assert (agreed.value, agreed.is_date, agreed.number_format) == (datetime(2026, 3, 10), True, "dd-mm-yyyy")
    assert (gross.value, gross.data_type, gross.number_format) == (12, "n", "#,##0.00")
    assert (rate.value, rate.data_type) == (9, "n")
    assert sheet.cell(2, at["Klachtnr"]).data_type == "s"


def test_what_is_not_known_is_an_empty_cell_and_no_zero(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry(sold_on=None, vat_category=None, vat_rate=None, receipt="")))["Mutaties"]
    at = columns(sheet)
    for name in ("Datum oorspronkelijke verkoop", "Btw-%", "Bon-/factuurnr", "Grootboekrekening"):
        assert sheet.cell(2, at[name]).value is None
    assert sheet.cell(2, at["Btw-categorie"]).value == "Niet ingevuld"


def test_the_headings_stay_in_sight_and_on_paper(entry: Entry, year: Year) -> None:
    book = opened(year(entry(), entry(id=2)))
    rows = book["Mutaties"]
    assert (rows.freeze_panes, rows.auto_filter.ref) == ("C2", "A1:Z3")
    for sheet in book.worksheets[1:]:
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes.endswith("2")
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_sheet_and_table_hold_the_same_columns_in_the_same_order(entry: Entry, year: Year) -> None:
    report = year(entry(), with_names=True)
    heading = made(rows_csv, report).decode("utf-8-sig").splitlines()[0].split(";")
    assert list(columns(opened(report)["Mutaties"])) == heading


def test_the_total_stands_apart_from_the_rows(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry(id=1), entry(id=2)))["Mutaties"]
    at = columns(sheet)
    assert [sheet.cell(line, at["Klachtnr"]).value for line in (2, 3, 4, 5)] == [
        "2026-0041",
        "2026-0041",
        None,
        "Totaal",
    ]
    assert sheet.cell(5, at["Bedrag incl. btw"]).value == 24
    assert sheet.cell(5, at["Btw-%"]).value is None


def test_no_text_of_anyone_is_a_formula_or_a_link(entry: Entry, year: Year) -> None:
    for hostile in (
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "https://x.example",
        "mailto:x",
        "internal:A1",
        "12",
        "0012",
    ):
        report = year(
            entry(
                description=hostile,
                receipt=hostile,
                remark=hostile,
                reference=hostile,
                customer=Customer(id=1, company=hostile),
            ),
            shop=Shop(name=hostile, kvk=hostile, vat_id=hostile),
            evidence=[Evidence(1, hostile, LetterKind.CLOSING, datetime(2026, 3, 10))],
            with_names=True,
        )
        book = opened(report)
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        kept = [cell for cell in cells if cell.value == hostile]
        assert {cell.data_type for cell in kept} == {"s"}
        assert len(kept) == 5 + 3


@pytest.mark.parametrize(
    "text",
    [
        "<r>&</r>",
        "<r><t>vet</t></r>",
        "<b>&amp;</b>]]>",
        "_x0041_",
        "  ruimte  vooraan",
        "eerste\ntweede",
        "😀" * 50,
        "Ünïçødé Ελληνικά שלום",
        "'t Hoekje",
    ],
)
def test_any_text_comes_back_as_it_was(entry: Entry, year: Year, text: str) -> None:
    sheet = opened(year(entry(description=text)))["Mutaties"]
    stored = sheet.cell(2, columns(sheet)["Omschrijving"]).value
    # A cell says of _x0041_ that it is meant as it stands; Excel reads that, openpyxl only among shared texts.
    assert unescape(stored).strip() == text.strip()


def test_a_cell_holds_at_most_what_excel_can_hold() -> None:
    assert cell_text("a" * LONGEST_CELL) == "a" * LONGEST_CELL
    assert cell_text("a" * (LONGEST_CELL + 1)) == "a" * (LONGEST_CELL - 1) + "…"
    assert cell_text("a" + "😀" * 20_000).endswith("😀…")
    assert len(cell_text("a" + "😀" * 20_000).encode("utf-16-le")) <= 2 * LONGEST_CELL


def test_a_long_remark_stands_whole_in_the_table(entry: Entry, year: Year) -> None:
    report = year(entry(remark="lang " * 9_000))
    assert ("lang " * 9_000).strip() in made(rows_csv, report).decode("utf-8-sig")
    sheet = opened(report)["Mutaties"]
    assert sheet.cell(2, columns(sheet)["Opmerking"]).value.endswith("…")


def test_the_same_year_gives_the_same_bytes(
    entry: Entry, year: Year, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(time.tzset)
    first = sheets(year(entry(), entry(id=2)))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert sheets(year(entry(id=2), entry())) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
    monkeypatch.undo()


def test_the_explanation_names_what_is_missing_before_the_rules(entry: Entry, year: Year) -> None:
    text = words(opened(year(entry(vat_category=None, receipt="", sold_on=None)))["Toelichting"])
    gap = "Klacht 2026-0041: de btw-categorie of het tarief, de dag van de verkoop en het nummer van de bon of factuur."
    assert gap in text
    assert text.index(gap) < text.index("Zo is er gerekend")


def test_the_explanation_says_when_nothing_is_missing(entry: Entry, year: Year) -> None:
    assert "Bij geen enkele regel ontbreekt iets." in words(opened(year(entry()))["Toelichting"])


@pytest.mark.parametrize(
    "said",
    [
        "Jaaroverzicht 2026",
        "Bakkerij De Korenaar & Zoon",
        "01-01-2026 tot en met 31-12-2026",
        "04-01-2027 om 10:15",
        "2 regels, 1 klacht, 1 bewijsstuk",
        "Een halve cent gaat omhoog.",
        "Elk totaal is de som van de regels.",
        "het kwartaal waarin hij is afgesproken",
        "Boek een regel met 'Kassa' of 'Factuur' niet nog een keer.",
        "Een brief noemt de klant bij naam",
        "dan staat daar nu de code",
    ],
)
def test_the_explanation_says_how_the_year_was_made(entry: Entry, year: Year, said: str) -> None:
    letter = Evidence(1, "2026-0041", LetterKind.CLOSING, datetime(2026, 3, 12, 9))
    assert said in words(opened(year(entry(id=1), entry(id=2), evidence=[letter]))["Toelichting"])


def test_the_explanation_says_that_names_are_there(entry: Entry, year: Year) -> None:
    text = words(opened(year(entry(), with_names=True))["Toelichting"])
    assert "De naam staat er in dit overzicht naast." in text
    assert "bewijsstukken." not in text


def test_the_explanation_keeps_booked_and_not_booked_apart(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry(id=1, processed=Processed.TILL), entry(id=2, processed=Processed.NOT_YET, paid_out=500)))[
        "Toelichting"
    ]
    amounts = [(row[0].value, row[1].value) for row in sheet.iter_rows() if isinstance(row[1].value, int | float)]
    assert amounts[:3] == [("Bedrag incl. btw", 17), ("Waarvan nog te boeken", 5), ("Waarvan al verwerkt", 12)]


def test_a_quarter_without_lines_still_has_its_total(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry(agreed_on=date(2026, 5, 5))))["Per kwartaal"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ("2026-Q1", "Heel kwartaal", None, None, 0, 0, 0, 0),
        ("2026-Q2", "Laag", 9, "Kassa", 1, 12, 0.99, 11.01),
        ("2026-Q2", "Heel kwartaal", None, None, 1, 12, 0.99, 11.01),
        ("2026-Q3", "Heel kwartaal", None, None, 0, 0, 0, 0),
        ("2026-Q4", "Heel kwartaal", None, None, 0, 0, 0, 0),
        ("Totaal", None, None, None, 1, 12, 0.99, 11.01),
    ]


def test_each_kind_has_its_line(entry: Entry, year: Year) -> None:
    sheet = opened(year(entry(kind=GoodwillKind.COURTESY, paid_out=0, cost=850)))["Per soort"]
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)}
    assert len(rows) == len(GoodwillKind) + 1
    assert rows["Attentie"] == rows["Totaal"] == [1, 0, 0, 0, 8.5, 24, 12, 12]
