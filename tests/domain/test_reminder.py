"""When a reminder shows: never early, never lost, whatever happens to the clock."""

import os
import random
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klachtenboek.domain.calendar import OpeningHours, Span
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.reminder import (
    AGAIN,
    LONGEST_SNOOZE,
    SNOOZE,
    Here,
    Look,
    Stage,
    is_put_off_wrongly,
    is_silent,
    look,
    reminder,
    snooze_until,
    time_left,
)
from klachtenboek.domain.summary import PromiseRow
from klachtenboek.domain.zone import Zone, zone_of_computer
from tests.conftest import examples

DUE = datetime(2026, 11, 20, 15)
AMSTERDAM, NEW_YORK, TOKYO = (ZoneInfo(name) for name in ("Europe/Amsterdam", "America/New_York", "Asia/Tokyo"))
ALWAYS = OpeningHours(((Span(time(0), time.max),),) * 7)
MINUTE = timedelta(minutes=1)


def row(due: datetime = DUE, *, lead: int = 15, key: int = 1, zone: ZoneInfo = AMSTERDAM) -> PromiseRow:
    return PromiseRow(
        promise_id=key,
        complaint_id=key,
        reference="2026-0001",
        is_practice=False,
        title="De taart",
        customer=None,
        kind=PromiseKind.CALL_BACK,
        text="Bellen",
        due=due,
        lead=lead,
        attempts=0,
        suits=True,
        zone=zone.key,
        due_utc=Zone(zone.key, zone).to_utc(due),
    )


def here(now: datetime, zone: ZoneInfo = AMSTERDAM) -> Here:
    return Here(now, Zone(zone.key, zone).to_utc(now), zone.key)


def told(promise: PromiseRow, now: datetime) -> Stage | None:
    found = reminder(promise, here(now))
    return found.stage if found is not None else None


@pytest.mark.parametrize("lead", [0, 5, 15, 30, 60, 1440])
def test_it_shows_from_its_notice_on_and_not_a_second_earlier(lead: int) -> None:
    promise, begins = row(lead=lead), DUE - lead * MINUTE
    assert told(promise, begins - timedelta(seconds=1)) is None
    assert told(promise, begins) is (Stage.AHEAD if lead else Stage.NOW)
    assert told(promise, DUE) is Stage.NOW
    assert told(promise, DUE + MINUTE) is Stage.LATE
    assert told(promise, DUE + timedelta(days=400)) is Stage.LATE


def test_put_away_in_time_it_comes_back_at_its_moment() -> None:
    promise = row()._replace(acknowledged_at=DUE - 10 * MINUTE)
    assert told(promise, DUE - MINUTE) is None
    assert told(promise, DUE) is Stage.NOW


def test_put_away_when_due_it_comes_back_every_hour_until_it_has_an_outcome() -> None:
    promise = row()._replace(acknowledged_at=DUE + MINUTE)
    assert told(promise, DUE + 2 * MINUTE) is None
    assert told(promise, DUE + AGAIN) is None
    assert told(promise, DUE + MINUTE + AGAIN) is Stage.LATE


def test_snoozed_it_rests_ten_minutes() -> None:
    promise = row()._replace(snoozed_until=DUE + 12 * MINUTE)
    assert told(promise, DUE + 5 * MINUTE) is None
    assert told(promise, DUE + 12 * MINUTE) is Stage.LATE


@pytest.mark.parametrize(("before", "rests"), [(15, 10), (11, 10), (10, 10), (4, 4), (0, 10), (-30, 10)])
def test_a_snooze_never_runs_past_the_promise(before: int, rests: int) -> None:
    now = DUE - before * MINUTE
    assert snooze_until(row(), here(now)) == now + rests * MINUTE


def test_what_was_put_off_by_a_clock_that_ran_ahead_does_not_count() -> None:
    now = DUE + MINUTE
    assert told(row()._replace(snoozed_until=now + LONGEST_SNOOZE), now) is None
    assert told(row()._replace(snoozed_until=now + LONGEST_SNOOZE + MINUTE), now) is Stage.LATE
    assert told(row()._replace(acknowledged_at=now + 3 * MINUTE), now) is Stage.LATE
    assert told(row()._replace(acknowledged_at=now + MINUTE), now) is None  # a clock put right by a minute


