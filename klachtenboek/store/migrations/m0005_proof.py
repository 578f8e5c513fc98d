"""Version 5: which photo or file proves a line of goodwill to the bookkeeper; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.store.script import run_script

if TYPE_CHECKING:
    import sqlite3

TABLES = """
CREATE TABLE "proof" (
    "line_id" INTEGER NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL
);
"""


def up(connection: sqlite3.Connection) -> None:
    """Make the table beside those that are there."""
    run_script(connection, TABLES)
