"""What a stretch of time taught the shop, counted; it reads no book and words nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from klachtenboek.domain.calendar import months_earlier, months_later
from klachtenboek.domain.lesson import Effect
from klachtenboek.domain.money import half_up
from klachtenboek.domain.period import MONTHS_IN_YEAR, Period
from klachtenboek.domain.triad import Part

if TYPE_CHECKING:
    from klachtenboek.domain.lesson import Cause, Judgement, Measure
    from klachtenboek.domain.summary import PromiseFigures

LEAST_TOLD: Final = 5
"""Complaints below which nothing is said: what happened twice is no lesson."""

LEAST_SHARED: Final = 10
"""Below this shares are told as counts: a percentage of seven complaints says more than is known."""

OFTEN: Final = 3
"""Complaints of one cause in the period from which something ought to be done about it."""

DAYS_IN_YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class Month:
    """Complaints received in a month, how many are resolved and have each part of the triade, and cents given."""

    first: date
    complaints: int
    resolved: int
    understanding: int
    apology: int
    solution: int
    given: int

    @property
    def unresolved(self) -> int:
        """How many are still open, or closed and not resolved."""
        return self.complaints - self.resolved


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many complaints of the period came from a cause."""

    cause: Cause
    complaints: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A measure with the cause it is for and whether it works, None for one that belongs to no cause."""

    measure: Measure
    cause: Cause | None
    judgement: Judgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The lessons of a period up to and including the day ``until``.

    ``earlier`` is how many complaints there were in the same days a year before, None when the book did not cover
    those. ``causes`` come with the most complaints first, ``tried`` with the newest measure first.
    """

    period: Period
    until: date
    months: tuple[Month, ...]
    earlier: int | None
    promises: PromiseFigures
    causes: tuple[CauseCount, ...]
    tried: tuple[Tried, ...]
    compliments: int

    @property
    def complaints(self) -> int:
        """How many complaints were received."""
        return sum(month.complaints for month in self.months)

    @property
    def resolved(self) -> int:
        """How many of them have the whole triade."""
        return sum(month.resolved for month in self.months)

    @property
    def given(self) -> int:
        """Cents given for them."""
        return sum(month.given for month in self.months)

    @property
    def has_lessons(self) -> bool:
        """Whether there are enough complaints to say anything."""
        return self.complaints >= LEAST_TOLD

    @property
    def with_cause(self) -> int:
        """How many of the complaints have a cause."""
        return sum(one.complaints for one in self.causes)

    def parts(self) -> dict[Part, int]:
        """Return of how many complaints each part of the triade is there."""
        return {
            Part.UNDERSTANDING: sum(month.understanding for month in self.months),
            Part.APOLOGY: sum(month.apology for month in self.months),
            Part.SOLUTION: sum(month.solution for month in self.months),
        }

    def wanting(self) -> tuple[CauseCount, ...]:
        """Return the causes of many complaints for which nothing was tried yet, the most frequent first."""
        tried = {one.measure.cause_id for one in self.tried}
        return tuple(one for one in self.causes if one.complaints >= OFTEN and one.cause.id not in tried)

    def begun_in_period(self) -> tuple[Measure, ...]:
        """Return the measures that began in the period, the oldest first."""
        measures = [one.measure for one in self.tried if self.period.first <= one.measure.since <= self.until]
        return tuple(sorted(measures, key=lambda measure: measure.since))

    def works(self) -> tuple[Tried, ...]:
        """Return the measures that work."""
        return tuple(one for one in self.tried if one.judgement is not None and one.judgement.effect is Effect.WORKS)


def share(part: int, whole: int) -> int | None:
    """Return a part of a whole in per cent, rounded; None below the number from which that says something."""
    return half_up(100 * part, whole) if whole >= LEAST_SHARED else None


def per_month(count: int, days: int) -> int:
    """Return how many a month a count over so many days is, in tenths: 15 is one and a half. Of no days it is 0."""
    return half_up(10 * count * DAYS_IN_YEAR, MONTHS_IN_YEAR * days) if days else 0


def past_year(today: date) -> Period:
    """Return the month of ``today`` and the eleven before it."""
    return Period.starting(months_earlier(today.replace(day=1), MONTHS_IN_YEAR - 1), MONTHS_IN_YEAR)


def year_before(period: Period, until: date) -> tuple[date, date]:
    """Return the first and the last of the same days a year before a period that is told up to ``until``."""
    return months_later(period.first, -MONTHS_IN_YEAR), months_later(until, -MONTHS_IN_YEAR)


def months_of(period: Period) -> tuple[date, ...]:
    """Return the first day of each month in a period."""
    return tuple(months_later(period.first, number) for number in range(period.months))
