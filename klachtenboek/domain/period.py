"""The stretch of days a bookkeeper asks for: a financial year, a quarter or a month; not what happened in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from klachtenboek.domain.calendar import months_later

MONTHS_IN_YEAR, MONTHS_IN_QUARTER = 12, 3


class Period(NamedTuple):
    """From ``first`` to ``last`` included, ``months`` long; quarters and months are those of the calendar."""

    first: date
    last: date
    months: int

    @classmethod
    def starting(cls, first: date, months: int) -> Period:
        """Return so many months from the first day of one; the last day of all calendars ends the last of them."""
        has_next = (first.year, first.month + months) <= (date.max.year, MONTHS_IN_YEAR)
        return cls(first, months_later(first, months) - timedelta(days=1) if has_next else date.max, months)

    @classmethod
    def of_year(cls, year: int, starts_in: int = 1) -> Period:
        """Return the financial year that starts in ``year``, in the month ``starts_in`` (1 to 12)."""
        return cls.starting(date(year, starts_in, 1), MONTHS_IN_YEAR)

    @classmethod
    def of_quarter(cls, year: int, number: int) -> Period:
        """Return a quarter (1 to 4) of a calendar year, as VAT is declared."""
        return cls.starting(date(year, MONTHS_IN_QUARTER * (number - 1) + 1, 1), MONTHS_IN_QUARTER)

    @classmethod
    def of_month(cls, year: int, number: int) -> Period:
        """Return a month (1 to 12) of a calendar year."""
        return cls.starting(date(year, number, 1), 1)

    @property
    def title(self) -> str:
        """The period as in the names of files: ``2026``, ``2026-2027``, ``2026-Q3`` or ``2026-09``."""
        if self.months == MONTHS_IN_QUARTER:
            return f"{self.first.year}-Q{(self.first.month + 2) // MONTHS_IN_QUARTER}"
        if self.months == 1:
            return f"{self.first.year}-{self.first.month:02d}"
        return str(self.first.year) if self.first.year == self.last.year else f"{self.first.year}-{self.last.year}"

    @property
    def is_year(self) -> bool:
        """Whether it is a whole financial year."""
        return self.months == MONTHS_IN_YEAR

    def holds(self, day: date) -> bool:
        """Tell whether the day falls in it."""
        return self.first <= day <= self.last


def book_year(day: date, starts_in: int = 1) -> int:
    """Return the calendar year in which the financial year of that day starts."""
    return day.year if day.month >= starts_in else day.year - 1
