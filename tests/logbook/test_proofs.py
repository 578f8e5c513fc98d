"""The photo or file that proves a line to the bookkeeper."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from klachtenboek.domain.errors import KindRefused, NotFound, ShareTooLarge
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.reports.missing import Missing
from klachtenboek.safekeeping.attachments import folder_of
from tests.conftest import FakeClock


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "boek.db", clock=clock)
    logbook.complaints.log("De taart was ingezakt.", who="Anna Jansen")
    for what in ("Taxi", "Stomerij"):
        logbook.goodwill.give(1, GoodwillKind.COSTS, what, 1500, paid_out=1500)
    yield logbook
    logbook.close()


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "bon.jpg"
    Image.new("RGB", (300, 200), "white").save(path)
    return path


def evidence(folder: Path) -> list[str]:
    words = (folder / "mutaties.csv").read_text(encoding="utf-8-sig")
    return [row["Bewijsstuk"] for row in csv.DictReader(io.StringIO(words, newline=""), delimiter=";")]


def test_a_receipt_is_attached_and_goes_along_in_the_folder(book: Logbook, receipt: Path, tmp_path: Path) -> None:
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    added = book.proofs.attach(1, taxi.id, receipt)
    assert book.proofs.of(1, taxi.id) == added
    folder = book.year.export(2026, tmp_path / "uit", with_zip=True)
    assert evidence(folder) == ["bewijsstukken/2026-0001-bewijs.jpg", ""]
    kept = (folder / "bewijsstukken" / "2026-0001-bewijs.jpg").read_bytes()
    assert kept == book.attachments.content(1, added.id)
    assert b"2026-0001-bewijs.jpg" in folder.with_name(f"{folder.name}.zip").read_bytes()
    assert "2026-0001-bewijs.jpg" in (folder / "manifest.csv").read_text(encoding="utf-8-sig")


def test_what_is_attached_already_can_be_chosen_and_let_go(book: Logbook, receipt: Path) -> None:
    [added] = book.attachments.add(1, receipt).attachments
    for line in book.complaints.get(1).goodwill:
        book.proofs.choose(1, line.id, added.id)
    assert book.year.report(2026).evidence == ("bewijsstukken/2026-0001-bewijs.jpg",)
    for line in book.complaints.get(1).goodwill:
        book.proofs.choose(1, line.id, None)
    assert book.year.report(2026).evidence == ()


def test_a_photo_that_proves_nothing_stays_at_home(book: Logbook, receipt: Path) -> None:
    book.attachments.add(1, receipt)
    assert book.year.report(2026).evidence == ()


def test_a_proof_taken_off_the_complaint_proves_nothing_until_it_is_put_back(book: Logbook, receipt: Path) -> None:
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    added = book.proofs.attach(1, taxi.id, receipt)
    book.attachments.remove(1, added.id)
    assert book.proofs.of(1, taxi.id) is None
    assert book.year.report(2026).evidence == ()
    book.undo()
    assert book.proofs.of(1, taxi.id) == added


def test_a_line_that_was_taken_out_and_put_back_has_its_proof(book: Logbook, receipt: Path) -> None:
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    book.proofs.attach(1, taxi.id, receipt)
    book.goodwill.take_back(1, taxi.id)
    assert book.year.report(2026).evidence == ()
    book.undo()
    assert book.year.report(2026).evidence == ("bewijsstukken/2026-0001-bewijs.jpg",)


def test_a_proof_whose_file_is_gone_is_missed_and_the_year_is_made(
    book: Logbook, receipt: Path, tmp_path: Path
) -> None:
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    added = book.proofs.attach(1, taxi.id, receipt)
    (folder_of(Path(book.keeping.path)) / added.sha256).unlink()
    assert [fact.line_id for fact in book.year.report(2026).missing if fact.what is Missing.PROOF] == [taxi.id]
    assert evidence(book.year.export(2026, tmp_path / "uit")) == ["", ""]


def test_what_is_no_receipt_or_no_line_is_refused(book: Logbook, receipt: Path, tmp_path: Path) -> None:
    program = tmp_path / "bon.exe"
    program.write_bytes(b"MZ")
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    with pytest.raises(KindRefused):
        book.proofs.attach(1, taxi.id, program)
    with pytest.raises(NotFound):
        book.proofs.attach(1, 99, receipt)
    with pytest.raises(NotFound):
        book.proofs.choose(1, taxi.id, 99)
    assert book.complaints.get(1).attachments == ()


def test_the_same_year_with_a_proof_gives_the_same_bytes(book: Logbook, receipt: Path, tmp_path: Path) -> None:
    taxi, _dry_cleaner = book.complaints.get(1).goodwill
    book.proofs.attach(1, taxi.id, receipt)
    first, again = (book.year.export(2026, tmp_path / name, with_zip=True) for name in ("a", "b"))
    for path in first.rglob("*.*"):
        assert (again / path.relative_to(first)).read_bytes() == path.read_bytes()
    assert first.with_suffix(".zip").read_bytes() == again.with_suffix(".zip").read_bytes()
    assert book.year.exports()[0].made_at == datetime(2026, 3, 10, 10, 15)


def test_a_new_line_comes_with_its_receipt_or_not_at_all(book: Logbook, receipt: Path, tmp_path: Path) -> None:
    line = book.goodwill.draft(GoodwillKind.PRICE_CUT, "Half menu", 1001, paid_out=1001)
    parts = {VatCategory.LOW: 2000, VatCategory.HIGH: 1000}
    saved = book.proofs.giving(1, receipt, lambda: book.goodwill.add_split(1, line, parts))
    low, high = saved.goodwill[-2:]
    assert book.proofs.of(1, low.id) == book.proofs.of(1, high.id) == saved.attachments[-1]
    before = book.complaints.get(1)
    with pytest.raises(ShareTooLarge):
        book.proofs.giving(1, receipt, lambda: book.goodwill.add(1, replace(line, share=2000)))
    with pytest.raises(FolderMissing):
        book.proofs.giving(1, tmp_path / "weg.jpg", lambda: book.goodwill.add(1, line))
    assert book.complaints.get(1) == before
    assert len(book.proofs.giving(1, None, lambda: book.goodwill.add(1, line)).goodwill) == 5