# -- many together ------------------------------------------------------------------------------------


def test_the_most_pressing_comes_first() -> None:
    rows = [row(DUE + 5 * MINUTE, key=1), row(DUE - timedelta(days=2), key=2), row(DUE, key=3)]
    seen = look(rows, here(DUE), hours=ALWAYS)
    assert [one.row.promise_id for one in seen.reminders] == [2, 3, 1]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(None, True), (timedelta(seconds=30), False), (2 * MINUTE, False), (3 * MINUTE, True), (-3 * MINUTE, True)],
)
def test_after_sleep_and_at_the_start_it_catches_up(gap: timedelta | None, expected: bool) -> None:  # noqa: FBT001
    seen = look([row()], here(DUE), hours=ALWAYS, last_seen=None if gap is None else DUE - gap)
    assert seen.is_catching_up is expected
    assert len(seen.reminders) == 1


def test_while_the_shop_is_closed_it_is_silent_and_on_the_next_opening_day_nothing_is_lost() -> None:
    hours = OpeningHours()  # Tuesday to Saturday, eight to five
    saturday_evening, monday, tuesday = (datetime(2026, 11, d, h) for d, h in ((21, 18), (23, 11), (24, 8)))
    rows = [row(saturday_evening, key=1), row(monday, key=2), row(tuesday, key=3)]
    for moment in (saturday_evening, datetime(2026, 11, 22, 12), monday, tuesday - timedelta(seconds=1)):
        assert look(rows, here(moment), hours=hours) == Look(at=moment, is_silent=True)
    seen = look(rows, here(tuesday), hours=hours, last_seen=datetime(2026, 11, 21, 16, 59, 40))
    assert (seen.is_silent, seen.is_catching_up) == (False, True)
    assert [one.row.promise_id for one in seen.reminders] == [1, 2, 3]


def test_a_shop_that_never_opens_is_reminded_at_any_hour() -> None:
    assert not is_silent(OpeningHours(((),) * 7), DUE)


def test_a_clock_a_day_behind_the_book_is_told_and_brings_no_storm() -> None:
    """R22."""
    rows = [row(DUE + timedelta(days=n), key=n) for n in range(1, 9)]
    seen = look(rows, here(DUE - timedelta(days=30)), hours=ALWAYS, last_written=DUE)
    assert (seen.is_clock_behind, seen.reminders) == (True, ())
    assert not look(rows, here(DUE - timedelta(days=1)), hours=ALWAYS, last_written=DUE).is_clock_behind
    assert look(rows, here(DUE - timedelta(days=30)), hours=OpeningHours(), last_written=DUE).is_clock_behind


# -- dates --------------------------------------------------------------------------------------------

DATES = [
    ("the hour that is skipped in March", datetime(2026, 3, 29, 3, 15)),
    ("inside the hour that does not exist", datetime(2026, 3, 29, 2, 30)),
    ("the day after summer time began", datetime(2026, 3, 30, 9)),
    ("the hour that comes twice in October", datetime(2026, 10, 25, 2, 30)),
    ("the morning after", datetime(2026, 10, 25, 9)),
    ("the last of January", datetime(2026, 1, 31, 15)),
    ("the first of February", datetime(2026, 2, 1, 0, 5)),
    ("the last of February", datetime(2027, 2, 28, 17)),
    ("leap day", datetime(2028, 2, 29, 10)),
    ("the day after leap day", datetime(2028, 3, 1, 0, 0)),
    ("New Year's Eve", datetime(2026, 12, 31, 23, 59)),
    ("New Year", datetime(2027, 1, 1, 0, 10)),
]


