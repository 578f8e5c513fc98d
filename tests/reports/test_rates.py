import json
from datetime import date, timedelta
from importlib import resources
from itertools import pairwise

import pytest

from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.rates import shipped_rates

HIGH, LOW, LODGING, ZERO = VatCategory.HIGH, VatCategory.LOW, VatCategory.LODGING, VatCategory.ZERO


@pytest.mark.parametrize(
    ("category", "day", "rate"),
    [
        (HIGH, date(2012, 1, 1), 1900),
        (HIGH, date(2012, 9, 30), 1900),
        (HIGH, date(2012, 10, 1), 2100),
        (HIGH, date(2026, 3, 10), 2100),
        (LOW, date(2018, 12, 31), 600),
        (LOW, date(2019, 1, 1), 900),
        (LOW, date(2026, 1, 1), 900),
        (LODGING, date(2018, 12, 31), 600),
        (LODGING, date(2019, 1, 1), 900),
        (LODGING, date(2025, 12, 31), 900),
        (LODGING, date(2026, 1, 1), 2100),
        (ZERO, date(2026, 1, 1), 0),
        (VatCategory.EXEMPT, date(2026, 1, 1), None),
        (VatCategory.SMALL_BUSINESS, date(2026, 1, 1), None),
        (VatCategory.OUTSIDE, date(2026, 1, 1), None),
        (VatCategory.MIDDLE, date(2026, 1, 1), None),
        (HIGH, date(2011, 12, 31), None),
    ],
)
def test_a_dutch_rate_goes_with_its_day(category: VatCategory, day: date, rate: int | None) -> None:
    assert shipped_rates().on(category, day) == rate


@pytest.mark.parametrize(
    ("category", "rate"), [(HIGH, 2100), (VatCategory.MIDDLE, 1200), (LOW, 600), (ZERO, 0), (LODGING, None)]
)
def test_belgium_has_four_rates(category: VatCategory, rate: int | None) -> None:
    assert shipped_rates().on(category, date(2026, 3, 10), country="BE") == rate


def test_rates_follow_each_other_without_a_gap_or_an_overlap() -> None:
    rows = shipped_rates().rows
    for country, category in {(row.country, row.category) for row in rows}:
        own = sorted(
            (row for row in rows if (row.country, row.category) == (country, category)), key=lambda row: row.valid_from
        )
        assert own[0].valid_from == date(2012, 1, 1)
        assert own[-1].valid_to is None
        for before, after in pairwise(own):
            assert before.valid_to is not None
            assert after.valid_from == before.valid_to + timedelta(days=1)


def test_every_rate_names_its_source_without_an_address() -> None:
    assert all(row.source and "//" not in row.source for row in shipped_rates().rows)


def test_the_file_holds_nothing_but_the_agreed_fields() -> None:
    file = resources.files("klachtenboek") / "resources" / "legal" / "vat.json"
    rows = json.loads(file.read_text(encoding="utf-8"))
    assert {tuple(row) for row in rows} == {("country", "category", "rate", "from", "to", "source")}
