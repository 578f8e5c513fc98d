from dataclasses import replace
from datetime import date

import pytest

from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import give, tell


def test_what_is_given_is_accepted_on_the_spot_unless_told_otherwise(logbook: Logbook, clock: FakeClock) -> None:
    key = tell(logbook).id
    given = give(logbook, key).goodwill[0]
    assert (given.given, given.answer, given.agreed_on) == (1000, Answer.ACCEPTED, clock.now.date())
    offered = logbook.goodwill.give(key, GoodwillKind.VOUCHER, "Bon", 1000, answer=Answer.OFFERED).goodwill[1]
    assert (offered.answer, offered.agreed_on) == (Answer.OFFERED, None)
    assert logbook.complaints.get(key).given.given == 1000


def test_a_declined_offer_stays_in_the_book_and_counts_in_no_money(logbook: Logbook) -> None:
    key = give(logbook, tell(logbook).id).id
    line = logbook.complaints.get(key).goodwill[0].id
    declined = logbook.goodwill.answer(key, line, Answer.DECLINED)
    assert [entry.answer for entry in declined.goodwill] == [Answer.DECLINED]
    assert declined.given.given == 0
    row = logbook.complaints.row(key)
    assert row is not None
    assert row.given == 0
    assert logbook.year.report(2026).rows == ()


RATES = [
    (VatCategory.HIGH, date(2026, 3, 9), 2100),
    (VatCategory.LOW, date(2026, 3, 9), 900),
    (VatCategory.LOW, date(2018, 12, 31), 600),
    (VatCategory.LOW, date(2019, 1, 1), 900),
    (VatCategory.ZERO, date(2026, 3, 9), 0),
    (VatCategory.EXEMPT, date(2026, 3, 9), None),
    (VatCategory.SMALL_BUSINESS, date(2026, 3, 9), None),
]


@pytest.mark.parametrize(("category", "sold_on", "rate"), RATES)
def test_the_vat_rate_is_that_of_the_day_of_the_sale(
    logbook: Logbook, category: VatCategory, sold_on: date, rate: int | None
) -> None:
    line = logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Korting", 1000, vat_category=category, sold_on=sold_on)
    assert line.vat_rate == rate


def test_without_a_day_of_sale_the_rate_is_that_of_the_day_of_writing(logbook: Logbook, clock: FakeClock) -> None:
    from datetime import datetime

    clock.now = datetime(2018, 12, 31, 12)
    line = logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Korting", 1000, vat_category=VatCategory.LOW)
    assert line.vat_rate == 600
    assert logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Korting", 1000).vat_rate is None


def test_a_changed_line_gets_the_rate_of_its_new_day(logbook: Logbook) -> None:
    key = tell(logbook).id
    made = logbook.goodwill.give(key, GoodwillKind.PRICE_CUT, "Korting", 1000, vat_category=VatCategory.LOW)
    line = made.goodwill[0]
    assert line.vat_rate == 900
    moved = logbook.goodwill.change(key, replace(line, sold_on=date(2018, 5, 1)))
    assert moved.goodwill[0].vat_rate == 600
    without = logbook.goodwill.change(key, replace(line, vat_category=None))
    assert without.goodwill[0].vat_rate is None


def test_the_owners_own_rate_wins_from_its_day_on(logbook: Logbook) -> None:
    own = logbook.rates.add(VatCategory.LOW, 1200, date(2026, 7, 1), source="eigen")
    assert (own.country, own.rate) == ("NL", 1200)
    assert logbook.goodwill.rate(VatCategory.LOW, date(2026, 6, 30)) == 900
    assert logbook.goodwill.rate(VatCategory.LOW, date(2026, 7, 1)) == 1200
    logbook.rates.add(VatCategory.LOW, 1300, date(2026, 7, 1))
    assert logbook.goodwill.rate(VatCategory.LOW, date(2026, 7, 1)) == 1300
    assert logbook.goodwill.rate(VatCategory.HIGH, date(2026, 7, 1)) == 2100


def test_rates_are_those_of_the_shops_own_country(logbook: Logbook) -> None:
    logbook.rates.add(VatCategory.LOW, 1200, date(2026, 1, 1))
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(country="BE"))
    assert logbook.goodwill.rate(VatCategory.LOW, date(2026, 3, 1)) == 600
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(country="XX"))
    assert logbook.goodwill.rate(VatCategory.LOW, date(2026, 3, 1)) is None


def test_a_line_that_is_taken_back_is_in_the_history_and_nowhere_else(logbook: Logbook) -> None:
    made = give(logbook, tell(logbook).id)
    bare = logbook.goodwill.take_back(made.id, made.goodwill[0].id)
    assert bare.goodwill == ()
    last = logbook.complaints.history(made.id)[-1]
    assert (last.field, last.new) == ("removed", "")
    assert "Nieuwe taart" in last.old
    assert "1200" in last.old
