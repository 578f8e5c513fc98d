from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.money import LARGEST_CENTS, parse_cents
from klachtenboek.i18n import (
    MONTHS,
    N_,
    NN_,
    WORDS,
    _,
    capital,
    clock,
    day_word,
    duration_words,
    euro,
    first_language,
    full_date,
    in_dutch,
    long_day,
    moment_words,
    ngettext,
    number_word,
    short_month,
    whole_euro,
    with_comma,
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
        ("één klacht", "Eén klacht"),
        ("'t Hart", "'t Hart"),
        ("McDonald", "McDonald"),
    ],
)
def test_a_capital_changes_only_the_first_letter(text: str, shown: str) -> None:
    assert capital(text) == shown


@pytest.mark.usefixtures("words")
def test_a_marked_text_is_said_in_the_language_of_the_moment() -> None:
    late = N_("te laat")
    forms = NN_("{n} klacht", "{n} klachten")
    assert (_(late), ngettext(*forms, 1), ngettext(*forms, 2)) == ("te laat", "{n} klacht", "{n} klachten")
    WORDS.use("en")
    assert (_(late), ngettext(*forms, 1), ngettext(*forms, 2)) == ("late", "{n} complaint", "{n} complaints")
    assert WORDS.language == "en"


@pytest.mark.usefixtures("words")
def test_a_text_that_no_catalogue_knows_stays_dutch() -> None:
    WORDS.use("en")
    assert _("Krentenmik van gisteren") == "Krentenmik van gisteren"


@pytest.mark.usefixtures("words")
def test_to_a_customer_it_stays_dutch_whatever_the_window_speaks() -> None:
    WORDS.use("en")
    with in_dutch():
        assert (WORDS.language, _("te laat"), euro(123_450)) == ("nl", "te laat", "€\u00a01.234,50")
        with in_dutch():
            assert long_day(date(2026, 11, 21)) == "zaterdag 21 november"
        assert ngettext("{n} klacht", "{n} klachten", 2) == "{n} klachten"
    assert (WORDS.language, _("te laat")) == ("en", "late")


@pytest.mark.usefixtures("words")
def test_what_is_said_in_dutch_ends_when_it_fails() -> None:
    WORDS.use("en")
    with pytest.raises(ZeroDivisionError), in_dutch():
        divmod(1, 0)
    assert WORDS.language == "en"


@pytest.mark.usefixtures("words")
def test_another_thread_speaks_the_language_of_the_window() -> None:
    WORDS.use("en")
    with in_dutch(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(_, "te laat").result() == "late"


@pytest.mark.usefixtures("words")
def test_days_times_and_amounts_in_english() -> None:
    WORDS.use("en")
    assert long_day(date(2026, 11, 21)) == "Saturday 21 November"
    assert full_date(date(2026, 3, 1)) == "1 March 2026"
    assert [day_word(date(2026, 3, day), TODAY) for day in (9, 10, 11, 12)] == [
        *("yesterday", "today", "tomorrow", "Thu 12 Mar"),
    ]
    assert [euro(cents) for cents in (3400, 123_450, -1500)] == ["€34.00", "€1,234.50", "−€15.00"]
    assert [whole_euro(cents) for cents in (8449, -1550)] == ["€84", "−€16"]
    assert [with_comma("5.5%"), number_word(12), number_word(13)] == ["5.5%", "twelve", "13"]
    spans = [timedelta(minutes=minutes) for minutes in (1, 20, 60, 180, 2880)]
    assert [duration_words(span) for span in spans] == ["1 minute", "20 minutes", "1 hour", "3 hours", "2 days"]


@pytest.mark.usefixtures("words")
@given(st.integers(0, LARGEST_CENTS))
def test_an_amount_in_english_reads_back_as_the_same_amount(cents: int) -> None:
    WORDS.use("en")
    assert parse_cents(euro(cents)) == cents
    WORDS.use("nl")
    assert parse_cents(euro(cents)) == cents


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["nl-NL", "en-GB"], "nl"),
        (["en-US", "nl-NL"], "en"),
        (["de-DE", "en-GB", "nl"], "en"),
        (["fr-BE", "de_DE"], "nl"),
        (["EN_gb"], "en"),
        (["C"], "nl"),
        ([], "nl"),
    ],
)
def test_the_first_start_speaks_the_language_of_the_computer(wanted: list[str], spoken: str) -> None:
    assert first_language(wanted) == spoken
