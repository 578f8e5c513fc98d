"""A year of goodwill as the bookkeeper reads it: numbered rows and their sums; pure, no files and no advice."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.account import Accounts
from klachtenboek.domain.booked import BookedLine, Books, Export
from klachtenboek.packed import Packed, Places
from klachtenboek.reports.beat import beating
from klachtenboek.reports.evidence import Named, evidence_of, named_evidence
from klachtenboek.reports.gifts import Recipient, recipients
from klachtenboek.reports.missing import Missing, MissingFact, missing_in
from klachtenboek.reports.posting import Live, Seal, fresh_lines
from klachtenboek.reports.rows import YearRow, year_row
from klachtenboek.reports.sums import KindSums, MonthSums, QuarterSums, Sums, Tally, VatSums
from klachtenboek.reports.vouchers import OpenVoucher, UsedVoucher, open_vouchers, used_vouchers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from klachtenboek.domain.ledger import Evidence, LedgerEntry, Proof
    from klachtenboek.domain.period import Period
    from klachtenboek.domain.shop import Shop
    from klachtenboek.domain.voucher import Voucher
    from klachtenboek.reports.beat import Beat


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReport:
    """A period, mostly a financial year; every sum is a sum of rows.

    ``export`` is what this is or would become, ``fresh`` the rows it would be the first to carry, ``changes`` those
    that an earlier export should have held. ``named`` are the letters and proofs that go along. ``vouchers`` are open
    at the end of the period and ``redeemed`` is how they were used in it: both as the book stands now, not frozen. What
    there is one of for every row is packed: it is gone through in order, and takes little memory in a year of any size.
    """

    period: Period
    shop: Shop
    export: Export
    with_names: bool
    rows: Sequence[YearRow]
    complaint_count: int
    fresh: Sequence[BookedLine]
    changes: Sequence[YearRow]
    total: Sums
    booked: Sums
    to_book: Sums
    quarters: tuple[QuarterSums, ...]
    rates: tuple[VatSums, ...]
    kinds: tuple[KindSums, ...]
    months: tuple[MonthSums, ...]
    missing: Sequence[MissingFact]
    named: tuple[Named, ...]
    recipients: Sequence[Recipient]
    vouchers: Sequence[OpenVoucher]
    redeemed: Sequence[UsedVoucher]
    accounts: Accounts

    @property
    def year(self) -> int:
        """The calendar year in which the period starts."""
        return self.period.first.year

    @property
    def evidence(self) -> tuple[str, ...]:
        """The names of the letters and proofs inside the folder."""
        return tuple(one.name for one in self.named)

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
    """What a report is made from: everything in the book that the bookkeeper has to do with.

    ``entries`` are in the order of day, complaint and line; they and ``vouchers`` are gone through twice.
    """

    entries: Iterable[LedgerEntry]
    period: Period
    shop: Shop
    made_at: datetime
    with_names: bool = False
    evidence: Sequence[Evidence] = ()
    proofs: Sequence[Proof] = ()
    books: Books = field(default_factory=Books)
    vouchers: Iterable[Voucher] = ()
    accounts: Accounts = field(default_factory=Accounts)


def year_report(asked: Asked, beat: Beat | None = None) -> YearReport:
    """Return the rows of the period with sums, gaps, names of evidence and what the next export adds.

    Lines that were not accepted are passed over. An export in which nothing is new is the one that was made before,
    with its number and its moment. ``beat`` is called every few hundred lines; what it raises stops the work.
    """
    period, starts_in = asked.period, asked.shop.year_starts_in
    live = Live(asked.entries)
    fresh = fresh_lines(live, asked.books, period, starts_in=starts_in, beat=beat)
    lines = Lines(asked.books, fresh, period)
    seal, told_of = _gone_through(beating(lines, beat), {*_references(asked)})
    export = _export(asked, seal, is_new=bool(fresh))
    named = named_evidence(asked.evidence, asked.proofs, told_of)
    made = _Made(live, evidence_of(named), {proof.line_id for proof in asked.proofs if proof.path is None})
    for line in beating(lines, beat):
        made.add(line, with_names=asked.with_names)
    tally = made.tally
    return YearReport(
        period=period,
        shop=asked.shop,
        export=export,
        with_names=asked.with_names,
        rows=made.rows,
        complaint_count=Places(made.complaints).count(),
        fresh=fresh,
        changes=Packed(_changes(made.rows, asked.books, export)),
        total=tally.total,
        booked=tally.booked,
        to_book=tally.to_book,
        quarters=tally.quarters(period),
        rates=tally.rates,
        kinds=tally.kinds,
        months=tally.months(period),
        missing=made.missing(),
        named=named,
        recipients=recipients(live.entries, period, starts_in=starts_in, with_names=asked.with_names),
        vouchers=open_vouchers(asked.vouchers, period.last, with_names=asked.with_names),
        redeemed=used_vouchers(asked.vouchers, period, with_names=asked.with_names),
        accounts=asked.accounts,
    )


class Lines:
    """What was told of the period before and what is new, in the order of years and numbers."""

    def __init__(self, books: Books, fresh: Sequence[BookedLine], period: Period) -> None:
        """Go through these lines; nothing of them is kept."""
        self._told, self._fresh, self._period = books.lines, fresh, period
        self._years = frozenset(line.year for line in fresh)

    def __iter__(self) -> Iterator[BookedLine]:
        """Yield the lines of a year that were told before, then those that are new, and then those of the next year."""
        left = sorted(self._years)
        for line in self._told:
            while left and left[0] < line.year:
                yield from self._new(left.pop(0))
            if self._period.holds(line.posted_on):
                yield line
        for year in left:
            yield from self._new(year)

    def _new(self, year: int) -> Iterator[BookedLine]:
        return (line for line in self._fresh if line.year == year)


class _Made:
    """Rows in the making, with what is counted while they pass."""

    def __init__(self, live: Live, files: Mapping[str, tuple[Named, ...]], lost: Collection[int]) -> None:
        self.rows: Packed[YearRow] = Packed()
        self.tally = Tally()
        self.complaints = array("q")
        self._live, self._files, self._lost = live, files, lost
        self._gaps: Packed[MissingFact] = Packed()
        self._gone: set[tuple[str, int, str]] = set()

    def add(self, line: BookedLine, *, with_names: bool) -> None:
        """Make the row of a line as it was told, with the words as they are now when names may be told."""
        entry = self._live.behind(line)
        row = year_row(line, entry, self._files.get(line.reference, ()), with_names=with_names)
        self.rows.append(row)
        self.tally.add(row)
        self.complaints.append(row.complaint_id)
        if row.is_reversal:
            self._gone.add((row.reference, row.line_id, row.corrects))
        elif entry is not None:
            for what in (*missing_in(entry.line), *([Missing.PROOF] if row.line_id in self._lost else [])):
                self._gaps.append(_gap(what, row))

    def missing(self) -> Sequence[MissingFact]:
        """Return what the lines lack as they are now; a row that was taken back lacks nothing any more."""
        gone = self._gone
        return Packed(fact for fact in self._gaps if (fact.reference, fact.line_id, str(fact.number)) not in gone)


def _gap(what: Missing, row: YearRow) -> MissingFact:
    return MissingFact(
        what=what, number=row.number, reference=row.reference, complaint_id=row.complaint_id, line_id=row.line_id
    )


def _references(asked: Asked) -> Iterator[str]:
    yield from (letter.reference for letter in asked.evidence)
    yield from (proof.reference for proof in asked.proofs)


def _gone_through(lines: Iterable[BookedLine], references: Collection[str]) -> tuple[Seal, frozenset[str]]:
    """Return the seal of the lines, and which of these complaints they are about."""
    seal, found = Seal(), set[str]()
    for line in lines:
        seal.add(line)
        if line.reference in references:
            found.add(line.reference)
    return seal, frozenset(found)


def _export(asked: Asked, seal: Seal, *, is_new: bool) -> Export:
    period = asked.period
    before = [own for own in asked.books.exports if (own.first, own.last) == (period.first, period.last)]
    if before and not is_new and before[-1].sha256 == seal.hexdigest():
        return before[-1]
    return Export(
        number=asked.books.next_number,
        first=period.first,
        last=period.last,
        made_at=asked.made_at,
        sha256=seal.hexdigest(),
        rows=seal.rows,
    )


def _changes(rows: Iterable[YearRow], books: Books, export: Export) -> Iterator[YearRow]:
    """Yield the rows that are new in this export though an earlier one spoke for their day, corrections first."""
    earlier = [own for own in books.exports if own.number < export.number]
    if not earlier and not books.lines and not books.closed:
        return  # nobody was told or should have been told anything yet
    for row in rows:
        if row.export == export.number and (
            row.corrects or row.own_day < export.first or any(own.first <= row.day <= own.last for own in earlier)
        ):
            yield row
