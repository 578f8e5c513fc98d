"""What was told is never changed: corrections come after it, and together they are the truth."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.booked import BookedLine, Books, ClosedYear
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.period import Period
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.posting import Live, booked_line, fresh_lines, rows_hash
from klachtenboek.reports.sums import add_up
from klachtenboek.reports.year import YearReport
from tests.conftest import examples

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]

YEAR = Period.of_year(2026)
CLOSED = ClosedYear(year=2026, first=YEAR.first, last=YEAR.last, closed_at=datetime(2027, 1, 4, 10))
AMOUNTS = ("gross", "vat", "net", "cost", "value", "share")


def frozen(books: Books, report: YearReport) -> Books:
    """Tell the bookkeeper what the report holds."""
    if report.export.number != books.next_number:
        return books
    lines = sorted((*books.lines, *report.fresh), key=lambda line: (line.year, line.number))
    return replace(books, lines=tuple(lines), exports=(*books.exports, report.export))


def exported(year: Year, *entries: LedgerEntry, books: Books | None = None, **changed: Any) -> tuple[YearReport, Books]:  # noqa: ANN401  any argument
    known = books or Books()
    report = year(*entries, books=known, **changed)
    return report, frozen(known, report)


def sums(lines: Iterable[Any]) -> tuple[int, ...]:
    found = list(lines)
    return tuple(sum(getattr(line, name) for line in found) for name in AMOUNTS)


def truth(entries: Iterable[LedgerEntry]) -> tuple[int, ...]:
    lines = [entry.line for entry in entries]
    amounts = [(line.paid_out, line.vat, line.net, line.cost, line.value, line.share) for line in lines]
    return tuple(sum(column) for column in zip((0,) * len(AMOUNTS), *amounts, strict=True))


def test_the_first_export_is_number_one_and_corrects_nothing(entry: Entry, year: Year) -> None:
    report, books = exported(year, entry())
    assert (report.export.number, report.export.rows, report.changes) == (1, 1, ())
    assert report.export.sha256 == rows_hash(books.lines)
    assert [row.corrects for row in report.rows] == [""]


def test_the_same_export_again_is_the_same_export(entry: Entry, year: Year) -> None:
    first, books = exported(year, entry())
    again = year(entry(), books=books, made_at=datetime(2027, 2, 1, 9))
    assert (again.export, again.fresh) == (first.export, ())


def test_a_change_takes_the_old_row_back_and_tells_the_new_one(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    report = year(entry(paid_out=2000), books=books)
    assert [(row.number, row.gross, row.corrects) for row in report.rows] == [
        (1, 1200, ""),
        (2, -1200, "1"),
        (3, 2000, "1"),
    ]
    assert [row.number for row in report.changes] == [2, 3]
    assert (report.export.number, report.total.gross, report.total.count) == (2, 2000, 1)


def test_a_line_that_is_gone_is_taken_back(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    report = year(books=books)
    assert [(row.gross, row.vat) for row in report.rows] == [(1200, 99), (-1200, -99)]
    assert (report.total.gross, report.total.vat, report.total.count) == (0, 0, 0)


def test_other_words_are_no_correction(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    assert year(entry(description="Taart half vergoed", remark=""), books=books).fresh == ()


def test_a_line_added_late_to_a_quarter_that_was_told_comes_in_the_next(entry: Entry, year: Year) -> None:
    first, second = Period.of_quarter(2026, 1), Period.of_quarter(2026, 2)
    _, books = exported(year, entry(), period=first)
    late = entry(id=2, agreed_on=date(2026, 2, 1), sold_on=None)
    report = year(entry(), late, books=books, period=second)
    assert [(row.line_id, row.day, row.own_day) for row in report.rows] == [(2, date(2026, 4, 1), date(2026, 2, 1))]
    assert report.changes == report.rows


def test_a_quarter_nobody_told_is_not_dragged_along(entry: Entry, year: Year) -> None:
    report = year(entry(), period=Period.of_quarter(2026, 2))
    assert report.rows == ()


def test_a_correction_of_a_quarter_told_before_is_posted_in_the_next(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry(), period=Period.of_quarter(2026, 1))
    second, books = exported(year, entry(paid_out=2000), books=books, period=Period.of_quarter(2026, 2))
    assert [(row.gross, row.day) for row in second.rows] == [(-1200, date(2026, 4, 1)), (2000, date(2026, 4, 1))]
    whole = year(entry(paid_out=2000), books=books)
    assert (whole.total.gross, whole.fresh) == (2000, ())


def test_a_closed_year_stands_and_its_changes_come_in_the_next(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    closed = replace(books, closed=(CLOSED,))
    changed = entry(paid_out=2000)
    assert [row.gross for row in year(changed, books=closed).rows] == [1200]
    after = year(changed, books=closed, year=2027)
    assert [(row.gross, row.corrects, row.day) for row in after.rows] == [
        (-1200, "2026-1", date(2027, 1, 1)),
        (2000, "2026-1", date(2027, 1, 1)),
    ]


def test_a_line_for_a_closed_year_comes_in_the_next(entry: Entry, year: Year) -> None:
    closed = Books(closed=(CLOSED,))
    assert year(entry(), books=closed).rows == ()
    assert [row.own_day for row in year(entry(), books=closed, year=2027).rows] == [date(2026, 3, 10)]


def test_a_closed_year_stays_closed_when_years_begin_in_another_month(entry: Entry, year: Year) -> None:
    closed, july = Books(closed=(CLOSED,)), Shop(year_starts_in=7)
    assert year(entry(), books=closed, year=2025, shop=july).rows == ()
    [late] = year(entry(), books=closed, year=2026, shop=july).rows
    assert (late.day, late.own_day) == (date(2027, 1, 1), date(2026, 3, 10))


def test_a_correction_leaves_the_closed_days_of_a_period_alone(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    closed, july = replace(books, closed=(CLOSED,)), Shop(year_starts_in=7)
    changed = entry(paid_out=2000)
    assert year(changed, books=closed, year=2025, shop=july).fresh == ()
    after = year(changed, books=closed, year=2026, shop=july)
    assert [(row.gross, row.day) for row in after.rows] == [(-1200, date(2027, 1, 1)), (2000, date(2027, 1, 1))]


def test_nothing_is_posted_on_closed_days_at_the_end_of_a_period(entry: Entry, year: Year) -> None:
    broken = replace(CLOSED, first=date(2026, 7, 1), last=date(2027, 6, 30))
    lines = (entry(id=1), entry(id=2, agreed_on=date(2026, 8, 1)))
    assert [row.line_id for row in year(*lines, books=Books(closed=(broken,))).rows] == [1]
    [late] = year(*lines, books=Books(closed=(broken,)), year=2027).rows
    assert (late.line_id, late.day) == (2, date(2027, 7, 1))


def test_rows_keep_their_numbers_over_quarters(entry: Entry, year: Year) -> None:
    lines = [entry(id=1), entry(id=2, agreed_on=date(2026, 5, 1))]
    _, books = exported(year, *lines, period=Period.of_quarter(2026, 2))
    whole = year(*lines, books=books)
    assert [(row.line_id, row.number) for row in whole.rows] == [(2, 1), (1, 2)]


def test_a_name_is_never_frozen(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry(description="Bloemen voor mevrouw Jansen"), with_names=True)
    assert "Jansen" not in repr(books.lines)


def test_a_touched_row_does_not_have_its_old_hash(entry: Entry, year: Year) -> None:
    _, books = exported(year, entry())
    [line] = books.lines
    assert rows_hash([line._replace(gross=1)]) != rows_hash([line])


DAYS = st.integers(-40, 430).map(lambda ahead: date(2026, 1, 1) + timedelta(days=ahead))
PERIODS = st.sampled_from([YEAR, *(Period.of_quarter(2026, n) for n in (1, 2, 3, 4)), Period.of_month(2026, 12)])


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[tuple[int, dict[str, Any]], ...]:
    """Draw the lines of a book at one moment, by id."""
    ids = draw(st.sets(st.integers(1, 6)))
    return tuple(
        (
            line_id,
            {
                "paid_out": draw(st.integers(0, 5_000)),
                "cost": draw(st.integers(0, 500)),
                "agreed_on": draw(DAYS),
                "sold_on": None,
                "given_on": None,
                "kind": draw(st.sampled_from([GoodwillKind.PRICE_CUT, GoodwillKind.COSTS, GoodwillKind.COURTESY])),
                "processed": draw(st.sampled_from(Processed)),
                "vat_category": draw(st.sampled_from([VatCategory.LOW, VatCategory.HIGH])),
                "vat_rate": 900,
                "answer": draw(st.sampled_from([Answer.ACCEPTED, Answer.ACCEPTED, Answer.DECLINED])),
            },
        )
        for line_id in sorted(ids)
    )


@given(st.lists(st.tuples(ledgers(), PERIODS), min_size=1, max_size=5))
@examples(40)
def test_what_was_told_is_always_the_truth_of_the_lines_told(
    entry: Entry, year: Year, moments: list[tuple[tuple[tuple[int, dict[str, Any]], ...], Period]]
) -> None:
    books = Books()
    for ledger, period in moments:
        live = {key: entry(id=key, **facts) for key, facts in ledger}
        before = books
        report, books = exported(year, *live.values(), books=books, period=period)
        accepted = {key: one for key, one in live.items() if one.line.counts}
        standing = {line.line_id: line for line in books.standing()}
        known = set(before.lines)
        assert [line for line in books.lines if line in known] == list(before.lines)
        assert sums(books.lines) == sums(standing.values())
        for key, line in standing.items():
            if line.posted_on <= period.last:
                assert line.facts == booked_line(accepted[key]).facts
        missed = [key for key, one in accepted.items() if period.holds(one.day) and key not in standing]
        assert not missed
        assert report.total == add_up(report.rows)
        numbers = [(line.year, line.number) for line in books.lines]
        assert len(set(numbers)) == len(numbers)


@given(ledgers(), ledgers())
@examples(40)
def test_the_old_export_and_the_changes_are_the_new_one(
    entry: Entry,
    year: Year,
    old: tuple[tuple[int, dict[str, Any]], ...],
    new: tuple[tuple[int, dict[str, Any]], ...],
) -> None:
    first, books = exported(year, *(entry(id=key, **facts) for key, facts in old))
    now = [entry(id=key, **facts) for key, facts in new]
    second = year(*now, books=books)
    in_year = [one for one in now if one.line.counts and YEAR.holds(one.day)]
    assert tuple(map(sum, zip(sums(first.rows), sums(second.changes), strict=True))) == sums(second.rows)
    assert sums(second.rows) == truth(in_year)
    assert second.total.count == len(in_year)


def test_a_broken_year_numbers_by_its_own_start(entry: Entry) -> None:
    period = Period.of_year(2026, 7)
    [line] = fresh_lines(Live([entry(agreed_on=date(2027, 2, 1))]), Books(), period, starts_in=7)
    assert isinstance(line, BookedLine)
    assert (line.year, line.number) == (2026, 1)
