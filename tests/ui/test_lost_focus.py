"""When what has the keyboard goes away, the page keeps it: the next key never begins a new complaint."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets import Button
from tests.ui.tour import focused, shown
from tests.ui.walkers import rest, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import FakeClock

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(dressed: QApplication, logbook: Logbook) -> Iterator[MainWindow]:
    made = logbook.complaints.log("De taart was ingezakt", who="Mevrouw Jansen")
    for day in (20, 21):
        logbook.promises.make(made.id, PromiseKind.CALL_BACK, "Terugbellen", datetime(2026, 11, day, 16))
    with shown(dressed, logbook, 1366, 688) as window:
        yield window


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    rest()


def complaint_page(window: MainWindow) -> ComplaintPage:
    window.open("complaint", 1)
    rest()
    page = window.page()
    assert isinstance(page, ComplaintPage)
    return page


def the_page_has_it(window: MainWindow) -> QWidget:
    """Return what has the keyboard, after checking that it is seen and on the page."""
    here = focused()
    assert here.isVisible()
    assert window.page().isAncestorOf(here), here.accessibleName()
    return here


def test_a_note_gives_it_back_to_what_was_busy(window: MainWindow) -> None:
    complaint_page(window)
    before = focused()
    press(Key.Key_N, CTRL | SHIFT)
    QTest.keyClicks(focused(), "Belt vrijdag")
    press(Key.Key_Return)
    assert the_page_has_it(window) is before


def test_a_new_title_gives_it_back_to_what_was_busy(window: MainWindow) -> None:
    complaint_page(window)
    before = focused()
    press(Key.Key_F2)
    QTest.keyClicks(focused(), "Een ander taartje")
    press(Key.Key_Return)
    assert the_page_has_it(window) is before


def test_the_last_step_leaves_it_at_what_comes_next(window: MainWindow, logbook: Logbook) -> None:
    for step in (Step.LISTEN, Step.ACKNOWLEDGE, Step.APOLOGISE, Step.SUMMARISE):
        logbook.complaints.take_step(1, step)
    logbook.complaints.choose_solution(1, "Een nieuwe taart")
    page = complaint_page(window)
    page.stepper.prevent.measure.setFocus()
    QTest.keyClicks(focused(), "Koelelement mee")
    press(Key.Key_Return)
    assert page.stepper.current() is None
    the_page_has_it(window)


def test_a_draft_that_is_thrown_away_gives_it_to_the_page(window: MainWindow) -> None:
    window.open("new")
    QTest.keyClicks(focused(), "De soep was koud")
    window.open("today")
    rest()
    button = next(b for b in window.page().findChildren(Button) if b.caption() == "Weggooien" and b.isVisible())
    button.setFocus()
    press(Key.Key_Space)
    assert window.workplace.logbook.keeping.drafts() == ()
    the_page_has_it(window)


def test_a_question_put_off_gives_it_to_the_page(dressed: QApplication, clock: FakeClock, tmp_path: Path) -> None:
    book = Logbook(tmp_path / "boek.db", clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    for words in ("Oud brood", "Zure room", "Harde bol"):
        book.complaints.log(words)
    window = MainWindow(book)
    window.show()
    window.activateWindow()
    settle(dressed)
    button = next(b for b in window.page().findChildren(Button) if b.caption() == "Morgen" and b.isVisible())
    button.setFocus()
    press(Key.Key_Space)
    the_page_has_it(window)
    window.close()
    window.deleteLater()
    settle(dressed)
    book.close()


def test_how_it_went_gives_it_to_the_next_promise(window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    page.promises.ledger.focus_row(0)
    press(Key.Key_Space)
    QTest.keyClicks(focused(), "Ging goed")
    press(Key.Key_Return)
    assert the_page_has_it(window) in page.promises.ledger.rows()


def test_a_field_that_is_clicked_while_the_foot_lies_over_it_comes_in_sight(window: MainWindow) -> None:
    window.resize(910, 480)
    window.open("new")
    rest()
    page = window.page()
    assert isinstance(page, NewPage)
    field = page.who.name_field
    assert 0 < field.visibleRegion().boundingRect().height() < field.height()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 3))
    rest()
    assert focused() is field
    assert field.visibleRegion().boundingRect().height() == field.height()
