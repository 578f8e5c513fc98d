"""What the owner types in and ticks is seen: nothing covers it, nothing loose flashes, nothing long pushes it away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.closing import ClosingDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets import Field
from klachtenboek.ui.workplace import Workplace
from tests.ui.tour import focused, shown
from tests.ui.walkers import rest, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import FakeClock

STORY = "De taart was ingezakt en de room was zuur, en niemand keek er meer naar om. "


@pytest.fixture
def window(dressed: QApplication, logbook: Logbook) -> Iterator[MainWindow]:
    """Give a low window on a book with one complaint and a promise."""
    made = logbook.complaints.log(STORY * 80, who="Mevrouw Jansen")
    logbook.promises.make(made.id, PromiseKind.CALL_BACK, "Terugbellen", datetime(2026, 11, 20, 16))
    with shown(dressed, logbook, 910, 512) as window:
        yield window


def place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def test_a_complaint_opens_at_its_story_and_a_step_that_is_not_seen_has_no_keyboard(window: MainWindow) -> None:
    window.open("complaint", 1)
    rest()
    page = window.page()
    assert isinstance(page, ComplaintPage)
    assert page.scroller.verticalScrollBar().value() == 0
    assert focused() is page.letter


def test_a_next_step_that_is_seen_has_the_keyboard(window: MainWindow, logbook: Logbook) -> None:
    short = logbook.complaints.log("Het brood was oud.")
    window.resize(1366, 900)
    window.open("complaint", short.id)
    rest()
    page = window.page()
    assert isinstance(page, ComplaintPage)
    assert page.stepper.isAncestorOf(focused())
    assert place(page.scroller.viewport(), window).contains(place(focused(), window))


def test_a_long_story_is_folded_and_unfolds(window: MainWindow) -> None:
    window.open("complaint", 1)
    rest()
    page = window.page()
    assert isinstance(page, ComplaintPage)
    assert page.story.story.text().endswith("…")
    assert len(page.story.story.text()) <= 900
    page.story.unfold.click()
    assert page.story.story.text() == STORY.strip() + " " + (STORY * 79).strip()
    assert not page.story.unfold.isVisible()


def test_a_message_makes_way_for_the_field_that_is_typed_in(window: MainWindow) -> None:
    window.open("new")
    rest()
    page = window.page()
    assert isinstance(page, NewPage)
    window.workplace.say("Klacht 2026-0001 bewaard.")
    rest()
    low = QWidget.mapTo(window.toast, window, QPoint())
    field = page.who.phone.control
    page.scroller.ensureWidgetVisible(field, 0, 0)
    rest()
    field.setFocus()
    rest()
    assert not window.toast.geometry().intersects(place(field, window))
    assert low.y() > 0


def test_a_message_that_stands_while_the_window_goes_makes_no_way(dressed: QApplication, logbook: Logbook) -> None:
    window = MainWindow(logbook)
    window.show()
    window.activateWindow()
    settle(dressed)
    window.workplace.say("Klacht 2026-0001 bewaard.")
    window.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(dressed)
    assert not isValid(window)


def test_the_rest_that_can_be_done_with_a_promise_is_reached_by_keyboard(window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    page.promises.ledger.focus_row(0)
    QTest.keyClick(focused(), Qt.Key.Key_M)
    rest()
    assert "Niet nagekomen" in _menu()
    row = page.promises.ledger.rows()[0]
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), row.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(row, asked)
    rest()
    assert "Klant niet bereikt" in _menu()


def _menu() -> list[str]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    rest()
    return words


def test_the_sentence_waits_until_the_moment_is_understood(workplace: Workplace) -> None:
    dialog = PromiseDialog(workplace, customer=None)
    dialog.show()
    rest()
    assert dialog.say.isVisible()
    dialog.moment.day.setFocus()
    dialog.moment.day.selectAll()
    QTest.keyClicks(dialog.moment.day, "31 feb")
    assert not dialog.say.isVisible()
    dialog.moment.time.setFocus()
    rest()
    assert dialog.moment.fault.text() == "Welke dag is dat? Typ morgen, maandag of 24-11."
    dialog.moment.day.setFocus()
    dialog.moment.day.selectAll()
    QTest.keyClicks(dialog.moment.day, "24-11")
    assert dialog.say.isVisible()
    assert not dialog.moment.fault.isVisible()


def test_closing_begins_at_the_first_reason(dressed: QApplication, logbook: Logbook) -> None:
    dialog = ClosingDialog(logbook.complaints.log("Oud brood"))
    dialog.show()
    dialog.activateWindow()
    settle(dressed)
    assert dialog.reason.isAncestorOf(focused())
    dialog.done_button.click()
    rest()
    assert dialog.reason_field.error() == "Kies wat het beste past."


def test_a_field_that_is_filled_in_shows_the_beginning(dressed: QApplication) -> None:
    field = Field("E-mail")
    settle(dressed)
    field.set_text("een.heel.lang.adres.van.mevrouw.jansen@voorbeeld.example")
    assert field.control.property("cursorPosition") == 0


class _Loose(QObject):
    """Note every window that is shown and is none of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_flashes_while_the_first_pages_are_made(
    dressed: QApplication, clock: FakeClock, tmp_path: Path
) -> None:
    book = Logbook(tmp_path / "boek.db", clock=clock)
    loose = _Loose()
    dressed.installEventFilter(loose)
    window = MainWindow(book)
    window.show()
    rest()
    book.keeping.welcome(name="De Linde", owner="Marieke")
    made = book.complaints.log("Oud brood")
    window.open("complaint", made.id)
    rest()
    dialog = ClosingDialog(made, window)
    dressed.removeEventFilter(loose)
    assert loose.seen == ["MainWindow"]
    dialog.deleteLater()
    window.close()
    window.deleteLater()
    rest()
    book.close()
