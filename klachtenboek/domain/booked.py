"""What the bookkeeper was told: lines frozen by an export and years that are closed; never changed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from klachtenboek.domain.goodwill import GoodwillKind, Method, Processed
    from klachtenboek.domain.vat import VatCategory

UNDO_DAYS = 30
"""So long a year that was closed is open again without a reason."""


class BookedLine(NamedTuple):
    """A line as an export carried it for the first time; amounts in cents, below zero when it takes one back.

    ``year`` and ``number`` say which row it is: the financial year it was posted in and its number there.
    ``posted_on`` decides the quarter. ``corrects`` names the row that it changes. Texts hold no names of customers.
    """

    export: int
    year: int
    number: int
    posted_on: date
    line_id: int
    complaint_id: int
    reference: str
    customer_id: int | None
    day: date
    agreed_on: date | None
    given_on: date | None
    sold_on: date | None
    receipt: str
    kind: GoodwillKind
    description: str
    method: Method | None
    processed: Processed
    vat_category: VatCategory | None
    vat_rate: int | None
    gross: int
    vat: int
    net: int
    cost: int
    value: int
    share: int
    remark: str
    is_reversal: bool = False
    corrects: str = ""
    id: int = 0

    @property
    def facts(self) -> tuple[object, ...]:
        """What was told about the line; when one of these changes, the bookkeeper must hear of it."""
        return (
            *(self.line_id, self.complaint_id, self.day, self.agreed_on, self.given_on, self.sold_on, self.receipt),
            *(self.kind, self.method, self.processed, self.vat_category, self.vat_rate),
            *(self.gross, self.vat, self.net, self.cost, self.value, self.share),
        )

    def name(self, year: int) -> str:
        """Return how a row of ``year`` refers to this one: its number, with its own year when that is another."""
        return str(self.number) if self.year == year else f"{self.year}-{self.number}"

    @property
    def sums(self) -> BookedSums:
        """The row by itself, as its month is added up."""
        return BookedSums(
            day=self.posted_on.replace(day=1),
            kind=self.kind,
            vat_category=self.vat_category,
            vat_rate=self.vat_rate,
            processed=self.processed,
            rows=1,
            adds=-1 if self.is_reversal else 1,
            gross=self.gross,
            vat=self.vat,
            net=self.net,
            cost=self.cost,
            value=self.value,
            share=self.share,
        )

    def taken_back(self, *, export: int, year: int, number: int, posted_on: date) -> BookedLine:
        """Return the row that takes this one back: the same facts with every amount the other way round."""
        return self._replace(
            id=0,
            export=export,
            year=year,
            number=number,
            posted_on=posted_on,
            is_reversal=True,
            corrects=self.name(year),
            gross=-self.gross,
            vat=-self.vat,
            net=-self.net,
            cost=-self.cost,
            value=-self.value,
            share=-self.share,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedSums:
    """Rows of one month with the same kind, VAT and place in the books, added up; amounts in cents.

    ``day`` is the first of the month, ``rows`` how many there are and ``adds`` how many of them stand: one that takes
    another back counts as one less.
    """

    day: date
    kind: GoodwillKind
    vat_category: VatCategory | None
    vat_rate: int | None
    processed: Processed
    rows: int
    adds: int
    gross: int
    vat: int
    net: int
    cost: int
    value: int
    share: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """A row whose line lacks a fact: its year and number, its complaint and its line."""

    year: int
    number: int
    reference: str
    complaint_id: int
    line_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export: its number, the days it covers, and the hash of every row that it shows."""

    number: int
    first: date
    last: date
    made_at: datetime
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedYear:
    """A financial year that was closed, and perhaps opened again with a reason.

    ``first`` and ``last`` are its days as they were then: the month a year starts in may change later.
    """

    id: int = 0
    year: int
    first: date
    last: date
    closed_at: datetime
    reopened_at: datetime | None = None
    reason: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether it is closed still."""
        return self.reopened_at is None

    def holds(self, day: date) -> bool:
        """Tell whether the day fell in it when it was closed."""
        return self.first <= day <= self.last

    def can_be_undone(self, now: datetime) -> bool:
        """Tell whether it was closed so recently that opening it again needs no reason."""
        return self.is_closed and now - self.closed_at <= timedelta(days=UNDO_DAYS)


@dataclass(frozen=True, slots=True)
class Books:
    """Everything the bookkeeper was told: all exports and their rows, and the years that are closed now.

    The rows are in the order of their years and numbers.
    """

    lines: Sequence[BookedLine] = ()
    exports: tuple[Export, ...] = ()
    closed: tuple[ClosedYear, ...] = ()

    @property
    def next_number(self) -> int:
        """The number of the export to come."""
        return max((export.number for export in self.exports), default=0) + 1

    def is_closed_on(self, day: date) -> bool:
        """Tell whether the day falls in a year that is closed now."""
        return any(closed.holds(day) for closed in self.closed)

    def open_from(self, day: date) -> date:
        """Return that day, or the first one after it that falls in no closed year."""
        for closed in sorted(self.closed, key=lambda one: one.last):
            if closed.holds(day):
                day = closed.last + timedelta(days=1)
        return day

    def numbers(self) -> dict[int, int]:
        """Return the last number of each year."""
        last: dict[int, int] = {}
        for line in self.lines:
            last[line.year] = max(last.get(line.year, 0), line.number)
        return last

    def standing(self) -> Iterator[BookedLine]:
        """Yield per line the row that stands, the last one when that takes nothing back; in the order of the rows."""
        last: dict[int, tuple[int, int, int]] = {}
        corrected = {line.line_id for line in self.lines if line.corrects}
        for line in self.lines:
            if line.line_id in corrected:
                told = (line.export, line.year, line.number)
                last[line.line_id] = max(last.get(line.line_id, told), told)
        for line in self.lines:
            is_last = line.line_id not in corrected or last[line.line_id] == (line.export, line.year, line.number)
            if is_last and not line.is_reversal:
                yield line
