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


class _Looked:
    """How far the texts were looked through for some words: those with an id above ``left``; it never changes."""

    __slots__ = ("found", "left", "state", "words")

    def __init__(
        self,
        state: tuple[sqlite3.Connection, int] | None,
        words: tuple[str, ...],
        found: tuple[int, ...],
        left: int,
    ) -> None:
        """Know the state of the book this holds for."""
        self.state, self.words, self.found, self.left = state, words, found, left


class Parts:
    """Look for parts of words: the newest texts first, the others bit by bit, and what was found goes on narrowing.

    How far it came is kept as one value: two threads may ask.
    """

    def __init__(self, database: Database) -> None:
        """Read through this database."""
        self._database = database
        self._looked = _Looked(None, (), (), 0)

    def holding(self, words: Sequence[str], *, newest: bool = False) -> tuple[int, ...]:
        """Return the complaints in whose folded texts all these words stand, whole or as a part.

        With ``newest`` those that were looked through so far, the newest texts at least; ``further`` goes on.
        """
        looked = self._turned_to(tuple(words))
        if not newest:
            looked = self._look(looked, looked.left)
        self._looked = looked
        return looked.found

    def further(self, words: Sequence[str]) -> bool:
        """Look through some more texts for these words and tell whether there are any left."""
        self._looked = looked = self._look(self._turned_to(tuple(words)), A_BIT)
        return looked.left > 0

    def _turned_to(self, wanted: tuple[str, ...]) -> _Looked:
        """Begin with these words: narrow what is known down when they go on from the last ones, or start anew."""
        connection, last = self._database.connection, self._looked
        state = (connection, connection.total_changes)
        if state == last.state and wanted == last.words:
            return last
        if state == last.state and _goes_on(last.words, wanted):
            return _Looked(state, wanted, self._narrowed(last.found, wanted), last.left)
        left = int(self._database.rows("SELECT ifnull(max(complaint_id), 0) FROM search")[0][0])
        return self._look(_Looked(state, wanted, (), left), AT_ONCE)

    def _look(self, looked: _Looked, most: int) -> _Looked:
        """Look through the next texts, down from the newest."""
        if not looked.left:
            return looked
        floor = max(looked.left - most, 0)
        sql = f"SELECT complaint_id FROM search WHERE complaint_id > ? AND complaint_id <= ? AND {_parts(looked.words)}"
        found = self._database.rows(sql, (floor, looked.left, *looked.words))
        return _Looked(looked.state, looked.words, looked.found + tuple(key for (key,) in found), floor)

    def _narrowed(self, found: tuple[int, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
        among = "complaint_id IN (SELECT value FROM json_each(?))"
        sql = f"SELECT complaint_id FROM search WHERE {among} AND {_parts(wanted)}"
        return tuple(key for (key,) in self._database.rows(sql, (json.dumps(found), *wanted)))


def _goes_on(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether whatever holds the wanted words holds the others too."""
    return all(any(word in longer for longer in wanted) for word in words)


def _parts(wanted: tuple[str, ...]) -> str:
    return " AND ".join("instr(folded, ?) > 0" for _ in wanted)
