"""The page for the bookkeeper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.ui.pages.bookkeeper import BookkeeperPage
from klachtenboek.ui.pages.bookkeeper_parts import SumRow
from klachtenboek.ui.widgets import Button, Label
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    """A cake made again and money back at the low rate; the money has everything a bookkeeper wants but the day."""
    cake = logbook.complaints.log("De slagroomtaart was ingezakt.", who="Mevrouw A. Jansen")
    logbook.goodwill.give(cake.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 4900, share=1500, cost=1800)
    bread = logbook.complaints.log("Het brood was oud.", who="De heer M. Yılmaz")
    logbook.goodwill.give(bread.id, GoodwillKind.PRICE_CUT, "Brood", 1090, paid_out=1090, vat_category=VatCategory.LOW)
    return logbook


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> BookkeeperPage:
    return shown(qtbot, BookkeeperPage(workplace))


def _words(widget: QWidget) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in widget.findChildren(Label) if not label.isHidden()]


def _rows(page: BookkeeperPage) -> list[list[str]]:
    return [_words(row) for row in page.overview.findChildren(SumRow)]


def _fills(page: BookkeeperPage) -> list[Button]:
    return [b for b in page.missing.findChildren(Button) if b.caption() == "Invullen" and b.isVisible()]


@pytest.mark.usefixtures("filled")
def test_the_year_is_added_up(dressed: QApplication, page: BookkeeperPage) -> None:
    page.open()
    settle(dressed)
    words = _words(page.overview)
    for amount, meaning in (
        ("€ 59,90", "waarde"),
        ("€ 15,00", "klant betaalde"),
        ("€ 44,90", "weggegeven"),
        ("€ 10,90", "geld terug"),
    ):
        assert words[words.index(meaning) - 1] == amount
    assert ["Laag, 9%", "€ 10,90", "1 regel · btw € 0,90, zonder btw € 10,00"] in _rows(page)
    assert [
        "Vervangen, opnieuw gemaakt of hersteld",
        "€ 34,00",
        "1 regel · waarde € 49,00 · klant betaalde € 15,00",
    ] in _rows(page)
    assert "Het meest in november: € 44,90." in words


def test_an_empty_year_says_so_and_has_nothing_to_save(page: BookkeeperPage) -> None:
    page.open()
    assert "In 2026 is nog niets weggegeven." in _words(page.empty)
    assert not page.saving.isVisible()
    assert not page.overview.isVisible()
    assert not page.missing.isVisible()


def test_another_year_can_be_chosen(
    dressed: QApplication, filled: Logbook, page: BookkeeperPage, clock: FakeClock
) -> None:
    filled.complaints.log("Oud zeer.", received_at=clock.now.replace(year=2024))
    page.open()
    assert [choice.text for choice in page.choices()] == ["2026", "2024"]
    page.years.chip(2024).click()
    settle(dressed)
    assert page.year() == 2024
    assert page.empty.isVisible()


def test_a_year_that_begins_in_july_is_named_after_both(page: BookkeeperPage, logbook: Logbook) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=7))
    page.open()
    assert [choice.text for choice in page.choices()] == ["2026-2027", "2025-2026"]


@pytest.mark.usefixtures("filled")
def test_what_is_missing_leads_to_its_complaint(
    dressed: QApplication, page: BookkeeperPage, workplace: Workplace
) -> None:
    places: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: places.append((place, key)))
    page.open()
    settle(dressed)
    assert page.missing.isVisible()
    row = next(words for words in _words(page.missing) if "2026-0002" in words)
    assert "het nummer van de bon of factuur" in row
    (fill,) = [button for button in _fills(page) if button.accessibleName() == "2026-0002 invullen"]
    fill.click()
    assert places == [("complaint", 2)]


def test_a_long_list_of_gaps_begins_short(dressed: QApplication, page: BookkeeperPage, logbook: Logbook) -> None:
    for number in range(8):
        found = logbook.complaints.log(f"Klacht {number}.")
        logbook.goodwill.give(found.id, GoodwillKind.PRICE_CUT, "Korting", 500)
    page.open()
    settle(dressed)
    assert len(_fills(page)) == 5
    next(b for b in page.missing.findChildren(Button) if b.caption() == "Toon alle acht").click()
    settle(dressed)
    assert len(_fills(page)) == 8


@pytest.mark.usefixtures("filled")
def test_the_folder_is_saved_without_names_and_can_be_opened(page: BookkeeperPage, tmp_path: Path) -> None:
    opened: list[Path] = []
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.open_folder = lambda folder: not opened.append(folder)  # type: ignore[func-returns-value]
    page.folder = tmp_path / "Klachtenboek"
    page.open()
    page.save.click()
    made = tmp_path / "Klachtenboek 2026"
    book = load_workbook(made / "Jaaroverzicht 2026.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any("Jansen" in cell for cell in cells)
    assert page.saved.isVisible()
    assert any("Klachtenboek 2026" in words for words in _words(page.saved))
    page.open_button.click()
    assert opened == [made]


@pytest.mark.usefixtures("filled")
def test_names_go_along_when_the_owner_wants_it(page: BookkeeperPage, tmp_path: Path) -> None:
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.folder = tmp_path
    page.open()
    page.nameless.click()
    assert page.nameless.accessibleDescription() == "De namen staan nu in de regels en in de brieven."
    page.save.click()
    book = load_workbook(tmp_path / "Klachtenboek 2026" / "Jaaroverzicht 2026.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("Jansen" in cell for cell in cells)


@pytest.mark.usefixtures("filled")
def test_a_folder_that_is_gone_is_told_in_one_sentence(page: BookkeeperPage, said: list[str], tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    page.ask_folder = lambda _parent, _title, _start: blocked / "diep"
    page.folder = tmp_path
    page.open()
    page.save.click()
    assert len(said) == 1
    assert said[0].endswith(".")
    assert not page.saved.isVisible()


@pytest.mark.usefixtures("filled")
def test_a_folder_that_does_not_open_is_named(page: BookkeeperPage, said: list[str], tmp_path: Path) -> None:
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.open_folder = lambda _folder: False
    page.folder = tmp_path
    page.open()
    page.save.click()
    page.open_button.click()
    assert "Klachtenboek 2026" in said[0]


@pytest.mark.usefixtures("filled")
def test_closing_the_question_saves_nothing(page: BookkeeperPage, tmp_path: Path) -> None:
    page.ask_folder = lambda _parent, _title, _start: None
    page.folder = tmp_path / "Klachtenboek"
    page.open()
    page.save.click()
    assert not page.saved.isVisible()
    assert list((tmp_path / "Klachtenboek").iterdir()) == []


def test_a_new_gift_is_added_at_once(dressed: QApplication, filled: Logbook, page: BookkeeperPage) -> None:
    page.open()
    filled.goodwill.give(1, GoodwillKind.COURTESY, "Bonbons", 1000, cost=400)
    settle(dressed)
    assert any(row[0] == "Attentie" for row in _rows(page))
    page.hide()
    filled.goodwill.give(1, GoodwillKind.VOUCHER, "Bon", 1000)
    page.show()
    settle(dressed)
    assert any(row[0] == "Tegoedbon" for row in _rows(page))


def test_nothing_is_cut_off_or_without_a_name(
    dressed: QApplication, filled: Logbook, page: BookkeeperPage, tmp_path: Path
) -> None:
    for number in range(7):
        found = filled.complaints.log(f"<b>Klacht</b> {number}.")
        filled.goodwill.give(found.id, GoodwillKind.PRICE_CUT, "<img src=x>" * 9, 99_999_99)
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.folder = tmp_path
    page.open()
    page.save.click()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(Label))
    assert faults(dressed, page, scales=(1.0, 1.5)) == []


@pytest.mark.usefixtures("filled")
def test_a_month_or_a_quarter_is_shown_and_never_both(dressed: QApplication, page: BookkeeperPage) -> None:
    page.open()
    page.month.chip(11).click()
    settle(dressed)
    assert page.overview.isVisible()
    assert not page.closing.isVisible()
    page.part.chip(1).click()
    settle(dressed)
    assert page.month.value() is None
    assert "In 2026-Q1 is nog niets weggegeven." in _words(page.empty)
    page.month.chip(10).click()
    settle(dressed)
    assert page.part.value() is None
    assert "In 2026-10 is nog niets weggegeven." in _words(page.empty)


def test_a_part_of_a_broken_year_lies_where_it_falls(
    dressed: QApplication, filled: Logbook, page: BookkeeperPage
) -> None:
    filled.keeping.save_shop(filled.keeping.shop()._replace(year_starts_in=7))
    page.open()
    page.month.chip(2).click()
    settle(dressed)
    assert "In 2027-02 is nog niets weggegeven." in _words(page.empty)
    page.month.chip(11).click()
    settle(dressed)
    assert page.overview.isVisible()
    page.part.chip(2).click()
    settle(dressed)
    assert "In 2027-Q2 is nog niets weggegeven." in _words(page.empty)


@pytest.mark.usefixtures("filled")
def test_the_owners_own_files_in_the_folder_stay_and_are_told(page: BookkeeperPage, tmp_path: Path) -> None:
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.folder = tmp_path
    page.open()
    page.save.click()
    made = tmp_path / "Klachtenboek 2026"
    (made / "vragen.txt").write_text("van mij", encoding="utf-8")
    page.save.click()
    assert any("Je eigen bestand in die map is er nog: vragen.txt." in words for words in _words(page.saved))
    assert (made / "vragen.txt").read_text(encoding="utf-8") == "van mij"


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_open_in_excel_is_told_and_stays(page: BookkeeperPage, said: list[str], tmp_path: Path) -> None:
    page.ask_folder = lambda _parent, _title, _start: tmp_path
    page.folder = tmp_path
    page.open()
    page.save.click()
    made = tmp_path / "Klachtenboek 2026"
    (made / "~$Jaaroverzicht 2026.xlsx").write_bytes(b"Marieke")
    before = (made / "Jaaroverzicht 2026.xlsx").read_bytes()
    page.save.click()
    [sentence] = said
    assert sentence.startswith("Dit bestand staat nog open in een ander programma")
    assert "Jaaroverzicht 2026.xlsx" in sentence
    assert (made / "Jaaroverzicht 2026.xlsx").read_bytes() == before
