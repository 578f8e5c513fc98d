"""What an export adds to what the bookkeeper was told: new lines and corrections; pure, freezing is the store's."""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from klachtenboek.domain.booked import BookedLine, Books, Lacking
from klachtenboek.domain.goodwill import LOWERS_VAT
from klachtenboek.domain.period import book_year
from klachtenboek.domain.reach import reach_of, within
from klachtenboek.domain.text import clean_text
from klachtenboek.packed import Packed, Places
from klachtenboek.reports.beat import beating
from klachtenboek.reports.names import customer_code, without_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from klachtenboek.domain.ledger import LedgerEntry
    from klachtenboek.domain.period import Period
    from klachtenboek.reports.beat import Beat


class Live:
    """The lines that are accepted now, in the order of the book, and found back by what they are known by."""

    def __init__(self, entries: Iterable[LedgerEntry]) -> None:
        """Take in all lines, of whatever day, in the order of day, complaint and line; what does not count is not.

        Of what is packed already, as the store hands it out, everything counts.
        """
        if not isinstance(entries, Packed):
            entries = Packed(entry for entry in entries if entry.line.counts)
        self.entries: Packed[LedgerEntry] = entries
        self._places = Places(entry.line.id for entry in self.entries)

    def of(self, line_id: int) -> LedgerEntry | None:
        """Return the line as it is now; None when it is there no more."""
        return next((self.entries[place] for place in self._places.of(line_id)), None)

    def behind(self, told: BookedLine | Lacking) -> LedgerEntry | None:
        """Return what a row was told of, as it is now; None when it is there no more."""
        found = (self.entries[place] for place in self._places.of(told.line_id))
        return next((entry for entry in found if plain(entry.reference) == told.reference), None)


def fresh_lines(
    live: Live,
    books: Books,
    period: Period,
    *,
    starts_in: int = 1,
    numbers: Mapping[int, int] | None = None,
    beat: Beat | None = None,
) -> Packed[BookedLine]:
    """Return the rows an export of the period would be the first to carry: corrections, and then new lines.

    A row told before is never changed: when its line is different now, one row takes it back and another tells it
    anew. What belongs to earlier days is posted on the first day of the period that is not in a closed year, if an
    earlier export or a closed year should have held it. On days of a closed year nothing is posted. ``numbers`` are
    the last ones of each year, for whoever has only some of the lines of the books.
    """
    reach = reach_of(books, period)
    post = _Post(books.next_number, reach.start, starts_in, books.numbers() if numbers is None else numbers)
    known = array("q")
    for old in beating(books.standing(), beat):
        known.append(old.line_id)
        entry = live.of(old.line_id)
        if within(reach.changed, old.posted_on) and (entry is None or booked_line(entry).facts != old.facts):
            post.take_back(old)
            if entry is not None and within(reach.told, entry.day):
                post.tell(entry, old)
    standing = Places(known)
    for entry in beating(live.entries, beat):
        if entry.line.id not in standing and within(reach.told, entry.day):
            post.tell(entry, None)
    return post.lines


@dataclass(frozen=True, slots=True)
class _Place:
    """Which row a line becomes."""

    export: int
    year: int
    number: int
    posted_on: date
    corrects: str


class _Post:
    """Rows in the making, each with the next number of the year it is posted in."""

    def __init__(self, export: int, first: date, starts_in: int, numbers: Mapping[int, int]) -> None:
        self.lines: Packed[BookedLine] = Packed()
        self._export, self._first, self._starts_in = export, first, starts_in
        self._last = dict(numbers)

    def take_back(self, old: BookedLine) -> None:
        """Add the row that takes an earlier one back."""
        posted_on, year, number = self._place(old.posted_on)
        self.lines.append(old.taken_back(export=self._export, year=year, number=number, posted_on=posted_on))

    def tell(self, entry: LedgerEntry, old: BookedLine | None) -> None:
        """Add the row that tells a line as it is now."""
        posted_on, year, number = self._place(entry.day)
        corrects = old.name(year) if old is not None else ""
        place = _Place(self._export, year, number, posted_on, corrects)
        self.lines.append(booked_line(entry, place))

    def _place(self, day: date) -> tuple[date, int, int]:
        """Return the day of posting, its financial year and the next number there."""
        posted_on = max(day, self._first)
        year = book_year(posted_on, self._starts_in)
        number = self._last[year] = self._last.get(year, 0) + 1
        return posted_on, year, number


def booked_line(entry: LedgerEntry, place: _Place | None = None) -> BookedLine:
    """Return the facts of a line as they are told, without names; not numbered yet when it has no place."""
    line, code = entry.line, customer_code(entry.customer_id)
    lowers = line.kind in LOWERS_VAT
    return BookedLine(
        export=place.export if place is not None else 0,
        year=place.year if place is not None else 0,
        number=place.number if place is not None else 0,
        posted_on=place.posted_on if place is not None else entry.day,
        corrects=place.corrects if place is not None else "",
        line_id=line.id,
        complaint_id=entry.complaint_id,
        reference=plain(entry.reference),
        customer_id=entry.customer_id,
        day=entry.day,
        agreed_on=line.agreed_on,
        given_on=line.given_on,
        sold_on=line.sold_on,
        receipt=plain(line.receipt),
        kind=line.kind,
        description=plain(without_name(line.description, entry.customer, code)),
        method=line.method,
        processed=line.processed,
        vat_category=line.vat_category if lowers else None,
        vat_rate=line.vat_rate if lowers else None,
        gross=line.paid_out,
        vat=line.vat,
        net=line.net,
        cost=line.cost,
        value=line.value,
        share=line.share,
        remark=plain(without_name(line.remark, entry.customer, code)),
    )


def plain(text: str) -> str:
    """Return the text without what a spreadsheet or a table cannot hold, also when it came from an older book."""
    if text.isascii() and text.isprintable():
        return text.strip()  # nearly every text
    return clean_text(text, limit=sys.maxsize)


class Seal:
    """The SHA-256 of rows as they were told, by which anyone can see that they are still the same."""

    def __init__(self) -> None:
        """Begin without rows."""
        self._hash, self.rows = sha256(), 0

    def add(self, line: BookedLine) -> None:
        """Take in the next row."""
        facts = {name: getattr(line, name) for name in _TOLD}
        self._hash.update(_in_words(facts).encode() + b"\n")
        self.rows += 1

    def hexdigest(self) -> str:
        """Return the hash of the rows so far."""
        return self._hash.hexdigest()


def rows_hash(lines: Iterable[BookedLine]) -> str:
    """Return the seal of these rows."""
    seal = Seal()
    for line in lines:
        seal.add(line)
    return seal.hexdigest()


_TOLD = sorted({*BookedLine._fields} - {"id"})
_in_words = json.JSONEncoder(ensure_ascii=True, sort_keys=True, default=str).encode
