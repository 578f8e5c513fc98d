from collections.abc import Callable
from datetime import date, datetime

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Processed
from klachtenboek.domain.ledger import Evidence, LedgerEntry
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.missing import Missing
from klachtenboek.reports.rates import shipped_rates
from klachtenboek.reports.rows import Quarter
from klachtenboek.reports.year import YearReport

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


def test_a_row_holds_what_the_bookkeeper_asks(entry: Entry, year: Year) -> None:
    [row] = year(entry()).rows
    assert (row.number, row.reference, row.customer_code, row.name) == (1, "2026-0041", "K0012", "")
    assert (row.gross, row.vat, row.net, row.value, row.share) == (1200, 99, 1101, 2400, 1200)
    assert (row.agreed_on, row.given_on, row.sold_on) == (date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 9))
    assert (row.complaint_id, row.line_id) == (41, 1)


def test_rows_stand_in_the_order_of_day_number_and_line(entry: Entry, year: Year) -> None:
    report = year(
        entry(reference="2026-0002", agreed_on=date(2026, 5, 1), id=9),
        entry(reference="2026-10000", agreed_on=date(2026, 4, 1), id=4),
        entry(reference="2026-9999", agreed_on=date(2026, 4, 1), id=8),
        entry(reference="2026-9999", agreed_on=date(2026, 4, 1), id=3),
    )
    assert [(row.number, row.reference, row.line_id) for row in report.rows] == [
        (1, "2026-9999", 3),
        (2, "2026-9999", 8),
        (3, "2026-10000", 4),
        (4, "2026-0002", 9),
    ]


def test_the_order_of_asking_makes_no_difference(entry: Entry, year: Year) -> None:
    entries = [entry(id=number, agreed_on=date(2026, 1 + number % 12, 3)) for number in range(20)]
    assert year(*entries) == year(*reversed(entries))


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_the_day_it_was_agreed_decides_the_year(entry: Entry, year: Year, day: date, *, counted: bool) -> None:
    report = year(entry(agreed_on=day, given_on=date(2026, 6, 1), sold_on=date(2020, 1, 1)))
    assert bool(report.rows) is counted


def test_without_an_agreed_day_the_day_it_was_given_decides(entry: Entry, year: Year) -> None:
    given = entry(agreed_on=None, given_on=date(2026, 7, 2))
    written = entry(agreed_on=None, given_on=None, entered_at=datetime(2026, 10, 1, 23, 59))
    assert [str(row.quarter) for row in year(given, written).rows] == ["2026-Q3", "2026-Q4"]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), 1),
        (date(2026, 3, 31), 1),
        (date(2026, 4, 1), 2),
        (date(2026, 6, 30), 2),
        (date(2026, 7, 1), 3),
        (date(2026, 9, 30), 3),
        (date(2026, 10, 1), 4),
        (date(2026, 12, 31), 4),
    ],
)
def test_a_quarter_ends_with_its_last_day(entry: Entry, year: Year, day: date, quarter: int) -> None:
    assert Quarter.of(day) == Quarter(2026, quarter)
    report = year(entry(agreed_on=day))
    assert [own.total.count for own in report.quarters] == [int(number == quarter) for number in (1, 2, 3, 4)]


def test_a_refund_keeps_the_rate_of_the_night_that_was_sold(entry: Entry, year: Year) -> None:
    def night(day: date) -> LedgerEntry:
        rate = shipped_rates().on(VatCategory.LODGING, day)
        return entry(
            vat_category=VatCategory.LODGING,
            vat_rate=rate,
            sold_on=day,
            agreed_on=date(2026, 1, 5),
            paid_out=10900,
            id=day.year,
        )

    december, january = year(night(date(2025, 12, 31)), night(date(2026, 1, 1))).rows
    assert (december.vat_rate, december.vat, december.net) == (900, 900, 10000)
    assert (january.vat_rate, january.vat, january.net) == (2100, 1892, 9008)


def test_rounding_is_per_line_and_not_over_the_sum(entry: Entry, year: Year) -> None:
    report = year(*(entry(id=number, paid_out=100, vat_rate=2100) for number in range(3)))
    assert [row.vat for row in report.rows] == [17, 17, 17]
    assert report.total.vat == 51
    # 52 is what one sum over three euro would give.


def test_offers_that_were_not_accepted_are_no_rows(entry: Entry, year: Year) -> None:
    assert year(entry(answer=Answer.OFFERED), entry(answer=Answer.DECLINED)).rows == ()


def test_only_kinds_that_lower_vat_carry_vat(entry: Entry, year: Year) -> None:
    report = year(*(entry(kind=kind, id=number) for number, kind in enumerate(GoodwillKind)))
    lowering = {row.kind for row in report.rows if row.vat}
    assert lowering == {GoodwillKind.PRICE_CUT, GoodwillKind.FULL_REFUND}
    assert {row.kind for row in report.rows if row.vat_category or row.vat_rate is not None} == lowering


def test_zero_per_cent_is_a_rate_and_exempt_is_none(entry: Entry, year: Year) -> None:
    zero = entry(vat_category=VatCategory.ZERO, vat_rate=0)
    exempt = entry(vat_category=VatCategory.EXEMPT, vat_rate=None)
    assert [(row.vat_rate, row.vat) for row in year(zero, exempt).rows] == [(0, 0), (None, 0)]
    assert not year(zero, exempt).missing


