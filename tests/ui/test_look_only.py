"""In a book that may not be written nothing that can be pressed or typed in writes; what is for looking stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QDesktopServices, QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMenu, QTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from klachtenboek.domain.errors import OnlyToRead
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.lookonly import WRITING
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.theme import Scheme
from klachtenboek.ui.widgets.tip import plain_tip
from tests.conftest import FakeClock
from tests.ui.questions import QUESTIONS
from tests.ui.tour import NOW, PAGES, Tour, bakery, put_away, spoken
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

REFUSED = explain(OnlyToRead())
READ = [page for page in PAGES if page != "new"]
"""A new complaint is refused before its page opens."""
FOR_THIS_COMPUTER = {"settings look", "settings promises"}
"""Where what stays in use chooses for the computer and not for the book."""
IN_USE: dict[str, set[str]] = {
    "today": {"Vandaag", "Alle 10", "Alle beloftes in je agenda zetten", "06-1234 5671"},
    "complaints": {"Zoek klant, klacht of nummer", "Alle 72", "Alle jaren", "Oorzaak"},
    "customers": {"Zoek naam, plaats of nummer"},
    "complaint under way": {"Klachten", "Brief maken", "Meer", "Andere zin", "Alles van deze klant"},
    "letter": {"Afdrukken", "Afronding", "Eigen zin", "Groter", "Dossier bewaren"},
    "bookkeeper": {"2026", "Heel jaar", "mrt", "Btw-tarieven bekijken"},
    "customer": {"Klanten", "Eerst bekijken", "Gegevens meegeven"},
    "lessons": {"Welke periode?: Afgelopen 12 maanden", "De triade: toon als lijst", "Afdrukken voor het team"},
    "settings look": {"Donker", "150%", "Grotere knoppen", "English"},
}
GREY: dict[str, set[str]] = {
    "today": {"Nieuwe klacht", "Gedaan"},
    "complaints": {"Brieven maken"},
    "complaint under way": {"Belofte", "Aanvullen", "Notitie", "Regel", "Laten uitpraten", "De klant is akkoord"},
    "complaint resolved": {"Foto of bestand", "Sorry zeggen", "Klant aanpassen"},
    "letter": {"Als pdf bewaren", "E-mailen"},
    "bookkeeper": {"Bewaren", "Zonder namen van klanten", "Rekeningen invullen"},
    "customer": {"Samenvoegen", "Klant wissen"},
    "lessons": {"Maatregel"},
    "settings shop": {"Naam van je zaak", "Logo kiezen"},
    "settings hours": {"Maandag", "Dinsdag open vanaf"},
    "settings lists": {"Naam van Taart en gebak"},
}
"""What stays and what goes, page by page, as it is spoken."""


@pytest.fixture(scope="module")
def tour(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """Give a window on the bakery's year, in a file that is opened to look in."""
    LOOK.keep_in(None)
    LOOK.choose(scheme=Scheme.LIGHT, scale=1.0, touch=False)
    path = tmp_path_factory.mktemp("boek") / "boek.db"
    bakery(path).close()
    book = Logbook(path, clock=FakeClock(NOW), only_to_read=True)
    window = MainWindow(book)
    window.resize(1366, 688)
    window.show()
    window.activateWindow()
    settle(qapp)
    yield Tour(qapp, book, window)
    put_away(qapp, window, book)


@dataclass
class Heard:
    """What the book refused or failed to do, while every dialog and menu that opens is closed, but the one kept."""

    refused: list[str] = field(default_factory=list)
    kept: QWidget | None = None

    def close_what_opened(self) -> None:
        """Close the menu or dialog that is open."""
        menu, asked = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if menu is not None:
            menu.close()
        elif isinstance(asked, QDialog) and asked is not self.kept:
            asked.reject()


