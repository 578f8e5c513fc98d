"""Complaints in whose texts parts of words stand, "soep" in "tomatensoep"; found once while somebody goes on typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klachtenboek.store.database import Database

AT_ONCE = 4_000
"""Texts that are read between two keys: some 5 ms; the others follow when nobody is waiting."""

A_BIT = 1_000
"""Texts that are read at a time when nobody is waiting, so that the next key does not wait either."""


class Parts:
    """Look for parts of words: the newest texts first, the others bit by bit, and what was found goes on narrowing."""

    def __init__(self, database: Database) -> None:
        """Read through this database."""
        self._database = database
        self._state: tuple[sqlite3.Connection, int] | None = None
        self._words: tuple[str, ...] = ()
        self._found: tuple[int, ...] = ()
        self._left = 0

    def holding(self, words: Sequence[str], *, newest: bool = False) -> tuple[int, ...]:
        """Return the complaints in whose folded texts all these words stand, whole or as a part.

        With ``newest`` those that were looked through so far, the newest texts at least; ``further`` goes on.
        """
        wanted = tuple(words)
        self._turn_to(wanted)
        if not newest:
            self._look(wanted, self._left)
        return self._found

    def further(self, words: Sequence[str]) -> bool:
        """Look through some more texts for these words and tell whether there are any left."""
        wanted = tuple(words)
        self._turn_to(wanted)
        self._look(wanted, A_BIT)
        return self._left > 0

    def _turn_to(self, wanted: tuple[str, ...]) -> None:
        """Begin with these words: narrow what is known down when they go on from the last ones, or start anew."""
        connection = self._database.connection
        state = (connection, connection.total_changes)
        if state == self._state and wanted == self._words:
            return
        if state == self._state and self._goes_on(wanted):
            self._found = self._narrowed(wanted)
        else:
            self._found = ()
            self._left = int(self._database.rows("SELECT ifnull(max(complaint_id), 0) FROM search")[0][0])
            self._look(wanted, AT_ONCE)
        self._state, self._words = state, wanted

    def _look(self, wanted: tuple[str, ...], most: int) -> None:
        """Look through the next texts, down from the newest."""
        if not self._left:
            return
        floor = max(self._left - most, 0)
        sql = f"SELECT complaint_id FROM search WHERE complaint_id > ? AND complaint_id <= ? AND {_parts(wanted)}"
        found = self._database.rows(sql, (floor, self._left, *wanted))
        self._found += tuple(key for (key,) in found)
        self._left = floor

    def _narrowed(self, wanted: tuple[str, ...]) -> tuple[int, ...]:
        among = "complaint_id IN (SELECT value FROM json_each(?))"
        sql = f"SELECT complaint_id FROM search WHERE {among} AND {_parts(wanted)}"
        return tuple(key for (key,) in self._database.rows(sql, (json.dumps(self._found), *wanted)))

    def _goes_on(self, wanted: tuple[str, ...]) -> bool:
        """Tell whether whatever holds these words holds those of last time too."""
        return all(any(word in longer for longer in wanted) for word in self._words)


def _parts(wanted: tuple[str, ...]) -> str:
    return " AND ".join("instr(folded, ?) > 0" for _ in wanted)
