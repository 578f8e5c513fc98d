"""Rows added up while they pass: in all, per quarter, rate, kind and month; which rows there are, is ``year``'s."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.goodwill import LOWERS_VAT, GoodwillKind, Processed
from klachtenboek.reports.rows import Quarter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from klachtenboek.domain.booked import BookedSums
    from klachtenboek.domain.period import Period
    from klachtenboek.domain.vat import VatCategory
    from klachtenboek.reports.rows import YearRow

    Counted = YearRow | BookedSums

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


class _Adding:
    """Sums in the making."""

    def __init__(self) -> None:
        self.count = self.gross = self.vat = self.net = self.cost = self.value = self.share = 0

    def add(self, row: Counted) -> None:
        """Add rows; nothing is worked out anew or rounded, and what was taken back counts once less."""
        self.count += row.adds
        self.gross += row.gross
        self.vat += row.vat
        self.net += row.net
        self.cost += row.cost
        self.value += row.value
        self.share += row.share

    @property
    def sums(self) -> Sums:
        """What it comes to."""
        return Sums(
            count=self.count,
            gross=self.gross,
            vat=self.vat,
            net=self.net,
            cost=self.cost,
            value=self.value,
            share=self.share,
        )


_VatKey = tuple[bool, int, str, int]
_Groups = dict[_VatKey, tuple["Counted", _Adding]]


class Tally:
    """Everything that is added up of a report; every sum is a sum of rows."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._total, self._booked, self._to_book = _Adding(), _Adding(), _Adding()
        self._rates: _Groups = {}
        self._quarters: dict[Quarter, tuple[_Groups, _Adding]] = {}
        self._kinds: defaultdict[GoodwillKind, _Adding] = defaultdict(_Adding)
        self._months: defaultdict[date, _Adding] = defaultdict(_Adding)

    def add(self, row: Counted) -> None:
        """Add a row, or several of a month taken together, wherever they count."""
        when = Quarter.of(row.day)
        if when not in self._quarters:
            self._quarters[when] = ({}, _Adding())
        groups, quarter = self._quarters[when]
        for own in (
            self._total,
            self._to_book if row.processed is Processed.NOT_YET else self._booked,
            _group(self._rates, row),
            _group(groups, row),
            quarter,
            self._kinds[row.kind],
            self._months[row.day.replace(day=1)],
        ):
            own.add(row)

    @property
    def total(self) -> Sums:
        """All rows."""
        return self._total.sums

    @property
    def booked(self) -> Sums:
        """What till or invoice have already."""
        return self._booked.sums

    @property
    def to_book(self) -> Sums:
        """What is not booked yet."""
        return self._to_book.sums

    @property
    def rates(self) -> tuple[VatSums, ...]:
        """Per VAT category and rate, apart for what is booked."""
        return _per_vat(self._rates)

    @property
    def kinds(self) -> tuple[KindSums, ...]:
        """All eight kinds in the order of the book, also those without rows."""
        return tuple(KindSums(kind, self._kinds[kind].sums) for kind in GoodwillKind)

    def quarters(self, period: Period) -> tuple[QuarterSums, ...]:
        """Return every quarter the period touches, also one without rows."""
        touched = sorted({Quarter.of(first) for first in _firsts(period)})
        nothing: tuple[_Groups, _Adding] = ({}, _Adding())
        found = ((quarter, *self._quarters.get(quarter, nothing)) for quarter in touched)
        return tuple(QuarterSums(quarter, _per_vat(groups), own.sums) for quarter, groups, own in found)

    def months(self, period: Period) -> tuple[MonthSums, ...]:
        """Return every month of the period, also one without rows."""
        return tuple(MonthSums(first, self._months[first].sums) for first in _firsts(period))


def add_up(rows: Iterable[Counted]) -> Sums:
    """Add the rows up."""
    own = _Adding()
    for row in rows:
        own.add(row)
    return own.sums


def _group(groups: _Groups, row: Counted) -> _Adding:
    key = _vat_key(row)
    if key not in groups:
        groups[key] = (row, _Adding())
    return groups[key][1]


def _vat_key(row: Counted) -> _VatKey:
    """Put what lowers VAT first, high rates before low ones, and what still has to be booked on top."""
    rate = -1 if row.vat_rate is None else row.vat_rate
    return row.kind not in LOWERS_VAT, -rate, row.vat_category or "", _TO_DO_FIRST.index(row.processed)


def _per_vat(groups: Mapping[_VatKey, tuple[Counted, _Adding]]) -> tuple[VatSums, ...]:
    return tuple(
        VatSums(
            lowers_vat=row.kind in LOWERS_VAT,
            vat_category=row.vat_category,
            vat_rate=row.vat_rate,
            processed=row.processed,
            sums=own.sums,
        )
        for _, (row, own) in sorted(groups.items(), key=lambda pair: pair[0])
    )


def _firsts(period: Period) -> tuple[date, ...]:
    """Return the first day of each month in the period."""
    return tuple(months_later(period.first, ahead) for ahead in range(period.months))
