from dataclasses import replace
from datetime import date, timedelta

import pytest

from klachtenboek.domain.learned import (
    CauseCount,
    Learned,
    Month,
    Tried,
    months_of,
    past_year,
    per_month,
    share,
    year_before,
)
from klachtenboek.domain.lesson import Cause, Effect, Judgement, Measure
from klachtenboek.domain.period import Period
from klachtenboek.domain.summary import PromiseFigures
from klachtenboek.domain.triad import Part

TODAY = date(2026, 11, 20)
WARM, SLOW, OLD = (Cause(id=n, name=name) for n, name in enumerate(("Te warm", "Te traag", "Te oud"), 1))


def tried(key: int, cause: Cause | None, days_ago: int, effect: Effect | None = None) -> Tried:
    cause_id = cause.id if cause is not None else None
    measure = Measure(id=key, text="Iets", cause_id=cause_id, since=TODAY - timedelta(days=days_ago))
    return Tried(measure, cause, Judgement(3, 1, days_ago, effect) if effect is not None else None)


LEARNED = Learned(
    period=past_year(TODAY),
    until=TODAY,
    months=(
        Month(date(2025, 12, 1), 4, 3, 4, 3, 3, 1250),
        Month(date(2026, 1, 1), 5, 2, 4, 4, 2, 500),
    ),
    earlier=None,
    promises=PromiseFigures(0, 0, 0, 0),
    causes=(CauseCount(WARM, 4), CauseCount(SLOW, 3), CauseCount(OLD, 1)),
    tried=(tried(3, SLOW, 20, Effect.TOO_EARLY), tried(2, None, 100), tried(1, OLD, 500, Effect.WORKS)),
    compliments=0,
)


def test_the_numbers_are_the_sums_of_the_months() -> None:
    assert (LEARNED.complaints, LEARNED.resolved, LEARNED.given, LEARNED.with_cause) == (9, 5, 1750, 8)
    assert LEARNED.parts() == {Part.UNDERSTANDING: 8, Part.APOLOGY: 7, Part.SOLUTION: 5}
    assert [month.unresolved for month in LEARNED.months] == [1, 3]


@pytest.mark.parametrize(("complaints", "told"), [(0, False), (4, False), (5, True)])
def test_below_five_complaints_nothing_is_said(complaints: int, *, told: bool) -> None:
    months = (replace(LEARNED.months[0], complaints=complaints),)
    assert replace(LEARNED, months=months).has_lessons is told


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 0, None), (9, 9, None), (9, 10, 90), (61, 74, 82), (1, 8, None), (2, 3, None)]
)
def test_below_ten_there_are_no_percentages(part: int, whole: int, percent: int | None) -> None:
    assert share(part, whole) == percent


def test_something_is_wanted_for_a_frequent_cause_that_nothing_was_tried_for() -> None:
    assert LEARNED.wanting() == (CauseCount(WARM, 4),)
    assert replace(LEARNED, tried=()).wanting() == LEARNED.causes[:2]


def test_what_works_and_what_began_in_the_period_is_told_apart() -> None:
    assert [one.measure.id for one in LEARNED.works()] == [1]
    assert [measure.id for measure in LEARNED.begun_in_period()] == [2, 3]


@pytest.mark.parametrize(("count", "days", "tenths"), [(3, 0, 0), (0, 90, 0), (9, 91, 30), (3, 92, 10), (1, 365, 1)])
def test_a_count_becomes_tenths_a_month(count: int, days: int, tenths: int) -> None:
    assert per_month(count, days) == tenths


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (TODAY, date(2025, 12, 1), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_past_year_is_this_month_and_the_eleven_before_it(today: date, first: date, last: date) -> None:
    found = past_year(today)
    assert (found.first, found.last, len(months_of(found))) == (first, last, 12)
    assert months_of(found)[0] == first


def test_a_period_that_is_not_over_is_held_against_the_same_days() -> None:
    assert year_before(Period.of_year(2026), TODAY) == (date(2025, 1, 1), date(2025, 11, 20))
    assert year_before(Period.of_year(2028), date(2028, 2, 29)) == (date(2027, 1, 1), date(2027, 2, 28))
