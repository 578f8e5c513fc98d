"""Version 7: what the lists count and the first page tells is found by indexes of its own; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

UNWRITTEN = '"lapsed_at" IS NULL AND "is_practice" = 0 AND "letter_count" = 0 AND "triad_count" = 3'
INDEXES = (
    ("complaint_lapsed", '"complaint" ("received_at", "id") WHERE "lapsed_at" IS NOT NULL'),
    ("complaint_practice", '"complaint" ("customer_id") WHERE "is_practice" = 1'),
    (
        "complaint_online",
        '"complaint" ("received_at", "id", "is_practice") WHERE "is_online" = 1 AND "lapsed_at" IS NULL',
    ),
    ("complaint_no_letter", f'"complaint" ("received_at", "id") WHERE {UNWRITTEN}'),
    ("promise_ended", '"promise" ("ended_at", "outcome", "due", "complaint_id") WHERE "ended_at" IS NOT NULL'),
    ("goodwill_year", '"goodwill" (substr(coalesce("agreed_on", "given_on", "entered_at"), 1, 4))'),
)
"""Partial ones stay as small as what they find: a settled complaint stands in none but that of unwritten letters."""


def up(connection: sqlite3.Connection) -> None:
    """Make the indexes."""
    for name, what in INDEXES:
        connection.execute(f'CREATE INDEX "{name}" ON {what}')
