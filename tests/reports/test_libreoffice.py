"""What LibreOffice makes of the year under a Dutch locale; collected only where LibreOffice is (conftest)."""

import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

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


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[str, bytes], list[Worksheet]]:
    def through(name: str, content: bytes) -> list[Worksheet]:
        (tmp_path / name).write_bytes(content)
        out = tmp_path / "uit"
        reads = [f"--infilter={DUTCH_CSV}"] if name.endswith(".csv") else []
        profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
        command = ["soffice", profile, "--headless", *reads, "--convert-to", "xlsx", "--outdir", str(out), name]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=100)
        return list(openpyxl.load_workbook(out / f"{Path(name).stem}.xlsx").worksheets)

    return through


def row(sheet: Worksheet) -> dict[str, object]:
    heading, first, *_ = sheet.iter_rows(values_only=True)
    return dict(zip(map(str, heading), first, strict=True))


def report(entry: Entry, year: Year) -> YearReport:
    nasty = entry(paid_out=123_456, value=123_456, description="=1+1", remark="@SOM(A1)", processed=Processed.NOT_YET)
    return year(nasty)


def is_right(found: dict[str, object]) -> None:
    agreed = found["Datum afgesproken"]
    assert isinstance(agreed, datetime)
    assert agreed.date() == date(2026, 3, 10)
    assert found["Bedrag incl. btw"] == 1234.56
    assert found["Btw-%"] == 9
    assert found["Btw-bedrag"] == 101.94
    assert found["Klachtnr"] == "2026-0041"
    assert str(found["Omschrijving"]).lstrip("'") == "=1+1"


def test_the_sheet_keeps_its_numbers_and_dates(
    entry: Entry, year: Year, convert: Callable[[str, bytes], list[Worksheet]]
) -> None:
    found = convert("jaar.xlsx", sheets(report(entry, year)))
    is_right(row(found[1]))
    cells = [cell for sheet in found for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type in {"f", "e"}]


def test_the_table_has_numbers_and_dates_and_no_formulas(
    entry: Entry, year: Year, convert: Callable[[str, bytes], list[Worksheet]]
) -> None:
    [sheet] = convert("mutaties.csv", made(rows_csv, report(entry, year)))
    is_right(row(sheet))
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type in {"f", "e"}]


def test_the_journal_has_numbers_and_dates(
    entry: Entry, year: Year, convert: Callable[[str, bytes], list[Worksheet]]
) -> None:
    [sheet] = convert("journaalvoorstel.csv", made(journal_csv, report(entry, year)))
    found = row(sheet)
    assert isinstance(found["Datum"], datetime)
    assert (found["Debet"], found["Credit"]) == (1132.62, None)
