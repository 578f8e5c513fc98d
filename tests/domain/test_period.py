from datetime import date

import pytest

from klachtenboek.domain.period import Period, book_year


@pytest.mark.parametrize(
    ("period", "first", "last", "title"),
    [
        (Period.of_year(2026), date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (Period.of_year(2026, 7), date(2026, 7, 1), date(2027, 6, 30), "2026-2027"),
        (Period.of_quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "2026-Q1"),
        (Period.of_quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        (Period.of_year(9999), date(9999, 1, 1), date(9999, 12, 31), "9999"),
        (Period.of_year(9998, 7), date(9998, 7, 1), date(9999, 6, 30), "9998-9999"),
        (Period.of_quarter(9999, 3), date(9999, 7, 1), date(9999, 9, 30), "9999-Q3"),
        (Period.of_month(9999, 12), date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
        (Period.of_month(2028, 2), date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
    ],
)
def test_a_period_has_its_days_and_its_name(period: Period, first: date, last: date, title: str) -> None:
    assert (period.first, period.last, period.title) == (first, last, title)


@pytest.mark.parametrize(
    ("day", "starts_in", "year"),
    [(date(2026, 1, 1), 1, 2026), (date(2026, 6, 30), 7, 2025), (date(2026, 7, 1), 7, 2026)],
)
def test_a_day_falls_in_the_financial_year_that_started_last(day: date, starts_in: int, year: int) -> None:
    assert book_year(day, starts_in) == year


def test_only_a_whole_year_is_a_year() -> None:
    assert Period.of_year(2026, 4).is_year
    assert not Period.of_quarter(2026, 1).is_year