@pytest.mark.parametrize("due", [due for _, due in DATES], ids=[name for name, _ in DATES])
@pytest.mark.parametrize("lead", [15, 1440])
def test_every_date_of_the_calendar_is_met(due: datetime, lead: int) -> None:
    """Walk second by quarter minute of real time over the moment, with the wall clock that Amsterdam reads (R21)."""
    promise = row(due, lead=lead)
    start = (due - timedelta(hours=3)).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    shown: list[datetime] = []
    for step in range(6 * 60 * 4):
        wall = (start + timedelta(seconds=15 * step)).astimezone(AMSTERDAM).replace(tzinfo=None)
        if look([promise], here(wall), hours=ALWAYS).reminders:
            shown.append(wall)
        else:
            assert wall < due - lead * MINUTE
    assert shown[-1] > due
    assert min(shown) >= due - lead * MINUTE
    if lead == 15:
        assert min(shown) - (due - lead * MINUTE) <= timedelta(hours=1)  # only where the wall clock skips its notice


def test_in_another_zone_the_promise_is_kept_at_the_shops_own_moment() -> None:
    promise = row()
    for zone in (NEW_YORK, TOKYO):
        there = DUE.replace(tzinfo=AMSTERDAM).astimezone(zone).replace(tzinfo=None)
        assert time_left(promise, here(there, zone)) == timedelta()
        assert reminder(promise, here(there - 16 * MINUTE, zone)) is None
        found = reminder(promise, here(there, zone))
        assert found is not None
        assert found.stage is Stage.NOW


def test_an_older_promise_without_a_zone_goes_by_the_wall_clock() -> None:
    bare = row()._replace(zone="", due_utc=None)
    assert time_left(bare, here(DUE, TOKYO)) == timedelta()
    assert time_left(row(), Here(DUE)) == timedelta()


def test_the_zone_of_the_computer_has_a_name_and_reads_utc() -> None:
    zone = zone_of_computer()
    assert zone.name
    assert zone.to_utc(DUE) == DUE.astimezone(UTC).replace(tzinfo=None)
    assert Zone("far", ZoneInfo("Asia/Tokyo")).to_utc(datetime.min) is None


def test_a_zone_that_changes_while_the_program_runs_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    name = zone_of_computer().name
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    assert zone_of_computer().name != name
    monkeypatch.delenv("TZ") if kept is None else monkeypatch.setenv("TZ", kept)
    zone_of_computer()


# -- hostile histories --------------------------------------------------------------------------------


