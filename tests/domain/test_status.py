from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact, OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.kinds import Channel, Closing, Direction, Kind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.status import Status, facts_of, status

DAY = timedelta(days=1)


def word(complaint: Complaint, now: datetime) -> Status:
    return status(facts_of(complaint), now)


def letter(at: datetime) -> SentLetter:
    return SentLetter(kind=LetterKind.CLOSING, words="Geachte", how=Sent.PRINTED, at=at, sha256="ab", size=2)


def test_a_new_complaint_is_open(fresh: Complaint, now: datetime) -> None:
    assert word(fresh, now) is Status.OPEN


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (datetime(2026, 3, 10, 10, 14), Status.PROMISE_LATE),
        (datetime(2026, 3, 1), Status.PROMISE_LATE),
        (datetime(2026, 3, 10, 10, 15), Status.PROMISE_TODAY),
        (datetime(2026, 3, 10, 23, 59), Status.PROMISE_TODAY),
        (datetime(2026, 3, 11, 0, 0), Status.PROMISE_TOMORROW),
        (datetime(2026, 3, 12, 0, 0), Status.PROMISE_LATER),
    ],
)
def test_a_promise_shows_by_its_day(
    fresh: Complaint, promise: Promise, now: datetime, due: datetime, expected: Status
) -> None:
    assert word(fresh.promise(replace(promise, due=due)), now) is expected


def test_the_soonest_promise_decides(fresh: Complaint, promise: Promise, now: datetime) -> None:
    both = fresh.promise(replace(promise, due=now + 5 * DAY)).promise(replace(promise, id=6, due=now))
    assert word(both, now) is Status.PROMISE_TODAY
    assert word(both.keep_promise(6, at=now), now) is Status.PROMISE_LATER


def test_a_promise_comes_before_an_answer_online(fresh: Complaint, promise: Promise, now: datetime) -> None:
    assert word(fresh.edit(channel=Channel.REVIEW).promise(promise), now) is Status.PROMISE_TOMORROW


def test_online_wants_a_reaction(fresh: Complaint, now: datetime) -> None:
    online = fresh.edit(channel=Channel.REVIEW)
    assert word(online, now) is Status.NOT_ANSWERED
    assert word(online.follow_online(OnlineTrail(seen_at=now)), now) is Status.NOT_ANSWERED
    assert word(online.follow_online(OnlineTrail(reply="Dat spijt ons", replied_at=now)), now) is Status.OPEN
    assert word(online.take_step(Step.LISTEN, at=now), now) is Status.OPEN
    assert word(online.send(letter(now)), now) is Status.OPEN
    assert word(online.contact(Contact(at=now, direction=Direction.OUT, said="Gemaild")), now) is Status.OPEN


def test_a_note_or_a_failed_call_is_no_reaction(fresh: Complaint, now: datetime) -> None:
    online = fresh.edit(channel=Channel.REVIEW)
    assert word(online.contact(Contact(at=now, said="Morgen doen")), now) is Status.NOT_ANSWERED
    tried = online.contact(Contact(at=now, direction=Direction.OUT, reached=False))
    assert word(tried, now) is Status.NOT_ANSWERED


def test_solved_without_a_letter_asks_for_one(solved: Complaint, now: datetime) -> None:
    assert word(solved, now) is Status.LETTER_DUE
    assert word(solved.send(letter(now)), now) is Status.RESOLVED
    assert word(solved.close(Closing.RESOLVED, at=now), now) is Status.RESOLVED


@pytest.mark.parametrize("reason", Closing)
def test_closed_without_the_triade_reads_not_resolved(
    fresh: Complaint, promise: Promise, now: datetime, reason: Closing
) -> None:
    assert word(fresh.close(reason, at=now), now) is Status.CLOSED_UNRESOLVED
    assert word(fresh.promise(promise).close(reason, at=now), now + 9 * DAY) is Status.CLOSED_UNRESOLVED
    online = fresh.edit(channel=Channel.REVIEW)
    assert word(online.close(reason, at=now), now) is Status.CLOSED_UNRESOLVED


def test_a_promise_after_the_closing_makes_it_unresolved(solved: Complaint, promise: Promise, now: datetime) -> None:
    closed = solved.close(Closing.RESOLVED, at=now).promise(promise)
    assert word(closed, now) is Status.CLOSED_UNRESOLVED
    assert word(closed.keep_promise(5, at=now), now) is Status.RESOLVED


def test_reopened_is_open(solved: Complaint, now: datetime) -> None:
    assert word(solved.close(Closing.RESOLVED, at=now).reopen("Weer droog", at=now), now) is Status.OPEN


def test_lapsed_goes_before_everything(solved: Complaint, promise: Promise, now: datetime) -> None:
    closed = solved.close(Closing.RESOLVED, at=now).promise(promise)
    assert word(closed.lapse("Dubbel", at=now), now + 9 * DAY) is Status.LAPSED


def test_a_compliment_a_question_and_a_signal_are_done_without_the_triade(fresh: Complaint, now: datetime) -> None:
    for kind in (Kind.COMPLIMENT, Kind.QUESTION, Kind.SIGNAL):
        other = fresh.edit(kind=kind)
        assert word(other, now) is Status.OPEN
        closed = other.close(Closing.RESOLVED, at=now)
        assert word(closed, now) is Status.DONE
        assert not closed.is_closed_unresolved


def test_a_compliment_asks_for_nothing_and_a_question_for_an_answer(fresh: Complaint) -> None:
    wants = {kind: fresh.edit(kind=kind).wants_something for kind in Kind}
    assert wants == {Kind.COMPLAINT: True, Kind.SIGNAL: True, Kind.QUESTION: True, Kind.COMPLIMENT: False}
