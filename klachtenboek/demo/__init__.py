"""A year of a bakery to look around in, told to a logbook verb by verb; its stories are data in resources/demo."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from functools import partial

from klachtenboek.demo.clock import DemoClock, MovableClock
from klachtenboek.demo.crowd import CrowdTeller, copies
from klachtenboek.demo.entry import Event
from klachtenboek.demo.teller import Teller
from klachtenboek.demo.year import DemoYear
from klachtenboek.logbook import Logbook

__all__ = ["SEED", "DemoClock", "DemoYear", "Event", "MovableClock", "fill"]

SEED = 1987
"""The year the bakery opened; the same seed makes the same book."""


def fill(logbook: Logbook, clock: MovableClock, *, count: int = 60, seed: int = SEED) -> None:
    """Fill an empty logbook with the bakery's year up to the clock's time, which is put back afterwards.

    ``clock`` is the one the logbook was opened with. The written year always goes in; a ``count`` above the number
    of complaints in it is reached by telling stories again, by chance of ``seed``, spread over five years.
    """
    end = clock.now
    year = DemoYear(end)
    chance = random.Random(seed)  # noqa: S311  chance in a demo need not be secret
    try:
        with logbook.keeping.bulk():
            logbook.keeping.save_shop(year.shop)
            for moment, act in _acts(logbook, clock, year, chance, count - len(year.entries)):
                clock.now = moment
                act()
    finally:
        clock.now = end


def _acts(
    logbook: Logbook, clock: MovableClock, year: DemoYear, chance: random.Random, more: int
) -> list[tuple[datetime, Callable[[], None]]]:
    """Return everything to be done in order of time, so that numbers follow the calendar."""
    teller, crowd = Teller(logbook, year), CrowdTeller(logbook, clock, year, chance)
    acts = [(event.moment, partial(teller.tell, event)) for event in year.events()]
    acts += [(copy.moment, partial(crowd.tell, copy)) for copy in copies(year, max(more, 0), chance)]
    return sorted(acts, key=lambda act: act[0])
