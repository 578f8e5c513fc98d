from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NoConsent, NotFound, NothingWritten, PromiseEnded
from klachtenboek.domain.kinds import Channel, Direction, Outcome
from klachtenboek.domain.promise import Appointment, Promise

MINUTE = timedelta(minutes=1)


def test_a_promise_kept_in_time_is_kept(promise: Promise) -> None:
    kept = promise.keep(at=promise.due, note="Gebeld")
    assert (kept.outcome, kept.ended_at, kept.ending_note) == (Outcome.KEPT, promise.due, "Gebeld")
    assert (kept.is_open, kept.was_late) == (False, False)


def test_a_promise_kept_past_due_is_kept_late(promise: Promise) -> None:
    kept = promise.keep(at=promise.due + MINUTE)
    assert (kept.outcome, kept.was_late) == (Outcome.KEPT_LATE, True)


def test_a_broken_promise_keeps_its_moment(promise: Promise) -> None:
    broken = promise.break_(at=promise.due + MINUTE, note="Vergeten")
    assert (broken.outcome, broken.ended_at, broken.ending_note) == (Outcome.BROKEN, promise.due + MINUTE, "Vergeten")
    assert broken.was_late
    assert not promise.break_(at=promise.made_at).was_late


def test_moving_wants_the_customers_consent(promise: Promise, now: datetime) -> None:
    with pytest.raises(NoConsent):
        promise.move(promise.due + timedelta(days=1), at=now, consent=False)


@pytest.mark.parametrize(("after", "late"), [(-MINUTE, False), (0 * MINUTE, False), (MINUTE, True)])
def test_moving_a_late_promise_keeps_that_it_was_late(promise: Promise, after: timedelta, *, late: bool) -> None:
    tried = replace(promise.not_reached(), snoozed_until=promise.due, acknowledged_at=promise.due)
    moment, due = promise.due + after, promise.due + timedelta(days=2)
    ended, follower = tried.move(due, at=moment, consent=True)
    assert (ended.outcome, ended.ended_at, ended.was_late) == (Outcome.MOVED, moment, late)
    assert (follower.due, follower.made_at, follower.moved_from, follower.suits) == (due, moment, 5, True)
    assert (follower.is_open, follower.was_late, follower.attempts) == (True, False, 1)
    assert (follower.id, follower.snoozed_until, follower.acknowledged_at) == (0, None, None)
    assert (follower.kind, follower.text) == (promise.kind, promise.text)


def test_a_promise_is_late_only_while_it_is_open(promise: Promise) -> None:
    assert not promise.is_late(promise.due)
    assert promise.is_late(promise.due + MINUTE)
    assert not promise.keep(at=promise.due).is_late(promise.due + MINUTE)


def test_not_reached_counts_and_ends_nothing(promise: Promise) -> None:
    twice = promise.not_reached().not_reached()
    assert (twice.attempts, twice.is_open, twice.outcome) == (2, True, None)


@pytest.mark.parametrize("ended", Outcome)
@pytest.mark.parametrize(
    "verb",
    [
        lambda p: p.keep(at=p.due),
        lambda p: p.break_(at=p.due),
        lambda p: p.move(p.due, at=p.due, consent=True),
        lambda p: p.not_reached(),
    ],
)
def test_an_outcome_ends_a_promise_once(promise: Promise, ended: Outcome, verb: Callable[[Promise], object]) -> None:
    with pytest.raises(PromiseEnded):
        verb(replace(promise, outcome=ended, ended_at=promise.due))


# -- in the complaint -----------------------------------------------------------------------------------


def test_one_complaint_holds_many_promises_soonest_first(fresh: Complaint, promise: Promise) -> None:
    sooner = replace(promise, id=6, due=promise.due - timedelta(hours=3))
    both = fresh.promise(promise).promise(sooner)
    assert [p.id for p in both.open_promises] == [6, 5]
    assert [p.id for p in both.keep_promise(6, at=sooner.due).open_promises] == [5]


def test_a_promise_says_what(fresh: Complaint, promise: Promise) -> None:
    assert fresh.promise(replace(promise, text=" Bellen\n over \x00taart ")).promises[0].text == "Bellen over taart"
    with pytest.raises(NothingWritten):
        fresh.promise(replace(promise, text=" "))


def test_only_the_promise_meant_ends(fresh: Complaint, promise: Promise) -> None:
    both = fresh.promise(promise).promise(replace(promise, id=6))
    broken = both.break_promise(6, at=promise.due, note=" Vergeten\x00 ")
    assert [p.outcome for p in broken.promises] == [None, Outcome.BROKEN]
    assert broken.promises[1].ending_note == "Vergeten"


def test_two_promises_not_yet_numbered_do_not_end_together(fresh: Complaint, promise: Promise) -> None:
    both = fresh.promise(replace(promise, id=0)).promise(replace(promise, id=0, text="Ook nog"))
    assert [p.is_open for p in both.keep_promise(0, at=promise.due).promises] == [False, True]


def test_a_moved_promise_leaves_both_in_the_book(fresh: Complaint, promise: Promise) -> None:
    later = promise.due + timedelta(days=1)
    moved = fresh.promise(promise).move_promise(5, later, at=promise.due + MINUTE, consent=True)
    assert [(p.outcome, p.due) for p in moved.promises] == [(Outcome.MOVED, promise.due), (None, later)]
    assert moved.promises[0].was_late


def test_refusing_to_move_changes_nothing(fresh: Complaint, promise: Promise, now: datetime) -> None:
    promised = fresh.promise(promise)
    with pytest.raises(NoConsent):
        promised.move_promise(5, promise.due, at=now, consent=False)
    assert promised.promises == (promise,)


def test_an_attempt_stands_in_the_log(fresh: Complaint, promise: Promise) -> None:
    tried = fresh.promise(promise).promise_not_reached(5, at=promise.due, note=" Voicemail\x00 ")
    [attempt] = tried.contacts
    assert (attempt.at, attempt.said, attempt.promise_id) == (promise.due, "Voicemail", 5)
    assert (attempt.direction, attempt.channel, attempt.reached) == (Direction.OUT, Channel.PHONE, False)
    assert tried.open_promises[0].attempts == 1


@pytest.mark.parametrize(
    "verb",
    [
        lambda c, at: c.keep_promise(9, at=at),
        lambda c, at: c.break_promise(9, at=at),
        lambda c, at: c.move_promise(9, at, at=at, consent=True),
        lambda c, at: c.promise_not_reached(9, at=at),
    ],
)
def test_a_promise_that_is_not_there_is_not_found(
    fresh: Complaint, promise: Promise, now: datetime, verb: Callable[[Complaint, datetime], Complaint]
) -> None:
    with pytest.raises(NotFound):
        verb(fresh.promise(promise), now)


def test_an_appointment_knows_its_day() -> None:
    assert Appointment(datetime(2026, 3, 11, 23, 59)).day == date(2026, 3, 11)
