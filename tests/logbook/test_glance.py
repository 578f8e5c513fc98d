"""The sums the page shows, against the rows that go to the bookkeeper: the same to the cent, whatever was done."""

import contextlib
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import Refused
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.period import Period
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.reports.glance import MOST
from klachtenboek.reports.missing import Missing, per_row
from klachtenboek.reports.table import rows_csv
from klachtenboek.safekeeping.attachments import folder_of
from tests.conftest import FakeClock, examples
from tests.reports.made import made

MONEY = {
    "gross": "Bedrag incl. btw",
    "vat": "Btw-bedrag",
    "net": "Bedrag excl. btw",
    "cost": "Kostprijs",
    "value": "Waarde voor klant",
    "share": "Eigen bijdrage klant",
}


def compare(logbook: Logbook, period: Period) -> None:
    """Hold what the page shows of a period against the rows and the table that would go along."""
    shown, report = logbook.year.glance(period), logbook.year.report(period.first.year, period=period)
    assert shown.lines == len(report.rows)
    assert (shown.total, shown.booked, shown.to_book) == (report.total, report.booked, report.to_book)
    assert (shown.rates, shown.kinds) == (report.rates, report.kinds)
    assert (shown.quarters, shown.months) == (report.quarters, report.months)
    assert shown.lacking == sum(1 for _row in per_row(report.missing))
    assert shown.missing == tuple(chain.from_iterable(islice(per_row(report.missing), MOST)))
    assert shown.has_redeemed == bool(report.redeemed)
    table = made(rows_csv, report).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    for name, column in MONEY.items():
        assert getattr(shown.total, name) == sum(int(row[column].replace(",", "")) for row in rows)


def open_vouchers(logbook: Logbook) -> list[int]:
    """Return the lines of open vouchers in the order of the page, one by one from all there are."""
    today = logbook.now().date()
    found = [one for one in logbook._desk.store.vouchers.all() if one.is_open(today)]  # noqa: SLF001  all of them
    return [one.line_id for one in sorted(found, key=lambda one: (one.expires or date.max, one.issued_on, one.line_id))]


cents = st.sampled_from([0, 1, 5, 33, 109, 1090, 1999, 123_457])
days = st.one_of(st.none(), st.dates(date(2024, 11, 1), date(2026, 12, 31)))
places = st.integers(0, 9)


