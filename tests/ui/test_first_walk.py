"""An empty book, and somebody new with the keyboard alone: from the welcome to a letter, the year and the settings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.widgets.page import is_seen
from klachtenboek.ui.widgets.paint import shows_focus
from tests.ui.tour import focused, put_away, spoken
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from tests.conftest import FakeClock

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_TABS = 40


class Hands:
    """Press keys, and see after each of them where the keyboard is."""

    def __init__(self, app: QApplication) -> None:
        self.app = app

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, modifier)
        settle(self.app)
        assert is_seen(focused()), f"{spoken(focused())} has the keyboard and is not seen"

    def type(self, words: str) -> None:
        QTest.keyClicks(focused(), words)
        settle(self.app)

    def tab_to(self, begins: str) -> None:
        met = []
        for _press in range(MOST_TABS):
            met.append(spoken(focused()))
            if met[-1].startswith(begins):
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"{begins} is not reached among {met}")


@pytest.fixture
def book(clock: FakeClock) -> Logbook:
    """Give a book nobody has opened before."""
    clock.now = datetime(2026, 11, 20, 10, 12)
    return Logbook(IN_MEMORY, clock=clock)


@pytest.fixture(params=[(1366, 688), (910, 512)], ids=["wide", "low"])
def window(request: pytest.FixtureRequest, dressed: QApplication, book: Logbook) -> Iterator[MainWindow]:
    """Show its window for the first time."""
    made = MainWindow(book)
    made.resize(*request.param)
    made.show()
    made.activateWindow()
    settle(dressed)
    yield made
    put_away(dressed, made, book)


def welcome(hands: Hands) -> None:
    hands.type("Bakkerij De Linde")
    hands.tab_to("Hoe heet je?")
    hands.press(Key.Key_A, Ctrl)
    hands.type("Marieke van der Linde")
    hands.tab_to("Beginnen")
    hands.press(Key.Key_Space)


def log(hands: Hands) -> None:
    hands.press(Key.Key_N, Ctrl)
    hands.type("De slagroomtaart voor de verjaardag van haar moeder was ingezakt. Ze schaamde zich.")
    hands.press(Key.Key_1, Alt)
    hands.press(Key.Key_2, Alt)
    hands.tab_to("Wie is het?")
    hands.type("Mevrouw A. de Vries")
    hands.tab_to("Vandaag")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, Ctrl)


def test_somebody_new_gets_everywhere_and_always_sees_where(
    dressed: QApplication, window: MainWindow, book: Logbook
) -> None:
    hands = Hands(dressed)
    welcome(hands)
    assert window.current()[0] == "today"
    log(hands)
    page = window.page()
    assert isinstance(page, ComplaintPage)
    assert shows_focus(focused()), "the ring stays when a page gives the keyboard to a part"

    hands.press(Key.Key_3, Alt)
    assert spoken(focused()) == "Samengevat"
    assert shows_focus(focused())
    hands.press(Key.Key_Space)
    assert spoken(focused()) == "Klant koos…"
    hands.press(Key.Key_5, Alt)
    hands.type("Nieuwe slagroomtaart")
    hands.tab_to("Waarde van oplossing 1")
    hands.type("42,50")
    hands.tab_to("De klant koos oplossing 1")
    hands.press(Key.Key_Space)
    assert spoken(focused()) == "Maatregel gekozen"
    hands.press(Key.Key_6, Alt)
    hands.type("Koelelement bij elke taart")
    hands.press(Key.Key_Return)
    assert focused() is page.stepper.agreed, "the last step leads on, not back to the list"
    hands.press(Key.Key_Space)
    complaint = book.complaints.get(1)
    assert len(complaint.steps) == 6
    assert complaint.solution is not None
    assert complaint.solution.agreed_at is not None
    assert len(complaint.open_promises) == 1

    hands.press(Key.Key_B, Ctrl)
    assert window.current() == ("letter", 1)
    hands.tab_to("Hoe wij dit voorkomen aanpassen")
    hands.press(Key.Key_Escape)
    assert window.current() == ("complaint", 1)
    hands.press(Key.Key_5, Ctrl)
    hands.tab_to("Bewaren")
    hands.press(Key.Key_Comma, Ctrl)
    hands.press(Key.Key_Down)
    hands.tab_to("Zaterdag open vanaf")
    hands.press(Key.Key_Escape)
    assert window.current()[0] == "bookkeeper"
    assert shows_focus(focused())
