"""What was counted over a whole year and stays true until something in the book changes; it counts nothing itself."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from klachtenboek import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from klachtenboek.store.database import Database

Plain = TypeVar("Plain", int, list[int], list[list[str | int]])
"""What JSON gives back as it was."""
Held = TypeVar("Held")
Key = TypeVar("Key", bound="Hashable")


class Answers:
    """Remember the answers to questions that read a year, so that neither a start nor a page asks them again."""

    def __init__(self, database: Database) -> None:
        """Forget everything as soon as something in this database changes."""
        self._database = database
        self._known: dict[str, object] = {}
        self._held: dict[Hashable, object] = {}
        self._changes = 0
        self._keeping = Lock()
        database.after_change(self._forget)

    def is_known(self, question: str) -> bool:
        """Tell whether ``recall`` has the answer to a question."""
        return question in self._known and not self._database.connection.in_transaction

    def recall(self, question: str, ask: Callable[[], Plain]) -> Plain:
        """Return the answer to a question, asked only when it is not known; within a transaction always."""
        if self._database.connection.in_transaction:
            return ask()
        return self._kept(self._known, question, ask)

    def hold(self, question: Hashable, ask: Callable[[], Held]) -> Held:
        """Return the answer to a question as ``recall`` does, of any kind; it is not noted when the book is left."""
        if self._database.connection.in_transaction:
            return ask()
        return self._kept(self._held, question, ask)

    def _kept(self, answers: dict[Key, object], question: Key, ask: Callable[[], Held]) -> Held:
        """Return the answer and keep it, unless something changed while it was asked in another thread."""
        try:
            return answers[question]  # type: ignore[return-value]  # under this question stands what it was answered
        except KeyError:
            changes, answer = self._changes, ask()
        with self._keeping:
            if changes == self._changes:
                answers[question] = answer
        return answer

    def take_over(self, notes: str) -> None:
        """Know what was noted when this same book was left, unless another version of the program counted it."""
        found = json.loads(notes) if notes else {}
        if found.get("program") == __version__:
            self._known |= found["answers"]

    def noted(self) -> str:
        """Return what is known, to be noted when the book is left; no words of anybody are in it."""
        return json.dumps({"program": __version__, "answers": self._known})

    def _forget(self, touched: frozenset[int]) -> None:
        if touched:
            with self._keeping:
                self._changes += 1
                self._known.clear()
                self._held.clear()
