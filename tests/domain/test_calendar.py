from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.calendar import (
    OpeningHours,
    Span,
    days_between,
    months_earlier,
    months_later,
    stretches,
)

TUESDAY = date(2026, 3, 10)
SHOP = OpeningHours()
BAR = OpeningHours(week=((), (), (), (), (Span(time(17), time(2)),), (Span(time(12), time(0)),), ()))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(TUESDAY + timedelta(days=ahead), is_open) for ahead, is_open in enumerate([True] * 5 + [False] * 2)],
)
def test_a_shop_is_open_from_tuesday_to_saturday_until_it_says_otherwise(day: date, *, expected: bool) -> None:
    assert SHOP.is_open_on(day) is expected


@pytest.mark.parametrize(("clock", "expected"), [("07:59", False), ("08:00", True), ("16:59", True), ("17:00", False)])
def test_opening_counts_and_closing_does_not(clock: str, *, expected: bool) -> None:
    assert SHOP.is_open_at(datetime.combine(TUESDAY, time.fromisoformat(clock))) is expected


def test_between_two_spans_the_shop_is_closed() -> None:
    midday = (Span(time(9), time(12)), Span(time(13), time(18)))
    hours = OpeningHours(week=(midday,) * 7)
    opened = [hour for hour in range(24) if hours.is_open_at(datetime(2026, 3, 10, hour))]
    assert opened == [9, 10, 11, 13, 14, 15, 16, 17]


def test_a_separate_day_closes_the_shop() -> None:
    hours = OpeningHours(closed_on=frozenset({TUESDAY}))
    assert hours.spans(TUESDAY) == ()
    assert not hours.is_open_at(datetime(2026, 3, 10, 10))
    assert hours.is_open_on(TUESDAY + timedelta(days=7))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-13 16:59", False),
        ("2026-03-13 17:00", True),
        ("2026-03-13 23:59", True),
        ("2026-03-14 01:59", True),
        ("2026-03-14 02:00", False),
        ("2026-03-14 12:00", True),
        ("2026-03-14 23:59", True),
        ("2026-03-15 00:00", False),
        ("2026-03-13 01:00", False),
    ],
)
def test_a_bar_stays_open_past_midnight(moment: str, *, expected: bool) -> None:
    assert BAR.is_open_at(datetime.fromisoformat(moment)) is expected


def test_a_night_belongs_to_the_day_it_began() -> None:
    closed_friday = OpeningHours(week=BAR.week, closed_on=frozenset({date(2026, 3, 13)}))
    assert not closed_friday.is_open_at(datetime(2026, 3, 14, 1))
    closed_saturday = OpeningHours(week=BAR.week, closed_on=frozenset({date(2026, 3, 14)}))
    assert closed_saturday.is_open_at(datetime(2026, 3, 14, 1))


def test_a_span_without_length_is_never_open() -> None:
    assert not any(Span(time(8), time(8)).holds(time(hour)) for hour in range(24))
    assert not Span(time(8), time(8)).runs_into(time(7))


def test_the_next_opening_day_skips_closed_ones() -> None:
    saturday = date(2026, 3, 14)
    assert SHOP.opening_day(saturday) == saturday
    assert SHOP.next_opening_day(saturday) == date(2026, 3, 17)
    closed = OpeningHours(closed_on=frozenset({date(2026, 3, 17)}))
    assert closed.next_opening_day(saturday) == date(2026, 3, 18)


def test_a_shop_that_never_opens_gives_the_day_itself() -> None:
    assert OpeningHours(week=((),) * 7).opening_day(TUESDAY) == TUESDAY


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 24, date(2028, 11, 30)),
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 1), 24, date(2024, 1, 1)),
    ],
)
def test_a_month_earlier_goes_back_over_the_year(day: date, months: int, expected: date) -> None:
    assert months_earlier(day, months) == expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_months_later_lands_in_the_month_meant(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_tomorrow_is_the_next_opening_day_in_the_middle_of_the_week() -> None:
    assert SHOP.next_opening_day(TUESDAY) == date(2026, 3, 11)


def test_days_close_and_open_again_and_the_week_stays() -> None:
    week_off = days_between(TUESDAY, TUESDAY + timedelta(days=6))
    closed = SHOP.closed(week_off)
    assert not any(closed.is_open_on(day) for day in week_off)
    assert closed.opened(week_off) == SHOP
    assert closed.opened([TUESDAY]).is_open_on(TUESDAY)


def test_between_a_day_and_one_before_it_there_are_none() -> None:
    assert days_between(TUESDAY, TUESDAY) == (TUESDAY,)
    assert days_between(TUESDAY, TUESDAY - timedelta(days=1)) == ()


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1))))
def test_stretches_hold_the_same_days_and_have_a_day_between_them(days: set[date]) -> None:
    found = stretches(days)
    assert {day for first, last in found for day in days_between(first, last)} == days
    assert all(later[0] - earlier[1] > timedelta(days=1) for earlier, later in pairwise(found))
