"""The shop's week and its days: when it is open and which day comes next; not promises nor reminders."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

SEARCH_DAYS = 400
"""How far ahead an opening day is looked for, in days."""

DECEMBER = 12


class Span(NamedTuple):
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


class OpeningHours(NamedTuple):
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

    def closed(self, days: Iterable[date]) -> OpeningHours:
        """Return these hours with the shop closed on these days as well."""
        return OpeningHours(self.week, self.closed_on | frozenset(days))

    def opened(self, days: Iterable[date]) -> OpeningHours:
        """Return these hours without a separate closing on these days; what the week says stays."""
        return OpeningHours(self.week, self.closed_on - frozenset(days))

    def opening_day(self, day: date) -> date:
        """Return ``day`` or the first opening day after it; ``day`` itself when the shop never opens."""
        days = (day + timedelta(days=ahead) for ahead in range(SEARCH_DAYS))
        return next((candidate for candidate in days if self.is_open_on(candidate)), day)

    def next_opening_day(self, day: date) -> date:
        """Return the first opening day after ``day``."""
        return self.opening_day(day + timedelta(days=1))


class PublicDay(NamedTuple):
    """A public holiday as a calendar names it; whether the shop closes that day is the owner's choice."""

    day: date
    name: str


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return every day from the first up to and including the last; none when the last comes before the first."""
    return tuple(first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def stretches(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Return the days as stretches without a gap, each with its first and last day, in order of time."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day when it is shorter."""
    ahead = day.month - 1 + months
    first = date(day.year + ahead // 12, ahead % 12 + 1, 1)
    length = 31 if first.month == DECEMBER else (first.replace(month=first.month + 1) - first).days
    return first.replace(day=min(day.day, length))


def months_earlier(day: date, months: int) -> date:
    """Return the same day so many months back, or that month's last day when it is shorter."""
    return months_later(day, -months)
