"""A backup that was double-clicked: shown in the window that is there, put back only when the owner agrees."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog

from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import open_window
from klachtenboek.ui.dialogs.restore import RestoreDialog
from klachtenboek.ui.instance import Doorbell
from klachtenboek.ui.opening import Opening
from tests.test_tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from klachtenboek.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = Logbook(tmp_path / "boek.db")
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    book.complaints.log("De taart was ingezakt")
    found = open_window(book, settings=False)
    qtbot.addWidget(found)
    yield found
    found.close()
    found.workplace.keeper.wait()
    book.close()


@pytest.fixture
def backup(window: MainWindow) -> Path:
    path = window.workplace.logbook.backups.make().path
    window.workplace.logbook.complaints.log("Het brood was oud")
    return path


def count(window: MainWindow) -> int:
    return window.workplace.logbook.keeping.check().complaints


def answer(qtbot: QtBot, *, agree: bool) -> list[str]:
    """Answer the question about a backup once it is there; the list tells what was asked."""
    asked: list[str] = []

    def look() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, RestoreDialog) and w.isVisible()]
        if not found:
            QTimer.singleShot(5, look)
            return
        asked.append(found[0].windowTitle())
        (found[0].done_button if agree else found[0].cancel).click()

    QTimer.singleShot(0, look)
    del qtbot
    return asked


def test_a_backup_is_put_back_when_the_owner_agrees(qtbot: QtBot, window: MainWindow, backup: Path) -> None:
    asked = answer(qtbot, agree=True)
    assert Opening(window).show(backup)
    assert asked == ["Back-up terugzetten"]
    assert count(window) == 1


def test_without_agreement_nothing_changes(qtbot: QtBot, window: MainWindow, backup: Path) -> None:
    answer(qtbot, agree=False)
    assert not Opening(window).show(backup)
    assert count(window) == 2


def test_what_macos_asks_to_open_is_shown(qtbot: QtBot, window: MainWindow, backup: Path) -> None:
    opening = Opening(window)
    asked = answer(qtbot, agree=False)
    assert opening.eventFilter(window, QFileOpenEvent(QUrl.fromLocalFile(str(backup))))
    qtbot.waitUntil(lambda: asked == ["Back-up terugzetten"])
    assert window.isVisible()


def test_another_question_comes_first(qtbot: QtBot, window: MainWindow, backup: Path) -> None:
    window.show()
    question = QDialog(window)
    question.setModal(True)
    question.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is question)
    assert not Opening(window).show(backup)
    assert window.toast.isVisible()
    question.close()


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from klachtenboek.ui.instance import ring
app = QCoreApplication([])
raise SystemExit(not ring(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def test_a_second_start_hands_its_backup_over(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "boek.db")
    backup = tmp_path / "een back-up é.klachtenboek-backup"
    with qtbot.waitSignal(bell.rung, timeout=20_000) as heard:
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path / "boek.db"), str(backup)], cwd=ROOT)
    assert heard.args == [backup]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    bell.close()
