"""Tests of a page that is opened: as soon as it is, all that is seen has its place, and nothing moves after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from klachtenboek.ui.ahead import pieces
from klachtenboek.ui.main_window import PAGES, MainWindow
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Card, Label, Page
from tests.ui.test_ahead import about
from tests.ui.tour import bakery, focused
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.logbook import Logbook

PLACES = [place for place in PAGES if place not in {"welcome", "today"}]


@pytest.fixture(scope="module")
def book() -> Iterator[Logbook]:
    """Give the bakery's year, which no test here changes."""
    book = bakery()
    yield book
    book.close()


@pytest.fixture(params=[(1366, 688), (910, 512)], ids=["wide", "low"])
def window(request: pytest.FixtureRequest, dressed: QApplication, book: Logbook) -> Iterator[MainWindow]:
    """Show a window in which only Vandaag was opened."""
    made = MainWindow(book)
    made.resize(*request.param)
    made.show()
    made.activateWindow()
    settle(dressed)
    yield made
    made.workplace.keeper.wait()
    made.close()
    made.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def places(page: QWidget) -> dict[QWidget, tuple[QRect, str]]:
    """Return where everything on a page is, and the words on it."""
    seen = [part for part in page.findChildren(QWidget) if part.isVisible()]
    return {part: (part.geometry(), part.text() if isinstance(part, QLabel) else "") for part in seen}


def moved(before: dict[QWidget, tuple[QRect, str]], after: dict[QWidget, tuple[QRect, str]]) -> list[str]:
    """Return one line for each part that went elsewhere, came or left, but for a row of which the words changed.

    How many complaints there are is counted after the list is there, and whether a letter fits after it is drawn.
    """
    parts = before.keys() | after.keys()
    told_later = {part.parentWidget() for part in before.keys() & after.keys() if before[part][1] != after[part][1]}
    return [
        f"{part}: {before.get(part)} {after.get(part)}"
        for part in parts
        if before.get(part) != after.get(part) and part.parentWidget() not in told_later
    ]


@pytest.mark.parametrize("place", PLACES)
def test_everything_has_its_place_as_soon_as_a_page_is_open(
    window: MainWindow, dressed: QApplication, place: str
) -> None:
    for _time in ("first", "again"):
        window.open(place, about(window, place))
        page = window.page()
        there, here = places(page), focused()
        settle(dressed)
        assert moved(there, places(page)) == []
        assert focused() is here
        window.open("today")


def test_a_page_drawn_ahead_opens_as_one_that_was_not(window: MainWindow, dressed: QApplication) -> None:
    for piece in pieces(window):
        piece()
    shown = window.page()
    assert shown.isVisible()
    for place in PLACES:
        window.open(place, about(window, place))
        there = places(window.page())
        settle(dressed)
        assert moved(there, places(window.page())) == []


@pytest.fixture
def page(dressed: QApplication) -> Iterator[Page]:
    """Show a page with little on it."""
    page = Page("Een bladzijde")
    page.main.add(Card("Een kaart"))
    page.resize(1366, 688)
    page.show()
    settle(dressed)
    yield page
    page.close()
    page.deleteLater()


def edge(page: Page) -> int:
    """Return where the right edge of the first card is, in pixels from the left of the page."""
    card = page.findChildren(Card)[0]
    return card.mapTo(page, card.rect().topRight()).x()


def test_nothing_stands_elsewhere_when_a_bar_comes_or_goes(page: Page, dressed: QApplication) -> None:
    bar, before = page.scroller.verticalScrollBar(), edge(page)
    with page.at_once():
        page.main.add(*(Label("Een regel, en nog een. " * 40) for _line in range(60)))
    assert (bar.isVisible(), edge(page)) == (True, before)
    settle(dressed)
    assert edge(page) == before
    with page.at_once():
        page.main.clear()
        page.main.add(Card("Een andere kaart"))
    settle(dressed)
    assert not bar.isVisible()


def test_a_page_that_will_be_scrolled_has_the_bar_in_its_margin_from_the_start(dressed: QApplication) -> None:
    made = Page("Een bladzijde")
    made.main.add(Card("Een kaart"), *(Label("Een regel. " * 40) for _line in range(60)))
    made.resize(1366, 688)
    made.show()
    settle(dressed)
    margin = made.width() - 1 - edge(made)
    assert made.scroller.verticalScrollBar().isVisible()
    assert margin == THEME.px(30)
    made.close()
    made.deleteLater()


def test_what_is_given_the_keyboard_keeps_it(page: Page, dressed: QApplication) -> None:
    page.activateWindow()
    part = QWidget()
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with page.at_once():
        page.main.add(part)
        part.show()
        part.setFocus()
    settle(dressed)
    assert focused() is part
