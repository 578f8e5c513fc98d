"""A year at one glance, for the page that shows it: the same sums as in the files, without their rows (``year``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from klachtenboek.domain.booked import Lacking
from klachtenboek.reports.missing import Missing, MissingFact, missing_in
from klachtenboek.reports.posting import Live
from klachtenboek.reports.sums import KindSums, MonthSums, QuarterSums, Sums, Tally, VatSums

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from klachtenboek.domain.booked import BookedLine, BookedSums
    from klachtenboek.domain.ledger import LedgerEntry
    from klachtenboek.domain.period import Period

MOST = 200
"""Rows with something missing that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The sums of a period and the first facts that are missing; ``lacking`` rows of ``lines`` miss something."""

    period: Period
    lines: int
    total: Sums
    booked: Sums
    to_book: Sums
    quarters: tuple[QuarterSums, ...]
    rates: tuple[VatSums, ...]
    kinds: tuple[KindSums, ...]
    months: tuple[MonthSums, ...]
    missing: tuple[MissingFact, ...]
    lacking: int
    has_redeemed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a glance is made from: sums of what was told and what is new, and the corrections, of which there are few.

    ``told_lacking`` and ``new_lacking`` are how many rows lack a fact and the first of them, where the number of a new
    one is still its place among the new ones; ``numbers`` are the last ones told, by year.
    """

    period: Period
    told: Sequence[BookedSums]
    new: Sequence[BookedSums]
    corrections: Sequence[BookedLine]
    told_lacking: tuple[int, Sequence[Lacking]] = (0, ())
    new_lacking: tuple[int, Sequence[Lacking]] = (0, ())
    numbers: Mapping[int, int] = field(default_factory=dict)
    lost: Collection[int] = ()
    has_redeemed: bool = False


def glance(seen: Seen, read: Callable[[Collection[int]], Iterable[LedgerEntry]]) -> Glance:
    """Return the period at a glance; ``read`` gives the lines with those ids, as far as they are accepted now."""
    sums = (*seen.told, *(line.sums for line in seen.corrections), *seen.new)
    tally = Tally()
    for own in sums:
        tally.add(own)
    corrected = list(_corrected(seen, Live(read({line.line_id for line in seen.corrections}))))
    found = sorted((*seen.told_lacking[1], *corrected, *_numbered(seen)), key=lambda row: (row.year, row.number))
    live = Live(read({row.line_id for row in found[:MOST]}))
    return Glance(
        period=seen.period,
        lines=sum(one.rows for one in sums),
        total=tally.total,
        booked=tally.booked,
        to_book=tally.to_book,
        quarters=tally.quarters(seen.period),
        rates=tally.rates,
        kinds=tally.kinds,
        months=tally.months(seen.period),
        missing=tuple(fact for row in found[:MOST] for fact in _facts(row, live, seen.lost)),
        lacking=seen.told_lacking[0] + len(corrected) + seen.new_lacking[0],
        has_redeemed=seen.has_redeemed,
    )


def _corrected(seen: Seen, live: Live) -> Iterator[Lacking]:
    """Yield the corrections that lack a fact."""
    for line in seen.corrections:
        row = Lacking(line.year, line.number, line.reference, line.complaint_id, line.line_id)
        if not line.is_reversal and any(_facts(row, live, seen.lost)):
            yield row


def _numbered(seen: Seen) -> Iterator[Lacking]:
    """Yield the new rows that lack a fact with their numbers, which come after those of the corrections."""
    last = Counter(seen.numbers) + Counter(line.year for line in seen.corrections)
    for row in seen.new_lacking[1]:
        yield replace(row, number=last[row.year] + row.number)


def _facts(row: Lacking, live: Live, lost: Collection[int]) -> Iterator[MissingFact]:
    entry = live.behind(row)
    if entry is not None:
        for what in (*missing_in(entry.line), *([Missing.PROOF] if row.line_id in lost else [])):
            yield MissingFact(
                what=what,
                number=row.number,
                reference=row.reference,
                complaint_id=row.complaint_id,
                line_id=row.line_id,
            )
