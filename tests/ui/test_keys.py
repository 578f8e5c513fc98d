"""The map of keys: each key does what the map says, and a button that has keys tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.letter import LetterPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets import SearchField
from klachtenboek.ui.widgets.button import shown_keys
from tests.ui.tour import PAGES, Tour, focused
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = {
    "Ctrl+1": "today",
    "Ctrl+2": "complaints",
    "Ctrl+3": "customers",
    "Ctrl+4": "lessons",
    "Ctrl+5": "bookkeeper",
    "Ctrl+,": "settings",
    "Ctrl+N": "new",
}


def press(tour: Tour, keys: str) -> None:
    """Press keys where the keyboard is, as an owner does."""
    QTest.keySequence(focused(), QKeySequence(keys))
    settle(tour.app)


def asked_by(tour: Tour, act: Callable[[], None]) -> list[str]:
    """Return which question the act puts before the owner; it is closed again."""
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.append(type(dialog).__name__)
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(10)
    act()
    timer.stop()
    tour.window.activateWindow()  # the invisible screen gives the keyboard of a closed question to nobody
    settle(tour.app)
    return seen


@pytest.mark.parametrize("keys", PLACES)
def test_a_place_has_its_keys(tour: Tour, keys: str) -> None:
    tour.go("complaint resolved")
    press(tour, keys)
    assert tour.window.current()[0] == PLACES[keys]


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+F"])
@pytest.mark.parametrize("page", ["today", "customers", "bookkeeper"])
def test_searching_is_one_key_away(tour: Tour, keys: str, page: str) -> None:
    tour.go(page)
    press(tour, keys)
    assert isinstance(focused(), SearchField)


@pytest.mark.parametrize("keys", ["Esc", "Alt+Left"])
def test_back_is_one_key_away(tour: Tour, keys: str) -> None:
    tour.go("customers")
    tour.go("complaint resolved")
    press(tour, keys)
    assert tour.window.current()[0] == "customers"


def test_the_habit_of_saving_is_answered(tour: Tour) -> None:
    tour.go("today")
    press(tour, "Ctrl+S")
    assert tour.window.toast.text.text() == "Alles is bewaard."


def test_text_grows_shrinks_and_comes_back(tour: Tour) -> None:
    tour.go("today")
    for keys, scale in (("Ctrl++", 1.15), ("Ctrl++", 1.3), ("Ctrl+-", 1.15), ("Ctrl+0", 1.0)):
        press(tour, keys)
        assert LOOK.scale == scale


def test_f6_goes_to_the_places_and_back(tour: Tour) -> None:
    tour.go("complaints")
    press(tour, "F6")
    assert tour.window.side_bar.isAncestorOf(focused())
    press(tour, "F6")
    assert not tour.window.side_bar.isAncestorOf(focused())


def test_the_keys_of_a_complaint(tour: Tour) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    assert asked_by(tour, lambda: press(tour, "Ctrl+T")) == [PromiseDialog.__name__]
    page.letter.setFocus()
    assert asked_by(tour, lambda: press(tour, "Ctrl+G")) == [GoodwillDialog.__name__]
    page.letter.setFocus()
    press(tour, "Ctrl+Shift+N")
    assert page.log.isAncestorOf(focused())
    tour.go("complaint under way")
    press(tour, "F2")
    assert focused() is page.title_edit
    press(tour, "Esc")
    assert page.title_edit.isHidden()
    page.letter.setFocus()
    press(tour, "Ctrl+B")
    assert tour.window.current()[0] == "letter"


def test_a_complaint_is_printed_at_once(tour: Tour) -> None:
    tour.go("letter")
    page = tour.window.page()
    assert isinstance(page, LetterPage)
    page.sending.has_printer = lambda: False
    tour.go("complaint resolved")
    press(tour, "Ctrl+P")
    assert tour.window.current()[0] == "letter"
    assert tour.window.toast.text.text().startswith("Er is geen printer gevonden.")


@pytest.mark.parametrize("number", range(1, 7))
def test_each_step_has_its_number(tour: Tour, number: int) -> None:
    made = tour.book.complaints.log("De taart was te zoet.", who="mevrouw Bakker")
    tour.window.open("complaint", made.id)
    settle(tour.app)
    press(tour, f"Alt+{number}")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    assert tour.book.complaints.get(made.id).steps or page.stepper.isAncestorOf(focused())


def test_a_promise_is_kept_or_moved_with_one_key_and_undone_with_another(tour: Tour) -> None:
    tour.go("today")
    page = tour.window.page()
    assert isinstance(page, TodayPage)
    page.promises.ledger.focus_row(0)
    before = [row.promise_id for row in tour.book.promises.open()]
    kept = next(row for row in tour.book.promises.open() if row.promise_id == before[0])
    press(tour, "Space")
    assert kept.promise_id not in [row.promise_id for row in tour.book.promises.open()]
    if kept.kind is PromiseKind.CALL_BACK:
        page.call_note.finish()
    tour.window.setFocus()
    press(tour, "Ctrl+Z")
    assert [row.promise_id for row in tour.book.promises.open()] == before
    tour.go("today")
    page.promises.ledger.focus_row(0)
    press(tour, "V")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_writing_down_and_going_on_is_one_key(tour: Tour) -> None:
    tour.go("new")
    page = tour.window.page()
    assert isinstance(page, NewPage)
    QTest.keyClicks(focused(), "Het brood was oud.")
    press(tour, "Ctrl+Return")
    assert tour.window.current()[0] == "complaint"


@pytest.mark.parametrize("page", PAGES)
def test_a_button_with_keys_tells_them(tour: Tour, page: str) -> None:
    tour.go(page)
    for part in parts(tour.window):
        shortcut = part.findChild(QShortcut, "keys", Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(part, QAbstractButton) and shortcut is not None:
            keys = shown_keys(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText))
            assert keys in part.toolTip(), part.text()
            assert keys in part.accessibleDescription(), part.text()
