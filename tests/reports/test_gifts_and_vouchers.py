from collections.abc import Callable
from datetime import date

import pytest

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.period import Period
from klachtenboek.domain.summary import LedgerEntry
from klachtenboek.domain.voucher import Redemption, Voucher
from klachtenboek.reports.explanation import explanation
from klachtenboek.reports.year import YearReport

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]

GIFT = GoodwillKind.COURTESY
JANSEN = Customer(id=12, given="Anna", surname="Jansen")


def voucher(*uses: Redemption, **changed: object) -> Voucher:
    facts: dict[str, object] = {
        "line_id": 3,
        "complaint_id": 41,
        "reference": "2026-0041",
        "customer_id": 12,
        "customer": JANSEN,
        "number": "TB-0007",
        "description": "Tegoedbon voor Jansen",
        "value": 1500,
        "issued_on": date(2026, 3, 10),
        "redemptions": uses,
    }
    return Voucher(**(facts | changed))  # type: ignore[arg-type]  # a table of answers


@pytest.mark.parametrize(("costs", "is_over"), [((22_700,), False), ((22_701,), True), ((12_000, 10_701), True)])
def test_more_than_227_euro_of_gifts_is_flagged(
    entry: Entry,
    year: Year,
    costs: tuple[int, ...],
    is_over: bool,  # noqa: FBT001  a table of answers
) -> None:
    report = year(*(entry(id=number, kind=GIFT, cost=cost) for number, cost in enumerate(costs)))
    [one] = report.recipients
    assert (one.customer_code, one.count, one.cost, one.is_over) == ("K0012", len(costs), sum(costs), is_over)
    assert any("meer dan € 227" in line.text for line in explanation(report) if line.left == "K0012") is is_over


def test_gifts_count_per_customer_and_from_the_start_of_the_year(entry: Entry, year: Year) -> None:
    other = Customer(id=13, surname="Bos")
    gifts = (
        entry(id=1, kind=GIFT, cost=1000, agreed_on=date(2026, 1, 5), sold_on=None),
        entry(id=2, kind=GIFT, cost=500, agreed_on=date(2026, 5, 5)),
        entry(id=3, kind=GIFT, cost=9000, agreed_on=date(2025, 12, 31), sold_on=None),
        entry(id=4, kind=GIFT, cost=9000, agreed_on=date(2026, 8, 1)),
        entry(id=5, kind=GIFT, cost=700, customer=other),
        entry(id=6, kind=GIFT, cost=300, customer=None),
        entry(id=7, cost=300),
    )
    report = year(*gifts, period=Period.of_quarter(2026, 2))
    assert [(one.customer_code, one.cost) for one in report.recipients] == [("K0012", 1500), ("K0013", 700), ("", 300)]


def test_nobody_can_be_over_the_limit_when_nobody_is_known(entry: Entry, year: Year) -> None:
    [one] = year(entry(kind=GIFT, cost=90_000, customer=None)).recipients
    assert not one.is_over


def test_a_voucher_is_open_until_the_last_cent_is_off(year: Year) -> None:
    half = Redemption(line_id=3, on=date(2026, 5, 1), amount=1000)
    rest = Redemption(line_id=3, on=date(2027, 1, 2), amount=500)
    [shown] = year(vouchers=(voucher(half, rest),)).vouchers
    assert (shown.value, shown.used, shown.rest, shown.last_used_on) == (1500, 1000, 500, date(2026, 5, 1))
    assert year(vouchers=(voucher(half, rest),), year=2027).vouchers == ()
    assert year(vouchers=(voucher(),), year=2025).vouchers == ()


def test_a_voucher_past_its_day_is_listed_as_such(year: Year) -> None:
    [shown] = year(vouchers=(voucher(expires=date(2026, 12, 30)),)).vouchers
    assert shown.has_expired
    [still] = year(vouchers=(voucher(expires=date(2026, 12, 31)),)).vouchers
    assert not still.has_expired


def test_the_list_of_vouchers_names_nobody_unless_asked(year: Year) -> None:
    [shown] = year(vouchers=(voucher(),)).vouchers
    assert (shown.name, shown.customer_code, shown.description) == ("", "K0012", "Tegoedbon voor K0012")
    [named] = year(vouchers=(voucher(),), with_names=True).vouchers
    assert (named.name, named.description) == ("Anna Jansen", "Tegoedbon voor Jansen")
