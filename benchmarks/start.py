"""The start of the program to its first painted page, a process each time, against a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Case, Work

ROOT = Path(__file__).resolve().parent.parent

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 900)
window.show()
app.processEvents()
assert not window.grab().isNull()
"""
_OURS = """
import sys
from klachtenboek.logbook import Logbook
logbook = Logbook(sys.argv[1])
from klachtenboek.ui.app import application, open_window
window = open_window(logbook, settings=False)
window.show()
application().processEvents()
assert not window.grab().isNull()
logbook.close()
"""
_BOOK = """
import sys
from klachtenboek import commands
from klachtenboek.domain.summary import Query
logbook = commands.Logbook(sys.argv[1])
assert logbook.complaints.page(Query(), limit=50).rows
logbook.close()
"""


def cases(small: Path, large: Path) -> Iterator[Case]:
    """Yield the start on a small and a large book; the sizes stand in the names of the files."""
    rounds, compiled = 8, large.parent / "compiled"
    yield Case(
        group="start",
        name=f"to the first page, {large.stem}",
        most=1.6,
        ours=_process(_OURS, compiled, large),
        bare=_process(_BARE, compiled),
        against="bare QMainWindow",
        rounds=rounds,
    )
    yield Case(
        group="start",
        name=f"to the first page, {large.stem}",
        most=1.05,
        ours=_process(_OURS, compiled, large),
        bare=_process(_OURS, compiled, small),
        against=f"the same, {small.stem}",
        rounds=rounds,
    )
    yield Case(
        group="start",
        name=f"to the first list, no window, {large.stem}",
        most=1.05,
        ours=_process(_BOOK, compiled, large),
        bare=_process(_BOOK, compiled, small),
        against=f"the same, {small.stem}",
        rounds=rounds,
    )


def _process(code: str, compiled: Path, *arguments: Path) -> Work:
    """Return work that starts Python anew, with modules compiled into ``compiled`` as in an installed program."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
