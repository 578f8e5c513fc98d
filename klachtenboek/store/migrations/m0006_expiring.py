"""Version 6: vouchers are found by their last day, for the word in time on the first page; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def up(connection: sqlite3.Connection) -> None:
    """Make the index."""
    connection.execute(
        'CREATE INDEX "goodwill_expiring" ON "goodwill" ("voucher_expires") WHERE "voucher_expires" IS NOT NULL'
    )
