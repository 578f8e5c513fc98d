"""What the shop learns: categories, causes, measures and whether a measure works."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import ListFull, NothingToUndo, NothingWritten
from klachtenboek.domain.lesson import MOST_CAUSES, Category, Cause, Judgement, Measure, judge
from klachtenboek.domain.text import clean_line, fold

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk


class Lessons:
    """The verbs around causes and measures."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def categories(self) -> tuple[Category, ...]:
        """Return what a complaint can be about, in the owner's order."""
        return self._desk.store.lists.categories()

    def category(self, category_id: int) -> Category:
        """Return one category. Raises NotFound."""
        return self._desk.store.lists.category(category_id)

    def guess_category(self, story: str) -> Category | None:
        """Return the category whose words stand most often in the story, None when none does."""
        words = set(re.findall(r"\w+", fold(story)))
        hits = [(len(words & {fold(hint) for hint in entry.hints}), entry) for entry in self.categories()]
        best = max(hits, key=lambda hit: hit[0], default=None)
        return best[1] if best is not None and best[0] else None

    def causes(self) -> tuple[Cause, ...]:
        """Return the causes in use, in the owner's order."""
        return self._desk.store.lists.causes()

    def cause(self, cause_id: int) -> Cause:
        """Return one cause. Raises NotFound."""
        return self._desk.store.lists.cause(cause_id)

    def add_cause(self, name: str) -> Cause:
        """Add a cause; undone, it is hidden. Raises NothingWritten, and ListFull when there are twelve."""
        cleaned = clean_line(name)
        if not cleaned:
            raise NothingWritten
        known = self.causes()
        same = next((cause for cause in known if fold(cause.name) == fold(cleaned)), None)
        if same is not None:
            return same
        if len(known) >= MOST_CAUSES:
            raise ListFull(MOST_CAUSES)
        lists = self._desk.store.lists
        with self._desk.store.database.change():
            added = self.cause(lists.save(Cause(name=cleaned, position=len(known))))
            self._desk.remember(lambda: lists.save(replace(added, is_retired=True)))
        return added

    def measures(self, *, cause_id: int | None = None) -> tuple[Measure, ...]:
        """Return the measures, newest first, of one cause or of all."""
        found = self._desk.store.lists.measures()
        return found if cause_id is None else tuple(m for m in found if m.cause_id == cause_id)

    def measure(self, measure_id: int) -> Measure:
        """Return one measure. Raises NotFound."""
        return self._desk.store.lists.measure(measure_id)

    def take_measure(
        self, text: str, *, cause_id: int | None = None, since: date | None = None, review_on: date | None = None
    ) -> Measure:
        """Write down what the shop does differently from a day on, today unless told; this can be undone.

        Raises NothingWritten, and NotFound for a cause that does not exist.
        """
        cleaned = clean_line(text)
        if not cleaned:
            raise NothingWritten
        if cause_id is not None:
            self.cause(cause_id)
        since = since or self._desk.now().date()
        measure = Measure(text=cleaned, cause_id=cause_id, since=since, review_on=review_on)
        lists = self._desk.store.lists
        with self._desk.store.database.change():
            taken = self.measure(lists.save(measure))
            self._desk.remember(lambda: self._let_go(taken))
        return taken

    def _let_go(self, measure: Measure) -> None:
        if not self._desk.store.lists.drop(measure):
            raise NothingToUndo

    def judgement(self, measure: Measure) -> Judgement | None:
        """Return whether the measure works, None for one that belongs to no cause."""
        if measure.cause_id is None:
            return None
        return self.judged(measure, measure.cause_id)

    def judged(self, measure: Measure, cause_id: int) -> Judgement:
        """Return whether the measure works against that cause."""
        learned = self._desk.store.learned
        return judge(
            measure,
            lambda first, until: learned.of_cause(cause_id, first, until),
            today=self._desk.now().date(),
            begun=learned.begun(),
        )