class Books(RuleBasedStateMachine):
    """An owner who gives, changes, sends, closes and opens in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock(datetime(2026, 2, 3, 10, 15))
        self.book = Logbook(clock=self.clock)
        self.periods = {Period.of_year(2025), Period.of_quarter(2026, 1), Period.of_month(2025, 12)}
        self.keys = [self.book.complaints.log("Het brood was oud.", who=f"Mevrouw {who}").id for who in "AB"]
        self.keys.append(self.book.complaints.log("Om te oefenen.", who="Niemand", is_practice=True).id)

    def teardown(self) -> None:
        self.the_page_shows_what_the_files_say()
        self.book.close()

    def _line(self, place: int) -> tuple[Complaint, Goodwill] | None:
        found = [(one, line) for key in self.keys for one in [self.book.complaints.get(key)] for line in one.goodwill]
        return found[place % len(found)] if found else None

    @rule(
        place=places,
        kind=st.sampled_from(GoodwillKind),
        amounts=st.tuples(cents, cents, cents, cents),
        when=st.fixed_dictionaries({"sold_on": days, "agreed_on": days, "given_on": days}),
        how=st.tuples(st.none() | st.sampled_from(Method), st.sampled_from(Processed)),
        category=st.none() | st.sampled_from(VatCategory),
        rate=st.sampled_from([None, 0, 600, 900, 2100]),
        receipt=st.sampled_from(["", "B-1", "B-0"]),
    )
    def give(
        self,
        place: int,
        kind: GoodwillKind,
        amounts: tuple[int, int, int, int],
        when: dict[str, Any],
        how: tuple[Method | None, Processed],
        category: VatCategory | None,
        rate: int | None,
        receipt: str,
    ) -> None:
        value, share, paid_out, cost = amounts
        line = Goodwill(
            kind=kind,
            description="Taart",
            value=value + share,
            share=share,
            paid_out=paid_out,
            cost=cost,
            entered_at=self.clock.now,
            answer=Answer.OFFERED if receipt == "B-0" else Answer.ACCEPTED,
            method=how[0],
            processed=how[1],
            vat_category=category,
            vat_rate=rate,
            receipt=receipt,
            **when,
        )
        self._try(lambda: self.book.goodwill.add(self.keys[place % len(self.keys)], line))

    @rule(place=places, paid_out=cents, agreed_on=days, receipt=st.sampled_from(["", "B-2"]))
    def change(self, place: int, paid_out: int, agreed_on: date | None, receipt: str) -> None:
        found = self._line(place)
        if found is not None:
            line = replace(found[1], paid_out=paid_out, agreed_on=agreed_on, receipt=receipt)
            self._try(lambda: self.book.goodwill.change(found[0].id, line))

    @rule(place=places)
    def take_back(self, place: int) -> None:
        found = self._line(place)
        if found is not None:
            self._try(lambda: self.book.goodwill.take_back(found[0].id, found[1].id))

    @rule(place=places, amount=cents)
    def redeem(self, place: int, amount: int) -> None:
        found = self._line(place)
        if found is not None:
            self._try(lambda: self.book.vouchers.redeem(found[1].id, amount))

    @rule(place=places)
    def lapse_or_put_back(self, place: int) -> None:
        key = self.keys[place % len(self.keys)]
        verbs = self.book.complaints
        self._try(lambda: verbs.lapse(key, "dubbel") if verbs.get(key).lapsed is None else verbs.put_back(key))

    @rule(year=st.integers(2024, 2026), quarter=st.integers(0, 4), month=st.integers(0, 12))
    def send(self, year: int, quarter: int, month: int) -> None:
        period = self.book.year.period(year, quarter=quarter or None, month=month if not quarter and month else None)
        self.periods.add(period)
        self.book.year.freeze(self.book.year.prepare(period))

    @rule(year=st.integers(2024, 2025))
    def close_or_open(self, year: int) -> None:
        verbs = self.book.year
        self._try(lambda: verbs.close(year) if verbs.closed(year) is None else verbs.reopen(year, "een bon gevonden"))

    @rule(first=st.sampled_from([1, 2, 7, 12]))
    def begin_the_year_in(self, first: int) -> None:
        self.book.keeping.save_shop(self.book.keeping.shop()._replace(year_starts_in=first))
        self.periods |= {self.book.year.period(year) for year in (2024, 2025)}

    @precondition(lambda self: self.clock.now.year < 2027)
    @rule(by=st.integers(1, 200))
    def time_goes_by(self, by: int) -> None:
        self.clock.forward(days=by)

    @rule()
    def undo(self) -> None:
        self._try(self.book.undo)

    def _try(self, verb: Callable[[], object]) -> None:
        """Carry out a verb; one that is refused changes nothing."""
        with contextlib.suppress(Refused):
            verb()

    @rule()
    def the_page_shows_what_the_files_say(self) -> None:
        for period in self.periods:
            compare(self.book, period)
        assert [one.line_id for one in self.book.vouchers.open()] == open_vouchers(self.book)


TestBooks = pytest.mark.timeout(900)(Books.TestCase)
TestBooks.settings = examples(15, stateful_step_count=15, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_the_page_agrees_in_very_many_books() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(Books, settings=settings(max_examples=500, stateful_step_count=30, deadline=None))


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "boek.db", clock=clock)
    yield logbook
    logbook.close()


def test_a_proof_that_is_gone_is_asked_for_on_the_page_too(book: Logbook, tmp_path: Path) -> None:
    told, photo = book.complaints.log("De taart was ingezakt."), tmp_path / "bon.txt"
    photo.write_text("Bon B-12", encoding="utf-8")
    line = book.goodwill.give(told.id, GoodwillKind.COURTESY, "Bloemen", 1500, cost=900).goodwill[0]
    kept = book.proofs.attach(told.id, line.id, photo)
    compare(book, book.year.period(2026))
    assert Missing.PROOF not in {fact.what for fact in book.year.glance(book.year.period(2026)).missing}
    (folder_of(tmp_path / "boek.db") / kept.sha256).unlink()
    compare(book, book.year.period(2026))
    assert Missing.PROOF in {fact.what for fact in book.year.glance(book.year.period(2026)).missing}
    book.year.export(2026, tmp_path)
    compare(book, book.year.period(2026))


def test_a_year_is_counted_once_until_something_changes(book: Logbook) -> None:
    told, period = book.complaints.log("De taart was ingezakt."), book.year.period(2026)
    book.goodwill.give(told.id, GoodwillKind.COURTESY, "Bloemen", 1500)
    found = book.year.glance(period)
    assert book.year.glance(period) is found
    book.goodwill.give(told.id, GoodwillKind.COURTESY, "Chocola", 500)
    assert book.year.glance(period).total.value == 2000


def test_of_very_many_gaps_the_first_are_named_and_all_are_counted(book: Logbook) -> None:
    for number in range(MOST + 3):
        if number % 10 == 0:
            told = book.complaints.log("De taart was ingezakt.", who="Anna Jansen")
        on = date(2026, 1, 1) + timedelta(days=number % 60)
        book.goodwill.give(told.id, GoodwillKind.PRICE_CUT, "Korting", 500, agreed_on=on)
    compare(book, book.year.period(2026))
    assert book.year.glance(book.year.period(2026)).lacking == MOST + 3
    book.year.freeze(book.year.prepare(book.year.period(2026)))
    compare(book, book.year.period(2026))


def test_the_page_reads_no_line_of_a_year_in_which_nothing_is_missing(book: Logbook) -> None:
    told, asked = book.complaints.log("De taart was ingezakt."), list[str]()
    on = date(2026, 1, 2)
    for amount in range(400, 700, 100):
        book.goodwill.give(
            told.id,
            GoodwillKind.COSTS,
            "Taxi",
            amount,
            paid_out=amount,
            agreed_on=on,
            method=Method.CARD,
        )
    book._desk.store.database.connection.set_trace_callback(asked.append)  # noqa: SLF001  what reaches SQLite
    assert book.year.glance(book.year.period(2026)).lines == 3
    book._desk.store.database.connection.set_trace_callback(None)  # noqa: SLF001
    assert not [sql for sql in asked if '"description"' in sql]
    assert len(asked) < 20
