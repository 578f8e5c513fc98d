"""An English window has no Dutch left in it but what is the shop's own and what customers hear."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from klachtenboek.domain.customer import Language
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.lesson import Listed
from klachtenboek.i18n import _
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.sentences import shipped, single_sayings
from klachtenboek.ui.language import speak
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SettingsPage
from tests.conftest import FakeClock
from tests.dutch import DUTCH
from tests.ui.questions import QUESTIONS
from tests.ui.tour import NOW, Tour
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

OURS = re.compile(
    r"Klachtenboek|KvK|RGS|SnelStart|Nederlands|Marieke van der Linde|Wat vervelend voor u|"
    r"\bu\b|\bje\b|Geachte|Beste|\{\w+\}"
)
"""Names, and the Dutch words that a letter to a Dutch customer begins with."""


@pytest.fixture
def book() -> Iterator[Logbook]:
    """Return a book in which nothing is Dutch but what comes along with a new one."""
    made = Logbook(IN_MEMORY, clock=FakeClock(NOW))
    made.keeping.welcome(name="Corner Bakery", owner="Ann Smith")
    for number in range(3):
        made.complaints.log("The cake had sunk in", who=f"Ann Jones {number}", phone="06-1234 5678")
    made.customers.save(made.customers.get(1)._replace(language=Language.ENGLISH))
    yield made
    made.close()


@pytest.fixture
def window(dressed: QApplication, book: Logbook) -> Iterator[MainWindow]:
    LOOK.keep_in(None)
    speak("en")
    made = MainWindow(book)
    made.resize(1366, 688)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    settle(dressed)
    speak("nl")


def texts(window: QWidget) -> set[str]:
    """Return all that is written or spoken, but what somebody typed."""
    found = {window.windowTitle()}
    for part in parts(window):
        spoken = QAccessible.queryAccessibleInterface(part)
        found |= {spoken.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)}
        found.add(part.toolTip())
        if isinstance(part, QLineEdit | QTextEdit | QPlainTextEdit):
            found.add(part.placeholderText())
    return found


def own_words(book: Logbook) -> set[str]:
    """Return what is Dutch because it is the shop's own, or because customers hear it."""
    lists = {entry.name for listed in Listed for entry in book.lists.all(listed)}
    to_say = {words for sentence in shipped() for words in (sentence.plain, sentence.named)}
    return lists | to_say | {saying.ours for saying in single_sayings({})}


def dutch_in(window: QWidget, known: set[str]) -> list[str]:
    heard = _("Zo klinkt het: {spoken}").partition("{")[0]
    shown = {words for words in texts(window) if not any(own in words for own in known if own) and heard not in words}
    return sorted(words for words in shown if DUTCH.search(OURS.sub("", words)) and "“" not in words)


PLACES = (
    *(("today", 0), ("new", 0), ("complaints", 0), ("complaint", 1), ("letter", 1)),
    *(("customers", 0), ("customer", 1), ("lessons", 0), ("bookkeeper", 0), ("settings", 0)),
)


@pytest.mark.parametrize(("place", "about"), PLACES, ids=[place for place, _about in PLACES])
def test_no_dutch_is_left(dressed: QApplication, window: MainWindow, place: str, about: int) -> None:
    known = own_words(window.workplace.logbook)
    window.open(place, about)
    settle(dressed)
    assert dutch_in(window, known) == []
    page = window.page()
    if isinstance(page, SettingsPage):
        for part in page.parts:
            page.sections.chip(part).click()
            settle(dressed)
            assert dutch_in(window, known) == []


def test_welcome_has_no_dutch_either(dressed: QApplication) -> None:
    speak("en")
    book = Logbook(IN_MEMORY, clock=FakeClock(NOW))
    window = MainWindow(book)
    window.show()
    settle(dressed)
    assert window.current()[0] == "welcome"
    assert dutch_in(window, own_words(book)) == []
    window.close()
    window.deleteLater()
    settle(dressed)
    book.close()
    speak("nl")


TOLD_BY_TESTS = re.compile(
    r"Tegoedbon voor een taart|Van den Bosch|Wijngaarden|Het brood was oud|Taart te laat|\bJansen\b|oud\.csv|"
    r": (Klacht|Klant|Datum)$|Belastingplan|Begrotingsakkoord|Wet OB"
)
"""What the questions are filled with here, the columns of a list, and laws; a reminder is told its sentence."""


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "reminder"])
def test_no_dutch_is_left_in_any_question(dressed: QApplication, window: MainWindow, book: Logbook, name: str) -> None:
    for complaint_id in (1, 2):
        book.promises.make(complaint_id, PromiseKind.CALL_BACK, "Call about the cake", NOW + timedelta(days=1))
    asked = QUESTIONS[name](Tour(dressed, book, window))
    asked.show()
    settle(dressed)
    known = own_words(book)
    assert [words for words in dutch_in(asked, known) if not TOLD_BY_TESTS.search(words)] == []
    asked.close()
    asked.deleteLater()
