"""The whole main job through the window with the keyboard alone: from Ctrl+N to a letter and a year that are opened."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Outcome
from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import open_window
from klachtenboek.ui.main_window import MainWindow
from tests.conftest import FakeClock

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_TABS = 80


def spoken(widget: QWidget) -> str:
    """Return the name a screen reader says, a label's included."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


class Owner:
    """Marieke with both hands on the keyboard."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def focused(self) -> QWidget:
        """Return what has the keyboard, once this window has it."""
        if not self.has_keyboard():
            self.qtbot.waitUntil(self.has_keyboard)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is somewhere in this window."""
        found = QApplication.focusWidget()
        return found is not None and self.window.isAncestorOf(found)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def tab_to(self, name: str) -> None:
        """Press Tab until something of that spoken name has the keyboard."""
        met = []
        for _ in range(MOST_TABS):
            met.append(spoken(self.focused()))
            if met[-1].startswith(name):
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"no {name} among {met}")

    def in_dialog(self, act: Callable[["Owner"], None], opens: Callable[[], None]) -> None:
        """Do something in the dialog that is opened; what fails in there fails the test."""

        def inside() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None, "no dialog"
            try:
                act(Owner(dialog, self.qtbot))
            finally:
                if dialog.isVisible():
                    dialog.close()
                self.window.activateWindow()  # as a window manager does; the invisible screen has none

        self.focused()
        QTimer.singleShot(0, inside)
        opens()

    def choose(self, words: str) -> None:
        """Choose the entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(len(menu.actions()) + 1):
            if getattr(menu.activeAction(), "text", str)().startswith(words):
                QTest.keyClick(menu, Key.Key_Return)
                return
            QTest.keyClick(menu, Key.Key_Down)
        pytest.fail(f"no {words} among {[action.text() for action in menu.actions()]}")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 20, 10, 12)


@pytest.fixture
def logbook(clock: FakeClock, now: datetime, tmp_path: Path) -> Iterator[Logbook]:
    clock.now = now
    opened = Logbook(tmp_path / "boek.db", clock=clock)
    opened.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield opened
    opened.close()


@pytest.fixture
def window(dressed: QApplication, logbook: Logbook, qtbot: QtBot) -> MainWindow:
    opened = open_window(logbook, scheme="light", scale=1.0, settings=False)
    qtbot.addWidget(opened)
    opened.resize(1366, 688)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    dressed.processEvents()
    return opened


def log(owner: Owner) -> None:
    owner.press(Key.Key_N, Ctrl)
    owner.type("De slagroomtaart voor de verjaardag van haar moeder was ingezakt. Ze schaamde zich.")
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        owner.press(key, Alt)
    owner.tab_to("Wie is het?")
    owner.type("Mevrouw A. de Vries")
    owner.press(Key.Key_Return, Ctrl)


def solve(owner: Owner) -> None:
    owner.press(Key.Key_4, Alt)
    owner.press(Key.Key_5, Alt)
    owner.type("Nieuwe slagroomtaart")
    owner.tab_to("Waarde van oplossing 1")
    owner.type("42,50")
    owner.tab_to("De klant koos oplossing 1")
    owner.press(Key.Key_Space)
    owner.press(Key.Key_6, Alt)
    owner.type("Koelelement bij elke taart")
    owner.press(Key.Key_Return)


def promise(owner: Owner) -> None:
    def fill(inside: Owner) -> None:
        inside.tab_to("Wat beloof je, in één regel")
        inside.type("Bellen of de taart goed is")
        inside.tab_to("Dag")
        inside.press(Key.Key_A, Ctrl)
        inside.type("vandaag")
        inside.tab_to("Tijd")
        inside.press(Key.Key_A, Ctrl)
        inside.type("half 4")
        inside.press(Key.Key_Return, Ctrl)

    owner.in_dialog(fill, lambda: owner.press(Key.Key_T, Ctrl))


def give(owner: Owner) -> None:
    def fill(inside: Owner) -> None:
        inside.tab_to("Wat geef je?")
        inside.type("Bezorgen aan huis")
        inside.tab_to("Wat is het waard?")
        inside.type("6,50")
        inside.tab_to("Wat betaalt de klant?")
        inside.type("1,50")
        inside.press(Key.Key_Return, Ctrl)

    owner.in_dialog(fill, lambda: owner.press(Key.Key_G, Ctrl))


def close(owner: Owner) -> None:
    def fill(inside: Owner) -> None:
        inside.tab_to("Echt opgelost")
        inside.press(Key.Key_Space)
        inside.press(Key.Key_Return, Ctrl)

    owner.tab_to("Meer")
    owner.press(Key.Key_Space)
    owner.in_dialog(fill, lambda: owner.choose("Sluiten"))


def year_totals(file: Path) -> tuple[int, int, int]:
    """Return value and customer's share summed over the lines, and what was given as the sheet adds it up; in cents."""
    book = openpyxl.load_workbook(file)
    titles, *rows = book["Mutaties"].iter_rows(values_only=True)
    lines = [row for row in rows if isinstance(row[0], int)]
    columns = [titles.index(title) for title in ("Waarde voor klant", "Eigen bijdrage klant")]
    value, share = (sum(round(float(str(row[column])) * 100) for row in lines) for column in columns)
    heads, *kinds = book["Per soort"].iter_rows(values_only=True)
    return value, share, round(float(str(kinds[-1][heads.index("Weggegeven")])) * 100)


