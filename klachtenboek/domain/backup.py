"""When a backup is due and which ones may go; pure rules over moments, no files."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EVERY = timedelta(minutes=30)
"""With changes, a backup at least this often."""

STALE_AFTER = timedelta(days=7)
"""Older than this the last backup is told in red."""

KEPT_WHOLE = timedelta(days=2)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 12
OLDEST = timedelta(days=396)
"""Thirteen months."""

SUFFIX = ".klachtenboek-backup"
"""How the name of a backup ends."""


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


class BackupInfo(NamedTuple):
    """One backup as lists show it: what was counted in it when it was made; ``size`` in bytes."""

    path: Path
    at: datetime
    reason: Reason
    size: int
    complaints: int
    customers: int
    letters: int
    schema: int


class BackupState(NamedTuple):
    """How safe the book stands: the last verified backup here, the last one read back in the second place."""

    last_at: datetime | None = None
    second_place: str = ""
    second_at: datetime | None = None
    trouble: str = ""

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the last backup is missing or older than a week."""
        return self.last_at is None or now - self.last_at > STALE_AFTER


class RestorePreview(NamedTuple):
    """What putting a backup back would do: complaints that go, that come back, and that read as they did then."""

    info: BackupInfo
    complaints_now: int
    gone: int
    back: int
    different: int


class Restored(NamedTuple):
    """A backup that was put back, and the copy that was made of the book as it was before."""

    info: BackupInfo
    before: BackupInfo | None


def due(now: datetime, last: datetime | None, *, changed: bool) -> Reason | None:
    """Return why a backup is due at ``now``, None when it is not; ``last`` is the newest one not later than that.

    The first of the day always; after that every 30 minutes in which something changed.
    """
    if last is None or last.date() < now.date():
        return Reason.START
    return Reason.ROUTINE if changed and now - last >= EVERY else None


def latest(moments: Iterable[datetime], now: datetime) -> datetime | None:
    """Return the newest moment not later than ``now``: a clock that once ran ahead says nothing of the last backup."""
    return max((moment for moment in moments if moment <= now), default=None)


def to_drop(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups may go.

    Kept: all of two days, the newest of each of the last 12 days, 10 weeks and 12 months that have one, and always the
    newest of all. Days are counted, not their age: after a year of holiday, or a morning on which the clock ran years
    ahead, the older ones are still there. What is older than 13 months goes once 12 days stand after it, for wiped
    names have to leave the backups too. What is later than ``now`` stays: a clock that was set back takes
    nothing that would not have gone anyway.
    """
    past = sorted({moment for moment in moments if moment <= now})
    if not past:
        return frozenset()
    kept = {past[-1]} | {moment for moment in past if now - moment <= KEPT_WHOLE}
    for period, most in ((datetime.date, KEPT_DAYS), (_week, KEPT_WEEKS), (_month, KEPT_MONTHS)):
        newest = {period(moment): moment for moment in past}
        kept.update(list(newest.values())[-most:])
    recent = {moment for moment in kept if now - moment <= OLDEST}
    if len({moment.date() for moment in recent}) >= KEPT_DAYS:
        kept = recent
    return frozenset(past) - kept


def _week(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def _month(moment: datetime) -> date:
    return moment.date().replace(day=1)
