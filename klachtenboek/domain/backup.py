"""When a backup is due and which ones may go; pure rules over moments, no files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EVERY = timedelta(minutes=30)
"""With changes, a backup at least this often."""

STALE_AFTER = timedelta(days=7)
"""Older than this the last backup is told in red."""

KEPT_WHOLE = timedelta(days=2)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 12
_DAYS_A_WEEK, _MONTHS_A_YEAR = 7, 12


class Reason(StrEnum):
    """Why a backup was made."""

    START = "start"
    ROUTINE = "routine"
    CLOSE = "close"
    ASKED = "asked"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_BULK = "before-bulk"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """One backup as lists show it: what was counted in it when it was made; ``size`` in bytes."""

    path: Path
    at: datetime
    reason: Reason
    size: int
    complaints: int
    customers: int
    letters: int
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """How safe the book stands: the last verified backup here, the last one read back in the second place."""

    last_at: datetime | None = None
    second_place: str = ""
    second_at: datetime | None = None
    trouble: str = ""

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the last backup is missing or older than a week."""
        return self.last_at is None or now - self.last_at > STALE_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What putting a backup back would do: complaints that go, that come back, and that read as they did then."""

    info: BackupInfo
    complaints_now: int
    gone: int
    back: int
    different: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put back, and the copy that was made of the book as it was before."""

    info: BackupInfo
    before: BackupInfo | None


def due(now: datetime, last: datetime | None, *, changed: bool) -> Reason | None:
    """Return why a backup is due at ``now``, None when it is not; ``last`` is the moment of the newest one.

    The first of the day always; after that every 30 minutes in which something changed. A clock that was set back
    makes one due as soon as something changes.
    """
    if last is None or last.date() < now.date():
        return Reason.START
    if changed and (now < last or now - last >= EVERY):
        return Reason.ROUTINE
    return None


def to_drop(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups may go.

    Kept: all of two days, the newest of each of 12 days, 10 weeks and 12 months, and always the newest of all. When
    any backup is later than ``now`` the clock was set back and nothing goes.
    """
    known = sorted(set(moments))
    if not known or known[-1] > now:
        return frozenset()
    kept = {known[-1]} | {moment for moment in known if now - moment <= KEPT_WHOLE}
    for age, most in ((_days, KEPT_DAYS), (_weeks, KEPT_WEEKS), (_months, KEPT_MONTHS)):
        newest = {age(moment.date(), now.date()): moment for moment in known}
        kept |= {moment for back, moment in newest.items() if back < most}
    return frozenset(known) - kept


def _days(day: date, today: date) -> int:
    return (today - day).days


def _weeks(day: date, today: date) -> int:
    monday, this_monday = (moment - timedelta(days=moment.weekday()) for moment in (day, today))
    return (this_monday - monday).days // _DAYS_A_WEEK


def _months(day: date, today: date) -> int:
    return (today.year - day.year) * _MONTHS_A_YEAR + today.month - day.month
