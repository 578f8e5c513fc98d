"""The time zone of the computer, to tell what a wall clock reads in UTC; the book itself keeps wall time."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple


class Zone(NamedTuple):
    """A zone by the name it goes by; without ``rules`` it is the one the computer stands in."""

    name: str = ""
    rules: tzinfo | None = None

    def to_utc(self, wall: datetime) -> datetime | None:
        """Return the moment of a wall clock in UTC, both without a zone; None far outside the calendar."""
        try:
            return wall.replace(tzinfo=self.rules).astimezone(UTC).replace(tzinfo=None)
        except (OverflowError, OSError, ValueError):
            return None


def zone_of_computer() -> Zone:
    """Return the zone the computer stands in now, also when it was changed while the program runs."""
    if sys.platform != "win32":
        time.tzset()
    return Zone("/".join(time.tzname))
