"""Being reminded by the book: what is put off and put away is kept, and is no change of the promise."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from klachtenboek.domain.deadline import first_reaction
from klachtenboek.domain.kinds import Channel, Closing, Direction, PromiseKind
from klachtenboek.domain.reminder import Stage
from klachtenboek.domain.zone import Zone
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import promise, solve, tell, tomorrow


class Traveller:
    """A computer that can be taken to another zone."""

    def __init__(self) -> None:
        self.name = "Europe/Amsterdam"

    def __call__(self) -> Zone:
        return Zone(self.name, ZoneInfo(self.name))


@pytest.fixture
def traveller() -> Traveller:
    return Traveller()


@pytest.fixture
def logbook(clock: FakeClock, traveller: Callable[[], Zone]) -> Iterator[Logbook]:
    book = Logbook(clock=clock, zone=traveller)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield book
    book.close()


def soon(logbook: Logbook, minutes: int = 10) -> int:
    """Promise a call in so many minutes and return the complaint."""
    key = tell(logbook).id
    logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", logbook.now() + timedelta(minutes=minutes))
    return key


def shown(logbook: Logbook) -> list[int]:
    return [one.row.complaint_id for one in logbook.promises.look().reminders]


def test_a_promise_is_fixed_in_utc_when_it_is_made_and_again_when_it_is_moved(
    logbook: Logbook, traveller: Traveller
) -> None:
    made = promise(logbook, tell(logbook).id).promises[0]
    assert (made.zone, made.due_utc) == ("Europe/Amsterdam", made.due - timedelta(hours=1))
    traveller.name = "Asia/Tokyo"
    moved = logbook.promises.move(1, made.id, tomorrow(logbook), consent=True).promises
    assert [one.zone for one in moved] == ["Europe/Amsterdam", "Asia/Tokyo"]
    assert moved[1].due_utc == moved[1].due - timedelta(hours=9)


def test_in_another_zone_the_moment_stays_the_shops(logbook: Logbook, clock: FakeClock, traveller: Traveller) -> None:
    soon(logbook, 60)
    assert shown(logbook) == []
    traveller.name = "Africa/Cairo"  # an hour further: the clock of the computer jumps, the promise does not
    clock.forward(hours=1)
    assert shown(logbook) == []
    clock.forward(minutes=50)
    assert shown(logbook) == [1]


def test_put_off_it_rests_ten_minutes_and_says_until_when(logbook: Logbook, clock: FakeClock) -> None:
    soon(logbook, 14)
    [one] = logbook.promises.look().reminders
    assert one.stage is Stage.AHEAD
    assert logbook.promises.snooze(one.row) == clock.now + timedelta(minutes=10)
    assert shown(logbook) == []
    clock.forward(minutes=10)
    assert shown(logbook) == [1]


def test_put_away_it_comes_back_at_its_moment_and_each_hour(logbook: Logbook, clock: FakeClock) -> None:
    soon(logbook)
    logbook.promises.acknowledge(logbook.promises.look().reminders[0].row)
    assert shown(logbook) == []
    clock.forward(minutes=10)
    [one] = logbook.promises.look().reminders
    assert one.stage is Stage.NOW
    logbook.promises.acknowledge(one.row)
    assert shown(logbook) == []
    clock.forward(hours=1)
    assert shown(logbook) == [1]


def test_putting_off_is_no_change_nothing_to_undo_and_not_written_in_the_history(logbook: Logbook) -> None:
    key = soon(logbook)
    before, lines = logbook.complaints.get(key), len(logbook.complaints.history(key))
    logbook.promises.snooze(logbook.promises.open()[0])
    logbook.promises.acknowledge(logbook.promises.open()[0])
    assert logbook.complaints.get(key) == before
    assert len(logbook.complaints.history(key)) == lines
    logbook.undo()
    assert logbook.complaints.get(key).promises == ()


def test_putting_off_is_told_to_the_window(logbook: Logbook) -> None:
    key = soon(logbook)
    told: list[frozenset[int]] = []
    logbook.after_change(told.append)
    logbook.promises.snooze(logbook.promises.open()[0])
    assert told == [frozenset({key})]


def test_what_a_clock_that_ran_ahead_put_away_does_not_hide_it_later(logbook: Logbook, clock: FakeClock) -> None:
    soon(logbook, 24 * 60)
    clock.forward(days=1, minutes=2)
    logbook.promises.acknowledge(logbook.promises.look().reminders[0].row)
    clock.forward(days=-1)
    assert shown(logbook) == []
    assert logbook.promises.open()[0].acknowledged_at is None
    clock.forward(days=1)
    assert shown(logbook) == [1]


def test_a_clock_behind_the_book_is_told(logbook: Logbook, clock: FakeClock) -> None:
    soon(logbook)
    assert not logbook.promises.look().is_clock_behind
    clock.forward(days=-3)
    assert logbook.promises.look().is_clock_behind


def test_only_an_outcome_ends_it(logbook: Logbook, clock: FakeClock) -> None:
    key = soon(logbook)
    clock.forward(days=21)
    for _ in range(5):
        assert shown(logbook) == [key]
        logbook.promises.acknowledge(logbook.promises.open()[0])
        clock.forward(days=7)
    logbook.promises.not_reached(key, 1)
    assert shown(logbook) == [key]
    logbook.promises.keep(key, 1)
    assert shown(logbook) == []


# -- the calendar -------------------------------------------------------------------------------------


def calendar(content: bytes) -> dict[str, tuple[int, str, datetime]]:
    """Read a calendar as a telephone does: by name, and a higher sequence wins."""
    found: list[Any] = list(Calendar.from_ical(content.decode()).walk("VEVENT"))
    return {str(e["uid"]): (e["sequence"], str(e["status"]), e["dtstart"].dt) for e in found}


def test_a_calendar_read_in_again_follows_what_was_moved_and_what_ended(logbook: Logbook) -> None:
    first, second = tell(logbook), tell(logbook)
    promise(logbook, first.id)
    promise(logbook, second.id)
    before = calendar(logbook.promises.calendar())
    assert {status for _, status, _ in before.values()} == {"CONFIRMED"}
    assert calendar(logbook.promises.calendar()) == before
    logbook.promises.move(first.id, 1, tomorrow(logbook) + timedelta(days=2), consent=True)
    logbook.promises.keep(second.id, 2)
    after = calendar(logbook.promises.calendar())
    assert after.keys() == before.keys()
    moved, kept = before
    assert all(after[uid][0] > before[uid][0] for uid in before)
    assert (after[moved][1], after[moved][2] - before[moved][2]) == ("CONFIRMED", timedelta(days=2))
    assert after[kept][1] == "CANCELLED"


def test_a_move_undone_still_counts_up(logbook: Logbook) -> None:
    promise(logbook, tell(logbook).id)
    [(uid, start)] = calendar(logbook.promises.calendar()).items()
    logbook.promises.move(1, 1, tomorrow(logbook) + timedelta(days=2), consent=True)
    moved = calendar(logbook.promises.calendar())[uid]
    logbook.undo()
    back = calendar(logbook.promises.calendar())[uid]
    assert start[0] < moved[0] < back[0]
    assert back[2] == start[2]


def test_one_promise_alone_and_no_practice_among_all(logbook: Logbook, tmp_path: Path, clock: FakeClock) -> None:
    promise(logbook, tell(logbook).id)
    promise(logbook, logbook.complaints.practise().id)
    assert len(calendar(logbook.promises.calendar())) == 1
    assert len(calendar(logbook.promises.calendar(2))) == 1
    path = logbook.promises.save_calendar(tmp_path / "beloftes.ics")
    assert path.read_bytes() == logbook.promises.calendar()
    clock.forward(days=9)
    logbook.promises.keep(1, 1)
    assert calendar(logbook.promises.calendar()) == {}


# -- figures ------------------------------------------------------------------------------------------


def test_kept_on_time_of_all_that_had_to_be_kept(logbook: Logbook, clock: FakeClock) -> None:
    keys = [soon(logbook, 30) for _ in range(5)]
    logbook.promises.keep(keys[0], 1)
    logbook.promises.move(keys[1], 2, tomorrow(logbook), consent=True)
    clock.forward(hours=1)
    logbook.promises.keep(keys[2], 3)
    logbook.promises.break_(keys[3], 4)
    logbook.promises.move(keys[4], 5, tomorrow(logbook), consent=True)
    figures = logbook.promises.of_year(2026)
    assert (figures.kept, figures.all) == (1, 4)
    assert logbook.promises.of_year(2025).all == 0


def test_half_the_customers_of_a_channel_heard_something_within(logbook: Logbook, clock: FakeClock) -> None:
    for minutes in (10, 30, 500):
        key = logbook.complaints.log("Koud", channel=Channel.EMAIL).id
        clock.forward(minutes=minutes)
        logbook.complaints.contact(key, said="Gemaild", direction=Direction.OUT, channel=Channel.EMAIL)
        took = first_reaction(logbook.complaints.get(key))
        assert took == timedelta(minutes=minutes)
    silent = logbook.complaints.log("Niets", channel=Channel.REVIEW)
    logbook.complaints.note(silent.id, "Nog bellen")
    assert first_reaction(logbook.complaints.get(silent.id)) is None
    solve(logbook, logbook.complaints.log("Hier", channel=Channel.SHOP).id)
    found = logbook.complaints.reactions(2026)
    assert [(one.channel, one.complaints, one.minutes) for one in found] == [
        (Channel.SHOP, 1, 0),
        (Channel.EMAIL, 3, 30),
    ]


def test_of_very_many_complaints_the_reactions_are_counted_a_part_at_a_time(
    logbook: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.logbook.reacted.AT_ONCE", 2)
    clock.now = datetime(2026, 6, 1, 9)
    for minutes in (10, 30, 500, 20, 40):
        key = logbook.complaints.log("Koud", channel=Channel.EMAIL).id
        logbook.complaints.log("Niets", channel=Channel.REVIEW)
        clock.forward(minutes=minutes)
        logbook.complaints.contact(key, said="Gemaild", direction=Direction.OUT, channel=Channel.EMAIL)
    parts = [logbook.complaints.reactions_soon(2026) for _part in range(3)]
    assert parts == [None, None, None]
    logbook.complaints.log("Nog een", channel=Channel.REVIEW)  # what was counted so far is counted anew
    for _part in range(5):
        assert logbook.complaints.reactions_soon(2026) is None
    found = logbook.complaints.reactions_soon(2026)
    assert found is not None
    assert [(one.channel, one.complaints, one.minutes) for one in found] == [(Channel.EMAIL, 5, 30)]
    assert found == logbook.complaints.reactions(2026)


def test_a_complaint_on_the_last_day_of_the_year_belongs_to_it(logbook: Logbook, clock: FakeClock) -> None:
    clock.now = datetime(2026, 12, 31, 16)
    solve(logbook, tell(logbook).id)
    logbook.complaints.close(1, Closing.RESOLVED)
    assert logbook.complaints.reactions(2026)[0].complaints == 1
    assert logbook.complaints.reactions(date(2027, 1, 1).year) == ()
