import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.reference import Reference


@pytest.mark.parametrize(
    ("reference", "shown"),
    [(Reference(2026, 1), "2026-0001"), (Reference(2026, 47), "2026-0047"), (Reference(2026, 12345), "2026-12345")],
)
def test_a_number_has_at_least_four_digits(reference: Reference, shown: str) -> None:
    assert str(reference) == shown


@given(st.integers(1000, 9999), st.integers(1, 999_999))
def test_what_is_shown_can_be_read(year: int, number: int) -> None:
    assert Reference.read(str(Reference(year, number))) == Reference(year, number)


@pytest.mark.parametrize("typed", ["2026-47", " 2026 - 0047 ", "2026-000047"])
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert Reference.read(typed) == Reference(2026, 47)


@pytest.mark.parametrize("typed", ["", "47", "26-47", "2026-", "2026-1234567", "2026-47a", "٢٠٢٦-٤٧", "2026–47"])
def test_something_else_is_no_number(typed: str) -> None:
    assert Reference.read(typed) is None


def test_numbers_sort_by_year_and_number() -> None:
    ordered = [Reference(2025, 999), Reference(2026, 2), Reference(2026, 10), Reference(2026, 10_000)]
    assert sorted(set(ordered)) == ordered
