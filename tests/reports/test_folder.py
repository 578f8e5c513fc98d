import csv
import errno
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import Processed
from klachtenboek.domain.ledger import Evidence, LedgerEntry, Proof
from klachtenboek.domain.shop import Shop
from klachtenboek.reports.folder import folder_name, year_parts
from klachtenboek.reports.missing import Missing
from klachtenboek.reports.year import YearReport
from tests.reports.made import year_files

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


PDFS: dict[int, bytes] = {}
"""What the letters made here say, by their ids."""


def letter(reference: str = "2026-0041", kind: LetterKind = LetterKind.CLOSING, pdf: bytes = b"%PDF") -> Evidence:
    PDFS[len(pdf)] = pdf
    return Evidence(len(pdf), reference, kind, datetime(2026, 3, 12, 9))


def proof(line_id: int, sha256: str, path: Path | None) -> Proof:
    return Proof(line_id=line_id, reference="2026-0041", suffix=".jpg", sha256=sha256, path=path)


def test_the_folder_holds_sheet_table_letters_and_manifest(entry: Entry, year: Year) -> None:
    letters = [letter(), letter(kind=LetterKind.ACKNOWLEDGEMENT, pdf=b"%PDF hello")]
    report = year(entry(), evidence=letters)
    files = year_files(report, PDFS)
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
    *files, (_, manifest) = year_files(year(entry(), evidence=letters), PDFS)
    rows = list(csv.DictReader(io.StringIO(manifest.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["Naam"], int(row["Grootte"]), row["SHA-256"]) for row in rows] == [
        (name, len(content), sha256(content).hexdigest()) for name, content in files
    ]


def test_rows_name_exactly_the_letters_in_the_folder(entry: Entry, year: Year) -> None:
    letters = [letter(), letter(pdf=b"%PDF 2"), letter(reference="2026-0042"), letter(reference="2026-0099")]
    report = year(entry(), entry(reference="2026-0042"), evidence=letters)
    named = {name for row in report.rows for name in row.evidence.split(", ")}
    inside = {name for name, _ in year_files(report, PDFS) if name.startswith("bewijsstukken/")}
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
    once = year_files(year(entry(), entry(id=2), evidence=letters), PDFS)
    again = year_files(year(entry(id=2), entry(), evidence=letters[::-1]), PDFS)
    assert once == again


def test_a_broken_year_has_both_years_in_its_name(year: Year) -> None:
    report = year(shop=Shop(year_starts_in=7))
    assert folder_name(report) == "Klachtenboek 2026-2027"
    assert year_files(report)[0][0] == "Jaaroverzicht 2026-2027.xlsx"


@pytest.mark.parametrize("reference", ["../../etc/passwd", "..\\x", "C:\\x", "a/b", "con", "naam\n", "*?<>|", ""])
def test_no_number_leads_out_of_the_folder(entry: Entry, year: Year, reference: str) -> None:
    letters = [letter(reference=reference)]
    names = [name for name, _ in year_files(year(entry(reference=reference), evidence=letters), PDFS)]
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


def test_making_a_year_works_in_its_own_folder_and_leaves_nothing(
    entry: Entry, year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "werk"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    monkeypatch.chdir(tmp_path)
    for _name, pour in year_parts(year(entry()), aside=aside):
        pour(io.BytesIO())
    assert [path.name for path in tmp_path.iterdir()] == ["werk"]
    assert not list(aside.iterdir())


class FullAt(io.BytesIO):
    """A file on a disk with so many bytes of room."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, content: "ReadableBuffer", /) -> int:
        """Refuse what does not fit any more."""
        if self.tell() + len(bytes(content)) > self.room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(content)


@pytest.mark.parametrize("room", [0, 2_000, 6_000])
def test_a_full_disk_is_told_as_such_whatever_is_written(entry: Entry, year: Year, tmp_path: Path, room: int) -> None:
    report = year(
        *(entry(id=number, remark=f"regel {number}", processed=Processed.NOT_YET) for number in range(1, 120))
    )
    for _name, pour in year_parts(report, aside=tmp_path):
        with pytest.raises(OSError, match="full"):
            pour(FullAt(room))


def test_what_is_stopped_halfway_leaves_no_file_open(entry: Entry, year: Year, tmp_path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise KeyboardInterrupt

    heard = iter([0, 1])
    parts = year_parts(year(entry()), aside=tmp_path, watch=lambda _done, of: stop(next(heard), of))
    _name, pour = next(parts)
    with pytest.raises(KeyboardInterrupt):
        pour(io.BytesIO())
    for path in tmp_path.iterdir():
        path.unlink()


def test_a_receipt_goes_along_once_under_the_lines_it_proves(entry: Entry, year: Year, tmp_path: Path) -> None:
    photo = tmp_path / "bon"
    photo.write_bytes(b"\xff\xd8 bon")
    proofs = [*(proof(number, "a" * 64, photo) for number in (1, 2)), proof(3, "b" * 64, None)]
    report = year(entry(), entry(id=2), entry(id=3), evidence=[letter()], proofs=proofs)
    both = "bewijsstukken/2026-0041-afronding.pdf, bewijsstukken/2026-0041-bewijs.jpg"
    assert [row.evidence for row in report.rows] == [both, both, "bewijsstukken/2026-0041-afronding.pdf"]
    files = dict(year_files(report, PDFS))
    assert files["bewijsstukken/2026-0041-bewijs.jpg"] == b"\xff\xd8 bon"
    assert len([name for name in files if name.startswith("bewijsstukken/")]) == 2
    assert [(fact.what, fact.line_id) for fact in report.missing] == [(Missing.PROOF, 3)]


@pytest.mark.parametrize(
    ("suffix", "ending"), [(".JPG", ".jpg"), ("", ""), (".a/b", ""), (".exe.", ""), (".pdf", ".pdf")]
)
def test_a_proof_has_a_name_any_folder_takes(
    entry: Entry, year: Year, tmp_path: Path, suffix: str, ending: str
) -> None:
    report = year(entry(), proofs=[replace(proof(1, "a" * 64, tmp_path), suffix=suffix)])
    assert report.evidence == (f"bewijsstukken/2026-0041-bewijs{ending}",)