@pytest.fixture
def heard(tour: Tour, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Listen to the book, of which not a byte may change."""
    found = Heard()

    def hear(words: str, _undo: object = None) -> None:
        if words == REFUSED:
            found.refused.append(words)

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    tour.window.workplace.said.connect(hear)
    tour.window.workplace.failed.connect(found.refused.append)
    closing = QTimer(interval=20)
    closing.timeout.connect(found.close_what_opened)
    closing.start()
    before = _fingerprint(tour)
    yield found
    closing.stop()
    tour.window.workplace.said.disconnect(hear)
    tour.window.workplace.failed.disconnect(found.refused.append)
    assert _fingerprint(tour) == before


def _fingerprint(tour: Tour) -> str:
    return sha256(Path(tour.book.keeping.path).read_bytes()).hexdigest()


def _controls(around: QWidget) -> list[QWidget]:
    return [part for part in parts(around) if isinstance(part, WRITING)]


def _use(part: QWidget) -> None:
    """Press it, or type in it and leave it."""
    if isinstance(part, QAbstractButton):
        part.click()
        return
    part.setFocus()
    if isinstance(part, QLineEdit):
        part.insert("x")
        part.textEdited.emit(part.text())
    elif isinstance(part, QTextEdit):
        part.insertPlainText("x")
    part.clearFocus()


@pytest.mark.parametrize("page", sorted({*IN_USE, *GREY}))
def test_what_is_for_looking_stays_and_the_rest_is_grey(tour: Tour, page: str) -> None:
    tour.go(page)
    named = {spoken(part): part.isEnabled() for part in _controls(tour.window)}
    assert IN_USE.get(page, set()) - {name for name, is_on in named.items() if is_on} == set()
    assert GREY.get(page, set()) - {name for name, is_on in named.items() if not is_on} == set()


def test_resting_on_what_is_grey_says_why(tour: Tour) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    page.promise.setToolTip("iets anders")
    where = QPoint(4, 4)
    event = QHelpEvent(QEvent.Type.ToolTip, where, page.promise.mapToGlobal(where))
    QApplication.sendEvent(page.promise, event)
    assert QToolTip.text() == plain_tip(REFUSED)
    assert page.promise.accessibleDescription() == REFUSED
    QToolTip.hideText()


def test_what_a_page_puts_in_use_again_stays_grey(tour: Tour) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    page.promise.setEnabled(True)
    assert not page.promise.isEnabled()
    page.letter.setEnabled(False)
    page.letter.setEnabled(True)
    assert page.letter.isEnabled()


def test_of_a_menu_only_what_looks_can_be_chosen(tour: Tour) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    menu = page.menu()
    about = next(act.menu() for act in menu.actions() if act.menu() is not None)
    assert isinstance(about, QMenu)
    for one in (menu, about):
        one.popup(QPoint(10, 10))
        settle(tour.app)
    assert [act.text() for act in menu.actions() if act.isEnabled() and act.text()] == [
        "Waar het over gaat",
        "Geschiedenis…",
    ]
    assert not any(act.isEnabled() for act in about.actions())
    about.close()
    menu.close()


def test_the_title_cannot_be_typed_anew(tour: Tour) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    page.rename()
    assert page.title_edit.isHidden()
    assert tour.window.toast.text.text() == REFUSED


@pytest.mark.parametrize("page", READ)
def test_the_keyboard_is_on_something_that_can_be_used(tour: Tour, page: str) -> None:
    tour.window.activateWindow()
    tour.go(page)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.isEnabled()
    assert here.isVisible()


@pytest.mark.parametrize("page", [page for page in READ if page not in FOR_THIS_COMPUTER])
def test_nothing_that_can_be_used_writes(tour: Tour, page: str, heard: Heard) -> None:
    tour.go(page)
    here, blamed = tour.window.current(), []
    for part in _controls(tour.window.page()):
        if not isValid(part) or not part.isVisible() or not part.isEnabled() or _chooses_a_part(part):
            continue
        name = spoken(part)
        _use(part)
        tour.app.processEvents()
        if heard.refused:
            blamed.append(name)
            heard.refused.clear()
        if tour.window.current() != here:
            tour.go(page)
    assert blamed == []


def _chooses_a_part(part: QWidget) -> bool:
    """Tell whether it goes to another part of the settings, each of which has its own turn."""
    return part.accessibleDescription() == "Onderdeel"


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_writes(tour: Tour, name: str, heard: Heard) -> None:
    asked = heard.kept = QUESTIONS[name](tour)
    if tour.window.look_only is not None and asked.parentWidget() is None:
        tour.window.look_only.also(asked)
    asked.show()
    settle(tour.app)
    for part in _controls(asked):
        if isValid(part) and part.isVisible() and part.isEnabled():
            _use(part)
    settle(tour.app)
    if isValid(asked):
        asked.close()
        asked.deleteLater()
    assert heard.refused == []
