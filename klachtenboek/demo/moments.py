"""When things in the demo's data happened: moments written relative to now, turned into times; no stories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from klachtenboek.domain.calendar import OpeningHours

Table = dict[str, Any]

_WHEN = re.compile(r"(now)?([+-])(?:(\d+)d (\d\d):(\d\d)|(?=\d)(?:(\d+)h)?(?:(\d+)m)?)")
_FIVE = timedelta(minutes=5)
_LATEST = time(23, 55)

YEARS = 5
"""How far back the demo can go."""


@dataclass(frozen=True)
class Moments:
    """Turns the data's relative moments into times, so that the year always ends at ``now`` (local time)."""

    hours: OpeningHours
    now: datetime

    @cached_property
    def opening_days(self) -> list[date]:
        """Return five years of days on which the shop was open, today or the last one before it first."""
        today = self.now.date()
        days = (today - timedelta(days=back) for back in range(YEARS * 366))
        return [day for day in days if self.hours.is_open_on(day)]

    def day(self, ago: int) -> date:
        """Return the opening day so many opening days back, or ahead of today when ``ago`` is below zero."""
        if ago >= 0:
            return self.opening_days[ago]
        day = self.now.date()
        for _ in range(-ago):
            day = self.hours.next_opening_day(day)
        return day

    def received(self, entry: Table) -> datetime:
        """Return when an entry of the data came in."""
        if "received" in entry:
            return self.at(entry["received"], entry)
        return datetime.combine(self.day(entry["days_ago"]), time.fromisoformat(entry["at"]))

    def at(self, text: str, entry: Table) -> datetime:
        """Return the moment that ``text`` stands for in an entry; quarter_1.toml says how moments are written.

        Raises ValueError when it is written otherwise.
        """
        found = _WHEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        from_now, sign, days, hour, minute, hours, minutes = found.groups()
        if days is not None:
            ago = -int(days) if from_now else entry["days_ago"] - int(days)
            return datetime.combine(self.day(ago), time(int(hour), int(minute)))
        span = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        if not from_now:
            return self.received(entry) + span
        return self._before(span) if sign == "-" else self.now + span

    def due(self, text: str, entry: Table) -> datetime:
        """Return when a promise is due: on whole five minutes, and today still when it is minutes from now."""
        moment = self.at(text, entry)
        if not text.startswith("now"):
            return moment
        if moment < self.now:
            return moment - (moment - datetime.min) % _FIVE
        rounded = moment + (datetime.min - moment) % _FIVE
        last = datetime.combine(self.now.date(), _LATEST)
        return rounded if "d" in text or self.now + _FIVE > last else min(rounded, last)

    def _before(self, span: timedelta) -> datetime:
        """Return so long before now; before the last closing time when the shop was not open then."""
        closings = (datetime.combine(day, self.hours.spans(day)[-1].closes) for day in self.opening_days)
        bases = [self.now, *(closing for closing in closings if closing <= self.now)]
        return next((base - span for base in bases if self.hours.is_open_at(base - span)), self.now - span)
