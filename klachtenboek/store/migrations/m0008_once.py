"""Version 8: an id is given out once, a redemption hangs on its voucher, a closing knows its first and last day.

Rows of these tables can go, while versions, exports and redemptions still name them: the next row may not be taken for
the one that went. SQLite cannot change a table so, hence each is written anew beside the old one and takes its place.
Letters are not: they are large, and go only with their person.
"""

from __future__ import annotations

import contextlib
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from klachtenboek.store.script import run_script

if TYPE_CHECKING:
    import sqlite3

_KEY = '"id" INTEGER NOT NULL PRIMARY KEY'
_PARTS = {
    "additions": "addition",
    "steps": "step",
    "contacts": "contact",
    "promises": "promise",
    "goodwill": "goodwill",
    "attachments": "attachment",
    "reopenings": "reopened",
}
"""How the history names a row that came or went, and the table it stood in."""

COPIED = ("measure", "customer", "draft", *_PARTS.values())

REDEMPTION = """
CREATE TABLE "redemption_new" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "line_id" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "receipt" TEXT NOT NULL,
    FOREIGN KEY ("line_id") REFERENCES "goodwill" ("id") ON DELETE RESTRICT
);
INSERT INTO "redemption_new" SELECT * FROM "redemption" WHERE "line_id" IN (SELECT "id" FROM "goodwill");
"""
"""What was taken off a voucher that is no longer there was never shown, and only ever fell to another voucher."""

CLOSED = """
ALTER TABLE "closed_year" ADD COLUMN "first" TEXT NOT NULL DEFAULT '';
ALTER TABLE "closed_year" ADD COLUMN "last" TEXT NOT NULL DEFAULT '';
"""

_CHANGED = """SELECT max(CAST("old" AS INTEGER)) FROM "history" WHERE "subject" = 'complaint' AND "field" = '{}'"""
_CAME_OR_WENT = """SELECT max(CAST(substr("subject", {}) AS INTEGER)) FROM "history" WHERE "subject" LIKE '{} %'"""
_TOLD = (
    ("goodwill", 'SELECT max("line_id") FROM "booked"'),
    ("goodwill", 'SELECT max("line_id") FROM "proof"'),
    ("customer", 'SELECT max("customer_id") FROM "booked"'),
    ("customer", _CHANGED.format("customer_id")),
    ("measure", _CHANGED.format("measure_id")),
    *((table, _CAME_OR_WENT.format(len(name) + 2, name)) for name, table in _PARTS.items()),
)
"""Where the ids of rows that went are named still."""


def up(connection: sqlite3.Connection) -> None:
    """Write the tables anew, row by row with the ids they had, and go on counting after every id that was ever named.

    Foreign keys are off while this runs, so that no row goes with the table it stood in.
    """
    highest = connection.execute('SELECT max("line_id") FROM "redemption"').fetchone()[0]
    for table in COPIED:
        _put_in_place(connection, table, _made_anew(connection, table))
    _put_in_place(connection, "redemption", REDEMPTION)
    run_script(connection, CLOSED)
    date_closings(connection)
    go_on_counting(connection)
    _go_on_after(connection, "goodwill", highest)


def go_on_counting(connection: sqlite3.Connection) -> None:
    """Let every table count on after the highest id that anything in the book still names."""
    for table, sql in _TOLD:
        _go_on_after(connection, table, connection.execute(sql).fetchone()[0])


def date_closings(connection: sqlite3.Connection) -> None:
    """Write down from when to when a year was closed that does not know yet, by the month years start in now."""
    found = connection.execute("""SELECT "id", "year" FROM "closed_year" WHERE "first" = ''""").fetchall()
    month = _starts_in(connection) if found else 1
    for key, year in found:
        first, next_first = date(year, month, 1), date(year + 1, month, 1)
        connection.execute(
            'UPDATE "closed_year" SET "first" = ?, "last" = ? WHERE "id" = ?',
            (first.isoformat(), (next_first - timedelta(days=1)).isoformat(), key),
        )


def _made_anew(connection: sqlite3.Connection, table: str) -> str:
    """Return the statements that copy a table into one like it that gives out an id once."""
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()[0]
    made = sql.replace(f'CREATE TABLE "{table}"', f'CREATE TABLE "{table}_new"', 1)
    return f'{made.replace(_KEY, f"{_KEY} AUTOINCREMENT", 1)};\nINSERT INTO "{table}_new" SELECT * FROM "{table}";\n'


def _put_in_place(connection: sqlite3.Connection, table: str, script: str) -> None:
    """Copy a table as the script says, let the copy take its name, and make its indexes again.

    Of an empty one, as all are in a new book, there is nothing to copy: a renaming reads the whole schema over.
    """
    indexes = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rootpage",
        (table,),
    ).fetchall()
    if connection.execute(f'SELECT NOT EXISTS (SELECT 1 FROM "{table}")').fetchone()[0]:
        connection.execute(f'DROP TABLE "{table}"')
        connection.execute(script.partition(";")[0].replace(f'"{table}_new"', f'"{table}"', 1))
    else:
        run_script(connection, script)
        connection.execute(f'DROP TABLE "{table}"')
        connection.execute(f'ALTER TABLE "{table}_new" RENAME TO "{table}"')
    for (sql,) in indexes:
        connection.execute(sql)


def _go_on_after(connection: sqlite3.Connection, table: str, highest: int | None) -> None:
    known = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    if highest is None or (known is not None and known[0] >= highest):
        return
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, highest))


def _starts_in(connection: sqlite3.Connection) -> int:
    """Return the month financial years start in; January when it was never chosen or is not understood."""
    found = connection.execute('SELECT "value" FROM "setting" WHERE "key" = \'year_starts_in\'').fetchone()
    months = range(1, 13)
    with contextlib.suppress(ValueError, TypeError):
        month = json.loads(found[0]) if found else 1
        return month if isinstance(month, int) and month in months else 1
    return 1
