"""How long customers waited for a first reaction in a period, counted a part at a time; what is slow is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.deadline import median_reactions

if TYPE_CHECKING:
    from klachtenboek.domain.kinds import Channel
    from klachtenboek.domain.period import Period
    from klachtenboek.domain.summary import Cursor
    from klachtenboek.store.overview import Overview

AT_ONCE = 200
"""Complaints that are read between two keys: about 4 ms, and 100 ms when the disk has to look them up."""


class Reacted:
    """The waits of the complaints received in a period."""

    def __init__(self, overview: Overview, period: Period) -> None:
        """Know nothing yet."""
        self._overview, self._period = overview, period
        self._next: Cursor | None = None
        self._found: list[tuple[Channel, float]] = []

    def go_on(self) -> bool:
        """Read the next complaints and tell whether these were the last."""
        period = self._period
        found, self._next = self._overview.reactions(period.first, period.last, after=self._next, limit=AT_ONCE)
        self._found += found
        return self._next is None

    def told(self) -> list[list[str | int]]:
        """Return per channel how many complaints there are and the median of their minutes, as plain values."""
        return [[one.channel.value, one.complaints, one.minutes] for one in median_reactions(self._found)]
