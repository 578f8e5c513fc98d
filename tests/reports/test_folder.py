import csv
import io
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.summary import Evidence, LedgerEntry
from klachtenboek.reports.folder import folder_name, year_files
from klachtenboek.reports.year import YearReport

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


def letter(reference: str = "2026-0041", kind: LetterKind = LetterKind.CLOSING, pdf: bytes = b"%PDF") -> Evidence:
    return Evidence(reference, kind, datetime(2026, 3, 12, 9), pdf)


def test_the_folder_holds_sheet_table_letters_and_manifest(entry: Entry, year: Year) -> None:
    letters = [letter(), letter(kind=LetterKind.ACKNOWLEDGEMENT, pdf=b"%PDF hello")]
    report = year(entry(), evidence=letters)
    files = year_files(report, letters)
    assert folder_name(report) == "Klachtenboek 2026"
    assert [name for name, _ in files] == [
        "Jaaroverzicht 2026.xlsx",
        "mutaties.csv",
        "journaalvoorstel.csv",
        "Jaaroverzicht 2026.pdf",
        "bewijsstukken/2026-0041-afronding.pdf",
        "bewijsstukken/2026-0041-ontvangst.pdf",
        "manifest.csv",
    ]
    assert dict(files)["bewijsstukken/2026-0041-ontvangst.pdf"] == b"%PDF hello"


def test_the_manifest_tells_any_change(entry: Entry, year: Year) -> None:
    letters = [letter()]
    *files, (_, manifest) = year_files(year(entry(), evidence=letters), letters)
    rows = list(csv.DictReader(io.StringIO(manifest.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["Naam"], int(row["Grootte"]), row["SHA-256"]) for row in rows] == [
        (name, len(content), sha256(content).hexdigest()) for name, content in files
    ]


def test_rows_name_exactly_the_letters_in_the_folder(entry: Entry, year: Year) -> None:
    letters = [letter(), letter(pdf=b"%PDF 2"), letter(reference="2026-0042"), letter(reference="2026-0099")]
    report = year(entry(), entry(reference="2026-0042"), evidence=letters)
    named = {name for row in report.rows for name in row.evidence.split(", ")}
    inside = {name for name, _ in year_files(report, letters) if name.startswith("bewijsstukken/")}
    assert named == inside == set(report.evidence)
    assert len(inside) == 3


def test_a_year_without_lines_is_a_folder_too(year: Year) -> None:
    assert [name for name, _ in year_files(year())] == [
        "Jaaroverzicht 2026.xlsx",
        "mutaties.csv",
        "journaalvoorstel.csv",
        "Jaaroverzicht 2026.pdf",
        "manifest.csv",
    ]


def test_the_same_year_gives_the_same_folder(entry: Entry, year: Year) -> None:
    letters = [letter(), letter(pdf=b"%PDF 2")]
    once = year_files(year(entry(), entry(id=2), evidence=letters), letters)
    again = year_files(year(entry(id=2), entry(), evidence=letters[::-1]), letters[::-1])
    assert once == again


def test_a_broken_year_has_both_years_in_its_name(year: Year) -> None:
    report = year(shop=Shop(year_starts_in=7))
    assert folder_name(report) == "Klachtenboek 2026-2027"
    assert year_files(report)[0][0] == "Jaaroverzicht 2026-2027.xlsx"


@pytest.mark.parametrize("reference", ["../../etc/passwd", "..\\x", "C:\\x", "a/b", "con", "naam\n", "*?<>|", ""])
def test_no_number_leads_out_of_the_folder(entry: Entry, year: Year, reference: str) -> None:
    letters = [letter(reference=reference)]
    names = [name for name, _ in year_files(year(entry(reference=reference), evidence=letters), letters)]
    for name in names:
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert len(path.parts) <= 2
        assert not set('\\:*?"<>|\n') & set(name)


def test_names_differ_by_more_than_capitals(entry: Entry, year: Year) -> None:
    letters = [letter(reference="a"), letter(reference="A")]
    report = year(entry(reference="a"), entry(reference="A"), evidence=letters)
    assert len({name.casefold() for name in report.evidence}) == 2


def test_making_a_year_touches_no_disk(
    entry: Entry, year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    monkeypatch.chdir(tmp_path)
    assert year_files(year(entry()))
    assert not list(tmp_path.iterdir())
