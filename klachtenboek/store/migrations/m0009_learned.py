"""Version 9: what a year teaches is counted from indexes of its own; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

COUNTED = '"lapsed_at" IS NULL AND "is_practice" = 0'
ASKED = '"kind", "lapsed_at", "is_practice"'
"""What decides whether a complaint counts: SQLite asks it of every row it finds, so the indexes hold it too."""
SUMMED = '"received_at", "triad_count", "understanding", "apology", "solved", "given"'
INDEXES = (
    ("complaint_learned", f"({SUMMED}, {ASKED}) WHERE \"kind\" = 'complaint' AND {COUNTED}"),
    ("complaint_caused", f'("cause_id", "received_at", {ASKED}) WHERE "kind" = \'complaint\' AND {COUNTED}'),
    ("complaint_compliment", f'("received_at", {ASKED}) WHERE "kind" = \'compliment\' AND {COUNTED}'),
)
"""They hold every column that is summed: no row of the book is read for a year of it."""


def up(connection: sqlite3.Connection) -> None:
    """Make the indexes."""
    for name, what in INDEXES:
        connection.execute(f'CREATE INDEX "{name}" ON "complaint" {what}')