class Computer:
    """A computer whose owner does anything: the book keeps the promises, everything else is forgotten by a kill.

    ``true`` is what a good clock in Amsterdam reads; the computer's own clock is ``error`` away from it.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.true = DUE.replace(tzinfo=UTC)
        self.error = timedelta()
        self.zone = AMSTERDAM
        self.last_seen: datetime | None = None
        dues = [self.true + timedelta(minutes=chance.randint(-600, 4000)) for _ in range(chance.randint(1, 5))]
        self.dues = dict(enumerate(dues, start=1))
        self.book = {
            key: row(due.astimezone(AMSTERDAM).replace(tzinfo=None), lead=chance.choice((0, 5, 15, 60, 1440)), key=key)
            for key, due in self.dues.items()
        }
        self.quiet_till: dict[int, datetime] = {}
        self.is_ending = False

    def here(self) -> Here:
        utc = self.true + self.error
        return Here(utc.astimezone(self.zone).replace(tzinfo=None), utc.replace(tzinfo=None), self.zone.key)

    def poll(self) -> None:
        """Look at the clock once; what shows and what does not is held against true time."""
        at = self.here()
        for key, promise in self.book.items():
            if is_put_off_wrongly(promise, at.now):
                self.book[key] = promise._replace(snoozed_until=None, acknowledged_at=None)
        seen = look(self.book.values(), at, hours=ALWAYS, last_seen=self.last_seen)
        self.last_seen = at.now
        shown = {one.row.promise_id for one in seen.reminders}
        believed = self.true + self.error
        for key, promise in self.book.items():
            left = self.dues[key] - believed
            assert key not in shown or left <= promise.lead * MINUTE, "early"
            if left <= timedelta() and believed >= self.quiet_till.get(key, believed):
                assert key in shown, "lost"
        if shown and not self.is_ending and self.chance.random() < 0.5:
            self.handle(next(one.row for one in seen.reminders), at)

    def handle(self, promise: PromiseRow, at: Here) -> None:
        """Put it off, put it away, give it an outcome, or die between showing and writing."""
        match self.chance.choice(("snooze", "put away", "outcome", "kill", "nothing")):
            case "snooze":
                until = snooze_until(promise, at)
                self.book[promise.promise_id] = promise._replace(snoozed_until=until, acknowledged_at=None)
                self.quiet_till[promise.promise_id] = self.true + self.error + SNOOZE
            case "put away":
                self.book[promise.promise_id] = promise._replace(snoozed_until=None, acknowledged_at=at.now)
                left = self.dues[promise.promise_id] - (self.true + self.error)
                quiet = self.true + self.error + (AGAIN if left <= timedelta() else timedelta())
                self.quiet_till[promise.promise_id] = quiet
            case "outcome":
                del self.book[promise.promise_id]
            case "kill":
                self.last_seen = None

    def live(self) -> None:
        """Let something happen, and then half a minute of ordinary looks at the clock."""
        match self.chance.choice(("on", "on", "on", "sleep", "back", "forward", "right", "kill", "zone")):
            case "on":
                self.true += timedelta(seconds=self.chance.choice((20, 30, 600, 3600)))
            case "sleep":
                self.true += timedelta(minutes=self.chance.randint(3, 3000))
            case "back" | "forward" as way:
                span = timedelta(minutes=self.chance.choice((1, 7, 60, 2000, 500_000)))
                self.error += span if way == "forward" else -span
                self.forget_quiet()
            case "right":
                self.error = timedelta()
                self.forget_quiet()
            case "kill":
                self.last_seen = None
            case "zone":
                self.zone = self.chance.choice((AMSTERDAM, NEW_YORK, TOKYO))
                self.forget_quiet()
        for _ in range(2):
            self.poll()
            self.true += timedelta(seconds=self.chance.choice((5, 20, 30)))

    def forget_quiet(self) -> None:
        """Allow what was put off the time it may rest at most by any clock; from then on it must show."""
        now = self.true + self.error
        for key in self.quiet_till:
            self.quiet_till[key] = now + AGAIN + 2 * MINUTE

    def end(self) -> None:
        """Put the clock right: all that is due shows within the hour a reminder can be put away, until an outcome."""
        self.error, self.zone, self.is_ending = timedelta(), AMSTERDAM, True
        self.true = max(self.true, *self.dues.values()) + timedelta(days=1)
        self.forget_quiet()
        self.poll()
        self.true += AGAIN + 3 * MINUTE
        seen = look(self.book.values(), self.here(), hours=ALWAYS)
        assert {one.row.promise_id for one in seen.reminders} == set(self.book)


def live_through(seed: int) -> None:
    computer = Computer(random.Random(seed))
    for _ in range(25):
        computer.live()
    computer.end()


@examples(100)
@given(st.integers(min_value=0, max_value=2**32))
def test_no_history_of_the_clock_loses_a_promise_or_tells_it_early(seed: int) -> None:
    """R20."""
    live_through(seed)


@pytest.mark.long
@settings(max_examples=3000)
@given(st.integers(min_value=0, max_value=2**64))
def test_three_thousand_histories_lose_nothing(seed: int) -> None:
    """R20."""
    live_through(seed)


@examples(100)
@given(st.integers(0, 19), st.integers(0, 3000), st.integers(1, 30))
def test_awake_it_shows_within_half_a_minute_and_after_sleep_at_the_first_look(
    offset: int, slept: int, every: int
) -> None:
    """Look every ``every`` seconds, sleep for a while somewhere around the moment, and see how late it shows."""
    now, asleep_till = DUE - timedelta(seconds=600 + offset), None
    while look([row(lead=0)], here(now), hours=ALWAYS).reminders == ():
        if asleep_till is None and slept and now >= DUE - timedelta(seconds=40):
            now = asleep_till = now + timedelta(seconds=slept)
        else:
            now += timedelta(seconds=every)
    awake = max(DUE, asleep_till or DUE)
    assert DUE <= now <= awake + timedelta(seconds=30)
