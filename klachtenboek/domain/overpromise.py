"""The guard that warns before too much is promised; it never forbids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klachtenboek.domain.calendar import OpeningHours
    from klachtenboek.domain.promise import Appointment

SOONEST = timedelta(minutes=15)
CLASH = timedelta(minutes=30)
NOON = time(13)
"""Where a shop's day is cut in two; an appointment at one o'clock belongs to the afternoon."""
STEP = timedelta(minutes=30)
AHEAD = timedelta(days=60)
FIRST_SLOT_AFTER_OPENING = timedelta(minutes=30)


class Concern(StrEnum):
    """Why a moment may be too much, in the order in which they are looked at."""

    CLOSED = "closed"
    TOO_SOON = "too_soon"
    CLASH = "clash"
    FULL = "full"
    LATE_BEFORE = "late_before"
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Caution:
    """The first concern that applies; ``minutes`` until the moment, ``clash`` with whom, ``count`` that half day."""

    concern: Concern
    minutes: int = 0
    clash: Appointment | None = None
    count: int = 0
    is_morning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the guard looks at: opening hours, the open promises, and whether this customer was let down before.

    ``most`` is how many promises in one half day are too many; ``limit`` the owner's own limit for a refund in cents.
    """

    hours: OpeningHours
    agenda: Sequence[Appointment]
    most: int = 3
    late_before: bool = False
    limit: int | None = None

    def warning(self, due: datetime, *, now: datetime, refund: int = 0) -> Caution | None:
        """Return the first concern about promising something for ``due``, or None."""
        if not self.hours.is_open_at(due):
            return Caution(Concern.CLOSED)
        if due < now + SOONEST:
            return Caution(Concern.TOO_SOON, minutes=int((due - now).total_seconds() // 60))
        return self._crowded(due) or self._personal(refund)

    def _crowded(self, due: datetime) -> Caution | None:
        near = [item for item in self.agenda if abs(item.due - due) < CLASH]
        if near:
            return Caution(Concern.CLASH, clash=min(near, key=lambda item: (abs(item.due - due), item.due)))
        is_morning = due.time() < NOON
        half_day = [x for x in self.agenda if x.day == due.date() and (x.due.time() < NOON) == is_morning]
        if len(half_day) >= self.most:
            return Caution(Concern.FULL, count=len(half_day), is_morning=is_morning)
        return None

    def _personal(self, refund: int) -> Caution | None:
        if self.late_before:
            return Caution(Concern.LATE_BEFORE)
        if self.limit is not None and refund > self.limit:
            return Caution(Concern.OVER_LIMIT)
        return None

    def free_moments(self, *, now: datetime, start: datetime | None = None) -> Iterator[datetime]:
        """Yield the moments from ``start`` on, every half hour, about which the calendar raises no concern."""
        first, end = max(now + SOONEST, start or now), now + AHEAD
        moment = _next_step(min(first, end))
        while moment < end:
            if self._is_free(moment, now):
                yield moment
            moment += STEP

    def first_free(self, *, now: datetime, start: datetime | None = None) -> datetime | None:
        """Return the first moment without a warning, or None within two months."""
        return next(self.free_moments(now=now, start=start), None)

    def suggestions(self, *, now: datetime, count: int = 3) -> tuple[datetime, ...]:
        """Return the first free moment of each of the next ``count`` days that have one."""
        found: list[datetime] = []
        start = now
        while len(found) < count:
            moment = self.first_free(now=now, start=start)
            if moment is None:
                break
            found.append(moment)
            start = datetime.combine(moment.date() + timedelta(days=1), time(0))
        return tuple(found)

    def _is_free(self, moment: datetime, now: datetime) -> bool:
        spans = self.hours.spans(moment.date())
        settled = any(
            span.holds(moment.time())
            and datetime.combine(moment.date(), span.opens) + FIRST_SLOT_AFTER_OPENING <= moment
            for span in spans
        )
        return settled and moment >= now + SOONEST and self._crowded(moment) is None


def _next_step(moment: datetime) -> datetime:
    """Round up to the next whole or half hour."""
    midnight = datetime.combine(moment.date(), time(0))
    steps = -((midnight - moment) // STEP)
    return midnight + steps * STEP
