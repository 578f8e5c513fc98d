"""Of which promises the owner is reminded at a moment, worked out anew at every look at the clock.

Nothing is fired and forgotten: what is told follows from the promise as it stands in the book and from the clock, so
that sleep, a restart or a clock set wrong can delay a reminder but never lose one. It is not how a reminder looks.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.calendar import OpeningHours
    from klachtenboek.domain.summary import PromiseRow

SLEPT = timedelta(minutes=2)
"""A gap between two looks at the clock that is longer than this means that the computer slept."""
AGAIN = timedelta(hours=1)
"""How long a promise that is due stays quiet after the owner put its reminder away without an outcome."""
SNOOZE = timedelta(minutes=10)
LONGEST_SNOOZE = timedelta(minutes=30)
"""A snooze that runs further ahead was made by a clock that has been set back since, and no longer counts."""
LONGEST_REST = timedelta(days=5)
"""The same for a call that nobody answered, of which the next attempt can be after a weekend with a holiday."""
MOST_ATTEMPTS = 3
"""After this many calls that nobody answered it is time to write; nobody is called for ever."""
BEHIND = timedelta(days=1)
"""A clock this far behind what was written last is told to the owner."""
NOW_LASTS = timedelta(minutes=1)


class Stage(StrEnum):
    """How far a promise has come: its notice, its moment, or past it."""

    AHEAD = "ahead"
    NOW = "now"
    LATE = "late"


class Here(NamedTuple):
    """The clock at one look: the shop's wall clock and, where they are known, the same moment in UTC and the zone."""

    now: datetime
    utc: datetime | None = None
    zone: str = ""


class Reminder(NamedTuple):
    """A promise to tell about; ``left`` is the time until it is due, below zero when that has passed."""

    row: PromiseRow
    stage: Stage
    left: timedelta


class Look(NamedTuple):
    """What one look at the clock brings: the reminders, the most pressing first.

    ``is_catching_up`` after sleep, at the start and when the shop opens: they are told together. ``is_silent`` while
    the shop is closed. ``is_clock_behind`` when the clock runs more than a day behind what was written last.
    """

    at: datetime
    reminders: tuple[Reminder, ...] = ()
    is_catching_up: bool = False
    is_silent: bool = False
    is_clock_behind: bool = False


def look(
    rows: Iterable[PromiseRow],
    here: Here,
    *,
    hours: OpeningHours,
    last_seen: datetime | None = None,
    last_written: datetime | None = None,
) -> Look:
    """Return what there is to tell about these open promises.

    ``last_seen`` is the last look that was not silent, None at the start; ``last_written`` the moment of the newest
    record in the book.
    """
    behind = last_written is not None and last_written - here.now > BEHIND
    if is_silent(hours, here.now):
        return Look(at=here.now, is_silent=True, is_clock_behind=behind)
    found = (reminder(row, here) for row in rows)
    return Look(
        at=here.now,
        reminders=tuple(sorted((one for one in found if one is not None), key=lambda one: one.left)),
        is_catching_up=last_seen is None or abs(here.now - last_seen) > SLEPT,
        is_clock_behind=behind,
    )


def is_silent(hours: OpeningHours, now: datetime) -> bool:
    """Tell whether the shop is closed at that moment; one that never opens is reminded at any hour."""
    if hours.is_open_at(now):
        return False
    return hours.is_open_on(hours.opening_day(now.date()))


def reminder(row: PromiseRow, here: Here) -> Reminder | None:
    """Return what to tell about an open promise, None when it is too early or the owner has just put it off."""
    left = time_left(row, here)
    stage = _stage(left, timedelta(minutes=row.lead))
    if stage is None or _is_snoozed(row, here.now) or _is_acknowledged(row, here.now, left):
        return None
    return Reminder(row, stage, left)


def time_left(row: PromiseRow, here: Here) -> timedelta:
    """Return the time until a promise is due, below zero when it is late.

    It is read off the shop's wall clock, which follows summer time by itself. Only when the computer stands in
    another zone than when it was promised, the moment in UTC decides.
    """
    has_moved = bool(row.zone and here.zone) and row.zone != here.zone
    if has_moved and row.due_utc is not None and here.utc is not None:
        return row.due_utc - here.utc
    return row.due - here.now


def snooze_until(row: PromiseRow, here: Here) -> datetime:
    """Return until when a reminder put off at this moment rests: ten minutes, and never past the promise itself."""
    left = time_left(row, here)
    return here.now + (min(SNOOZE, left) if left > timedelta() else SNOOZE)


def next_attempt_from(attempts: int, now: datetime) -> datetime:
    """Return from when to try again somebody who was not reached ``attempts`` times: in an hour, then the next day."""
    return now + timedelta(hours=1) if attempts <= 1 else datetime.combine(now.date() + timedelta(days=1), time())


def is_put_off_wrongly(row: PromiseRow, now: datetime) -> bool:
    """Tell whether it was put off by a clock that ran ahead then; that is to be wiped, lest it count later on."""
    snoozed, seen = row.snoozed_until, row.acknowledged_at
    return (snoozed is not None and snoozed > now + _longest(row)) or (seen is not None and seen > now + SLEPT)


def _stage(left: timedelta, lead: timedelta) -> Stage | None:
    if left > timedelta():
        return Stage.AHEAD if left <= lead else None
    return Stage.NOW if -left < NOW_LASTS else Stage.LATE


def _is_snoozed(row: PromiseRow, now: datetime) -> bool:
    until = row.snoozed_until
    return until is not None and now < until <= now + _longest(row)


def _longest(row: PromiseRow) -> timedelta:
    return LONGEST_REST if row.attempts else LONGEST_SNOOZE


def _is_acknowledged(row: PromiseRow, now: datetime, left: timedelta) -> bool:
    """Tell whether it was put away since this stage began; once due, it comes back after an hour.

    What was put away in the future, by a clock that was ahead then, does not count.
    """
    at = row.acknowledged_at
    if at is None or at > now + SLEPT:
        return False
    if left > timedelta():
        return at >= now + left - timedelta(minutes=row.lead)
    return at >= now + left and now - at < AGAIN
