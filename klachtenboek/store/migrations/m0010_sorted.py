"""Version 10: a list in the order of number, amount or triade is read along an index of its own; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

INDEXES = (
    ("complaint_by_reference", 'ifnull("year" * 1000000 + "number", 0)'),
    ("complaint_by_given", '"given" + 0'),
    ("complaint_by_triad", '"triad_count" + 0'),
)
"""Of sums and not of columns: what looks for a triade does not take the index of the order for its own."""


def up(connection: sqlite3.Connection) -> None:
    """Make the indexes."""
    for name, what in INDEXES:
        connection.execute(f'CREATE INDEX "{name}" ON "complaint" ({what}, "id")')
