"""The page of a letter."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.letters.case import Block
from klachtenboek.ui.models.letterform import LetterForm
from klachtenboek.ui.pages import letter_paper
from klachtenboek.ui.pages.letter import PAUSE, LetterPage
from klachtenboek.ui.pdfpages import PdfPages
from klachtenboek.ui.widgets import Button, Label
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace

NAME = "Mevrouw A. Jansen"

PROMISED, SLOW = 0.3, 10
"""Seconds from the last key to the letter on screen, and how much slower the machine of a test may be."""


@pytest.fixture
def complaint_id(logbook: Logbook) -> int:
    """A complaint about a cake, resolved with a new one; the shop has an address."""
    shop = logbook.keeping.shop()._replace(street="Lindestraat 12", postcode="7411 AB", town="Deventer")
    logbook.keeping.save_shop(shop)
    found = logbook.complaints.log("De slagroomtaart was ingezakt.", who=NAME)
    for step in (Step.LISTEN, Step.ACKNOWLEDGE, Step.APOLOGISE):
        logbook.complaints.take_step(found.id, step)
    logbook.complaints.choose_solution(found.id, "Een nieuwe taart")
    logbook.complaints.agree(found.id)
    logbook.goodwill.give(found.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 3400)
    return found.id


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> LetterPage:
    made = shown(qtbot, LetterPage(workplace))
    made.sending.has_printer = lambda: True
    return made


def _opened(page: LetterPage, complaint_id: int, app: QApplication) -> LetterPage:
    page.open(complaint_id)
    settle(app)
    return page


def _to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _spoken(page: LetterPage) -> str:
    return page.paper.preview.accessibleDescription()


def _picture(page: LetterPage) -> QImage:
    return page.paper.preview.page()


def test_it_opens_on_the_letter_that_is_next(dressed: QApplication, page: LetterPage, complaint_id: int) -> None:
    _opened(page, complaint_id, dressed)
    assert page.kind() is LetterKind.CLOSING
    assert page.title.text() == "Brief aan mevrouw Jansen"
    assert page.paper.fit.text() == "Past op één bladzijde"
    assert page.paper.where.text() == "bladzijde 1 van 1"
    assert "Geachte mevrouw Jansen" in _spoken(page)
    assert not _picture(page).isNull()


def test_the_page_of_paper_is_white_in_the_dark_too(dressed: QApplication, page: LetterPage, complaint_id: int) -> None:
    _opened(page, complaint_id, dressed)
    assert _picture(page).pixelColor(3, 3).name() == "#ffffff"


def test_another_kind_gives_another_letter(dressed: QApplication, page: LetterPage, complaint_id: int) -> None:
    _opened(page, complaint_id, dressed)
    page.kinds.chip(LetterKind.ACKNOWLEDGEMENT).click()
    assert page.kind() is LetterKind.ACKNOWLEDGEMENT
    assert list(page.rows) == [Block.TOLD, Block.DONE, Block.NEXT]
    assert "2026-0001" in _spoken(page)


def test_a_block_that_is_switched_off_is_not_in_the_letter(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    assert "€ 34,00" in _spoken(page).replace("\u00a0", " ")
    page.rows[Block.GIVEN].switch.click()
    qtbot.waitUntil(lambda: "34,00" not in _spoken(page))


def test_the_pencil_opens_the_words_and_what_is_typed_is_in_the_letter(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    row = _opened(page, complaint_id, dressed).rows[Block.TOLD]
    assert not row.editor.isVisible()
    row.pencil.click()
    assert row.editor.isVisible()
    assert row.editor.text().startswith("Op 20 november vertelde u ons")
    row.editor.setPlainText("U kwam bij ons terug.")
    qtbot.waitUntil(lambda: "U kwam bij ons terug." in _spoken(page))
    row.back.click()
    qtbot.waitUntil(lambda: "Op 20 november vertelde u ons" in _spoken(page))
    assert row.editor.text().startswith("Op 20 november vertelde u ons")


def test_looking_at_a_letter_words_nothing_so_it_tells_what_is_done_later_too(
    dressed: QApplication, page: LetterPage, logbook: Logbook
) -> None:
    found = logbook.complaints.log("De taart was ingezakt.", who=NAME)
    logbook.complaints.take_step(found.id, Step.LISTEN)
    logbook.promises.make(found.id, PromiseKind.CALL_BACK, "Terugbellen", datetime(2026, 11, 23, 10))
    _opened(page, found.id, dressed)
    page.kinds.chip(LetterKind.ACKNOWLEDGEMENT).click()
    settle(dressed)
    assert page.form == LetterForm()
    page.leave()
    logbook.complaints.take_step(found.id, Step.APOLOGISE)
    _opened(page, found.id, dressed)
    page.kinds.chip(LetterKind.ACKNOWLEDGEMENT).click()
    assert not any(row.back.isVisible() for row in page.rows.values())
    choices = page.finished()
    assert choices.words == ()
    proposal = logbook.letters.compose(found.id, LetterKind.ACKNOWLEDGEMENT)
    assert logbook.letters.compose(found.id, LetterKind.ACKNOWLEDGEMENT, choices) == proposal
    assert "excuses" in _spoken(page)


def test_a_sentence_of_ones_own_and_a_subject_are_in_the_letter(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    QTest.keyClicks(page.own.control, "De koffie staat klaar.")
    QTest.keyClicks(page.subject.control, "uw taart")
    qtbot.waitUntil(lambda: "De koffie staat klaar." in _spoken(page) and "Betreft: uw taart" in _spoken(page))


def test_ten_keys_are_one_drawing_soon_after_the_last(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened(page, complaint_id, dressed)
    drawn: list[float] = []

    class Counted(PdfPages):
        def __init__(self, pdf: bytes) -> None:
            drawn.append(perf_counter())
            super().__init__(pdf)

    monkeypatch.setattr(letter_paper, "PdfPages", Counted)
    for burst, words in enumerate(("Tot gauw", " en bedankt"), 1):
        QTest.keyClicks(page.own.control, words)
        last = perf_counter()
        assert len(drawn) == burst - 1

        def is_shown(typed: str = words) -> bool:
            return typed in _spoken(page)

        qtbot.waitUntil(is_shown, timeout=20_000)
        shown = perf_counter()
        settle(dressed)
        assert len(drawn) == burst
        assert drawn[-1] - last >= 0.9 * PAUSE / 1000  # the clock of the pause is a twentieth off at most
        assert shown - last < PROMISED * SLOW


def test_the_pause_leaves_room_to_draw_within_what_is_promised() -> None:
    assert 3 * PAUSE <= 2 * 1000 * PROMISED


def test_the_word_coulance_can_be_left_out(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    row = _opened(page, complaint_id, dressed).rows[Block.GIVEN]
    row.pencil.click()
    assert "coulance" in row.editor.text()
    assert page.coulance is not None
    assert page.coulance.isVisible()
    page.coulance.click()
    qtbot.waitUntil(lambda: "coulance" not in _spoken(page))
    assert row.editor.text()
    assert "coulance" not in row.editor.text()


def test_what_was_typed_is_kept_until_the_letter_is_sent(
    dressed: QApplication, workplace: Workplace, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    page.own.control.setFocus()
    QTest.keyClicks(page.own.control, "Tot ziens.")
    page.leave()
    again = LetterPage(workplace)
    qtbot.addWidget(again)
    again.open(complaint_id)
    assert again.own.text() == "Tot ziens."


def test_a_letter_too_long_for_one_page_says_so_and_can_be_leafed_through(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    row = _opened(page, complaint_id, dressed).rows[Block.TOLD]
    row.pencil.click()
    row.editor.setPlainText("Dit is een lange zin over wat er is gebeurd en hoe dat kwam. " * 40)
    qtbot.waitUntil(lambda: page.paper.fit.text() == "Wordt twee bladzijden")
    assert page.paper.where.text() == "bladzijde 1 van 2"
    first = _picture(page)
    page.paper.after.click()
    assert page.paper.where.text() == "bladzijde 2 van 2"
    assert _picture(page) != first
    assert not page.paper.after.isEnabled()


def test_zooming_draws_the_page_larger(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    wide = _picture(page).width()
    page.paper.larger.click()
    qtbot.waitUntil(lambda: _picture(page).width() > wide)
    assert page.paper.zoom.text() == "115%"


def test_characters_that_cannot_be_printed_are_told_beforehand(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    assert not page.paper.warning.isVisible()
    page.rows[Block.TOLD].editor.setPlainText("Beste \u6f22.")
    qtbot.waitUntil(lambda: "\u6f22" in page.paper.warning.text())


def test_an_explanation_waits_for_the_words_of_the_owner(
    dressed: QApplication, page: LetterPage, said: list[str], complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    page.kinds.chip(LetterKind.EXPLANATION).click()
    assert page.paper.warning.text() == "Vul nog in: Onze uitleg."
    settle(dressed)
    assert page.rows[Block.REASONS].editor.isVisible()
    assert not _picture(page).isNull()
    page.print_button.click()
    assert said == ["In de brief ontbreekt nog iets: onze uitleg. Vul het aan of zet dat deel uit."]


def test_printing_writes_the_letter_down_as_sent(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str], complaint_id: int, tmp_path: Path
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.ask_printer = lambda _page, _count, _title: _to_file(tmp_path / "afdruk.pdf")
    page.print_button.click()
    assert PdfPages((tmp_path / "afdruk.pdf").read_bytes()).count == 1
    (letter,) = logbook.complaints.get(complaint_id).letters
    assert (letter.kind, letter.how) == (LetterKind.CLOSING, Sent.PRINTED)
    assert said == ["Brief naar de printer gestuurd."]
    assert page.sent.isVisible()


def test_what_the_printer_did_not_take_is_not_sent(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str], complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.ask_printer = lambda _page, _count, _title: None
    page.print_button.click()
    assert logbook.complaints.get(complaint_id).letters == ()
    assert said == []


@pytest.mark.qt_log_ignore("QPainter::begin", "does not support propagateSizeHints", extend=True)
def test_a_printer_that_fails_is_told_of(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str], complaint_id: int, tmp_path: Path
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.ask_printer = lambda _page, _count, _title: _to_file(tmp_path / "weg" / "afdruk.pdf")
    page.print_button.click()
    assert logbook.complaints.get(complaint_id).letters == ()
    assert said[0].startswith("De printer nam de brief niet aan.")


def test_without_a_printer_the_pdf_is_pointed_at(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str], complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.has_printer = lambda: False
    page.print_button.click()
    assert said == ["Er is geen printer gevonden. Bewaar de brief als pdf, dan kun je hem later afdrukken."]
    assert logbook.complaints.get(complaint_id).letters == ()


def test_a_pdf_is_saved_where_the_owner_wants_it_and_its_copy_stays(
    dressed: QApplication,
    page: LetterPage,
    workplace: Workplace,
    logbook: Logbook,
    said: list[str],
    complaint_id: int,
    tmp_path: Path,
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.folder = tmp_path / "Brieven"
    begun: list[Path] = []

    def choose(_parent: QWidget, _title: str, start: Path) -> Path:
        begun.append(start)
        return start

    page.sending.ask_folder = choose
    page.save_button.click()
    assert begun == [tmp_path / "Brieven"]
    assert (tmp_path / "Brieven" / "Brief 2026-0001 afronding.pdf").read_bytes().startswith(b"%PDF")
    assert said[0].startswith("Afronding bewaard: ")
    workplace.undo()
    assert [letter.how for letter in logbook.complaints.get(complaint_id).letters] == [Sent.SAVED]


def test_a_folder_that_is_gone_freezes_nothing(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str], complaint_id: int, tmp_path: Path
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.folder = tmp_path
    page.sending.ask_folder = lambda _parent, _title, _start: tmp_path / "weg"
    page.save_button.click()
    assert said[0].startswith("Deze map is er niet")
    assert logbook.complaints.get(complaint_id).letters == ()


def test_a_sent_letter_is_shown_as_it_was(
    dressed: QApplication, page: LetterPage, logbook: Logbook, complaint_id: int
) -> None:
    logbook.letters.send(complaint_id, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED)
    logbook.complaints.edit(complaint_id, title="Heel anders")
    _opened(page, complaint_id, dressed)
    look = next(button for button in page.sent.findChildren(Button) if button.caption() == "Bekijken")
    look.click()
    assert page.frozen.isVisible()
    assert _spoken(page) == logbook.complaints.get(complaint_id).letters[0].words
    page.frozen.findChildren(Button)[0].click()
    assert not page.frozen.isVisible()
    assert _spoken(page) != logbook.complaints.get(complaint_id).letters[0].words


def test_practice_may_be_looked_at_and_not_sent(
    dressed: QApplication, page: LetterPage, logbook: Logbook, said: list[str]
) -> None:
    practice = logbook.complaints.practise()
    _opened(page, practice.id, dressed)
    assert not _picture(page).isNull()
    page.print_button.click()
    page.save_button.click()
    assert said == ["Dit is een oefening. Die telt niet mee, dus er gaat geen brief de deur uit."] * 2


def test_the_first_letter_asks_for_the_address_of_the_shop_once(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, logbook: Logbook
) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(owner=""))
    found = logbook.complaints.log("De taart was ingezakt.", who=NAME)
    _opened(page, found.id, dressed)
    assert page.addresses.shop.title.text() == "Nog twee dingen voor je eerste brief"
    for name, text in (
        ("street", "Lindestraat 12"),
        ("postcode", "7411 AB"),
        ("town", "Deventer"),
        ("owner", "Marieke"),
    ):
        page.addresses.shop.fields[name].setFocus()
        QTest.keyClicks(page.addresses.shop.fields[name].control, text)
    page.own.setFocus()
    shop = logbook.keeping.shop()
    assert (shop.street, shop.town, shop.owner) == ("Lindestraat 12", "Deventer", "Marieke")
    qtbot.waitUntil(lambda: "Lindestraat 12" in _spoken(page))
    page.open(found.id)
    assert not page.addresses.shop.isVisible()


def test_the_address_of_the_customer_may_be_filled_in(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, logbook: Logbook, complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    assert not page.addresses.shop.isVisible()
    assert page.addresses.customer.isVisible()
    for name, text in (("street", "Brinkgreverweg 48"), ("postcode", "7413 AC"), ("town", "Deventer")):
        page.addresses.customer.fields[name].setFocus()
        QTest.keyClicks(page.addresses.customer.fields[name].control, text)
    page.own.setFocus()
    assert page.customer is not None
    assert logbook.customers.get(page.customer.id).has_address
    qtbot.waitUntil(lambda: "Brinkgreverweg 48" in _spoken(page))


def test_the_keyboard_prints(
    dressed: QApplication, qtbot: QtBot, page: LetterPage, said: list[str], complaint_id: int
) -> None:
    _opened(page, complaint_id, dressed)
    page.sending.has_printer = lambda: False
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(said) == 1)


def test_the_way_back_leads_to_the_complaint(
    dressed: QApplication, page: LetterPage, workplace: Workplace, complaint_id: int
) -> None:
    places: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: places.append((place, key)))
    _opened(page, complaint_id, dressed)
    page.back.emit()
    assert places == [("complaint", complaint_id)]


def test_what_a_customer_typed_stays_plain_text(dressed: QApplication, page: LetterPage, logbook: Logbook) -> None:
    found = logbook.complaints.log("<img src='x'> <b>oud</b>", who="<b>Jansen</b>")
    _opened(page, found.id, dressed)
    assert "<b>Jansen</b>" in page.title.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(Label))
    assert "<b>" in _spoken(page)


def test_nothing_is_cut_off_or_without_a_name(
    dressed: QApplication, page: LetterPage, logbook: Logbook, complaint_id: int
) -> None:
    logbook.letters.send(complaint_id, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(street="", name="", owner=""))
    _opened(page, complaint_id, dressed)
    page.rows[Block.GIVEN].pencil.click()
    page.rows[Block.DONE].pencil.click()
    page.view(logbook.complaints.get(complaint_id).letters[0])
    assert faults(dressed, page, scales=(1.0, 1.5)) == []
