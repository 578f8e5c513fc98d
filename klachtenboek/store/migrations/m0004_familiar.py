"""Version 4: whether letters say *je* to a customer; nothing known, so they do as the shop does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.store.script import run_script

if TYPE_CHECKING:
    import sqlite3

TABLES = """
ALTER TABLE "customer" ADD COLUMN "familiar" INTEGER;
"""


def up(connection: sqlite3.Connection) -> None:
    """Add the column; the rows that are there stay as short as they were."""
    run_script(connection, TABLES)
