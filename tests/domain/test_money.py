from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.errors import NotAnAmount
from klachtenboek.domain.money import LARGEST_CENTS, half_up, parse_cents, share_out


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        ("12.5", 1250),
        ("12", 1200),
        ("0", 0),
        ("0,05", 5),
        ("007", 700),
        ("1.250", 125000),
        ("1.250,75", 125075),
        ("1,250.75", 125075),
        ("1.250.000", 125000000),
        ("1250,75", 125075),
        ("€ 12,-", 1200),
        ("€12,--", 1200),
        ("12,- euro", 1200),
        ("EUR 12,50", 1250),
        ("12,50 €", 1250),
        (" 1 250,75 ", 125075),
        ("€\u00a034,00", 3400),
        ("34\u202f000", 3400000),
        ("10.000.000", LARGEST_CENTS),
    ],
)
def test_an_amount_is_understood_as_the_owner_typed_it(typed: str, cents: int) -> None:
    assert parse_cents(typed) == cents


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "€",
        "nonsense",
        "taart",
        "12,5055",
        "1.25.000",
        "1.2500",
        "12..5",
        "12,",
        ",50",
        "-12",
        "-12,50",
        "−12",
        "+12",
        "12-",
        "1e3",
        "12,50,00",
        "12 stuks",
        "½",
        "١٢",
        "１２",
        "0x10",
        "10.000.000,01",
        "9" * 5_000,
        "12\x00",
    ],
)
def test_what_is_no_amount_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_cents(typed)
    assert refused.value.text == typed


@given(st.integers(0, LARGEST_CENTS))
def test_every_dutch_way_of_writing_an_amount_reads_the_same(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    dots = f"{euros:,}".replace(",", ".")
    for written in (f"{euros},{rest:02d}", f"{euros}.{rest:02d}", f"{dots},{rest:02d}", f"€ {dots},{rest:02d}"):
        assert parse_cents(written) == cents


@given(st.text(max_size=30))
def test_any_text_is_an_amount_in_range_or_refused(typed: str) -> None:
    try:
        cents = parse_cents(typed)
    except NotAnAmount:
        return
    assert 0 <= cents <= LARGEST_CENTS


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (5, 10, 1),
        (4, 10, 0),
        (15, 10, 2),
        (25, 10, 3),
        (-5, 10, -1),
        (5, -10, -1),
        (-5, -10, 1),
        (0, 7, 0),
        (99, 100, 1),
    ],
)
def test_a_half_goes_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    assert half_up(numerator, denominator) == expected


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_rounding_is_never_more_than_a_half_away(numerator: int, denominator: int) -> None:
    rounded = half_up(numerator, denominator)
    assert abs(2 * (rounded * denominator - numerator)) <= denominator
    assert half_up(-numerator, denominator) == -rounded


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (1000, (2100, 900), (700, 300)),
        (1, (1, 1), (1, 0)),
        (5, (0, 0), (5, 0)),
        (5, (), ()),
        (0, (3, 4), (0, 0)),
        (10, (1, 2, 4), (1, 3, 6)),
    ],
)
def test_an_amount_is_shared_by_largest_remainder(total: int, weights: tuple[int, ...], parts: tuple[int, ...]) -> None:
    assert share_out(total, weights) == parts


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_shares_sum_to_the_cent_and_each_is_within_a_cent_of_fair(total: int, weights: list[int]) -> None:
    parts = share_out(total, weights)
    assert len(parts) == len(weights)
    assert sum(parts) == total
    assert min(parts) >= 0
    whole = sum(weights)
    if whole:
        assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True))


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=2, max_size=12))
def test_who_weighs_more_never_gets_less(total: int, weights: list[int]) -> None:
    parts = share_out(total, weights)
    if sum(weights):
        ranked = sorted(zip(weights, parts, strict=True))
        assert all(light <= heavy for (less, light), (more, heavy) in pairwise(ranked) if less < more)
