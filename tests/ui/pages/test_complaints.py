"""The page with all complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.ui.models.complaints import COLUMNS
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.widgets import Label
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

LONG = "Mevrouw Wolfeschlegelsteinhausenbergerdorff-van der Oudermeulen " * 2
UGLY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def filled(logbook: Logbook, clock: FakeClock) -> Logbook:
    """Three complaints: a cake in the shop, bread by telephone, a review."""
    for story, who, channel in (
        ("De slagroomtaart was ingezakt.", "Mevrouw A. Jansen", Channel.SHOP),
        ("Het brood was oud.", "De heer M. Yılmaz", Channel.PHONE),
        ("Lang wachten, zei Tim.", "Tim R.", Channel.REVIEW),
    ):
        logbook.complaints.log(story, who=who, channel=channel, received_at=clock.now)
        clock.forward(minutes=1)
    return logbook


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> ComplaintsPage:
    return shown(qtbot, ComplaintsPage(workplace))


def _names(page: ComplaintsPage) -> list[str]:
    return [str(page.complaints.data(page.complaints.index(row, 2))) for row in range(page.complaints.rowCount())]


def _went(workplace: Workplace) -> list[tuple[str, int]]:
    places: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: places.append((place, key)))
    return places


@pytest.mark.usefixtures("filled")
def test_it_shows_the_newest_first_and_counts_them(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    assert _names(page)[0].startswith("Tim R.")
    qtbot.waitUntil(lambda: page.count.text() == "3 klachten")
    assert page.chips[Filter.ALL].accessibleName() == "Alle 3"
    assert page.chips[Filter.ONLINE].accessibleName() == "Online 1"


@pytest.mark.usefixtures("filled")
def test_letters_typed_in_the_list_search(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    QTest.keyClicks(page.table, "jan")
    assert page.search_field.text() == "jan"
    qtbot.waitUntil(lambda: len(_names(page)) == 1)
    assert _names(page)[0].startswith("Mevrouw A. Jansen")
    qtbot.waitUntil(lambda: page.count.text() == "1 van 3 klachten")


@pytest.mark.usefixtures("filled")
def test_escape_takes_the_search_away(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    page.search("jansen")
    qtbot.waitUntil(lambda: len(_names(page)) == 1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(_names(page)) == 3)


def test_escape_with_nothing_typed_is_left_to_the_window(page: ComplaintsPage) -> None:
    page.open()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.search_field.text() == ""


@pytest.mark.usefixtures("filled")
def test_enter_in_the_search_goes_to_the_list_and_enter_there_opens(page: ComplaintsPage, workplace: Workplace) -> None:
    places = _went(workplace)
    page.open()
    page.search_field.setFocus()
    QTest.keyClicks(page.search_field, "brood")
    QTest.keyClick(page.search_field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert places == [("complaint", 2)]


@pytest.mark.usefixtures("filled")
def test_arrows_choose_a_row(page: ComplaintsPage, workplace: Workplace) -> None:
    places = _went(workplace)
    page.open()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_End)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert places == [("complaint", 2), ("complaint", 1)]


@pytest.mark.usefixtures("filled")
def test_a_click_opens(page: ComplaintsPage, workplace: Workplace) -> None:
    places = _went(workplace)
    page.open()
    settle(QApplication.instance())  # type: ignore[arg-type]
    middle = page.table.visualRect(page.complaints.index(1, 2)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert places == [("complaint", 2)]


@pytest.mark.usefixtures("filled")
def test_a_filter_shows_its_own(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    QTest.mouseClick(page.chips[Filter.ONLINE], Qt.MouseButton.LeftButton)
    assert _names(page) == ["Tim R., Lang wachten, zei Tim"]
    assert not page.chips[Filter.ALL].isChecked()
    qtbot.waitUntil(lambda: page.count.text() == "1 van 3 klachten")


def test_a_year_shows_its_own(filled: Logbook, page: ComplaintsPage, clock: FakeClock) -> None:
    filled.complaints.log("Oud zeer.", received_at=clock.now.replace(year=2025))
    page.open()
    menu = page.year.fill()
    assert [action.text() for action in menu.actions()] == ["Alle jaren", "2026", "2025"]
    menu.actions()[2].trigger()
    assert _names(page) == ["Zonder naam, Oud zeer"]
    assert page.year.caption() == "2025"


def test_a_cause_shows_its_own(filled: Logbook, page: ComplaintsPage) -> None:
    cause = filled.lessons.causes()[0]
    filled.complaints.edit(2, cause_id=cause.id)
    page.open()
    page.cause.fill().actions()[1].trigger()
    assert len(_names(page)) == 1
    assert page.cause.caption() == cause.name


@pytest.mark.usefixtures("filled")
def test_a_click_on_a_heading_sorts(page: ComplaintsPage) -> None:
    page.open()
    header = page.table.horizontalHeader()
    who = [column.key for column in COLUMNS].index("complaint")
    place = QPoint(header.sectionViewportPosition(who) + 30, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _names(page)[0].startswith("Mevrouw A. Jansen")


def test_what_is_chosen_stays_chosen_when_the_book_changes(filled: Logbook, page: ComplaintsPage) -> None:
    page.open(1)
    filled.complaints.log("Nieuw.")
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.id == 1
    assert page.complaints.rowCount() == 4


def test_a_step_shows_at_once(filled: Logbook, page: ComplaintsPage) -> None:
    page.open()
    filled.complaints.take_step(3, Step.APOLOGISE)
    assert page.complaints.row(0).triad.count == 1


def test_the_list_is_brought_up_to_date_when_it_comes_into_sight(filled: Logbook, page: ComplaintsPage) -> None:
    page.open()
    page.hide()
    filled.complaints.log("Nieuw.")
    page.show()
    assert page.complaints.rowCount() == 4


def test_an_empty_book_asks_for_the_first_complaint(page: ComplaintsPage, workplace: Workplace) -> None:
    places = _went(workplace)
    page.open()
    assert page.empty.isVisible()
    assert not page.card.isVisible()
    assert not page.all_button.isVisible()
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert places == [("new", 0)]


@pytest.mark.usefixtures("filled")
def test_nothing_found_says_what_was_looked_for_and_leads_back(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    page.search("zeppelin")
    qtbot.waitUntil(page.empty.isVisible)
    words = [label.text() for label in page.empty.findChildren(Label)]
    assert "Niets gevonden voor “zeppelin”." in words
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert page.complaints.rowCount() == 3
    assert page.search_field.text() == ""


@pytest.mark.usefixtures("filled")
def test_a_mistyped_word_is_offered_as_it_stands_in_the_book(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    page.search("slagromtaart")
    qtbot.waitUntil(page.meant.isVisible)
    assert page.meant.caption() == "Bedoel je slagroomtaart? Zoek daarop"
    QTest.mouseClick(page.meant, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.complaints.rowCount() == 1)
    assert page.search_field.text() == "slagroomtaart"
    page.search("zeppelin")
    qtbot.waitUntil(lambda: page.empty.isVisible() and not page.meant.isVisible())


@pytest.mark.usefixtures("filled")
def test_what_was_found_in_the_story_stands_in_the_second_line(
    page: ComplaintsPage, filled: Logbook, qtbot: QtBot
) -> None:
    found = filled.complaints.page(Query()).rows[0]
    filled.complaints.add_to_story(found.id, "Ze kwam er speciaal voor uit Schiermonnikoog.")
    page.open()
    row = page.complaints.row(0)
    assert page.complaints.second_line(row) == row.title
    page.search("schiermonnik")
    qtbot.waitUntil(lambda: page.complaints.query.words == "schiermonnik")
    row = page.complaints.row(0)
    assert page.complaints.second_line(row) == "… kwam er speciaal voor uit Schiermonnikoog."
    page.search(row.title)
    qtbot.waitUntil(lambda: page.complaints.query.words == row.title)
    assert page.complaints.second_line(page.complaints.row(0)) == page.complaints.row(0).title


@pytest.mark.usefixtures("filled")
def test_a_hit_is_painted_bold(page: ComplaintsPage, qtbot: QtBot) -> None:
    page.open()
    page.search("slag")
    qtbot.waitUntil(lambda: page.complaints.rowCount() == 1)
    bold = page.table.viewport().grab().toImage()
    page.search("slagroomtaart")
    qtbot.waitUntil(lambda: page.complaints.query.words == "slagroomtaart")
    assert page.table.viewport().grab().toImage() != bold


def test_what_was_thrown_away_can_be_put_back(filled: Logbook, page: ComplaintsPage) -> None:
    page.open()
    assert not page.chips[Filter.LAPSED].isVisible()
    filled.complaints.lapse(1, "dubbel")
    assert page.chips[Filter.LAPSED].isVisible()
    QTest.mouseClick(page.chips[Filter.LAPSED], Qt.MouseButton.LeftButton)
    assert len(_names(page)) == 1
    QTest.mouseClick(page.put_back, Qt.MouseButton.LeftButton)
    assert filled.complaints.get(1).lapsed is None
    assert page.empty.isVisible()


def test_practice_is_in_the_list_and_does_not_count(filled: Logbook, page: ComplaintsPage, qtbot: QtBot) -> None:
    filled.complaints.practise()
    page.open()
    assert page.complaints.rowCount() == 4
    qtbot.waitUntil(lambda: page.count.text() == "3 klachten")


@pytest.mark.usefixtures("filled")
def test_the_time_passes(page: ComplaintsPage, clock: FakeClock) -> None:
    page.open()
    clock.forward(days=1)
    page.tick()
    assert page.complaints.data(page.complaints.index(0, 1)) == "gisteren"


def test_nothing_is_cut_off_or_without_a_name(dressed: QApplication, filled: Logbook, page: ComplaintsPage) -> None:
    filled.complaints.log(UGLY * 20, who=LONG)
    filled.complaints.practise()
    filled.complaints.lapse(1, "dubbel")
    page.open()
    assert faults(dressed, page) == []
    page.search("zeppelin")
    page.open()
    assert faults(dressed, page, sizes=((1366, 688), (910, 512))) == []


def test_there_is_never_a_bar_to_scroll_sideways(dressed: QApplication, filled: Logbook, page: ComplaintsPage) -> None:
    filled.complaints.log("Lang verhaal. " * 50, who=LONG)
    page.open()
    for width in (320, 500, 640, 910, 1366):
        page.resize(width, 512)
        settle(dressed)
        assert page.table.horizontalHeader().length() <= page.table.viewport().width()
        assert not page.grab().isNull()


@pytest.mark.usefixtures("filled")
def test_a_short_list_lies_on_a_short_card(page: ComplaintsPage, dressed: QApplication) -> None:
    page.resize(1142, 1400)
    settle(dressed)
    assert page.table.pos().y() <= 2
    assert page.card.height() - page.table.height() <= 4
    assert page.card.height() < 1000
