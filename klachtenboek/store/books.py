"""What the bookkeeper was told and where it is booked: exports, closed years and accounts; never changed by itself."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from peewee import SQL

from klachtenboek.domain.account import Account, Accounts
from klachtenboek.domain.booked import BookedLine, Books, ClosedYear, Export
from klachtenboek.packed import Packed
from klachtenboek.store import schema
from klachtenboek.store.mapping import Writer, build, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from klachtenboek.store.database import Database

_LAST_OF = (
    "id IN (SELECT id FROM (SELECT id, max((export_id * 10000 + year) * 10000000 + number) FROM booked "
    "WHERE line_id IN (SELECT value FROM json_each(?)) GROUP BY line_id))"
)
"""Next to ``max``, SQLite gives the other columns of that same row."""
_AT_ONCE = 500
_EXPORTS, _BOOKED, _CLOSED = Writer(schema.ExportRow), Writer(schema.BookedRow), Writer(schema.ClosedYearRow)

_ASIDE_AT_ONCE = 200
_ASIDE = Writer(schema.BookedRow, into="to_be_told")
_TOLD = ", ".join(f'"{name}"' for name in schema.BookedRow._meta.columns if name != "id")  # noqa: SLF001  peewee's own
_NO_ASIDE = "DROP TABLE IF EXISTS temp.to_be_told"
_NEW_ASIDE = f"CREATE TEMP TABLE to_be_told AS SELECT {_TOLD} FROM booked LIMIT 0"
_MOVE = f"INSERT INTO booked ({_TOLD}) SELECT {_TOLD} FROM temp.to_be_told ORDER BY rowid"


class Bookkeeping:
    """Exports and their rows, closed years, accounts."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database
        self._aside: Sequence[BookedLine] | None = None
        self._aside_in = 0

    def books(self) -> Books:
        """Return everything the bookkeeper was told so far."""
        return Books(
            lines=Packed(self._lines()),
            exports=self.exports(),
            closed=tuple(closed for closed in self.closings() if closed.is_closed),
        )

    def _lines(self) -> Iterator[BookedLine]:
        """Yield every row that was told, a stretch at a time, in the order of years and numbers."""
        booked, last = schema.BookedRow, (0, 0)
        query = booked.select(*_columns(booked)).order_by(booked.year, booked.number).limit(_AT_ONCE)
        while rows := self._database.dicts(query.where(SQL("(year, number) > (?, ?)", last))):
            yield from (build(BookedLine, row) for row in rows)
            last = rows[-1]["year"], rows[-1]["number"]

    def exports(self) -> tuple[Export, ...]:
        """Return every export that was made, the first one first."""
        query = schema.ExportRow.select().order_by(schema.ExportRow.number)
        return tuple(build(Export, row) for row in self._database.dicts(query))

    def told(self, line_id: int) -> BookedLine | None:
        """Return what the bookkeeper was last told of a line; None when nothing was, or when it was taken back."""
        booked = schema.BookedRow
        newest = booked.export.desc(), booked.year.desc(), booked.number.desc()
        query = booked.select(*_columns(booked)).where(booked.line_id == line_id).order_by(*newest).limit(1)
        found = [build(BookedLine, row) for row in self._database.dicts(query)]
        return found[0] if found and not found[0].is_reversal else None

    def numbers(self) -> dict[int, int]:
        """Return the last number of each year in which something was told."""
        return dict(self._database.rows("SELECT year, max(number) FROM booked GROUP BY year"))

    def last_told(self, line_ids: Collection[int]) -> tuple[BookedLine, ...]:
        """Return what was last told of each of these lines, in the order of the rows."""
        booked = schema.BookedRow
        query = booked.select(*_columns(booked)).where(SQL(_LAST_OF, [json.dumps([*line_ids])]))
        rows = self._database.dicts(query.order_by(booked.year, booked.number))
        return tuple(build(BookedLine, row) for row in rows)

    def put_aside(self, lines: Sequence[BookedLine], beat: Callable[[], None]) -> None:
        """Write the rows of an export that may be kept in a table that only this program sees, and only now.

        From another thread than the book's, a stretch at a time between what others ask; ``freeze`` then has little to
        do. ``beat`` is called before each stretch, and what it raises stops the work. Raises DiskFull or DiskFailed.
        """
        rows = ({"export_id": line.export, **plain(line)} for line in lines)
        try:
            self._database.elsewhere(self._begin_aside)
            while stretch := tuple(islice(rows, _ASIDE_AT_ONCE)):
                beat()
                self._database.elsewhere(lambda part=stretch: self._add_aside(part))  # type: ignore[misc]
            self._aside = lines
        finally:
            if self._aside is None:
                self._database.elsewhere(self._end_aside)

    def _begin_aside(self) -> None:
        self._end_aside()
        self._database.rows(_NEW_ASIDE)
        self._aside_in = self._database.state[0]

    def _add_aside(self, rows: Sequence[dict[str, object]]) -> None:
        if self._has_aside:
            _ASIDE.insert_all(self._database, rows)

    def _end_aside(self) -> None:
        self._aside = None
        self._database.rows(_NO_ASIDE)

    @property
    def _has_aside(self) -> bool:
        """Whether the file is still as it was opened then: another connection has none of it."""
        return self._aside_in == self._database.state[0]

    def freeze(self, export: Export, lines: Sequence[BookedLine]) -> None:
        """Keep an export with the rows that no earlier one had; those that were put aside go in all at once."""
        with self._database.change():
            _EXPORTS.insert(self._database, {"number": export.number, **plain(export)})
            if self._aside is lines and self._has_aside:
                self._database.rows(_MOVE)
                self._end_aside()
            else:
                _BOOKED.insert_all(self._database, ({"export_id": line.export, **plain(line)} for line in lines))
            self._database.touch(0)

    # -- closed years -------------------------------------------------------------------------------

    def closings(self) -> tuple[ClosedYear, ...]:
        """Return every time a year was closed, the first one first."""
        table = schema.ClosedYearRow
        query = table.select().order_by(table.closed_at, table.id)
        return tuple(build(ClosedYear, row) for row in self._database.dicts(query))

    def close(self, closing: ClosedYear) -> None:
        """Write down that a year is closed."""
        with self._database.change():
            _CLOSED.insert(self._database, plain(closing))
            self._database.touch(0)

    def reopen(self, closing: ClosedYear, *, at: datetime, reason: str) -> None:
        """Write down that the year is open again."""
        with self._database.change():
            _CLOSED.update(self._database, closing.id, {"reopened_at": at, "reason": reason})
            self._database.touch(0)

    def close_again(self, opened: ClosedYear) -> None:
        """Take it back that the year was opened."""
        with self._database.change():
            _CLOSED.update(self._database, opened.id, {"reopened_at": None, "reason": ""})
            self._database.touch(0)

    # -- accounts -----------------------------------------------------------------------------------

    def accounts(self) -> Accounts:
        """Return the accounts that were filled in."""
        rows = self._database.dicts(schema.AccountRow.select())
        return Accounts({row["key"]: build(Account, row) for row in rows})

    def save_account(self, account: Account) -> None:
        """Keep an account, new or changed."""
        table = schema.AccountRow
        with self._database.change():
            self._database.run(table.insert(plain(account)).on_conflict_replace())
            self._database.touch(0)


def _columns(table: type[schema.Table]) -> list[object]:
    """Select each column under the name the record has, ``export`` instead of ``export_id``."""
    return [field.alias(field.name) for field in table._meta.sorted_fields]  # noqa: SLF001  peewee's own door
