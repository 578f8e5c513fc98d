"""What LibreOffice makes of the year under a Dutch locale; collected only where LibreOffice is (conftest)."""

import subprocess
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from klachtenboek.domain.goodwill import Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.reports.table import journal_csv, rows_csv
from klachtenboek.reports.year import YearReport
from tests.reports.made import made, sheets

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]

DUTCH_CSV = "CSV:59,34,76,1,,1043,false,true,false"
"""Semicolons, quotes, UTF-8, from line 1, Dutch, numbers and dates as they are recognised there."""


def report(entry: Entry, year: Year) -> YearReport:
    nasty = entry(paid_out=123_456, value=123_456, description="=1+1", remark="@SOM(A1)", processed=Processed.NOT_YET)
    return year(nasty)


@pytest.fixture(scope="module")
def converted(entry: Entry, year: Year, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Worksheet]]:
    """Return the sheets that LibreOffice makes of each file; it starts once for each way of reading."""
    folder, said = tmp_path_factory.mktemp("kantoor"), report(entry, year)
    (folder / "jaar.xlsx").write_bytes(sheets(said))
    (folder / "mutaties.csv").write_bytes(made(rows_csv, said))
    (folder / "journaalvoorstel.csv").write_bytes(made(journal_csv, said))
    out, profile = folder / "uit", f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    for what in (("jaar.xlsx",), (f"--infilter={DUTCH_CSV}", "mutaties.csv", "journaalvoorstel.csv")):
        reads, names = [one for one in what if one[0] == "-"], [one for one in what if one[0] != "-"]
        command = ["soffice", profile, "--headless", *reads, "--convert-to", "xlsx", "--outdir", str(out), *names]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=100)
    return {path.stem: list(openpyxl.load_workbook(path).worksheets) for path in out.iterdir()}


def row(sheet: Worksheet) -> dict[str, object]:
    heading, first, *_ = sheet.iter_rows(values_only=True)
    return dict(zip(map(str, heading), first, strict=True))


def is_right(found: dict[str, object]) -> None:
    agreed = found["Datum afgesproken"]
    assert isinstance(agreed, datetime)
    assert agreed.date() == date(2026, 3, 10)
    assert found["Bedrag incl. btw"] == 1234.56
    assert found["Btw-%"] == 9
    assert found["Btw-bedrag"] == 101.94
    assert found["Klachtnr"] == "2026-0041"
    assert str(found["Omschrijving"]).lstrip("'") == "=1+1"


def test_the_sheet_keeps_its_numbers_and_dates(converted: dict[str, list[Worksheet]]) -> None:
    found = converted["jaar"]
    is_right(row(found[1]))
    cells = [cell for sheet in found for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type in {"f", "e"}]


def test_the_table_has_numbers_and_dates_and_no_formulas(converted: dict[str, list[Worksheet]]) -> None:
    [sheet] = converted["mutaties"]
    is_right(row(sheet))
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type in {"f", "e"}]


def test_the_journal_has_numbers_and_dates(converted: dict[str, list[Worksheet]]) -> None:
    [sheet] = converted["journaalvoorstel"]
    found = row(sheet)
    assert isinstance(found["Datum"], datetime)
    assert (found["Debet"], found["Credit"]) == (1132.62, None)
