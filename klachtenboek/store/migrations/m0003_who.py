"""Version 3: who made a change; lines of history from before do not know, and say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def up(connection: sqlite3.Connection) -> None:
    """Give the history room for a name."""
    connection.execute("""ALTER TABLE "history" ADD COLUMN "who" TEXT NOT NULL DEFAULT ''""")
