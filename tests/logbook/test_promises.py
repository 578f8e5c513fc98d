from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.errors import PromiseEnded
from klachtenboek.domain.kinds import Outcome, PromiseKind
from klachtenboek.domain.overpromise import Concern
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import promise, tell, tomorrow

THURSDAY = date(2026, 3, 12)


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)


def make(logbook: Logbook, due: datetime, key: int | None = None) -> int:
    """Promise a call for that moment and return the complaint."""
    key = key or tell(logbook).id
    return logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", due).id


def test_a_promise_is_made_now_with_the_shops_own_notice(logbook: Logbook, clock: FakeClock) -> None:
    made = logbook.promises.draft(PromiseKind.VISIT, "Langskomen", tomorrow(logbook), suits=True)
    assert (made.made_at, made.lead, made.suits, made.is_open) == (clock.now, 15, True, True)
    assert logbook.promises.draft(PromiseKind.VISIT, "Langskomen", tomorrow(logbook), lead=0).lead == 0


def test_a_promise_moved_when_late_stays_late_and_its_follower_is_on_the_agenda(
    logbook: Logbook, clock: FakeClock
) -> None:
    made = promise(logbook, tell(logbook).id)
    first = made.promises[0]
    clock.forward(days=2)
    moved = logbook.promises.move(made.id, first.id, tomorrow(logbook), consent=True)
    ended, follower = moved.promises
    assert (ended.outcome, ended.was_late, ended.due) == (Outcome.MOVED, True, first.due)
    assert (follower.moved_from, follower.due, follower.suits) == (first.id, tomorrow(logbook), True)
    assert [row.promise_id for row in logbook.promises.open()] == [follower.id]
    with pytest.raises(PromiseEnded):
        logbook.promises.keep(made.id, first.id)


def test_an_attempt_that_reached_nobody_is_counted_and_written_down(logbook: Logbook, clock: FakeClock) -> None:
    made = promise(logbook, tell(logbook).id)
    tried = logbook.promises.not_reached(made.id, made.promises[0].id, note="Voicemail")
    assert tried.promises[0].attempts == 1
    assert [(c.at, c.reached, c.said, c.promise_id) for c in tried.contacts] == [
        (clock.now, False, "Voicemail", made.promises[0].id)
    ]
    assert logbook.promises.open()[0].attempts == 1


def test_open_promises_are_read_up_to_a_moment(logbook: Logbook) -> None:
    make(logbook, at(15))
    make(logbook, at(9))
    assert [row.due for row in logbook.promises.open()] == [at(9), at(15)]
    assert [row.due for row in logbook.promises.open(until=at(9))] == [at(9)]
    assert logbook.promises.open(until=at(8, 59)) == ()


def test_how_promises_ended_is_counted_in_its_period(logbook: Logbook, clock: FakeClock) -> None:
    keys = [make(logbook, at(9)) for _ in range(4)]
    ids = [logbook.complaints.get(key).promises[0].id for key in keys]
    logbook.promises.keep(keys[0], ids[0])
    clock.now = at(10)
    logbook.promises.keep(keys[1], ids[1])
    logbook.promises.break_(keys[2], ids[2])
    logbook.promises.move(keys[3], ids[3], at(15), consent=True)
    ended = logbook.promises.figures(date(2026, 3, 10), THURSDAY)
    assert (ended.kept, ended.kept_late, ended.moved, ended.broken) == (1, 1, 1, 1)
    only_late = logbook.promises.figures(THURSDAY, THURSDAY)
    assert (only_late.kept, only_late.kept_late) == (0, 1)
    assert (logbook.promises.kept_on(date(2026, 3, 10)), logbook.promises.kept_on(THURSDAY)) == (1, 1)


CONCERNS = [
    (at(7), Concern.CLOSED),
    (at(10, day=date(2026, 3, 8)), Concern.CLOSED),
    (at(10, 20, day=date(2026, 3, 10)), Concern.TOO_SOON),
    (at(9, 20), Concern.CLASH),
    (at(12, 30), Concern.FULL),
    (at(15), None),
]


@pytest.mark.parametrize(("due", "concern"), CONCERNS)
def test_the_book_warns_before_too_much_is_promised(logbook: Logbook, due: datetime, concern: Concern | None) -> None:
    for hour in (9, 10, 11):
        make(logbook, at(hour))
    caution = logbook.promises.caution(due)
    assert (caution.concern if caution is not None else None) is concern


def test_a_clash_names_who_and_a_promise_does_not_clash_with_itself(logbook: Logbook) -> None:
    made = logbook.complaints.get(make(logbook, at(9)))
    caution = logbook.promises.caution(at(9, 10))
    assert caution is not None
    assert caution.clash is not None
    assert "Jansen" in caution.clash.who
    assert logbook.promises.caution(at(9, 10), without=made.promises[0].id) is None


def test_a_customer_who_was_let_down_before_is_named(logbook: Logbook, clock: FakeClock) -> None:
    made = promise(logbook, tell(logbook).id)
    assert logbook.promises.caution(at(15), customer_id=made.customer_id) is None
    clock.forward(days=1, seconds=1)
    logbook.promises.keep(made.id, made.promises[0].id)
    caution = logbook.promises.caution(at(15), customer_id=made.customer_id)
    assert caution is not None
    assert caution.concern is Concern.LATE_BEFORE
    assert logbook.promises.caution(at(15)) is None


def test_a_refund_over_the_owners_limit_warns_once_the_limit_is_set(logbook: Logbook) -> None:

    assert logbook.promises.caution(at(15), refund=100_000) is None
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(refund_limit=5_000))
    caution = logbook.promises.caution(at(15), refund=5_001)
    assert caution is not None
    assert caution.concern is Concern.OVER_LIMIT
    assert logbook.promises.caution(at(15), refund=5_000) is None


def test_the_first_free_moment_raises_no_concern(logbook: Logbook, clock: FakeClock) -> None:
    for hour in (11, 12, 14):
        make(logbook, at(hour, day=date(2026, 3, 10)))
    free = logbook.promises.first_free()
    assert free is not None
    assert free > clock.now
    assert logbook.promises.caution(free) is None
    later = logbook.promises.first_free(start=clock.now + timedelta(days=7))
    assert later is not None
    assert later >= clock.now + timedelta(days=7)
    suggested = logbook.promises.suggestions(count=3)
    assert len({moment.date() for moment in suggested}) == 3
    assert [logbook.promises.caution(moment) for moment in suggested] == [None] * 3


def test_a_practice_promise_is_reminded_of_and_stays_off_the_agenda(logbook: Logbook) -> None:
    key = logbook.complaints.practise().id
    make(logbook, at(9), key)
    assert [row.is_practice for row in logbook.promises.open()] == [True]
    assert logbook.promises.agenda() == ()
    assert logbook.promises.caution(at(9)) is None
