from collections.abc import Callable
from datetime import date, timedelta

import pytest

from klachtenboek.domain.lesson import Effect, Measure, judge

SINCE = date(2026, 1, 1)
MEASURE = Measure(text="Taarten pas om tien uur snijden", since=SINCE)


def days(*offsets: int) -> list[date]:
    return [SINCE + timedelta(days=offset) for offset in offsets]


def counting(received: list[date]) -> Callable[[date, date], int]:
    return lambda first, until: sum(first <= day < until for day in received)


@pytest.mark.parametrize(
    ("received", "before", "after", "effect"),
    [
        (days(-1, -2, -90, 0), 3, 1, Effect.WORKS),
        (days(-1, 0), 1, 1, Effect.NO_EFFECT),
        (days(0, 1), 0, 2, Effect.NO_EFFECT),
        (days(-1), 1, 0, Effect.WORKS),
        (days(-91, -200, 90, 120), 0, 0, Effect.TOO_EARLY),
    ],
)
def test_a_measure_is_judged_over_equal_periods(received: list[date], before: int, after: int, effect: Effect) -> None:
    judgement = judge(MEASURE, counting(received), today=SINCE + timedelta(days=90))
    assert (judgement.before, judgement.after, judgement.days, judgement.effect) == (before, after, 90, effect)


@pytest.mark.parametrize(("age", "effect"), [(0, Effect.TOO_EARLY), (59, Effect.TOO_EARLY), (60, Effect.WORKS)])
def test_nothing_is_said_before_sixty_days(age: int, effect: Effect) -> None:
    assert judge(MEASURE, counting(days(-1)), today=SINCE + timedelta(days=age)).effect is effect


def test_a_measure_of_the_future_has_no_period_yet() -> None:
    judgement = judge(MEASURE, counting(days(-1, 0, 1)), today=SINCE - timedelta(days=5))
    assert (judgement.before, judgement.after, judgement.days, judgement.effect) == (0, 0, 0, Effect.TOO_EARLY)


@pytest.mark.parametrize(
    ("begun", "counts", "length", "effect"),
    [
        (-400, (2, 3), 300, Effect.NO_EFFECT),
        (-80, (2, 1), 80, Effect.WORKS),
        (-40, (1, 1), 40, Effect.TOO_EARLY),
        (0, (0, 0), 0, Effect.TOO_EARLY),
        (30, (0, 0), 0, Effect.TOO_EARLY),
    ],
)
def test_a_period_does_not_reach_back_beyond_the_beginning_of_the_book(
    begun: int, counts: tuple[int, int], length: int, effect: Effect
) -> None:
    count = counting(days(-70, -20, 10, 100, 200))
    judgement = judge(MEASURE, count, today=SINCE + timedelta(days=300), begun=SINCE + timedelta(days=begun))
    assert ((judgement.before, judgement.after), judgement.days, judgement.effect) == (counts, length, effect)
