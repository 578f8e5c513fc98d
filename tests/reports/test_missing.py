from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.missing import MISSING_WORDS, Missing, missing_in

Entry = Callable[..., LedgerEntry]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"vat_category": None}, (Missing.VAT,)),
        ({"vat_category": VatCategory.HIGH, "vat_rate": None}, (Missing.VAT,)),
        ({"vat_category": VatCategory.EXEMPT, "vat_rate": None}, ()),
        ({"vat_category": VatCategory.SMALL_BUSINESS, "vat_rate": None}, ()),
        ({"paid_out": 0, "method": None}, (Missing.PAID_OUT,)),
        ({"agreed_on": None}, (Missing.AGREED_ON,)),
        ({"sold_on": None}, (Missing.SOLD_ON,)),
        ({"receipt": ""}, (Missing.RECEIPT,)),
        ({"method": None}, (Missing.METHOD,)),
        ({"kind": GoodwillKind.COSTS, "paid_out": 0}, (Missing.PAID_OUT,)),
        ({"kind": GoodwillKind.COURTESY, "paid_out": 0}, (Missing.COST,)),
        ({"kind": GoodwillKind.REPLACEMENT, "paid_out": 0, "cost": 450}, ()),
        ({"kind": GoodwillKind.VOUCHER, "paid_out": 0, "vat_category": None, "receipt": "", "sold_on": None}, ()),
    ],
)
def test_a_line_lacks_what_its_kind_wants(entry: Entry, changed: dict[str, Any], expected: tuple[Missing, ...]) -> None:
    assert missing_in(entry(**changed).line) == expected


def test_the_costliest_gap_comes_first(entry: Entry) -> None:
    line = entry(vat_category=None, vat_rate=None, agreed_on=None, receipt="").line
    assert missing_in(line) == (Missing.VAT, Missing.AGREED_ON, Missing.RECEIPT)


def test_every_gap_has_words() -> None:
    assert set(MISSING_WORDS) == set(Missing)
    assert all(MISSING_WORDS.values())


def test_dates_do_not_make_a_gap_by_being_early(entry: Entry) -> None:
    assert missing_in(entry(sold_on=date(2019, 1, 1)).line) == ()
