"""The words that stand in the book, from the index that search uses; what a slip of the keys is, the domain knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.found import around
from klachtenboek.domain.spelling import ENDING, nearest, slips_forgiven
from klachtenboek.store.search import words_of

if TYPE_CHECKING:
    from klachtenboek.store.database import Database

_MADE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab ('main', 'search_index', 'row')"
_MADE_OF_NAMES = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_names USING fts5vocab ('main', 'search_index', 'col')"
_ANYWHERE, _IN_NAMES = "temp.search_words WHERE", "temp.search_names WHERE col = 'who' AND"
_BEGINNING = "SELECT 1 FROM {place} term >= ? AND term < ? LIMIT 1"
_ALIKE = "SELECT term, doc FROM {place} term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY term"
_AFTER = "\U0010ffff"


class Words:
    """What can be asked of the words in the index."""

    def __init__(self, database: Database) -> None:
        """Read through this database; its file gets nothing more."""
        self._database = database

    def meant(self, typed: str, *, in_names: bool = False) -> str:
        """Return the words somebody meant who mistyped one, empty when nothing in the book comes near.

        With ``in_names`` only the words customers are found by are known. The first letter is taken to be right: of
        all words only those that begin with it are compared.
        """
        self._database.rows(_MADE_OF_NAMES if in_names else _MADE)
        words, place = words_of(typed), _IN_NAMES if in_names else _ANYWHERE
        better = tuple(word if self._begins(word, place) else self._nearest(word, place) for word in words)
        return " ".join(better) if better != words and all(better) else ""

    def hit(self, complaint_id: int, typed: str) -> str:
        """Return the few words around what was typed in a complaint, empty when it is in none of its texts."""
        sql = "SELECT story, notes, answers FROM search WHERE complaint_id = ?"
        found = self._database.rows(sql, (complaint_id,))
        return around([line for text in found[0] for line in text.split("\n")], typed) if found else ""

    def _begins(self, word: str, place: str) -> bool:
        """Tell whether a word in the book begins like this."""
        return bool(self._database.rows(_BEGINNING.format(place=place), (word, word + _AFTER)))

    def _nearest(self, word: str, place: str) -> str:
        most = slips_forgiven(word)
        if not most:
            return ""
        values = (word[0], word[0] + _AFTER, len(word) - most, len(word) + most + ENDING)
        return nearest(word, self._database.rows(_ALIKE.format(place=place), values))
