"""A complaint is in the book within a minute, and within thirty-five seconds with the story alone: counted in keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.new import NewPage
from tests.ui.tour import focused, put_away, spoken
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.logbook import Logbook

MENTAL = 1.35
"""Seconds to think of what comes next (Card, Moran and Newell; Kieras 2001)."""
KEY = 0.28
"""Seconds per key of somebody who types forty words a minute."""
SLOW_KEY = 0.48
"""The same at twenty-five words a minute."""

TWENTY_WORDS = "De taart voor de verjaardag was ingezakt en de naam was niet te lezen, ze schaamde zich voor de visite."
TWELVE_WORDS = "Het brood was oud en hard terwijl ze het vanmorgen had gehaald."


@dataclass
class Hands:
    """Press keys in the window and count them, and how often one has to think."""

    app: QApplication
    keys: int = 0
    thoughts: int = 0

    def think(self) -> None:
        self.thoughts += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1 if modifier is Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(focused(), key, modifier)
        settle(self.app)

    def type(self, words: str) -> None:
        self.keys += len(words)
        QTest.keyClicks(focused(), words)
        settle(self.app)

    def tab_to(self, begins: str) -> None:
        """Press Tab until what is spoken begins so."""
        for _press in range(20):
            if spoken(focused()).startswith(begins):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{begins} is not reached")

    def seconds(self, key: float) -> float:
        return self.keys * key + self.thoughts * MENTAL


@pytest.fixture
def window(dressed: QApplication, logbook: Logbook) -> Iterator[MainWindow]:
    LOOK.keep_in(None)
    logbook.complaints.log("De bavarois was gesmolten.", who="Mevrouw A. Jansen", phone="06-1234 5678")
    made = MainWindow(logbook)
    made.resize(1366, 688)
    made.show()
    made.activateWindow()
    settle(dressed)
    yield made
    put_away(dressed, made, logbook)


def begin(hands: Hands, window: MainWindow) -> NewPage:
    hands.think()
    hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = window.page()
    assert isinstance(page, NewPage)
    return page


def save(hands: Hands) -> None:
    hands.think()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_known_customer_with_a_promise_takes_less_than_a_minute(
    dressed: QApplication, window: MainWindow, logbook: Logbook
) -> None:
    hands = Hands(dressed)
    page = begin(hands, window)
    hands.type(TWENTY_WORDS)
    hands.think()
    hands.tab_to("Wie is het?")
    hands.type("ja")
    hands.think()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert page.who.phone.text() == "06-1234 5678"
    hands.think()
    hands.tab_to("Vandaag")
    hands.press(Qt.Key.Key_Space)
    save(hands)
    made = logbook.complaints.get(2)
    assert (made.story, made.customer_id) == (TWENTY_WORDS, 1)
    assert [promise.kind for promise in made.promises] == [PromiseKind.CALL_BACK]
    assert hands.seconds(KEY) < 60


def test_the_story_alone_takes_less_than_thirty_five_seconds_of_somebody_slow(
    dressed: QApplication, window: MainWindow, logbook: Logbook
) -> None:
    hands = Hands(dressed)
    begin(hands, window)
    hands.type(TWELVE_WORDS)
    save(hands)
    assert logbook.complaints.get(2).story == TWELVE_WORDS
    assert hands.seconds(SLOW_KEY) < 35


def test_somebody_new_takes_less_than_a_minute(dressed: QApplication, window: MainWindow, logbook: Logbook) -> None:
    hands = Hands(dressed)
    begin(hands, window)
    hands.type(TWENTY_WORDS)
    hands.think()
    hands.tab_to("Wie is het?")
    hands.type("Mevrouw De Wit")
    hands.tab_to("Telefoon")
    hands.type("0612345679")
    save(hands)
    made = logbook.complaints.get(2)
    assert made.customer_id is not None
    assert logbook.customers.get(made.customer_id).surname == "Wit"
    assert hands.seconds(KEY) < 60
