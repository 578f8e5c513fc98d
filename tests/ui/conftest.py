"""For the tests of the window: a dressed application, and a bakery's book on a Friday afternoon in November."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.store import patience
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.workplace import Workplace
from tests.conftest import PROFILE, FakeClock
from tests.ui.tour import Tour, bakery, put_away
from tests.ui.walkers import settle


@pytest.hookimpl(tryfirst=True)  # before the long ones are chosen
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook remarks of the invisible screen: it has no frames to size, keyboard for menus to grab, nor tray.

    Whoever walks through the looks of a window (``walkers.faults``) does so in the long run too, there through all.
    """
    for item in items:
        if not item.path.is_relative_to(Path(__file__).parent):
            continue
        remarks = ("This plugin does not support", "systemTrayWindowChanged")
        item.add_marker(pytest.mark.qt_log_ignore(*remarks, extend=True))
        if PROFILE == "long" and isinstance(item, pytest.Function) and "faults" in item.function.__code__.co_names:
            item.add_marker(pytest.mark.long)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Dress the application in the light scheme at 100 %, and again afterwards for the next test."""
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
    yield qapp
    # The loop that lets go of closed windows does not run in a test; left alive, each of them is dressed again below.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    """Set the clock to a Friday afternoon, twelve minutes before three."""
    clock.now = datetime(2026, 11, 20, 14, 48)
    return clock


@pytest.fixture
def logbook(clock: FakeClock) -> Iterator[Logbook]:
    """Open the book of a bakery that has just been welcomed; close it afterwards."""
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield book
    book.close()


@pytest.fixture
def workplace(dressed: QApplication, logbook: Logbook) -> Iterator[Workplace]:
    """Give a page or dialog what it works with, in a dressed application; close what stands open afterwards."""
    place = Workplace(logbook)
    yield place
    for window in dressed.topLevelWidgets():
        window.close()
        window.deleteLater()
    place.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def everything_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no question be answered at once, as in a book of a million complaints."""
    monkeypatch.setattr(patience, "AT_ONCE", -1)
    monkeypatch.setattr(patience, "STEPS", 1)


@pytest.fixture(scope="module")
def tour(qapp: QApplication) -> Iterator[Tour]:
    """Give a window on the bakery's year, looking as at a first start; every test of a module shares it."""
    LOOK.keep_in(None)
    LOOK.choose(scheme=Scheme.SYSTEM, scale=1.0, touch=False)
    THEME.apply(qapp)
    book = bakery()
    window = MainWindow(book)
    window.resize(1366, 688)
    window.show()
    window.activateWindow()
    settle(qapp)
    yield Tour(qapp, book, window)
    put_away(qapp, window, book)
    LOOK.choose(scheme=Scheme.SYSTEM, scale=1.0, touch=False)  # afterwards: to dress every page anew takes seconds
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
