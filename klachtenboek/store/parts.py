"""Complaints in whose texts parts of words stand, "soep" in "tomatensoep"; found once while somebody goes on typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klachtenboek.store.database import Database

MOST = 1_000
"""Complaints among which the next letter is looked for; with more, all texts are read again."""


class Parts:
    """Look for parts of words: through all texts at first, and from then on through what was found."""

    def __init__(self, database: Database) -> None:
        """Read through this database."""
        self._database = database
        self._state: tuple[sqlite3.Connection, int] | None = None
        self._words: tuple[str, ...] = ()
        self._found: tuple[int, ...] = ()

    def holding(self, words: Sequence[str]) -> tuple[int, ...]:
        """Return the complaints in whose folded texts all these words stand, whole or as a part."""
        connection, wanted = self._database.connection, tuple(words)
        state = (connection, connection.total_changes)
        is_known = state == self._state and len(self._found) <= MOST
        if is_known and wanted == self._words:
            return self._found
        parts = " AND ".join("instr(folded, ?) > 0" for _ in wanted)
        sql = f"SELECT complaint_id FROM search WHERE {parts}"
        if is_known and self._goes_on(wanted):
            sql += f" AND complaint_id IN ({', '.join(map(str, self._found))})"
        self._found = tuple(key for (key,) in self._database.rows(sql, wanted))
        self._state, self._words = state, wanted
        return self._found

    def _goes_on(self, wanted: tuple[str, ...]) -> bool:
        """Tell whether whatever holds these words holds those of last time too."""
        return all(any(word in longer for longer in wanted) for word in self._words)
