"""Which complaints a search finds, as a condition for the lists; how words become a query is told in ``search``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.summary import Query
from klachtenboek.store.parts import Parts
from klachtenboek.store.search import FEW_HITS, index_query, words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klachtenboek.store.database import Database

    _State = tuple[sqlite3.Connection, int, str]

MANY_HITS = 2_000
"""From so many hits on a list is not made of all of them and then sorted, but read in its order until it is full."""

ASKING = 200
"""How many times as long it takes to ask of one complaint whether it has a word as to write one hit down."""

_A_SCREEN = 100
"""Rows that are looked for before anybody sees them."""

_NEARLY_ALL = 0.5
"""The share of ids, gaps among them, from which a hit is soon met though those without stand together in the list."""

_LETTERS = 3
"""So long are the beginnings the index holds by themselves: only of these one complaint can be asked quickly."""

_ENOUGH = 5
"""How many times as many hits are looked at to count those in a part of the book, before all of them are."""

_NEWEST = (
    "SELECT count(*), json_group_array(rowid), min(rowid), max(rowid) FROM "
    "(SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)"
)
_THESE = "c.id IN (SELECT value FROM json_each(?))"
_WRITTEN_DOWN = "c.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
_SOME = "c.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)"
_ASKED = "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = c.id)"

Condition = tuple[str, tuple[object, ...]]
"""What may stand after WHERE, with its values; the complaint is called ``c`` there."""


class _Newest(NamedTuple):
    """The hits with the highest ids as JSON: all there are from ``floor`` up to ``top``."""

    found: int = 0
    ids: str = "[]"
    floor: int = 0
    top: int = 0


class Hits:
    """Find words: by the index, and by parts of words when that finds few.

    A list is in the order of its dates and the index in that of its ids. Mostly these run alike: then the newest hits
    fill the list. Of an older complaint, or one that was told late, the index is asked whether it is one.
    """

    def __init__(self, database: Database, *, many: int = MANY_HITS, asking: int = ASKING) -> None:
        """Read through this database; ``many`` and ``asking`` choose among ways to find the same."""
        self._database, self._parts = database, Parts(database)
        self._many, self._asking = many, asking
        self._known: tuple[_State | None, _Newest] = (None, _Newest())

    def condition(self, query: Query) -> Condition:
        """Return the condition that finds the words of the query."""
        words = words_of(query.words)
        indexed = index_query(words)
        newest = self._newest_of(indexed)
        if newest.found < FEW_HITS:
            return self._few(newest, words, is_quick=query.is_quick)
        if newest.found < self._many:
            return _THESE, (newest.ids,)
        older = _ASKED if is_whole(query) and self._is_soon_met(newest, words) else _WRITTEN_DOWN
        return f"CASE WHEN c.id >= ? THEN {_THESE} ELSE {older} END", (newest.floor, newest.ids, indexed)

    def many(self, query: Query) -> int:
        """Return how many hits were found at once of a word that very many have, 0 when there are not so many."""
        found = self._newest_of(index_query(words_of(query.words))).found
        return found if found >= self._many else 0

    def some(self, query: Query) -> Condition:
        """Return a condition that only the newest of very many hits meet: enough of them to see that it is a lot."""
        return _SOME, (index_query(words_of(query.words)), _ENOUGH * self._many)

    def look_further(self, query: Query) -> bool:
        """Look for parts of the words in some more texts; tell whether a quick query may find more after that."""
        words = words_of(query.words)
        return bool(words) and self._newest_of(index_query(words)).found < FEW_HITS and self._parts.further(words)

    def _few(self, newest: _Newest, words: Sequence[str], *, is_quick: bool) -> Condition:
        found = self._parts.holding(words, newest=is_quick) if words else ()
        return _THESE, (json.dumps([*json.loads(newest.ids), *found]),)

    def _is_soon_met(self, newest: _Newest, words: Sequence[str]) -> bool:
        """Tell whether a screen of hits is found sooner by asking one complaint after another than by writing down."""
        if any(len(word) > _LETTERS for word in words):
            return False
        share = newest.found / (newest.top - newest.floor + 1)
        return share >= _NEARLY_ALL and share * share * newest.top > _A_SCREEN * self._asking

    def _newest_of(self, indexed: str) -> _Newest:
        """Return the newest hits, remembered for the words asked last while nothing in the book changes.

        Words and hits are kept as one value: two threads may ask.
        """
        connection = self._database.connection
        state = (connection, connection.total_changes, indexed)
        known, newest = self._known
        if state != known:
            found = self._database.rows(_NEWEST, (indexed, self._many))[0] if indexed else (0,)
            newest = _Newest(*found) if found[0] else _Newest()
            self._known = (state, newest)
        return newest


def is_whole(query: Query) -> bool:
    """Tell whether this is the whole list in its own order, where what very many have is soon met."""
    return query == Query(words=query.words, descending=query.descending, is_quick=query.is_quick)
