"""Which days an export speaks for; pure, what is told of those days is worked out elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.booked import Books
    from klachtenboek.domain.period import Period

Days = tuple[date, date]
"""From one day to another, both included."""

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """The days of an export: ``start`` is the first one on which it posts anything.

    Rows that were told of the days ``changed`` can be corrected, and lines of the days ``told`` are told when nobody
    did yet: they are of the period, or came too late for their own. Both are in order and do not touch.
    """

    start: date
    changed: tuple[Days, ...]
    told: tuple[Days, ...]


def reach_of(books: Books, period: Period) -> Reach:
    """Return the days of an export of the period; without days when all of it falls in a closed year."""
    start = books.open_from(period.first)
    if start > period.last:
        return Reach(start, (), ())
    closed = [(year.first, year.last) for year in books.closed]
    own = _without([(start, period.last)], closed)
    spoken_for = [(export.first, export.last) for export in books.exports]
    earlier = _without(_joined([*spoken_for, *closed]), [(start, date.max)])
    return Reach(start, tuple(_joined([(date.min, start - _ONE), *own])), tuple(_joined([*earlier, *own])))


def within(spans: Iterable[Days], day: date) -> bool:
    """Tell whether the day falls in one of the spans."""
    return any(first <= day <= last for first, last in spans)


def _joined(spans: Iterable[Days]) -> list[Days]:
    """Return the same days in as few spans as can be, in order."""
    found: list[Days] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + _ONE:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _without(spans: Iterable[Days], holes: Iterable[Days]) -> list[Days]:
    """Return the days of the spans that fall in no hole."""
    left = list(spans)
    for out, back in holes:
        rest: list[Days] = []
        for first, last in left:
            if first < out:
                rest.append((first, min(last, out - _ONE)))
            if last > back:
                rest.append((max(first, back + _ONE), last))
        left = rest
    return left
