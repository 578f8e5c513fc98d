"""A year of goodwill as the bookkeeper reads it: numbered rows and their sums; pure, no files and no advice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from klachtenboek.domain.account import Accounts
from klachtenboek.domain.booked import BookedLine, Books, Export
from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.goodwill import GoodwillKind, Processed
from klachtenboek.reports.evidence import evidence_of, named_evidence
from klachtenboek.reports.gifts import Recipient, recipients
from klachtenboek.reports.missing import Missing, MissingFact, missing_in
from klachtenboek.reports.posting import fresh_lines, plain, rows_hash
from klachtenboek.reports.rows import EntryKey, Quarter, YearRow, year_rows
from klachtenboek.reports.vouchers import OpenVoucher, open_vouchers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from klachtenboek.domain.period import Period
    from klachtenboek.domain.shop import Shop
    from klachtenboek.domain.summary import Evidence, LedgerEntry, Proof
    from klachtenboek.domain.vat import VatCategory
    from klachtenboek.domain.voucher import Voucher


_Key = TypeVar("_Key")
_TO_DO_FIRST = (Processed.NOT_YET, Processed.TILL, Processed.INVOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How many lines stand and their amounts added up, in cents."""

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
    """A period, mostly a financial year; every sum is a sum of rows.

    ``export`` is what this is or would become, ``fresh`` the rows it would be the first to carry, ``changes`` those
    that an earlier export should have held. ``evidence`` holds the names of the letters inside the folder.
    """

    period: Period
    shop: Shop
    export: Export
    with_names: bool
    rows: tuple[YearRow, ...]
    fresh: tuple[BookedLine, ...]
    changes: tuple[YearRow, ...]
    total: Sums
    booked: Sums
    to_book: Sums
    quarters: tuple[QuarterSums, ...]
    rates: tuple[VatSums, ...]
    kinds: tuple[KindSums, ...]
    months: tuple[MonthSums, ...]
    missing: tuple[MissingFact, ...]
    evidence: tuple[str, ...]
    recipients: tuple[Recipient, ...]
    vouchers: tuple[OpenVoucher, ...]
    accounts: Accounts

    @property
    def year(self) -> int:
        """The calendar year in which the period starts."""
        return self.period.first.year

    @property
    def references(self) -> frozenset[str]:
        """The numbers of the complaints it is about."""
        return frozenset(row.reference for row in self.rows)

    @property
    def first(self) -> date:
        """The first day."""
        return self.period.first

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.period.last

    @property
    def made_at(self) -> datetime:
        """When this export was made, local time."""
        return self.export.made_at

    @property
    def title(self) -> str:
        """The period as in the names of files, ``2026``, ``2026-2027`` or ``2026-Q3``."""
        return self.period.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is made from: everything in the book that the bookkeeper has to do with."""

    entries: tuple[LedgerEntry, ...]
    period: Period
    shop: Shop
    made_at: datetime
    with_names: bool = False
    evidence: tuple[Evidence, ...] = ()
    proofs: tuple[Proof, ...] = ()
    books: Books = field(default_factory=Books)
    vouchers: tuple[Voucher, ...] = ()
    accounts: Accounts = field(default_factory=Accounts)


def year_report(asked: Asked) -> YearReport:
    """Return the rows of the period with sums, gaps, names of evidence and what the next export adds.

    Lines that were not accepted are passed over. An export in which nothing is new is the one that was made before,
    with its number and its moment.
    """
    period, starts_in = asked.period, asked.shop.year_starts_in
    fresh = fresh_lines(asked.entries, asked.books, period, starts_in=starts_in)
    lines = tuple(line for line in (*asked.books.lines, *fresh) if period.holds(line.posted_on))
    named = named_evidence(asked.evidence, asked.proofs, {line.reference for line in lines})
    live = {(plain(entry.reference), entry.line.id): entry for entry in asked.entries if entry.line.counts}
    rows = year_rows(lines, live, evidence_of(named), with_names=asked.with_names)
    export = _export(asked, lines, fresh)
    return YearReport(
        period=period,
        shop=asked.shop,
        export=export,
        with_names=asked.with_names,
        rows=rows,
        fresh=fresh,
        changes=_changes(rows, asked.books, export),
        total=add_up(rows),
        booked=add_up(row for row in rows if row.is_booked),
        to_book=add_up(row for row in rows if not row.is_booked),
        quarters=_quarters(rows, period),
        rates=_per_vat(rows),
        kinds=tuple(KindSums(kind, add_up(row for row in rows if row.kind is kind)) for kind in GoodwillKind),
        months=_months(rows, period),
        missing=tuple(_gaps(rows, live, {proof.line_id for proof in asked.proofs if proof.path is None})),
        evidence=tuple(one.name for one in named),
        recipients=recipients(asked.entries, period, starts_in=starts_in, with_names=asked.with_names),
        vouchers=open_vouchers(asked.vouchers, period.last, with_names=asked.with_names),
        accounts=asked.accounts,
    )


def _export(asked: Asked, lines: tuple[BookedLine, ...], fresh: tuple[BookedLine, ...]) -> Export:
    seal = rows_hash(sorted(lines, key=lambda line: (line.year, line.number)))
    period = asked.period
    before = [own for own in asked.books.exports if (own.first, own.last) == (period.first, period.last)]
    if before and not fresh and before[-1].sha256 == seal:
        return before[-1]
    return Export(
        number=asked.books.next_number,
        first=period.first,
        last=period.last,
        made_at=asked.made_at,
        sha256=seal,
        rows=len(lines),
    )


def _changes(rows: tuple[YearRow, ...], books: Books, export: Export) -> tuple[YearRow, ...]:
    """Return the rows that are new in this export though an earlier one spoke for their day, corrections first."""
    earlier = [own for own in books.exports if own.number < export.number]
    return tuple(
        row
        for row in rows
        if row.export == export.number
        and (row.corrects or row.own_day < export.first or any(own.first <= row.day <= own.last for own in earlier))
    )


def add_up(rows: Iterable[YearRow]) -> Sums:
    """Add the rows up; nothing is worked out anew or rounded, and what was taken back counts once less."""
    count = gross = vat = net = cost = value = share = 0
    for row in rows:
        count += -1 if row.is_reversal else 1
        gross += row.gross
        vat += row.vat
        net += row.net
        cost += row.cost
        value += row.value
        share += row.share
    return Sums(count=count, gross=gross, vat=vat, net=net, cost=cost, value=value, share=share)


def _gaps(
    rows: Iterable[YearRow], live: Mapping[EntryKey, LedgerEntry], lost: Collection[int]
) -> Iterator[MissingFact]:
    """Give what the lines lack as they are now; a row that was taken back lacks nothing any more."""
    gone = {(row.reference, row.line_id, row.corrects) for row in rows if row.is_reversal}
    for row in rows:
        entry = live.get((row.reference, row.line_id))
        if entry is None or row.is_reversal or (row.reference, row.line_id, str(row.number)) in gone:
            continue
        for what in (*missing_in(entry.line), *([Missing.PROOF] if row.line_id in lost else [])):
            yield MissingFact(
                what=what,
                number=row.number,
                reference=row.reference,
                complaint_id=row.complaint_id,
                line_id=row.line_id,
            )


def _quarters(rows: tuple[YearRow, ...], period: Period) -> tuple[QuarterSums, ...]:
    """Return every quarter the period touches, also one without rows."""
    touched = sorted({Quarter.of(first) for first in _firsts(period)})
    by_quarter = _split(rows, lambda row: row.quarter)
    return tuple(
        QuarterSums(quarter, _per_vat(own), add_up(own))
        for quarter in touched
        for own in [tuple(by_quarter.get(quarter, ()))]
    )


def _months(rows: tuple[YearRow, ...], period: Period) -> tuple[MonthSums, ...]:
    by_month = _split(rows, lambda row: row.day.replace(day=1))
    return tuple(MonthSums(month, add_up(by_month.get(month, ()))) for month in _firsts(period))


def _firsts(period: Period) -> tuple[date, ...]:
    """Return the first day of each month in the period."""
    return tuple(months_later(period.first, ahead) for ahead in range(period.months))


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
