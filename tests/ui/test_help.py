"""F1: the chapter of what is on screen, in a window of its own."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.manual import chapters, parts
from klachtenboek.ui import dialogs
from klachtenboek.ui.dialogs.closing import ClosingDialog
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.help import DIALOG_CHAPTERS, HELP, PAGE_CHAPTERS
from klachtenboek.ui.help_window import HelpWindow
from klachtenboek.ui.main_window import PAGES, MainWindow
from klachtenboek.ui.pages.bookkeeper_closing import YearReopeningDialog
from klachtenboek.ui.pages.settings import SECTIONS
from klachtenboek.ui.pages.settings_import import ImportDialog
from klachtenboek.ui.theme import THEME, Scheme
from tests.ui.walkers import clipped, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

ANCHORS = {part.anchor for part in parts()}


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, clock: FakeClock) -> Iterator[MainWindow]:
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    made = MainWindow(book)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    dressed.processEvents()
    yield made
    HELP.close()
    book.close()


@pytest.fixture
def manual(dressed: QApplication, qtbot: QtBot) -> HelpWindow:
    made = HelpWindow()
    dressed.processEvents()
    qtbot.addWidget(made)
    made.show_at("")
    made.activateWindow()
    return made


def shown(manual: HelpWindow) -> str:
    return manual.text.toPlainText()


def test_every_page_has_its_chapter() -> None:
    assert set(PAGE_CHAPTERS) == set(PAGES)
    assert set(PAGE_CHAPTERS.values()) <= ANCHORS
    assert {section.chapter for section in SECTIONS} <= ANCHORS


def asked_kinds(base: type[DialogFrame]) -> list[type[DialogFrame]]:
    """Return the dialogs of the program; what only others are built on is not asked."""
    kinds = [kind for kind in base.__subclasses__() if kind.__module__.startswith("klachtenboek")]
    return [one for kind in kinds for one in asked_kinds(kind) or [kind]]


def test_every_dialog_has_its_chapter() -> None:
    assert issubclass(ImportDialog, DialogFrame)  # these two stand with their pages
    assert issubclass(YearReopeningDialog, DialogFrame)
    for module in pkgutil.iter_modules(dialogs.__path__):
        importlib.import_module(f"klachtenboek.ui.dialogs.{module.name}")
    assert set(DIALOG_CHAPTERS) == {kind.__name__ for kind in asked_kinds(DialogFrame)}
    assert set(DIALOG_CHAPTERS.values()) <= ANCHORS


@pytest.mark.parametrize("place", ["today", "new", "complaints", "customers", "lessons", "bookkeeper", "settings"])
def test_f1_opens_the_chapter_of_the_page(window: MainWindow, place: str) -> None:
    window.open(place)
    QTest.keyClick(window, Qt.Key.Key_F1)
    opened = HELP.open("bellen")
    assert opened.isVisible()
    opened.go_back()
    expected = SECTIONS[0].chapter if place == "settings" else PAGE_CHAPTERS[place]
    title = next(part.title for part in parts() if part.anchor == expected)
    assert title in shown(opened)


def test_the_place_in_the_side_bar_opens_it_and_says_f1(window: MainWindow) -> None:
    button = window.side_bar.place("help")
    assert "F1" in button.toolTip()
    before = window.current()
    button.click()
    assert HELP.open().isVisible()
    assert window.current() == before


def test_f1_works_in_a_dialog_that_holds_up_its_window(window: MainWindow, qtbot: QtBot) -> None:
    complaint = window.workplace.logbook.complaints.log("De taart was ingezakt.")
    dialog = ClosingDialog(complaint, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    opened = HELP.open("bellen")
    opened.go_back()
    assert "Sluiten en nazorg" in shown(opened)


def test_the_contents_lead_to_every_chapter(manual: HelpWindow) -> None:
    for chapter in chapters():
        assert chapter.title.partition(" ")[2] in shown(manual)
        manual.text.anchorClicked.emit(QUrl(f"#{chapter.anchor}"))
        assert shown(manual).startswith(chapter.title)
        QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert shown(manual).startswith("Handleiding")


def test_a_link_inside_is_followed_with_the_keyboard_alone(manual: HelpWindow) -> None:
    QTest.keyClick(manual.text, Qt.Key.Key_Tab)
    QTest.keyClick(manual.text, Qt.Key.Key_Return)
    assert shown(manual).startswith(chapters()[0].title)


def test_search_shows_where_it_stands_and_opens_it(manual: HelpWindow, qtbot: QtBot) -> None:
    manual.search.setFocus()
    with qtbot.waitSignal(manual.search.searched):
        QTest.keyClicks(manual.search, "usb-stick")
    assert shown(manual).startswith("Gevonden")
    assert "usb-stick" in shown(manual)
    manual.text.anchorClicked.emit(QUrl("#13-waar-alles-staat-en-wat-als-het-misgaat"))
    manual.go_back()
    assert shown(manual).startswith("Gevonden")
    with qtbot.waitSignal(manual.search.searched):
        QTest.keyClicks(manual.search, "<img src=x> *zz*")
    assert "<img src=x> *zz*" in shown(manual)


def test_it_stands_at_the_part_that_was_asked_for(manual: HelpWindow) -> None:
    manual.show_at("in-je-telefoon")
    assert manual.text.verticalScrollBar().value() > 0
    assert manual.text.textCursor().block().text() == "In je telefoon"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_it_follows_text_size_and_colours(
    dressed: QApplication, manual: HelpWindow, scheme: Scheme, scale: float
) -> None:
    manual.show_at("bellen")
    THEME.apply(dressed, scheme=scheme, scale=scale)
    manual.resize(640, 480)
    dressed.processEvents()
    assert clipped(manual) == []
    assert unnamed(manual) == []
    assert manual.text.document().defaultFont().pixelSize() == THEME.font("lead").pixelSize()
    assert manual.text.document().size().width() <= manual.text.viewport().width()


def test_escape_closes_it_and_nothing_is_loaded(manual: HelpWindow) -> None:
    manual.text.setHtml("<img src='logo.png'> <a href='https://voorbeeld.nl'>weg</a>")
    manual.text.anchorClicked.emit(QUrl("https://voorbeeld.nl"))
    assert shown(manual).startswith("Handleiding")
    manual.text.setFocus()
    QTest.keyClick(manual.text, Qt.Key.Key_Escape)
    assert not manual.isVisible()
