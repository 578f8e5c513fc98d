from datetime import date

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NotARate, TextTooLong
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook


def test_what_was_sold_before_a_change_keeps_its_rate(logbook: Logbook) -> None:
    found = logbook.complaints.log("De taart was gezakt.")

    def refund(day: date) -> Complaint:
        return logbook.goodwill.give(
            found.id,
            GoodwillKind.PRICE_CUT,
            "Korting",
            1000,
            paid_out=1000,
            vat_category=VatCategory.HIGH,
            sold_on=day,
        )

    old = refund(date(2026, 2, 1))
    own = logbook.rates.add(VatCategory.HIGH, 2250, date(2026, 3, 1), source="Belastingplan")
    new = refund(date(2026, 3, 1))
    assert (old.goodwill[0].vat_rate, new.goodwill[0].vat_rate, new.goodwill[1].vat_rate) == (2100, 2100, 2250)
    assert [row.rate for row in logbook.rates.history(VatCategory.HIGH)] == [2250, 2100, 1900]
    logbook.rates.drop(own)
    logbook.rates.drop(own)
    assert [row.rate for row in logbook.rates.history(VatCategory.HIGH)] == [2100, 1900]
    assert logbook.complaints.get(found.id).goodwill[1].vat_rate == 2250


def test_one_of_two_own_rates_goes(logbook: Logbook) -> None:
    first = logbook.rates.add(VatCategory.LOW, 500, date(2026, 1, 1))
    second = logbook.rates.add(VatCategory.LOW, 500, date(2026, 1, 1), valid_to=date(2026, 6, 30))
    logbook.rates.drop(second)
    assert logbook.rates.own() == (first,)


def test_belgium_has_its_own(logbook: Logbook) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(country="BE"))
    assert [row.rate for row in logbook.rates.history(VatCategory.MIDDLE)] == [1200]
    assert logbook.rates.history(VatCategory.LODGING) == ()


@pytest.mark.parametrize(
    ("category", "rate", "first", "last"),
    [
        (VatCategory.EXEMPT, 2100, date(2026, 1, 1), None),
        (VatCategory.SMALL_BUSINESS, 0, date(2026, 1, 1), None),
        (VatCategory.HIGH, -1, date(2026, 1, 1), None),
        (VatCategory.HIGH, 10_001, date(2026, 1, 1), None),
        (VatCategory.HIGH, 2100, date(2026, 2, 1), date(2026, 1, 31)),
    ],
)
def test_what_can_be_no_rate_is_refused(
    logbook: Logbook, category: VatCategory, rate: int, first: date, last: date | None
) -> None:
    with pytest.raises(NotARate):
        logbook.rates.add(category, rate, first, valid_to=last)
    with pytest.raises(TextTooLong):
        logbook.rates.add(VatCategory.HIGH, 2100, date(2026, 1, 1), source="x" * 301)
    assert logbook.rates.own() == ()
