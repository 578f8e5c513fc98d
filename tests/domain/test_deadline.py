from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact, OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.deadline import Signal, deadlines, last_heard, signal
from klachtenboek.domain.kinds import Channel, Closing, Direction, Kind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.shop import Shop

SHOP = Shop()
DAY = timedelta(days=1)


def test_dates_follow_from_the_day_it_came_in(fresh: Complaint) -> None:
    dates = deadlines(fresh, SHOP)
    assert dates.acknowledge_by == date(2026, 3, 11)
    assert dates.answer_by == date(2026, 3, 24)
    assert dates.warn_on == date(2026, 3, 31)


def test_online_has_half_the_time(fresh: Complaint) -> None:
    assert deadlines(fresh.edit(channel=Channel.REVIEW), SHOP).answer_by == date(2026, 3, 17)


def test_on_saturday_the_next_opening_day_is_tuesday(fresh: Complaint) -> None:
    saturday = replace(fresh, received_at=datetime(2026, 3, 14, 16))
    assert deadlines(saturday, SHOP).acknowledge_by == date(2026, 3, 17)


def test_every_period_is_a_setting(fresh: Complaint, now: datetime) -> None:
    shop = Shop(answer_days=3, answer_days_online=2, warn_days=5, silence_days=1)
    dates = deadlines(fresh, shop)
    assert (dates.answer_by, dates.warn_on) == (date(2026, 3, 13), date(2026, 3, 15))
    assert deadlines(fresh.edit(channel=Channel.SOCIAL), shop).answer_by == date(2026, 3, 12)
    heard = fresh.contact(Contact(at=now, direction=Direction.OUT, said="Hallo"))
    assert signal(heard, shop, now + 2 * DAY) is Signal.SILENT


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, None),
        (1, None),
        (2, Signal.ACKNOWLEDGE),
        (14, Signal.ACKNOWLEDGE),
        (15, Signal.ANSWER_DUE),
        (20, Signal.ANSWER_DUE),
        (21, Signal.LONG_OPEN),
        (400, Signal.LONG_OPEN),
    ],
)
def test_a_complaint_nobody_reacted_to_presses_more_and_more(
    fresh: Complaint, now: datetime, days: int, expected: Signal | None
) -> None:
    assert signal(fresh, SHOP, now + days * DAY) is expected


@pytest.mark.parametrize(("days", "expected"), [(7, None), (8, Signal.SILENT), (15, Signal.ANSWER_DUE)])
def test_after_a_week_without_contact_it_says_so(
    fresh: Complaint, now: datetime, days: int, expected: Signal | None
) -> None:
    heard = fresh.take_step(Step.LISTEN, at=now)
    assert signal(heard, SHOP, now + days * DAY) is expected


def test_an_open_promise_is_not_silence(fresh: Complaint, promise: Promise, now: datetime) -> None:
    heard = fresh.take_step(Step.LISTEN, at=now).promise(replace(promise, due=now + 12 * DAY))
    assert signal(heard, SHOP, now + 10 * DAY) is None


def test_a_talk_at_the_counter_is_a_reaction_also_when_written_down_later(fresh: Complaint, now: datetime) -> None:
    before = fresh.take_step(Step.LISTEN, at=now - timedelta(minutes=5))
    same = fresh.take_step(Step.LISTEN, at=now)
    assert signal(before, SHOP, now + 3 * DAY) is None
    assert signal(same, SHOP, now + 3 * DAY) is None


def test_what_counts_as_contact(fresh: Complaint, promise: Promise, now: datetime) -> None:
    later = now + 3 * DAY
    online = fresh.edit(channel=Channel.REVIEW)
    sent = SentLetter(kind=LetterKind.ACKNOWLEDGEMENT, words="Beste", how=Sent.PRINTED, at=later, sha256="", size=0)
    promised = fresh.promise(promise)
    for heard in (
        fresh.take_step(Step.LISTEN, at=later),
        fresh.contact(Contact(at=later, direction=Direction.OUT, said="Gebeld")),
        fresh.contact(Contact(at=later, direction=Direction.IN, said="Belde zelf")),
        fresh.send(sent),
        fresh.promise(replace(promise, made_at=later)),
        promised.keep_promise(5, at=later),
        promised.move_promise(5, later + DAY, at=later, consent=True),
        online.follow_online(OnlineTrail(reply="Dat spijt ons", replied_at=later)),
        replace(fresh, aftercare=Aftercare(planned_on=later.date(), called_at=later)),
    ):
        assert last_heard(heard) == later
        assert signal(heard, SHOP, later + 7 * DAY) is not Signal.ACKNOWLEDGE


def test_what_does_not_count_as_contact(fresh: Complaint, promise: Promise, now: datetime) -> None:
    later = now + 3 * DAY
    for silent in (
        fresh,
        fresh.contact(Contact(at=later, said="Niet vergeten")),
        fresh.contact(Contact(at=later, direction=Direction.OUT, reached=False)),
        fresh.promise(promise).break_promise(5, at=later),
        fresh.promise(promise).promise_not_reached(5, at=later),
        fresh.edit(channel=Channel.REVIEW).follow_online(OnlineTrail(seen_at=later)),
        replace(fresh, aftercare=Aftercare(planned_on=later.date())),
    ):
        assert last_heard(silent) in {None, now}


def test_what_is_done_with_gives_no_signal(fresh: Complaint, solved: Complaint, now: datetime) -> None:
    late = now + 30 * DAY
    assert signal(solved, SHOP, late) is None
    assert signal(fresh.close(Closing.BOUNDARY, at=now), SHOP, late) is None
    assert signal(fresh.lapse("Dubbel", at=now), SHOP, late) is None
    assert signal(replace(fresh, is_practice=True), SHOP, late) is None
    assert signal(fresh.edit(kind=Kind.COMPLIMENT), SHOP, late) is None
    assert signal(fresh.edit(kind=Kind.QUESTION), SHOP, late) is Signal.LONG_OPEN
