"""Tests of what is made while nothing is asked: the first opening of a page then reads no module and makes little."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.ui.ahead import MS_AFTER_A_KEY, MS_BEFORE, Ahead, pieces
from klachtenboek.ui.main_window import PAGES, MainWindow
from klachtenboek.ui.widgets import Page
from klachtenboek.ui.widgets.layouts import Column
from tests.ui.tour import bakery
from tests.ui.walkers import settle

ROOT = Path(__file__).resolve().parents[2]
MOST_WIDGETS = 300
"""On a page of the bakery's year; a page that makes parts nobody sees yet has several times as many."""

MOST_LAYINGS_OUT = 12
"""Times the body of a page is laid out at an opening; one for each part that comes into sight was up to thirty."""


@pytest.fixture(scope="module")
def book() -> Iterator[Logbook]:
    """Give the bakery's year, which no test here changes."""
    book = bakery()
    yield book
    book.close()


@pytest.fixture
def window(dressed: QApplication, book: Logbook) -> Iterator[MainWindow]:
    """Show a window in which only Vandaag was opened."""
    made = MainWindow(book)
    made.resize(1366, 688)
    made.show()
    settle(dressed)
    yield made
    made.workplace.keeper.wait()
    made.close()
    made.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def about(window: MainWindow, place: str) -> int:
    """Return the id of what a page is opened on."""
    rows = window.workplace.logbook.complaints.page(Query(), limit=20).rows
    if place == "customer":
        return next(row.customer.id for row in rows if row.customer is not None)
    return rows[0].id if place in {"complaint", "letter"} else 0


OPENED_AHEAD = """
import sys
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.logbook import Logbook
from klachtenboek.ui.ahead import pieces
from klachtenboek.ui import safety
from klachtenboek.ui.app import application, open_window

safety.SECONDS_BEFORE_FIRST = 3600  # the first backup reads modules of its own
OURS = {"klachtenboek", "peewee", "playhouse", "reportlab", "pypdfium2", "PIL"}
app, book = application(), Logbook(sys.argv[1], look_over_later=True)
window = open_window(book, settings=False)
window.show()
for piece in pieces(window):
    piece()
before = set(sys.modules)
row = next(row for row in book.complaints.page(Query(), limit=20).rows if row.customer is not None)
for place, key in (
    ("complaints", 0), ("new", 0), ("complaint", row.id), ("letter", row.id), ("customers", 0),
    ("customer", row.customer.id), ("lessons", 0), ("bookkeeper", 0), ("settings", 0),
):
    window.open(place, key)
    app.processEvents()
    assert window.current()[0] == place
    assert not window.grab().isNull()
print(*sorted(name for name in set(sys.modules) - before if name.partition(".")[0] in OURS))
book.close()
"""


def test_after_it_a_first_opening_reads_no_module(tmp_path: Path) -> None:
    book = Logbook(tmp_path / "boek.db")
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    told = book.complaints.log("De taart was ingezakt.", who="Mevrouw Jansen", phone="06-12345678")
    book.goodwill.give(told.id, GoodwillKind.COURTESY, "Een taart", 1200)
    book.close()
    command = [sys.executable, "-c", OPENED_AHEAD, str(tmp_path / "boek.db")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.split() == []


def test_it_makes_every_page_and_shows_none(window: MainWindow) -> None:
    shown = window.page()
    for piece in pieces(window):
        piece()
        assert window.page() is shown
        assert shown.isVisible()
    made = {place: window.made(place) for place in PAGES if place != "welcome"}
    assert [place for place, page in made.items() if page.isVisible()] == ["today"]


def test_nothing_in_the_book_changes_by_it(window: MainWindow) -> None:
    told: list[frozenset[int]] = []
    window.workplace.changes.changed.connect(told.append)
    drafts = window.workplace.logbook.keeping.drafts()
    for piece in pieces(window):
        piece()
    assert told == []
    assert window.workplace.logbook.keeping.drafts() == drafts


def test_a_key_comes_first(window: MainWindow) -> None:
    ahead = Ahead(window)
    ahead.start()
    timer = ahead.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == MS_BEFORE
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert timer.interval() == MS_AFTER_A_KEY
    assert timer.isActive()


@pytest.mark.parametrize("place", [place for place in PAGES if place not in {"welcome", "today"}])
def test_a_first_opening_makes_little_and_is_laid_out_once(
    window: MainWindow, dressed: QApplication, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.made(place)
    assert isinstance(page, Page)
    laid_out: list[Column] = []
    place_all = Column.setGeometry

    def noted(column: Column, rect: QRect) -> None:
        laid_out.append(column)
        place_all(column, rect)

    monkeypatch.setattr(Column, "setGeometry", noted)
    window.open(place, about(window, place))
    settle(dressed)
    assert len(page.findChildren(QWidget)) <= MOST_WIDGETS
    assert sum(column is page.main for column in laid_out) <= MOST_LAYINGS_OUT