def test_a_quarter_shows_each_rate_with_what_still_has_to_be_booked_first(entry: Entry, year: Year) -> None:
    report = year(
        entry(id=1, vat_category=VatCategory.LOW, vat_rate=900, processed=Processed.TILL),
        entry(id=2, vat_category=VatCategory.LOW, vat_rate=900, processed=Processed.NOT_YET),
        entry(id=3, vat_category=VatCategory.HIGH, vat_rate=2100, processed=Processed.INVOICE),
        entry(id=4, vat_category=None, vat_rate=None),
        entry(id=5, kind=GoodwillKind.COURTESY),
    )
    shown = [(group.lowers_vat, group.vat_rate, group.processed) for group in report.quarters[0].groups]
    assert shown == [
        (True, 2100, Processed.INVOICE),
        (True, 900, Processed.NOT_YET),
        (True, 900, Processed.TILL),
        (True, None, Processed.TILL),
        (False, None, Processed.TILL),
    ]
    assert (report.booked.count, report.to_book.count) == (4, 1)
    assert report.rates == report.quarters[0].groups


def test_all_eight_kinds_are_there_even_when_empty(entry: Entry, year: Year) -> None:
    report = year(entry(kind=GoodwillKind.VOUCHER))
    assert [own.kind for own in report.kinds] == list(GoodwillKind)
    assert [own.sums.count for own in report.kinds] == [0, 0, 0, 0, 0, 1, 0, 0]


def test_a_year_without_lines_has_its_quarters_and_months(year: Year) -> None:
    report = year()
    assert (report.rows, report.missing, report.evidence, report.rates) == ((), (), (), ())
    assert report.total.count == report.total.gross == report.total.given == 0
    assert [str(own.quarter) for own in report.quarters] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [own.first.month for own in report.months] == list(range(1, 13))


def test_a_broken_year_runs_over_new_year(entry: Entry, year: Year) -> None:
    shop = Shop(year_starts_in=2)
    days = (date(2026, 1, 31), date(2026, 2, 1), date(2027, 1, 31), date(2027, 2, 1))
    report = year(*(entry(agreed_on=day) for day in days), shop=shop)
    assert (report.first, report.last) == (date(2026, 2, 1), date(2027, 1, 31))
    assert [row.day for row in report.rows] == [date(2026, 2, 1), date(2027, 1, 31)]
    assert report.title == "2026-2027"
    assert [str(own.quarter) for own in report.quarters] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]
    assert (report.months[0].first, report.months[-1].first) == (date(2026, 2, 1), date(2027, 1, 1))
    assert sum(own.sums.count for own in report.months) == 2


def test_names_stay_at_home_unless_asked_for(entry: Entry, year: Year) -> None:
    told = entry(
        description="Bloemen voor Anna Jansen",
        remark="Jansen belde",
        customer=Customer(id=3, given="Anna", surname="Jansen", street="Dorpsstraat 1", note="moeilijk"),
    )
    assert "Jansen" not in repr(year(told).rows)
    assert "Dorpsstraat" not in repr(year(told, with_names=True).rows)
    [row] = year(told, with_names=True).rows
    assert (row.name, row.description, row.remark) == ("Anna Jansen", "Bloemen voor Anna Jansen", "Jansen belde")


def test_a_complaint_without_a_customer_has_no_code(entry: Entry, year: Year) -> None:
    [row] = year(entry(customer=None), with_names=True).rows
    assert (row.customer_code, row.name) == ("", "")


def test_a_missing_fact_says_where_to_mend_it(entry: Entry, year: Year) -> None:
    good = entry(agreed_on=date(2026, 1, 2))
    bare = entry(reference="2026-0050", vat_category=None, id=7)._replace(complaint_id=50)
    [fact] = year(good, bare).missing
    assert (fact.what, fact.number, fact.reference) == (Missing.VAT, 2, "2026-0050")
    assert (fact.complaint_id, fact.line_id) == (50, 7)


def test_each_letter_has_a_name_of_its_own(entry: Entry, year: Year) -> None:
    letters = [
        Evidence(1, "2026-0041", LetterKind.CLOSING, datetime(2026, 4, 2, 9)),
        Evidence(2, "2026-0041", LetterKind.CLOSING, datetime(2026, 3, 12, 9)),
        Evidence(3, "2026-0041", LetterKind.ACKNOWLEDGEMENT, datetime(2026, 3, 10, 9)),
        Evidence(4, "2026-0007", LetterKind.CLOSING, datetime(2026, 3, 10, 9)),
    ]
    report = year(entry(), evidence=letters)
    assert report.evidence == (
        "bewijsstukken/2026-0041-ontvangst.pdf",
        "bewijsstukken/2026-0041-afronding.pdf",
        "bewijsstukken/2026-0041-afronding-2.pdf",
    )
    assert report.rows[0].evidence == ", ".join(report.evidence)


def test_text_that_no_sheet_can_hold_is_cleaned(entry: Entry, year: Year) -> None:
    [row] = year(entry(description="\x00\ud800goed\r\nzo\uffff", receipt="\x1bB-1")).rows
    assert (row.description, row.receipt) == ("goed\nzo", "B-1")
