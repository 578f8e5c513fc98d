"""The shop's own two lists, what complaints are about and what they come from; what was learnt is with the lessons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import ListFull, NameTaken, NothingToUndo, NothingWritten
from klachtenboek.domain.lesson import LONGEST_NAME, MOST_CAUSES, Category, Cause, Entry, Listed
from klachtenboek.domain.text import clean_line, fold

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk


class OwnLists:
    """Rename, add, hide and order; a complaint keeps the entry it has, also a hidden one."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def entries(self, listed: Listed) -> tuple[Entry, ...]:
        """Return what can be chosen, in the owner's order."""
        return tuple(entry for entry in self.all(listed) if not entry.is_retired)

    def hidden(self, listed: Listed) -> tuple[Entry, ...]:
        """Return what is hidden, in the order of the alphabet."""
        found = (entry for entry in self.all(listed) if entry.is_retired)
        return tuple(sorted(found, key=lambda entry: fold(entry.name)))

    def all(self, listed: Listed) -> tuple[Entry, ...]:
        """Return the whole list, hidden entries too."""
        lists = self._desk.store.lists
        return lists.categories(hidden=True) if listed is Listed.CATEGORIES else lists.causes(hidden=True)

    def add(self, listed: Listed, name: str) -> Entry:
        """Add an entry at the end; one that was hidden under this name comes back.

        Raises NothingWritten, TextTooLong, NameTaken for one that is there, and ListFull when there are twelve.
        """
        cleaned = _cleaned(name)
        with self._changing(listed):
            same = self._same(listed, cleaned)
            if same is not None and not same.is_retired:
                raise NameTaken(same.name)
            self._make_room(listed)
            place = 1 + max((entry.position for entry in self.entries(listed)), default=-1)
            if same is not None:
                return self._save(replace(same, is_retired=False, position=place))
            made: type[Entry] = Category if listed is Listed.CATEGORIES else Cause
            return self._save(made(name=cleaned, position=place))

    def rename(self, entry: Entry, name: str) -> Entry:
        """Give an entry another name, also where complaints of the past show it.

        Raises NothingWritten, TextTooLong, and NameTaken when another entry has that name.
        """
        cleaned = _cleaned(name)
        with self._changing(_list_of(entry)):
            same = self._same(_list_of(entry), cleaned)
            if same is not None and same.id != entry.id:
                raise NameTaken(same.name)
            return self._save(replace(entry, name=cleaned))

    def hide(self, entry: Entry) -> Entry:
        """Offer the entry no longer; complaints that have it keep it."""
        with self._changing(_list_of(entry)):
            return self._save(replace(entry, is_retired=True))

    def show(self, entry: Entry) -> Entry:
        """Offer a hidden entry again, at the end. Raises ListFull."""
        with self._changing(_list_of(entry)):
            self._make_room(_list_of(entry))
            place = 1 + max((other.position for other in self.entries(_list_of(entry))), default=-1)
            return self._save(replace(entry, is_retired=False, position=place))

    def order(self, entries: Sequence[Entry]) -> None:
        """Put the entries of one list in this order."""
        if not entries:
            return
        with self._changing(_list_of(entries[0])):
            for position, entry in enumerate(entries):
                if entry.position != position:
                    self._desk.store.lists.save(replace(entry, position=position))

    def word_hints(self, category: Category, words: str) -> Entry:
        """Keep the words in a story by which the category is guessed, told with commas between them."""
        parts = (clean_line(part, limit=LONGEST_NAME) for part in words.split(","))
        with self._changing(Listed.CATEGORIES):
            return self._save(replace(category, hints=tuple(dict.fromkeys(part for part in parts if part))))

    @contextmanager
    def _changing(self, listed: Listed) -> Iterator[None]:
        """Hold one change of a list, ready to be undone."""
        with self._desk.store.database.change():
            before = self.all(listed)
            yield
            after = self.all(listed)
            if after != before:
                self._desk.remember(lambda: self._put_back(listed, before, after))

    def _put_back(self, listed: Listed, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> None:
        """Put the list back as it was; what came since is hidden, because a complaint may have it already."""
        ours = {entry.id for entry in after}
        if tuple(entry for entry in self.all(listed) if entry.id in ours) != after:
            raise NothingToUndo
        known = {entry.id: entry for entry in before}
        for entry in after:
            wanted = known.get(entry.id, replace(entry, is_retired=True))
            if wanted != entry:
                self._desk.store.lists.save(wanted)

    def _save(self, entry: Entry) -> Entry:
        return replace(entry, id=self._desk.store.lists.save(entry))

    def _same(self, listed: Listed, name: str) -> Entry | None:
        return next((entry for entry in self.all(listed) if fold(entry.name) == fold(name)), None)

    def _make_room(self, listed: Listed) -> None:
        if len(self.entries(listed)) >= MOST_CAUSES:
            raise ListFull(MOST_CAUSES)


def _cleaned(name: str) -> str:
    cleaned = clean_line(name, limit=LONGEST_NAME)
    if not cleaned:
        raise NothingWritten
    return cleaned


def _list_of(entry: Entry) -> Listed:
    return Listed.CATEGORIES if isinstance(entry, Category) else Listed.CAUSES
