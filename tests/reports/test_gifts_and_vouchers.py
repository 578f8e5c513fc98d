import csv
import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pypdfium2
import pytest

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.period import Period
from klachtenboek.domain.voucher import Redemption, Voucher
from klachtenboek.reports.columns import USED_COLUMNS, VOUCHER_COLUMNS
from klachtenboek.reports.explanation import explanation
from klachtenboek.reports.overview import overview
from klachtenboek.reports.table import vouchers_csv
from klachtenboek.reports.year import YearReport
from tests.reports.made import made, sheets, year_files

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


SPRING = Redemption(id=1, line_id=3, on=date(2026, 5, 1), amount=1000, receipt="B-2001")
SUMMER = Redemption(id=2, line_id=3, on=date(2026, 5, 1), amount=200, receipt="=1+1")
AFTER = Redemption(id=3, line_id=3, on=date(2027, 1, 2), amount=300)


def test_every_redemption_of_the_period_is_told_with_what_was_left_then(year: Year) -> None:
    vouchers = (voucher(AFTER, SUMMER, SPRING), voucher(line_id=4, number="TB-0008"))
    told = [(one.number, one.used_on, one.amount, one.receipt, one.rest) for one in year(vouchers=vouchers).redeemed]
    assert told == [
        ("TB-0007", date(2026, 5, 1), 1000, "B-2001", 500),
        ("TB-0007", date(2026, 5, 1), 200, "=1+1", 300),
    ]
    [later] = year(vouchers=vouchers, year=2027).redeemed
    assert (later.used_on, later.amount, later.rest) == (date(2027, 1, 2), 300, 0)
    assert year(vouchers=vouchers, period=Period.of_quarter(2026, 1)).redeemed == ()


def test_a_redemption_names_nobody_unless_asked(year: Year) -> None:
    [shown] = year(vouchers=(voucher(SPRING),)).redeemed
    assert (shown.name, shown.customer_code, shown.description) == ("", "K0012", "Tegoedbon voor K0012")
    [named] = year(vouchers=(voucher(SPRING),), with_names=True).redeemed
    assert (named.name, named.description) == ("Anna Jansen", "Tegoedbon voor Jansen")


@pytest.mark.parametrize("with_names", [False, True])
def test_what_was_redeemed_stands_under_the_open_vouchers_of_the_sheet(
    year: Year,
    with_names: bool,  # noqa: FBT001  a table of answers
) -> None:
    report = year(vouchers=(voucher(SPRING, SUMMER),), with_names=with_names)
    sheet = openpyxl.load_workbook(io.BytesIO(sheets(report)))["Tegoedbonnen open"]
    assert sheet.auto_filter.ref.endswith("2")
    lines = list(sheet.iter_rows())
    assert lines[3][0].value == "Ingewisseld in deze periode"
    head = {cell.value: place for place, cell in enumerate(lines[4])}
    first, second = lines[5], lines[6]
    assert [first[head[name]].value for name in ("Bonnr", "Bon-/factuurnr", "Ingewisseld", "Rest daarna")] == [
        "TB-0007",
        "B-2001",
        10,
        5,
    ]
    day, receipt = first[head["Ingewisseld op"]], second[head["Bon-/factuurnr"]]
    assert (day.is_date, day.number_format, receipt.value, receipt.data_type) == (True, "dd-mm-yyyy", "=1+1", "s")
    assert ("Klantnaam" in head) is with_names


def test_the_two_lists_on_the_sheet_have_the_same_shapes_under_each_other() -> None:
    shapes = [[(column.shape, column.width) for column in columns] for columns in (VOUCHER_COLUMNS, USED_COLUMNS)]
    assert shapes[0] == shapes[1]


def test_what_was_redeemed_is_a_table_too(year: Year) -> None:
    text = made(vouchers_csv, year(vouchers=(voucher(SPRING, SUMMER),))).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert (first["Bonnr"], first["Ingewisseld op"], first["Ingewisseld"]) == ("TB-0007", "01-05-2026", "10,00")
    assert (first["Bon-/factuurnr"], first["Rest daarna"]) == ("B-2001", "5,00")
    assert second["Bon-/factuurnr"] == "'=1+1"


def test_the_folder_has_the_table_when_a_voucher_was_used(year: Year) -> None:
    used, unused = (dict(year_files(year(vouchers=(one,)))) for one in (voucher(SPRING), voucher()))
    assert set(used) - set(unused) == {"tegoedbonnen-ingewisseld.csv"}
    assert used == dict(year_files(year(vouchers=(voucher(SPRING),))))
    assert b"tegoedbonnen-ingewisseld.csv" in used["manifest.csv"]


def test_what_was_redeemed_stands_on_paper_with_its_total(year: Year) -> None:
    def paper(report: YearReport) -> str:
        document = pypdfium2.PdfDocument(made(overview, report))
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
        document.close()
        return text

    text = paper(year(vouchers=(voucher(SPRING, SUMMER),)))
    assert "TB-0007 2026-0041 01-05-2026 B-2001 10,00 5,00" in text
    assert "Samen 12,00" in text
    assert "Ingewisselde tegoedbonnen" not in paper(year(vouchers=(voucher(AFTER),)))


def test_a_redemption_is_no_row_and_no_booking_of_its_own(year: Year) -> None:
    used, unused = year(vouchers=(voucher(SPRING),)), year(vouchers=(voucher(),))
    assert (used.rows, used.fresh, used.export) == (unused.rows, unused.fresh, unused.export)
    assert any("Boek het niet nog een keer" in line.text for line in explanation(used) if line.left == "Ingewisseld")
