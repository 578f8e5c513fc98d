from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.i18n import (
    MONTHS,
    WORDS,
    _,
    capital,
    clock,
    day_word,
    euro,
    full_date,
    long_day,
    moment_words,
    ngettext,
    number_word,
    short_month,
    whole_euro,
)

TODAY = date(2026, 3, 10)


@pytest.fixture
def words() -> Iterator[None]:
    """Speak Dutch again afterwards."""
    yield
    WORDS.use("nl")


@pytest.mark.usefixtures("words")
def test_dutch_is_in_the_source() -> None:
    assert _("klacht") == "klacht"
    assert [ngettext("één klacht", "klachten", count) for count in (0, 1, 2)] == ["klachten", "één klacht", "klachten"]
    WORDS.use("zz")
    assert _("klacht") == "klacht"
    assert _("") == ""


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (0, "€ 0,00"),
        (5, "€ 0,05"),
        (3400, "€ 34,00"),
        (123_450, "€ 1.234,50"),
        (100_000_000, "€ 1.000.000,00"),
        (-1500, "− € 15,00"),
        (-1, "− € 0,01"),
    ],
)
def test_an_amount_is_written_the_dutch_way(cents: int, shown: str) -> None:
    assert euro(cents) == shown.replace(" ", "\u00a0")


@given(st.integers(-(10**12), 10**12))
def test_an_amount_on_screen_is_the_amount(cents: int) -> None:
    shown = euro(cents)
    digits = int("".join(char for char in shown if char.isdigit()))
    assert (-digits if shown.startswith("−") else digits) == cents


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(8400, "€ 84"), (8449, "€ 84"), (8450, "€ 85"), (8550, "€ 86"), (50, "€ 1"), (49, "€ 0"), (-1550, "− € 16")],
)
def test_a_figure_at_a_glance_is_rounded_half_up(cents: int, shown: str) -> None:
    assert whole_euro(cents) == shown.replace(" ", "\u00a0")


def test_one_to_twelve_are_words() -> None:
    words = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf 13"
    assert " ".join(number_word(count) for count in range(14)) == words
    assert number_word(-1) == "-1"


def test_days_in_words() -> None:
    assert long_day(date(2026, 11, 21)) == "zaterdag 21 november"
    assert full_date(date(2026, 3, 1)) == "1 maart 2026"
    names = [long_day(date(2026, 3, day)).split()[0] for day in range(9, 16)]
    assert names == ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def test_a_month_in_short_is_as_the_dutch_write_it() -> None:
    short = [short_month(number) for number in range(1, 13)]
    assert short == ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 3, 10), "vandaag"),
        (date(2026, 3, 9), "gisteren"),
        (date(2026, 3, 11), "morgen"),
        (date(2026, 3, 12), "do 12 mrt"),
        (date(2026, 3, 8), "zo 8 mrt"),
        (date(2026, 12, 31), "do 31 dec"),
        (date(2025, 11, 19), "19 nov 2025"),
        (date(2027, 1, 1), "1 jan 2027"),
    ],
)
def test_a_day_near_by_has_a_name(day: date, shown: str) -> None:
    assert day_word(day, TODAY) == shown


def test_tomorrow_is_tomorrow_over_the_turn_of_the_year() -> None:
    assert day_word(date(2027, 1, 1), date(2026, 12, 31)) == "morgen"
    assert day_word(date(2028, 2, 29), date(2028, 3, 1)) == "gisteren"


def test_a_time_on_screen_has_four_digits() -> None:
    assert clock(time(9, 5)) == "09:05"
    assert moment_words(datetime(2026, 3, 10, 10, 12), datetime(2026, 3, 10, 18)) == "vandaag 10:12"
    assert moment_words(datetime(2025, 11, 19, 0, 0), datetime(2026, 3, 10)) == "19 nov 2025 00:00"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("de heer", "De heer"),
        ("ijsje", "IJsje"),
        ("één", "Één"),
        ("'t Hart", "'t Hart"),
        ("McDonald", "McDonald"),
    ],
)
def test_a_capital_changes_only_the_first_letter(text: str, shown: str) -> None:
    assert capital(text) == shown
