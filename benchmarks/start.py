"""The start of the program to its first painted page, a process each time, against a bare window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.opening import CODE as FIRST_OPENINGS
from benchmarks.opening import FirstOpenings
from benchmarks.timing import Case, Reading, Work

ROOT = Path(__file__).resolve().parent.parent

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 688)
window.show()
app.processEvents()
assert not window.grab().isNull()
"""
OURS = """
import os, sys
from datetime import datetime
from klachtenboek.logbook import Logbook
# Counted fifty times slower, the first backup and the next minute would fall within the start.
logbook = Logbook(sys.argv[1], look_over_later=True, clock=lambda: datetime(2026, 11, 21, 10, 15))
from klachtenboek.ui import safety
safety.SECONDS_BEFORE_FIRST = safety.SECONDS_BETWEEN_LOOKS = 3600
from klachtenboek.ui.app import application, open_window
window = open_window(logbook, settings=False)
window.show()
application().processEvents()
assert not window.grab().isNull()
"""
CLOSE = "logbook.close()\n"
_END = "os._exit(0)\n"
"""A start ends when the page is painted; what Python clears away afterwards is no part of it, on either side."""
_BOOK = """
import sys
from klachtenboek.commands.verbs import Logbook
from klachtenboek.domain.summary import Query
logbook = Logbook(sys.argv[1], look_over_later=True)
assert logbook.complaints.page(Query(), limit=50).rows
logbook.close()
"""
_MEMORY = """
import re, sys
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():  # getrusage counts what the process that began this one had as well
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024)
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2)
"""
SECONDS_IDLE = 10
_IDLE = f"""
import time
from PySide6.QtCore import QEventLoop, QTimer
def wait(seconds):
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()
wait(2)
before = time.process_time_ns()
wait({SECONDS_IDLE})
print((time.process_time_ns() - before) / 1e6)
"""
_REMINDING = """
from klachtenboek.ui.reminders import Reminders
from klachtenboek.ui.tray import Tray
Reminders(window, Tray(window)).start(quietly=False)
from PySide6.QtCore import QEventLoop
from klachtenboek.ui.ahead import Ahead
loop, ahead = QEventLoop(), Ahead(window)
ahead.ended.connect(loop.quit)
ahead.start()
loop.exec()
"""


def cases(small: Path, large: Path, largest: Path | None = None) -> Iterator[Case | Reading]:
    """Yield the start on a small and a large book; the sizes stand in the names of the files.

    Instructions decide where valgrind is there to count them: on a busy machine they are the same every time.
    """
    compiled = large.parent / "compiled"
    top = largest or large
    ours, empty = OURS + CLOSE + _END, f"import os\n{BARE}{_END}"
    process(empty, compiled)()  # compiled, on both sides: a bare window reads modules of PySide's that ours leaves
    for book in {small, large, top}:  # and looked over today, as at every start but the first of a day
        process(ours, compiled, book)()
    same = f"the same, {small.stem}"
    page, rows = "to the first page", "to the first list, no window"
    yield _start(f"{page}, {large.stem}", 1.6, compiled, (ours, large), (empty, None), "bare QMainWindow")
    yield _start(f"{page}, {top.stem}", 1.05, compiled, (ours, top), (ours, small), same)
    # Of two large books: a small one is looked over before it is shown.
    yield _start(f"{rows}, {top.stem}", 1.05, compiled, (_BOOK, top), (_BOOK, large), f"the same, {large.stem}")
    openings = FirstOpenings(_command(OURS + FIRST_OPENINGS + _END, (large,)), _environment(compiled))
    yield from openings.readings(large.stem)


def _start(
    name: str, most: float, compiled: Path, ours: tuple[str, Path], bare: tuple[str, Path | None], against: str
) -> Case | Reading:
    """Return the start of what each side is: code, and the book it opens, if any."""
    sides = [(code, compiled, *([book] if book is not None else ())) for code, book in (ours, bare)]
    if shutil.which("valgrind") is None:
        mine, other = (process(*side) for side in sides)
        return Case(group="start", name=name, most=most, ours=mine, bare=other, against=against, rounds=8)
    counted, beside = (_counted(*side) for side in sides)
    unit = "M instructions"
    return Reading(group="start", name=name, most=most, unit=unit, ours=counted, bare=beside, against=against)


def standing(large: Path) -> Iterator[Reading]:
    """Yield what a window costs that just stands there: memory at the first page, and processor time while idle."""
    compiled = large.parent / "compiled"
    process(BARE, compiled)()  # compiled, on both sides
    process(OURS + CLOSE, compiled, large)()
    if sys.platform != "win32":
        yield Reading(
            group="memory",
            name=f"at the first page, {large.stem}",
            most=1.6,
            unit="MB",
            ours=_printed(OURS + _MEMORY, compiled, large),
            bare=_printed(BARE + _MEMORY, compiled),
            against="bare QMainWindow",
        )
    yield Reading(
        group="idle",
        name=f"processor in {SECONDS_IDLE} s, with reminders, ms more",
        most=5,
        unit="ms",
        ours=_printed(OURS + _REMINDING + _IDLE, compiled, large),
        bare=_printed(BARE + _IDLE, compiled),
        against="bare QMainWindow",
        is_difference=True,
    )


def process(code: str, compiled: Path, *arguments: Path) -> Work:
    """Return work that starts Python anew, with modules compiled into ``compiled`` as in an installed program."""
    command, environment = _command(code, arguments), _environment(compiled)
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _printed(code: str, compiled: Path, *arguments: Path) -> Callable[[], float]:
    """Return work that gives the last figure the process prints."""
    command, environment = _command(code, arguments), _environment(compiled)

    def run() -> float:
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return float(done.stdout.split()[-1])

    return run


def _counted(code: str, compiled: Path, *arguments: Path) -> Callable[[], float]:
    """Return work that gives the instructions of the process, in millions."""
    count = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command, environment = [*count, *_command(code, arguments)], _environment(compiled)

    def run() -> float:
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if found is None:
            message = "valgrind counted nothing"
            raise ValueError(message)
        return int(found[1]) / 1e6

    return run


def _command(code: str, arguments: tuple[Path, ...]) -> list[str]:
    return [sys.executable, "-c", code, *map(str, arguments)]


def _environment(compiled: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONHASHSEED": "0"}
