"""A year of goodwill as the bookkeeper reads it: numbered rows and their sums; pure, no files and no advice."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.goodwill import LOWERS_VAT, GoodwillKind, Method, Processed
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.text import clean_text
from klachtenboek.reports.evidence import named_evidence
from klachtenboek.reports.missing import MissingFact, missing_in
from klachtenboek.reports.names import customer_code, without_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from klachtenboek.domain.shop import Shop
    from klachtenboek.domain.summary import Evidence, LedgerEntry
    from klachtenboek.domain.vat import VatCategory


_Key = TypeVar("_Key")
_TO_DO_FIRST = (Processed.NOT_YET, Processed.TILL, Processed.INVOICE)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of the calendar, as VAT is declared; shown as ``2026-Q1``."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return it so that text sorts as time does."""
        return f"{self.year:04d}-Q{self.number}"

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter a day falls in."""
        return cls(day.year, (day.month + 2) // 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One line as booked; amounts in cents, ``vat_rate`` in basis points.

    ``gross`` is what was paid out incl. VAT, ``vat`` what it takes off the VAT due. Category and rate are only there
    for kinds that lower VAT. ``name`` is empty unless the year was asked for with names.
    """

    number: int
    complaint_id: int
    line_id: int
    reference: str
    day: date
    agreed_on: date | None
    given_on: date | None
    sold_on: date | None
    receipt: str
    kind: GoodwillKind
    description: str
    method: Method | None
    processed: Processed
    lowers_vat: bool
    vat_category: VatCategory | None
    vat_rate: int | None
    gross: int
    vat: int
    net: int
    cost: int
    value: int
    share: int
    customer_code: str
    name: str
    evidence: str
    remark: str

    @property
    def quarter(self) -> Quarter:
        """The quarter in which the right to less VAT arises."""
        return Quarter.of(self.day)

    @property
    def is_booked(self) -> bool:
        """Whether the till or an invoice has it already."""
        return self.processed is not Processed.NOT_YET


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How many rows and their amounts added up, in cents."""

    count: int = 0
    gross: int = 0
    vat: int = 0
    net: int = 0
    cost: int = 0
    value: int = 0
    share: int = 0

    @property
    def given(self) -> int:
        """Value to the customer minus what the customer paid of it."""
        return self.value - self.share


@dataclass(frozen=True, slots=True, kw_only=True)
class VatSums:
    """Rows with the same VAT, apart for what is booked already and what is not."""

    lowers_vat: bool
    vat_category: VatCategory | None
    vat_rate: int | None
    processed: Processed
    sums: Sums


@dataclass(frozen=True, slots=True)
class QuarterSums:
    """A quarter, its rows per VAT rate, and the quarter as a whole."""

    quarter: Quarter
    groups: tuple[VatSums, ...]
    total: Sums


@dataclass(frozen=True, slots=True)
class KindSums:
    """One of the eight kinds and its rows added up."""

    kind: GoodwillKind
    sums: Sums


@dataclass(frozen=True, slots=True)
class MonthSums:
    """A month, by its first day, and its rows added up."""

    first: date
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReport:
    """A financial year, from ``first`` to ``last`` included; every sum is a sum of rows.

    ``evidence`` holds the names of the letters that go along, inside the year's folder.
    """

    year: int
    first: date
    last: date
    shop: Shop
    made_at: datetime
    with_names: bool
    rows: tuple[YearRow, ...]
    total: Sums
    booked: Sums
    to_book: Sums
    quarters: tuple[QuarterSums, ...]
    rates: tuple[VatSums, ...]
    kinds: tuple[KindSums, ...]
    months: tuple[MonthSums, ...]
    missing: tuple[MissingFact, ...]
    evidence: tuple[str, ...]

    @property
    def title(self) -> str:
        """The year as in the names of files, ``2026``, or ``2026-2027`` when it does not follow the calendar."""
        return str(self.year) if self.first.year == self.last.year else f"{self.first.year}-{self.last.year}"


def year_span(year: int, shop: Shop) -> tuple[date, date]:
    """Return the first and last day of the financial year that starts in ``year``."""
    first = date(year, shop.year_starts_in, 1)
    return first, months_later(first, 12) - timedelta(days=1)


def year_report(
    entries: Iterable[LedgerEntry],
    *,
    year: int,
    shop: Shop,
    made_at: datetime,
    with_names: bool = False,
    evidence: Iterable[Evidence] = (),
) -> YearReport:
    """Return the year's rows in the order of day, complaint and line, with sums, gaps and names of evidence.

    Entries outside the year and offers that were not accepted are passed over. ``made_at`` is local time.
    """
    first, last = year_span(year, shop)
    chosen = sorted((entry for entry in entries if entry.line.counts and first <= entry.day <= last), key=_order)
    named = named_evidence(evidence, {entry.reference for entry in chosen})
    files: dict[str, list[str]] = {}
    for name, letter in named:
        files.setdefault(letter.reference, []).append(name)
    rows = tuple(
        _row(number, entry, ", ".join(files.get(entry.reference, ())), with_names=with_names)
        for number, entry in enumerate(chosen, 1)
    )
    return YearReport(
        year=year,
        first=first,
        last=last,
        shop=shop,
        made_at=made_at,
        with_names=with_names,
        rows=rows,
        total=add_up(rows),
        booked=add_up(row for row in rows if row.is_booked),
        to_book=add_up(row for row in rows if not row.is_booked),
        quarters=_quarters(rows, first, last),
        rates=_per_vat(rows),
        kinds=tuple(KindSums(kind, add_up(row for row in rows if row.kind is kind)) for kind in GoodwillKind),
        months=_months(rows, first),
        missing=tuple(_gaps(chosen)),
        evidence=tuple(name for name, _ in named),
    )


def add_up(rows: Iterable[YearRow]) -> Sums:
    """Add the rows up; nothing is worked out anew or rounded."""
    count = gross = vat = net = cost = value = share = 0
    for row in rows:
        count += 1
        gross += row.gross
        vat += row.vat
        net += row.net
        cost += row.cost
        value += row.value
        share += row.share
    return Sums(count=count, gross=gross, vat=vat, net=net, cost=cost, value=value, share=share)


def _order(entry: LedgerEntry) -> tuple[date, Reference, str, int]:
    """Sort number 10000 of a year after 9999, which text would not."""
    return entry.day, Reference.read(entry.reference) or Reference(0, 0), entry.reference, entry.line.id


def _row(number: int, entry: LedgerEntry, files: str, *, with_names: bool) -> YearRow:
    line = entry.line
    code = customer_code(entry.customer_id)
    lowers = line.kind in LOWERS_VAT

    def words(text: str) -> str:
        return _plain(text if with_names else without_name(text, entry.customer, code))

    return YearRow(
        number=number,
        complaint_id=entry.complaint_id,
        line_id=line.id,
        reference=_plain(entry.reference),
        day=entry.day,
        agreed_on=line.agreed_on,
        given_on=line.given_on,
        sold_on=line.sold_on,
        receipt=_plain(line.receipt),
        kind=line.kind,
        description=words(line.description),
        method=line.method,
        processed=line.processed,
        lowers_vat=lowers,
        vat_category=line.vat_category if lowers else None,
        vat_rate=line.vat_rate if lowers else None,
        gross=line.paid_out,
        vat=line.vat,
        net=line.net,
        cost=line.cost,
        value=line.value,
        share=line.share,
        customer_code=code,
        name=_plain(entry.customer.full_name) if with_names and entry.customer is not None else "",
        evidence=files,
        remark=words(line.remark),
    )


def _plain(text: str) -> str:
    """Return the text without what a spreadsheet or a table cannot hold, also when it came from an older book."""
    return clean_text(text, limit=sys.maxsize)


def _gaps(entries: Iterable[LedgerEntry]) -> Iterable[MissingFact]:
    for number, entry in enumerate(entries, 1):
        for what in missing_in(entry.line):
            yield MissingFact(
                what=what,
                number=number,
                reference=_plain(entry.reference),
                complaint_id=entry.complaint_id,
                line_id=entry.line.id,
            )


def _quarters(rows: tuple[YearRow, ...], first: date, last: date) -> tuple[QuarterSums, ...]:
    """Return every quarter the year touches, also one without rows."""
    touched = sorted({Quarter.of(months_later(first, ahead)) for ahead in range(12)} | {Quarter.of(last)})
    by_quarter = _split(rows, lambda row: row.quarter)
    return tuple(
        QuarterSums(quarter, _per_vat(own), add_up(own))
        for quarter in touched
        for own in [tuple(by_quarter.get(quarter, ()))]
    )


def _months(rows: tuple[YearRow, ...], first: date) -> tuple[MonthSums, ...]:
    by_month = _split(rows, lambda row: row.day.replace(day=1))
    firsts = (months_later(first, ahead) for ahead in range(12))
    return tuple(MonthSums(month, add_up(by_month.get(month, ()))) for month in firsts)


def _vat_key(row: YearRow) -> tuple[bool, int, str, int]:
    """Put what lowers VAT first, high rates before low ones, and what still has to be booked on top."""
    rate = -1 if row.vat_rate is None else row.vat_rate
    return not row.lowers_vat, -rate, row.vat_category or "", _TO_DO_FIRST.index(row.processed)


def _per_vat(rows: tuple[YearRow, ...]) -> tuple[VatSums, ...]:
    groups = sorted(_split(rows, _vat_key).items())
    return tuple(
        VatSums(
            lowers_vat=own[0].lowers_vat,
            vat_category=own[0].vat_category,
            vat_rate=own[0].vat_rate,
            processed=own[0].processed,
            sums=add_up(own),
        )
        for _, own in groups
    )


def _split(rows: Iterable[YearRow], key: Callable[[YearRow], _Key]) -> dict[_Key, list[YearRow]]:
    groups: dict[_Key, list[YearRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
