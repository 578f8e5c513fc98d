from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.when import read_day, read_moment, read_time
from klachtenboek.domain.when_english import dutch_for
from klachtenboek.i18n import WORDS, day_word, full_date, long_day

NOW = datetime(2026, 3, 10, 10, 15)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 3, 10)),
        ("Tomorrow", date(2026, 3, 11)),
        ("yesterday", date(2026, 3, 9)),
        ("the day after tomorrow", date(2026, 3, 12)),
        ("Mon", date(2026, 3, 16)),
        ("monday", date(2026, 3, 16)),
        ("tues", date(2026, 3, 17)),
        ("Tuesday", date(2026, 3, 17)),
        ("Wed", date(2026, 3, 11)),
        ("thurs", date(2026, 3, 12)),
        ("Thursday", date(2026, 3, 12)),
        ("on Friday", date(2026, 3, 13)),
        ("next Saturday", date(2026, 3, 14)),
        ("Sun.", date(2026, 3, 15)),
        ("Sat 21 Mar", date(2026, 3, 21)),
        ("Saturday 21 November", date(2026, 11, 21)),
        ("21 Nov 2027", date(2027, 11, 21)),
        ("4 May", date(2026, 5, 4)),
        ("June 5th", date(2026, 6, 5)),
        ("5th of July", date(2026, 7, 5)),
        ("the 24th", date(2026, 3, 24)),
        ("1 October", date(2026, 10, 1)),
        ("Dec 31 2026", date(2026, 12, 31)),
        ("in 2 days", date(2026, 3, 12)),
        ("in two weeks", date(2026, 3, 24)),
        ("in a week", date(2026, 3, 17)),
        ("next week", date(2026, 3, 17)),
        ("24-11", date(2026, 11, 24)),
        ("the 3rd of april", date(2026, 4, 3)),
    ],
)
def test_a_day_is_read_in_english(typed: str, meant: date) -> None:
    assert read_day(typed, NOW.date()) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3pm", time(15)),
        ("3 pm", time(15)),
        ("3.30pm", time(15, 30)),
        ("11:15 a.m.", time(11, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("three o'clock", time(15)),
        ("3 o’clock", time(3)),
        ("half past 3", time(15, 30)),
        ("half past twelve", time(12, 30)),
        ("quarter past nine", time(9, 15)),
        ("a quarter to 4", time(15, 45)),
        ("ten past four", time(16, 10)),
        ("twenty to five", time(16, 40)),
        ("at 15:30", time(15, 30)),
        ("around 2pm", time(14)),
        ("after lunch", time(13, 30)),
        ("half 4", time(15, 30)),
    ],
)
def test_a_time_is_read_in_english(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 15:00", datetime(2026, 3, 11, 15)),
        ("tomorrow at 3pm", datetime(2026, 3, 11, 15)),
        ("Mon at half past three", datetime(2026, 3, 16, 15, 30)),
        ("tomorrow afternoon", datetime(2026, 3, 11, 14, 30)),
        ("Friday morning", datetime(2026, 3, 13, 10)),
        ("this afternoon", datetime(2026, 3, 10, 14, 30)),
        ("tonight", datetime(2026, 3, 10, 19)),
        ("in an hour", datetime(2026, 3, 10, 11, 15)),
        ("in half an hour", datetime(2026, 3, 10, 10, 45)),
        ("in 20 minutes", datetime(2026, 3, 10, 10, 35)),
        ("in 3 hours", datetime(2026, 3, 10, 13, 15)),
        ("2pm", datetime(2026, 3, 10, 14)),
    ],
)
def test_a_moment_is_read_in_english(typed: str, meant: datetime) -> None:
    assert read_moment(typed, NOW) == meant


@pytest.mark.parametrize("typed", ["monkey", "sunny", "maybe", "13pm", "half past", "quarter", "in the shop", "may"])
def test_what_is_no_day_and_no_time_stays_unread(typed: str) -> None:
    assert (read_day(typed, NOW.date()), read_time(typed)) == (None, None)


@given(st.integers(0, 360))
def test_what_an_english_window_shows_is_read_back(ahead: int) -> None:
    day = NOW.date() + timedelta(days=ahead)
    WORDS.use("en")
    try:
        shown = (long_day(day), day_word(day, NOW.date()), full_date(day))
    finally:
        WORDS.use("nl")
    assert [read_day(text, NOW.date()) for text in shown] == [day, day, day]


@pytest.mark.parametrize(
    "typed", ["over een half uur", "in de loop van de ochtend", "ma om half 4", "24 november", "24e"]
)
def test_dutch_comes_back_as_it_is(typed: str) -> None:
    assert dutch_for(typed) == typed
