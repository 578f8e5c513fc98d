"""Times the start of a bundle to its first window against the source, by turns.

    python -m installer.measure_start PROGRAM [PYTHON]

Needs xdotool and a screen (xvfb-run -s -noreset will do). On a busy machine processor time says more than the clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from klachtenboek.logbook import Logbook

ROUNDS: Final = 8
TICK: Final = os.sysconf("SC_CLK_TCK")


def main(program: str, python: str) -> None:
    """Print the median of each, and how many times that of the source the start of the bundle takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        book = Logbook(path)
        book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
        book.close()
        ways = {"source": [python, "-m", "klachtenboek"], "bundle": [program]}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for number in range(ROUNDS + 1):
            for name, command in ways.items():
                took = once([*command, "--data", str(path)])
                if number:  # the first warms the disk
                    found[name].append(took)
    for at, what in enumerate(("clock", "processor")):
        middle = {name: statistics.median(took[at] for took in each) for name, each in found.items()}
        told = ", ".join(f"{name} {seconds:.3f} s" for name, seconds in middle.items())
        print(f"{what}: {told}, {middle['bundle'] / middle['source']:.3f} x")


def once(command: list[str]) -> tuple[float, float]:
    """Start the program, wait for its window and end it; return seconds by the clock and of the processor."""
    began = time.perf_counter()
    running = subprocess.Popen(command)
    try:
        seek = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(running.pid), "--name", "Klachtenboek"]
        subprocess.run(seek, check=True, timeout=120, stdout=subprocess.DEVNULL)
        took = time.perf_counter() - began
        fields = Path(f"/proc/{running.pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()
        return took, (int(fields[11]) + int(fields[12])) / TICK
    finally:
        running.kill()
        running.wait()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else sys.executable)  # noqa: PLR2004  two
