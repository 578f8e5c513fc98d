"""A clock that can be set, so that a whole year is told in a moment; not the clock of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class MovableClock(Protocol):
    """The clock a logbook was opened with, when it can be set; local wall time."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the time it was set to."""


@dataclass(slots=True)
class DemoClock:
    """A clock that stands still until it is set; local wall time."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the time it was set to."""
        return self.now