def test_the_whole_main_job_by_keyboard(
    window: MainWindow,
    logbook: Logbook,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    owner = Owner(window, qtbot)

    def complaint() -> Complaint:
        return logbook.complaints.find("2026-0001")

    log(owner)
    qtbot.waitUntil(lambda: window.current()[0] == "complaint")
    assert window.current() == ("complaint", complaint().id)
    assert (complaint().triad.understanding, complaint().triad.apology) == (True, True)

    solve(owner)
    assert len(complaint().steps) == 6
    assert complaint().given.given == 4250

    promise(owner)
    assert [p.due for p in complaint().open_promises] == [datetime(2026, 11, 20, 15, 30)]

    give(owner)
    assert complaint().given.given == 4250 + 500

    owner.tab_to("De klant is akkoord")
    owner.press(Key.Key_Space)
    assert not complaint().is_resolved, "a promise is still open"

    clock.now = datetime(2026, 11, 20, 15, 29)
    owner.press(Key.Key_1, Ctrl)
    owner.tab_to("15:30")
    owner.press(Key.Key_Space)
    qtbot.waitUntil(lambda: complaint().promises[0].outcome is Outcome.KEPT)
    assert complaint().is_resolved

    monkeypatch.setattr("klachtenboek.ui.dialogs.folder.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    window.open("complaint", complaint().id)
    owner.press(Key.Key_B, Ctrl)
    qtbot.waitUntil(lambda: window.current()[0] == "letter")
    assert window.current() == ("letter", complaint().id)
    owner.tab_to("Als pdf bewaren")
    owner.press(Key.Key_Space)
    letter = next(tmp_path.glob("Brief*.pdf"))
    assert complaint().letters[0].size == letter.stat().st_size
    text = subprocess.run(["pdftotext", "-layout", letter, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Geachte mevrouw De Vries,", "Nieuwe slagroomtaart", "€ 42,50", "€ 47,50", "Het spijt ons."):
        assert words in " ".join(text.split())

    owner.press(Key.Key_Escape)
    assert window.current() == ("complaint", complaint().id)
    close(owner)
    assert complaint().closed is not None
    planned = complaint().aftercare
    assert planned is not None
    assert planned.planned_on >= clock.now.date() + timedelta(days=28)

    owner.press(Key.Key_5, Ctrl)
    owner.tab_to("Bewaren")
    owner.press(Key.Key_Space)
    qtbot.waitUntil((tmp_path / "Klachtenboek 2026" / "manifest.csv").exists)
    value, share, given = year_totals(tmp_path / "Klachtenboek 2026" / "Jaaroverzicht 2026.xlsx")
    assert (value, share, given) == (4900, 150, 4750)
    assert given == complaint().given.given
