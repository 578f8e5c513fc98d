"""A kill in the middle of typing: the program types on without a pause, and the next start has nearly all of it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from klachtenboek.logbook import Logbook

ROOT = Path(__file__).resolve().parents[2]
LEAST, MOST = 2.0, 4.0
"""Seconds of typing before the kill."""

LOST = 2.0
"""Seconds of typing that may be lost (R32)."""

TYPIST = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import application, open_window
from pathlib import Path

book = Logbook(Path(sys.argv[1]))
book.keeping.welcome(name="Bakkerij", owner="Marieke")
app = application()
window = open_window(book, scheme="light", scale=1.0, settings=False)
window.show()
window.open("new")
story = window.page().story
count = 0

def press():
    global count
    QTest.keyClicks(story.control if hasattr(story, "control") else story, "x")
    count += 1
    print(count, time.time(), flush=True)

timer = QTimer(interval=60)
timer.timeout.connect(press)
print("ready", flush=True)
timer.start()
app.exec()
"""


def kill_while_typing(path: Path, chance: random.Random) -> float:
    """Kill a program that types without a pause; return how many seconds of typing were lost."""
    command = [sys.executable, "-c", TYPIST, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    moments: list[float] = []
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        span = chance.uniform(LEAST, MOST)
        while not moments or moments[-1] - moments[0] < span:
            moments.append(float(process.stdout.readline().split()[1]))
    finally:
        process.kill()
        process.communicate()
    killed = time.time()
    book = Logbook(path)
    drafts = book.keeping.drafts()
    kept = len(drafts[0].story) if drafts else 0
    book.close()
    return killed - moments[min(kept, len(moments) - 1)] if kept < len(moments) else 0.0


def test_a_kill_costs_at_most_two_seconds_of_typing(tmp_path: Path) -> None:
    """R32; half a second more for a machine that is busy with something else."""
    assert kill_while_typing(tmp_path / "boek.db", random.Random(1)) <= LOST + 0.5


@pytest.mark.long
def test_twenty_kills_while_typing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R32."""
    chance = random.Random(2)
    lost = max(kill_while_typing(tmp_path / f"boek{number}.db", chance) for number in range(20))
    with capsys.disabled():
        print(f"\n[R32] 20 keer gestopt tijdens doortypen: hoogstens {lost:.1f} s getypt werk kwijt")  # noqa: T201
    assert lost <= LOST
