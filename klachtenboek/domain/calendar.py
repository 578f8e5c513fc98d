"""The shop's week and its days: when it is open and which day comes next; not promises nor reminders."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SEARCH_DAYS = 400
"""How far ahead an opening day is looked for, in days."""


@dataclass(frozen=True, slots=True)
class Span:
    """From opening to closing, ``opens`` included and ``closes`` not; closing before opening is past midnight."""

    opens: time
    closes: time

    def holds(self, moment: time) -> bool:
        """Tell whether the moment falls inside, on the day of opening itself."""
        if self.closes < self.opens:
            return self.opens <= moment
        return self.opens <= moment < self.closes

    def runs_into(self, moment: time) -> bool:
        """Tell whether the moment falls inside, in the night after the day of opening."""
        return moment < self.closes < self.opens


Week = tuple[tuple[Span, ...], ...]

_DAY = (Span(time(8), time(17)),)
SHOP_WEEK: Week = ((), _DAY, _DAY, _DAY, _DAY, _DAY, ())
"""Tuesday to Saturday: what most small shops keep; used until the owner fills in their own hours."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The spans of Monday to Sunday and the separate days on which the shop is closed."""

    week: Week = SHOP_WEEK
    closed_on: frozenset[date] = frozenset()

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the opening spans of the day, none when closed."""
        return () if day in self.closed_on else self.week[day.weekday()]

    def is_open_on(self, day: date) -> bool:
        """Tell whether the shop opens at all that day."""
        return bool(self.spans(day))

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether the shop is open at that moment (local time)."""
        day, clock = moment.date(), moment.time()
        night_before = self.spans(day - timedelta(days=1))
        return any(span.holds(clock) for span in self.spans(day)) or any(span.runs_into(clock) for span in night_before)

    def opening_day(self, day: date) -> date:
        """Return ``day`` or the first opening day after it; ``day`` itself when the shop never opens."""
        days = (day + timedelta(days=ahead) for ahead in range(SEARCH_DAYS))
        return next((candidate for candidate in days if self.is_open_on(candidate)), day)

    def next_opening_day(self, day: date) -> date:
        """Return the first opening day after ``day``."""
        return self.opening_day(day + timedelta(days=1))


def months_later(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day when it is shorter."""
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_earlier(day: date, months: int) -> date:
    """Return the same day so many months back, or that month's last day when it is shorter."""
    return months_later(day, -months)
