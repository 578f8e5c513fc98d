"""The page with all customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klachtenboek.ui.pages.customers import CustomersPage
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace

LONG = "Mevrouw Wolfeschlegelsteinhausenbergerdorff-van der Oudermeulen " * 2
UGLY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    """Two customers with a complaint each."""
    for who in ("Mevrouw A. Jansen", "De heer M. Yılmaz"):
        logbook.complaints.log("De taart was ingezakt.", who=who)
    return logbook


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> CustomersPage:
    return shown(qtbot, CustomersPage(workplace))


def names(page: CustomersPage) -> list[str]:
    return [str(page.customers.data(page.customers.index(row, 0))) for row in range(page.customers.rowCount())]


@pytest.mark.usefixtures("filled")
def test_it_shows_everybody_by_name_and_counts_them(page: CustomersPage, qtbot: QtBot) -> None:
    page.open()
    assert names(page) == ["Mevrouw A. Jansen", "De heer M. Yılmaz"]
    qtbot.waitUntil(lambda: page.count.text() == "2 klanten")
    assert QApplication.focusWidget() is page.table


@pytest.mark.usefixtures("filled")
def test_letters_typed_in_the_list_search_and_escape_stops_it(page: CustomersPage, qtbot: QtBot) -> None:
    page.open()
    QTest.keyClicks(page.table, "maz")
    qtbot.waitUntil(lambda: names(page) == ["De heer M. Yılmaz"])
    qtbot.waitUntil(lambda: page.count.text() == "1 van 2 klanten")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 2)


@pytest.mark.usefixtures("filled")
def test_enter_opens_the_customer(page: CustomersPage, workplace: Workplace) -> None:
    went: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: went.append((place, key)))
    page.open()
    page.search_field.setFocus()
    QTest.keyClick(page.search_field, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert went == [("customer", 2)]


def test_an_empty_book_says_how_customers_get_there(page: CustomersPage) -> None:
    page.open()
    assert page.empty.isVisible()
    assert not page.all_button.isVisible()
    assert QApplication.focusWidget() is page.search_field


@pytest.mark.usefixtures("filled")
def test_a_search_without_result_leads_back_to_everybody(page: CustomersPage, qtbot: QtBot) -> None:
    page.open()
    page.search("zzz")
    qtbot.waitUntil(page.all_button.isVisible)
    page.all_button.click()
    assert len(names(page)) == 2


def test_the_list_follows_the_book(filled: Logbook, page: CustomersPage) -> None:
    page.open()
    page.table.choose(1)
    filled.complaints.log("Oud brood", who="Mevrouw Bos")
    assert names(page) == ["Mevrouw Bos", "Mevrouw A. Jansen", "De heer M. Yılmaz"]
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.customer.id == 2


@pytest.mark.parametrize("who", [LONG, UGLY, "Ł. Şahin"])
def test_any_name_fits_at_every_size(dressed: QApplication, page: CustomersPage, logbook: Logbook, who: str) -> None:
    logbook.complaints.log("De taart was ingezakt.", who=who)
    page.open()
    settle(dressed)
    assert faults(dressed, page, sizes=((1142, 688), (548, 480)), scales=(1.0, 2.0)) == []


@pytest.mark.usefixtures("filled")
def test_a_mistyped_name_is_offered_as_it_stands_in_the_book(page: CustomersPage, qtbot: QtBot) -> None:
    page.open()
    page.search("janzen")
    qtbot.waitUntil(page.meant.isVisible)
    assert page.meant.caption() == "Bedoel je jansen? Zoek daarop"
    QTest.mouseClick(page.meant, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page) == ["Mevrouw A. Jansen"])
    page.search("ingezakt")
    qtbot.waitUntil(lambda: page.empty.isVisible() and not page.meant.isVisible())
