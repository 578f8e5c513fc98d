from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import AlreadyClosed, NotClosed, ReasonMissing
from klachtenboek.domain.kinds import Closing
from klachtenboek.domain.promise import Promise

PLAN = Aftercare(planned_on=date(2026, 4, 10))


@pytest.mark.parametrize("reason", Closing)
def test_closed_is_not_resolved_whatever_the_reason(fresh: Complaint, now: datetime, reason: Closing) -> None:
    closed = fresh.close(reason, at=now, note=" Toch niet\x00 ")
    assert closed.closed is not None
    assert (closed.closed.reason, closed.closed.at, closed.closed.note) == (reason, now, "Toch niet")
    assert (closed.is_open, closed.is_resolved, closed.is_closed_unresolved) == (False, False, True)


@pytest.mark.parametrize("reason", Closing)
def test_resolved_is_resolved_whatever_the_reason(solved: Complaint, now: datetime, reason: Closing) -> None:
    closed = solved.close(reason, at=now)
    assert (closed.is_resolved, closed.is_closed_unresolved) == (True, False)
    assert solved.is_resolved
    assert solved.is_open


def test_there_are_six_reasons_to_close() -> None:
    assert [str(reason) for reason in Closing] == [
        "resolved",
        "unreachable",
        "unfounded",
        "withdrawn",
        "committee",
        "boundary",
    ]


def test_a_promise_outlives_the_closing(solved: Complaint, promise: Promise, now: datetime) -> None:
    closed = solved.close(Closing.RESOLVED, at=now).promise(promise)
    assert closed.closed is not None
    assert closed.is_closed_unresolved
    assert closed.keep_promise(5, at=now).is_resolved


def test_closing_twice_is_refused(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(AlreadyClosed):
        fresh.close(Closing.WITHDRAWN, at=now).close(Closing.RESOLVED, at=now)


def test_reopening_has_a_reason_and_is_counted(fresh: Complaint, now: datetime) -> None:
    once = fresh.close(Closing.WITHDRAWN, at=now).reopen(" Weer droog ", at=now + timedelta(days=2))
    twice = once.close(Closing.RESOLVED, at=now + timedelta(days=3)).reopen("Nog eens", at=now + timedelta(days=4))
    assert once.is_open
    assert [entry.reason for entry in twice.reopenings] == ["Weer droog", "Nog eens"]
    assert [entry.closed_at for entry in twice.reopenings] == [now, now + timedelta(days=3)]
    assert [entry.at for entry in twice.reopenings] == [now + timedelta(days=2), now + timedelta(days=4)]


def test_reopening_without_a_reason_is_refused(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(ReasonMissing):
        fresh.close(Closing.WITHDRAWN, at=now).reopen(" ", at=now)


def test_what_is_open_cannot_be_reopened(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NotClosed):
        fresh.reopen("Weer", at=now)


def test_aftercare_is_planned_only_for_what_is_resolved(fresh: Complaint, solved: Complaint, now: datetime) -> None:
    assert solved.close(Closing.RESOLVED, at=now, aftercare=PLAN).aftercare == PLAN
    assert fresh.close(Closing.RESOLVED, at=now, aftercare=PLAN).aftercare is None


def test_a_call_made_before_is_kept(solved: Complaint, now: datetime) -> None:
    called = replace(PLAN, called_at=now, understood=True)
    assert replace(solved, aftercare=called).close(Closing.RESOLVED, at=now).aftercare == called
    assert replace(solved, aftercare=called).close(Closing.RESOLVED, at=now, aftercare=PLAN).aftercare == PLAN
    undone = replace(solved, aftercare=called).disagree()
    assert undone.close(Closing.RESOLVED, at=now, aftercare=PLAN).aftercare == called


def test_a_planned_call_is_off_when_the_complaint_opens_again(solved: Complaint, now: datetime) -> None:
    closed = solved.close(Closing.RESOLVED, at=now, aftercare=PLAN)
    assert closed.reopen("Weer droog", at=now).aftercare is None
    assert solved.close(Closing.RESOLVED, at=now).reopen("Weer droog", at=now).aftercare is None


@pytest.mark.parametrize("question", ["understood", "apology_good", "still_solved"])
def test_one_no_reopens_the_complaint(solved: Complaint, now: datetime, question: str) -> None:
    later = now + timedelta(days=31)
    good = replace(PLAN, understood=True, apology_good=True, still_solved=True, anything_else=" Te zoet\x00 ")
    outcome = replace(good, **{question: False})  # type: ignore[arg-type]
    closed = solved.close(Closing.RESOLVED, at=now, aftercare=PLAN)
    called = closed.call_back_later(outcome, at=later, reason="Nazorg: nee")
    assert called.is_open
    assert called.reopenings[0].reason == "Nazorg: nee"
    assert called.aftercare == replace(outcome, called_at=later, anything_else="Te zoet")


@pytest.mark.parametrize("verdict", Verdict)
def test_without_a_no_it_stays_closed(solved: Complaint, now: datetime, verdict: Verdict) -> None:
    outcome = replace(PLAN, understood=True, still_solved=True, verdict=verdict, came_back=False)
    closed = solved.close(Closing.RESOLVED, at=now, aftercare=PLAN)
    called = closed.call_back_later(outcome, at=now, reason="")
    assert called.closed == closed.closed
    assert called.aftercare == replace(outcome, called_at=now)
    assert called.is_resolved


def test_a_no_for_what_is_open_already_reopens_nothing(solved: Complaint, now: datetime) -> None:
    called = solved.call_back_later(replace(PLAN, still_solved=False), at=now, reason="Nazorg: nee")
    assert (called.is_open, called.reopenings) == (True, ())


def test_a_no_without_a_reason_is_refused(solved: Complaint, now: datetime) -> None:
    with pytest.raises(ReasonMissing):
        solved.close(Closing.RESOLVED, at=now).call_back_later(replace(PLAN, understood=False), at=now, reason="")
