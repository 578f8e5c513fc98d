from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.errors import NotARate
from klachtenboek.domain.vat import RATED, Rate, Rates, VatCategory, parse_rate, read_rates, vat_in

LODGING = Rates(
    (
        Rate(
            country="NL",
            category=VatCategory.LODGING,
            rate=900,
            valid_from=date(2019, 1, 1),
            valid_to=date(2025, 12, 31),
        ),
        Rate(country="NL", category=VatCategory.LODGING, rate=2100, valid_from=date(2026, 1, 1)),
    )
)


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2018, 12, 31), None),
        (date(2019, 1, 1), 900),
        (date(2025, 12, 31), 900),
        (date(2026, 1, 1), 2100),
        (date(9999, 12, 31), 2100),
    ],
)
def test_a_rate_holds_on_its_first_and_its_last_day(day: date, rate: int | None) -> None:
    assert LODGING.on(VatCategory.LODGING, day) == rate


def test_a_rate_is_that_of_its_own_country_and_category() -> None:
    assert LODGING.on(VatCategory.LODGING, date(2026, 1, 1), country="BE") is None
    assert LODGING.on(VatCategory.HIGH, date(2026, 1, 1)) is None


def test_the_owners_own_rate_wins() -> None:
    own = Rate(
        country="NL", category=VatCategory.LODGING, rate=900, valid_from=date(2026, 1, 1), valid_to=date(2026, 3, 1)
    )
    rates = LODGING.with_own([own])
    assert rates.on(VatCategory.LODGING, date(2026, 2, 1)) == 900
    assert rates.on(VatCategory.LODGING, date(2026, 3, 2)) == 2100
    assert LODGING.on(VatCategory.LODGING, date(2026, 2, 1)) == 2100


def test_exempt_and_small_business_have_no_rate() -> None:
    assert {VatCategory.EXEMPT, VatCategory.SMALL_BUSINESS, VatCategory.OUTSIDE} == set(VatCategory) - RATED


def test_rates_are_read_from_text() -> None:
    text = """[{"country": "BE", "category": "low", "rate": 600, "from": "2012-01-01", "to": null, "source": "wet"},
               {"country": "NL", "category": "high", "rate": 1900, "from": "2012-01-01", "to": "2012-09-30",
                "source": "wet"}]"""
    assert read_rates(text).rows == (
        Rate(country="BE", category=VatCategory.LOW, rate=600, valid_from=date(2012, 1, 1), source="wet"),
        Rate(
            country="NL",
            category=VatCategory.HIGH,
            rate=1900,
            valid_from=date(2012, 1, 1),
            valid_to=date(2012, 9, 30),
            source="wet",
        ),
    )


@pytest.mark.parametrize(
    ("gross", "rate", "vat"),
    [
        (12100, 2100, 2100),
        (10900, 900, 900),
        (1200, 900, 99),
        (100, 2100, 17),
        (1, 2100, 0),
        (3, 2100, 1),
        (0, 2100, 0),
        (1000, 0, 0),
        (53, 600, 3),
        (1_000_000_000, 2100, 173_553_719),
    ],
)
def test_vat_is_taken_out_of_the_amount(gross: int, rate: int, vat: int) -> None:
    assert vat_in(gross, rate) == vat


def test_half_a_cent_goes_up() -> None:
    assert Fraction(50 * 100, 10_100) != Fraction(1, 2)
    assert vat_in(105, 10_000) == 53
    assert vat_in(101, 10_000) == 51


@given(st.integers(0, 10**9), st.sampled_from([0, 600, 900, 1200, 1900, 2100, 550]))
def test_vat_is_the_exact_share_rounded_half_up(gross: int, rate: int) -> None:
    exact = Fraction(gross * rate, 10_000 + rate)
    assert vat_in(gross, rate) == int(exact + Fraction(1, 2))
    assert 0 <= vat_in(gross, rate) <= gross


def test_the_history_of_a_rate_has_each_row_on_the_days_it_holds() -> None:
    own = Rate(
        country="NL", category=VatCategory.LODGING, rate=500, valid_from=date(2026, 2, 1), valid_to=date(2026, 2, 28)
    )
    found = LODGING.with_own([own]).history(VatCategory.LODGING)
    assert [(row.rate, row.valid_from, row.valid_to) for row in found] == [
        (2100, date(2026, 3, 1), None),
        (500, date(2026, 2, 1), date(2026, 2, 28)),
        (2100, date(2026, 1, 1), date(2026, 1, 31)),
        (900, date(2019, 1, 1), date(2025, 12, 31)),
    ]
    assert LODGING.history(VatCategory.HIGH) == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.dates(date(2020, 1, 1), date(2021, 12, 31)), st.none() | st.integers(0, 400)),
        max_size=5,
    ),
    st.dates(date(2019, 12, 1), date(2023, 12, 31)),
)
def test_the_history_says_of_every_day_what_holds(rows: list[tuple[int, date, int | None]], day: date) -> None:
    rates = Rates(
        tuple(
            Rate(
                country="NL",
                category=VatCategory.HIGH,
                rate=rate,
                valid_from=first,
                valid_to=None if days is None else first + timedelta(days=days),
            )
            for rate, first, days in rows
        )
    )
    history = rates.history(VatCategory.HIGH)
    assert next((row.rate for row in history if row.holds_on(day)), None) == rates.on(VatCategory.HIGH, day)
    assert sum(row.holds_on(day) for row in history) <= 1
    assert all(later.valid_from > earlier.valid_from for later, earlier in pairwise(history))


@pytest.mark.parametrize(
    ("text", "rate"), [("21", 2100), ("21%", 2100), ("5,5", 550), (" 5.25 % ", 525), ("0", 0), ("100", 10_000)]
)
def test_a_percentage_is_read_as_it_is_typed(text: str, rate: int) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["", "veel", "-1", "101", "100,01", "21,555", "1.000", "٢١", "21 %%", "=21"])
def test_nonsense_is_no_percentage(text: str) -> None:
    with pytest.raises(NotARate):
        parse_rate(text)
