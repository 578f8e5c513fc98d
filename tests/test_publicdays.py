from datetime import date

import pytest

from klachtenboek.publicdays import COUNTRIES, public_days


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("NL", date(2027, 4, 27), "Koningsdag"),
        ("NL", date(2027, 5, 5), "Bevrijdingsdag"),
        ("NL", date(2027, 3, 29), "Tweede paasdag"),
        ("NL", date(2026, 12, 26), "Tweede kerstdag"),
        ("BE", date(2027, 7, 21), "Nationale feestdag"),
        ("BE", date(2026, 11, 11), "Wapenstilstand"),
    ],
)
def test_holidays_have_the_day_and_name_of_their_country(country: str, day: date, name: str) -> None:
    assert name in {one.name for one in public_days(day.year, country) if one.day == day}


def test_kings_day_moves_to_saturday_when_it_falls_on_a_sunday() -> None:
    assert date(2025, 4, 26) in {one.day for one in public_days(2025, "NL")}


@pytest.mark.parametrize("country", COUNTRIES)
def test_holidays_come_in_the_order_of_the_calendar(country: str) -> None:
    days = [one.day for one in public_days(2028, country)]
    assert days == sorted(days)
    assert len(days) >= 10


def test_an_unknown_country_gets_those_of_the_netherlands() -> None:
    assert public_days(2027, "XX") == public_days(2027, "NL")


def test_holidays_have_their_english_names_in_an_english_window() -> None:
    names = {one.name for one in public_days(2027, "NL", "en")}
    assert {"King's Day", "Liberation Day", "Boxing Day", "Whit Monday"} <= names
    assert len(names) == len(public_days(2027, "NL"))
