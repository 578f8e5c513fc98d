"""What a start reads and does: only what the first page shows; the rest comes when somebody asks for it."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook

ROOT = Path(__file__).resolve().parent.parent

STARTED = """
import enum
import gc
import sys
from klachtenboek import __main__, commands

def opened(path):
    logbook = __main__.Logbook(path, look_over_later=True)
    from klachtenboek.ui.app import application, open_window
    window = open_window(logbook, settings=False)
    window.show()
    application().processEvents()
    assert window.current()[0] == "today"
    print(*sys.modules)
    print(*{one.__qualname__ for one in gc.get_objects() if isinstance(one, enum.EnumType)})
    logbook.close()
    return 0

commands.run(["--data", sys.argv[1]], open_window=opened, gallery=lambda: 1)
"""

# Read when they are first used; by beginning of the name.
LATER = (
    *("babel", "holidays", "icalendar", "openpyxl", "phonenumbers", "pypdfium2", "reportlab", "stdnum", "xlsxwriter"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "tomllib", "email.message", "multiprocessing", "html"),
    *("klachtenboek.letters", "klachtenboek.reports", "klachtenboek.ui.dialogs", "klachtenboek.ui.reminders"),
    *(
        "klachtenboek.commands.verbs",
        "klachtenboek.domain.complaint",
        "klachtenboek.domain.contact",
        "klachtenboek.domain.goodwill",
        "klachtenboek.domain.health",
        "klachtenboek.domain.history",
        "klachtenboek.domain.ledger",
        "klachtenboek.domain.promise",
        "klachtenboek.domain.standing",
        "klachtenboek.logbook.backupwork",
        "klachtenboek.logbook.letters",
        "klachtenboek.logbook.importing",
        "klachtenboek.logbook.year",
    ),
)

# Lists of names in Qt that PySide makes in Python when something of theirs is used; by beginning of the name.
NOT_OF_QT = ("QStyle.", "QGradient.", "QEasingCurve.", "QAbstractAnimation.", "QInputDevice.", "QSessionManager.")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    path = tmp_path_factory.mktemp("start") / "boek.db"
    logbook = Logbook(path)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    logbook.complaints.log("De taart was ingezakt.", who="Mevrouw Jansen")
    logbook.close()
    command = [sys.executable, "-c", STARTED, str(path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    return [line.split() for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def read(started: list[list[str]]) -> list[str]:
    return started[0]


def test_the_first_page_reads_nothing_it_does_not_show(read: list[str]) -> None:
    assert "klachtenboek.ui.pages.today" in read
    assert [name for name in read if any(name == one or name.startswith(f"{one}.") for one in LATER)] == []


def test_the_first_page_has_no_names_made_of_what_qt_has_and_it_does_not_use(started: list[list[str]]) -> None:
    names = started[1]
    assert "QFont.Weight" in names
    assert [name for name in names if name.startswith(NOT_OF_QT)] == []


REMINDED = """
import sys
from datetime import datetime
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from klachtenboek.logbook import Logbook
from klachtenboek.ui import app
from klachtenboek.ui.main_window import MainWindow

def look():
    if not QThread.currentThread().loopLevel():  # the page is painted before the loop begins
        QTimer.singleShot(0, look)
        return
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    from klachtenboek.ui.reminders import Reminders
    reminders = window.findChild(Reminders)
    inside, beside = window.reminder, reminders.small
    print(inside.isVisibleTo(window) or beside.isVisible())
    print(*(timer.interval() for timer in reminders.findChildren(QTimer) if timer.isActive()))
    reminders.quit()

logbook = Logbook(sys.argv[1], look_over_later=True, clock=lambda: datetime(2026, 11, 20, 10, 15))
app.application()
QTimer.singleShot(0, look)
app.run(logbook)
logbook.close()
"""


def test_a_promise_that_came_due_is_told_in_the_first_turn_after_the_start(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=lambda: datetime(2026, 11, 20, 9, 0))
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    told = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw Jansen")
    logbook.promises.make(told.id, PromiseKind.CALL_BACK, "Bellen over de taart", datetime(2026, 11, 20, 10, 10))
    logbook.close()
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    environment = os.environ | home | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", REMINDED, str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    is_told, looks = done.stdout.splitlines()
    assert is_told == "True"
    assert looks == "20000"


AHEAD = """
import sys
from klachtenboek.logbook import Logbook
from klachtenboek.ui.ahead import Ahead
from klachtenboek.ui.app import application, open_window
from klachtenboek.ui.main_window import PAGES

def unread():
    return [place for place, (module, name) in PAGES.items() if module not in sys.modules]

logbook = Logbook(sys.argv[1], look_over_later=True)
window = open_window(logbook, settings=False)
window.show()
application().processEvents()
ahead = Ahead(window)
ahead.ended.connect(application().quit)
ahead.start()
print(*unread())
application().exec()
print(*unread())
print(window.current()[0], window.page() is window.findChild(type(window.page())))
logbook.close()
"""


def test_the_other_pages_are_read_once_the_first_one_stands(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    logbook = Logbook(path)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    logbook.close()
    command = [sys.executable, "-c", AHEAD, str(path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    before, after, shown = done.stdout.splitlines()
    assert {"new", "complaints", "letter"} <= set(before.split())
    assert after == ""
    assert shown == "today True"


def test_qt_does_not_read_the_source_of_what_is_imported_after_it() -> None:
    ask = "import builtins; before = builtins.__import__; import klachtenboek.ui; print(builtins.__import__ is before)"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True"]
