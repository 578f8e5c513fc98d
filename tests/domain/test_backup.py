from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.backup import BackupState, Reason, due, latest, to_drop
from tests.conftest import examples

NOW = datetime(2026, 11, 20, 10, 12)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31))


@pytest.mark.parametrize(
    ("last", "changed", "expected"),
    [
        (None, False, Reason.START),
        (NOW - timedelta(days=1), False, Reason.START),
        (NOW - timedelta(minutes=29), True, None),
        (NOW - timedelta(minutes=30), True, Reason.ROUTINE),
        (NOW - timedelta(hours=5), False, None),
    ],
)
def test_a_backup_is_due_at_the_start_of_the_day_and_every_half_hour_of_changes(
    last: datetime | None, *, changed: bool, expected: Reason | None
) -> None:
    assert due(NOW, last, changed=changed) is expected


def test_after_a_week_the_state_is_stale() -> None:
    assert BackupState().is_stale(NOW)
    assert not BackupState(last_at=NOW - timedelta(days=7)).is_stale(NOW)
    assert BackupState(last_at=NOW - timedelta(days=7, seconds=1)).is_stale(NOW)


def test_a_backup_of_a_day_to_come_is_not_the_last_one() -> None:
    ahead = datetime(2035, 1, 1)
    assert latest([NOW, ahead], NOW) == NOW
    assert latest([ahead], NOW) is None


@given(st.sets(MOMENTS, min_size=1, max_size=60), MOMENTS)
def test_the_newest_never_goes_and_two_days_stay_whole(moments: set[datetime], now: datetime) -> None:
    """R8."""
    gone = to_drop(moments, now)
    assert gone < moments
    assert max(moments) not in gone
    assert latest(moments, now) not in gone
    assert not [moment for moment in gone if now - moment <= timedelta(days=2)]


@given(st.sets(MOMENTS, min_size=1, max_size=60), MOMENTS)
def test_a_clock_that_was_set_back_takes_nothing_that_would_have_stayed(moments: set[datetime], now: datetime) -> None:
    """R8."""
    if max(moments) > now:
        gone = to_drop(moments, now)
        assert not [moment for moment in gone if moment > now]
        assert gone <= to_drop(moments, max(moments))


@pytest.mark.parametrize("later", [timedelta(days=400), timedelta(days=3650)])
def test_after_a_year_of_holiday_or_a_clock_far_ahead_the_shelf_is_still_there(later: timedelta) -> None:
    """R8."""
    daily = {NOW - timedelta(days=day) for day in range(30)}
    ahead = NOW + later
    left = daily - to_drop(daily | {ahead}, ahead)
    assert {NOW - timedelta(days=day) for day in range(11)} <= left
    assert to_drop(left | {ahead}, NOW + timedelta(minutes=30)) == frozenset()


def test_after_thirteen_months_what_was_wiped_has_left_the_backups() -> None:
    old = NOW - timedelta(days=397)
    daily = {NOW - timedelta(days=day) for day in range(12)}
    assert to_drop(daily | {old}, NOW) == {old}
    assert to_drop(set(sorted(daily)[1:]) | {old}, NOW) == frozenset()


@given(st.sets(MOMENTS, min_size=1, max_size=60), MOMENTS)
def test_thinning_twice_is_thinning_once(moments: set[datetime], now: datetime) -> None:
    """R8."""
    left = moments - to_drop(moments, now)
    assert to_drop(left, now) == frozenset()


@examples(8)
@given(st.integers(1, 500), st.integers(0, 23))
def test_a_year_of_work_leaves_few_and_covers_every_age(days: int, hour: int) -> None:
    """Thin after every backup, as the program does: three a day, for up to 500 days."""
    kept: set[datetime] = set()
    now = NOW
    for day in range(days):
        for part in (0, 3, 6):
            now = NOW.replace(hour=hour) + timedelta(days=day, hours=part)
            kept.add(now)
            kept -= to_drop(kept, now)
    ages = [now - moment for moment in kept]
    assert len(kept) <= 9 + 12 + 10 + 12
    assert max(ages) <= timedelta(days=366)
    for back in range(min(days, 12) - 1):
        assert any((now.date() - moment.date()).days == back for moment in kept)
    for back in range(0, min(days, 69), 7):
        assert any(abs((now.date() - moment.date()).days - back) <= 7 for moment in kept)
    for back in range(0, min(days, 330), 31):
        assert any(abs((now.date() - moment.date()).days - back) <= 31 for moment in kept)
