"""Killed around the moment a promise is due: started again, it always shows until it has an outcome."""

import contextlib
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer

from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import application, open_window
from klachtenboek.ui.reminders import Reminders
from klachtenboek.ui.tray import Tray

app = application()
began, start = datetime.now(), datetime.fromisoformat(sys.argv[2])
book = Logbook(Path(sys.argv[1]), clock=lambda: start + (datetime.now() - began) * 60)
window = open_window(book, settings=False)
reminders = Reminders(window, Tray(window))
reminders._timer.setInterval(10)
told = []


def tell():
    shows = reminders.small.isVisible() or window.reminder.isVisible()
    if told[-1:] != [shows]:
        told.append(shows)
        print("shown" if shows else "not yet", flush=True)
    if shows and sys.argv[3] == "act":
        reminders.snooze(book.promises.open()[0]) if len(told) % 2 else reminders.put_away()


watch = QTimer()
watch.timeout.connect(tell)
watch.start(5)
reminders.start(quietly=True)
sys.exit(app.exec())
"""
"""The program as it starts by itself, on a clock that runs sixty times as fast, telling whether its reminder shows."""

OPENS = datetime(2026, 11, 20, 10)


@contextmanager
def program(path: Path, now: datetime, does: str) -> Iterator["subprocess.Popen[str]"]:
    """Run the program beside the test; whatever happens it is gone afterwards."""
    command = [sys.executable, "-c", PROGRAM, str(path), now.isoformat(), does]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True, cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def kill_around(path: Path, chance: random.Random) -> None:
    """Start the program just before the moment, kill it a moment nobody can know after it told something."""
    with program(path, OPENS - timedelta(seconds=chance.randint(0, 20)), chance.choice(("act", "look"))) as process:
        assert process.stdout is not None
        assert process.stdout.readline() in {"shown\n", "not yet\n"}
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0, 0.5))
        assert process.poll() is None
        process.kill()


def shows_after_a_restart(path: Path, now: datetime) -> bool:
    """Start the program again and read whether the reminder shows."""
    with program(path, now, "look") as process:
        assert process.stdout is not None
        return process.stdout.readline() == "shown\n"


def go_through(path: Path, *, runs: int, chance: random.Random) -> None:
    """Kill the program again and again; an hour later, started anew, the promise shows each time."""
    with contextlib.closing(Logbook(path, clock=lambda: OPENS - timedelta(hours=1))) as book:
        book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
        made = book.complaints.log("De taart was ingezakt.", who="mevrouw Jansen")
        book.promises.make(made.id, PromiseKind.CALL_BACK, "Bellen", OPENS, lead=0)
    for _ in range(runs):
        kill_around(path, chance)
        assert shows_after_a_restart(path, OPENS + timedelta(hours=2))
    with contextlib.closing(Logbook(path, clock=lambda: OPENS + timedelta(hours=2))) as book:
        assert book.keeping.check().faults == ()
        book.promises.keep(made.id, 1)
    assert not shows_after_a_restart(path, OPENS + timedelta(hours=3))


def test_killed_around_the_moment_it_shows_again(tmp_path: Path) -> None:
    """R20."""
    go_through(tmp_path / "boek.db", runs=2, chance=random.Random(20261120))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_killed_a_hundred_times_it_shows_a_hundred_times(tmp_path: Path) -> None:
    """R20."""
    go_through(tmp_path / "boek.db", runs=100, chance=random.Random())
