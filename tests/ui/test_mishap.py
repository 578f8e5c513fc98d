"""What nobody foresaw: one plain sentence for the owner, and a log in which nobody is named."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from klachtenboek.domain.trouble import DiskFull
from klachtenboek.ui import mishap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("dressed")

PERSON = "Mevrouw Jansen, 06-1234 5678"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    before = list(mishap.log().handlers)
    yield mishap.log_to(tmp_path / "logboek")
    for handler in [one for one in mishap.log().handlers if one not in before]:
        handler.close()
        mishap.log().removeHandler(handler)
    mishap.log().propagate = True


def an_error() -> BaseException:
    try:
        int(PERSON)
    except ValueError as error:
        return error
    raise AssertionError(PERSON)


def test_the_log_tells_where_but_names_nobody(monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    mishap.catch_all()
    error = an_error()
    sys.excepthook(type(error), error, error.__traceback__)
    written = log.read_text(encoding="utf-8")
    assert "ValueError < test_mishap.py:" in written
    assert "Jansen" not in written
    assert "06-1234" not in written
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            assert "Jansen" not in box.text()
            box.close()


def test_a_bug_is_told_without_its_words() -> None:
    assert mishap.in_words(an_error()).startswith("Er ging iets mis, maar er is niets kwijt.")


LAID_OUT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from klachtenboek.ui.app import application
from klachtenboek.ui import mishap

class Part(QWidget):
    def sizeHint(self):
        return int("a word")

def lay_out():
    for _time in range(20):
        try:
            part.adjustSize()
        except ValueError:
            told.append("told")
    app.quit()

app, part, told = application(), Part(), []
QTimer.singleShot(0, lay_out)
mishap.survivable(app.exec)
print(len(told))
"""


def test_a_fault_while_qt_lays_out_does_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", LAID_OUT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["20"]), done.stderr


def test_known_trouble_keeps_its_own_sentence() -> None:
    assert mishap.in_words(DiskFull("")).startswith("De schijf is vol.")


def test_the_dialog_shows_text_as_text() -> None:
    box = mishap.tell("<b>vet</b>")
    assert box.textFormat().name == "PlainText"
    assert [button.text() for button in box.buttons()] == ["Verder werken"]
    box.close()


def test_escape_closes_it_also_beside_the_button_that_copies(dressed: QApplication) -> None:
    box = mishap.tell("Er ging iets mis.", details="ValueError < brood.py:1")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert dressed.activeModalWidget() is None


def test_one_dialog_at_a_time(monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    mishap.catch_all()
    error = an_error()
    for _time in range(3):
        sys.excepthook(type(error), error, error.__traceback__)
        QApplication.processEvents()
    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
    assert len(boxes) == 1
    written = log.read_text(encoding="utf-8").splitlines()  # the invisible screen complains between them
    assert len([line for line in written if " ERROR " in line]) == 3
    boxes[0].close()


def test_the_log_is_no_larger_than_five_files_of_a_megabyte() -> None:
    assert mishap.LARGEST * mishap.FILES == 5_000_000
    assert mishap.log().level == logging.NOTSET
