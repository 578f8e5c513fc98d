"""Every page and dialog in Dutch, English and 40 % longer words: nothing cut off, nothing unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from klachtenboek.i18n import LANGUAGES, STRETCHED
from klachtenboek.logbook import Logbook
from klachtenboek.ui.language import speak
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.theme import THEME, Scheme
from tests.ui.questions import QUESTIONS
from tests.ui.tour import PAGES, Tour, bakery
from tests.ui.walkers import SCALES, SCHEMES, SIZES, SMALLEST, clipped, settle, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

LOOKS = [(size, scale, scheme) for size in SIZES for scale in SCALES for scheme in SCHEMES]
LOOKS += [(SMALLEST, 2.0, scheme) for scheme in SCHEMES]
SPEECHES = (*LANGUAGES, STRETCHED)
TIGHT_PAGES = ("complaints", "letter", "customer", "lessons", "bookkeeper")
TIGHT_PARTS = ("hours", "letters", "privacy")
TIGHT_DIALOGS = ("promise", "goodwill", "accounts")
"""What has the least room to spare for longer words in the smallest window."""


@pytest.fixture(scope="module")
def book(qapp: QApplication) -> Iterator[Logbook]:
    LOOK.keep_in(None)
    made = bakery()
    yield made
    made.close()
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0)


@pytest.fixture(scope="module", params=SPEECHES)
def tour(request: pytest.FixtureRequest, qapp: QApplication, book: Logbook) -> Iterator[Tour]:
    """Open the window in each language in turn; a window says what it says from the moment it is made."""
    speak(request.param)
    window = MainWindow(book)
    window.show()
    yield Tour(qapp, book, window)
    window.close()
    settle(qapp)
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    speak("nl")


def dress(tour: Tour, size: tuple[int, int], scale: float, scheme: Scheme) -> None:
    THEME.apply(tour.app, scheme=scheme, scale=scale)
    tour.window.resize(*size)
    tour.window.side_bar.fit(size[0])
    settle(tour.app)


def faults_of_pages(
    tour: Tour, pages: Sequence[str] = PAGES, parts: Sequence[str] | None = None
) -> dict[str, list[str]]:
    found = {}
    for page in pages:
        tour.go(page)
        found[page] = [*clipped(tour.window), *unnamed(tour.window)]
    for part, _widget in sections(tour, parts):
        found[f"settings, {part}"] = [*clipped(tour.window), *unnamed(tour.window)]
    return {page: faults for page, faults in found.items() if faults}


def sections(tour: Tour, parts: Sequence[str] | None = None) -> Iterator[tuple[str, QWidget]]:
    """Show these parts of the settings, or all, one after another."""
    tour.window.open("settings")
    page = tour.window.page()
    assert isinstance(page, SettingsPage)
    for part in page.parts if parts is None else parts:
        page.sections.chip(part).click()
        settle(tour.app)
        yield part, tour.window


def faults_of_dialogs(tour: Tour, names: Sequence[str] = tuple(QUESTIONS)) -> dict[str, list[str]]:
    found = {}
    for name in names:
        dialog = QUESTIONS[name](tour)
        dialog.show()
        settle(tour.app)
        found[name] = [*clipped(dialog), *unnamed(dialog)]
        dialog.close()
        dialog.deleteLater()
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("tour", ["en", STRETCHED], indirect=True)
def test_every_page_has_room_for_longer_words(tour: Tour) -> None:
    dress(tour, (910, 512), 1.0, Scheme.LIGHT)
    assert faults_of_pages(tour) == {}


@pytest.mark.parametrize("tour", [STRETCHED], indirect=True)
def test_every_dialog_has_room_for_longer_words(tour: Tour) -> None:
    dress(tour, (1366, 688), 1.0, Scheme.LIGHT)
    assert faults_of_dialogs(tour) == {}


@pytest.mark.parametrize("tour", [STRETCHED], indirect=True)
def test_longer_words_find_room_in_the_smallest_window(tour: Tour) -> None:
    dress(tour, SMALLEST, 2.0, Scheme.LIGHT)
    assert {**faults_of_pages(tour, TIGHT_PAGES, TIGHT_PARTS), **faults_of_dialogs(tour, TIGHT_DIALOGS)} == {}


@pytest.mark.long
@pytest.mark.timeout(3_600)  # stopped halfway inside Qt, the next thing it does may end the program
@pytest.mark.parametrize("look", LOOKS)
def test_everything_has_room_in_every_language(tour: Tour, look: tuple[tuple[int, int], float, Scheme]) -> None:
    dress(tour, *look)
    assert {**faults_of_pages(tour), **faults_of_dialogs(tour)} == {}
