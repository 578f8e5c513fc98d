"""Sums over complaints from which the shop learns, each from an index alone; what they mean is told elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtenboek.store.database import Database

_COUNTED = "c.kind = 'complaint' AND c.lapsed_at IS NULL AND c.is_practice = 0"
"""In the very words of the indexes: what the customer said kindly, only asked or passed on is no complaint."""
_MONTH = (
    "SELECT count(*), total(c.triad_count = 3), total(c.understanding), total(c.apology), total(c.solved), "
    f"total(c.given) FROM complaint c WHERE {_COUNTED} AND c.received_at >= ? AND c.received_at < ?"
)
_OF_CAUSE = (
    f"SELECT count(*) FROM complaint c WHERE {_COUNTED} AND c.cause_id = ? AND c.received_at >= ? AND c.received_at < ?"
)
_COMPLIMENTS = (
    "SELECT count(*) FROM complaint c WHERE c.kind = 'compliment' AND c.lapsed_at IS NULL AND c.is_practice = 0 "
    "AND c.received_at >= ? AND c.received_at < ?"
)


class Learned:
    """Count what was received; days are whole days, and practice and lapsed ones are left out everywhere."""

    def __init__(self, database: Database) -> None:
        """Read through this database."""
        self._database = database

    def sums(self, first: date, until: date) -> list[int]:
        """Return of the complaints received from a day up to another, that one left out, how many there are.

        And how many of them have the whole triade, understanding, an apology and a solution, and cents given.
        """
        return [int(found) for found in self._database.rows(_MONTH, (first.isoformat(), until.isoformat()))[0]]

    def count(self, first: date, until: date) -> int:
        """Return how many complaints were received from a day up to another, that one left out."""
        return self.sums(first, until)[0]

    def of_cause(self, cause_id: int, first: date, until: date) -> int:
        """Return how many of them have the cause."""
        return int(self._database.rows(_OF_CAUSE, (cause_id, first.isoformat(), until.isoformat()))[0][0])

    def compliments(self, first: date, last: date) -> int:
        """Return how many compliments were received from the first to the last day, both included."""
        until = last + timedelta(days=1)
        return int(self._database.rows(_COMPLIMENTS, (first.isoformat(), until.isoformat()))[0][0])

    def begun(self) -> date | None:
        """Return the day of the first complaint, None when there is none."""
        found = self._database.rows(f"SELECT min(c.received_at) FROM complaint c WHERE {_COUNTED}")[0][0]
        return date.fromisoformat(found[:10]) if found else None
