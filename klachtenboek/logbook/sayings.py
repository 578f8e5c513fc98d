"""What the owner says to a customer, in words of their own where they wrote them; letters have sentences apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.errors import ListFull, NotFound
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.domain.text import clean_line
from klachtenboek.labels import spoken_time
from klachtenboek.sentences import (
    NAME,
    OwnSentence,
    checked,
    opening_sentence,
    promise_sentence,
    sentences_for,
    single_sayings,
    templates_for,
)

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk

MOST = 12
"""Sentences of one step: more than one could choose from while a customer waits."""

_STEPS, _SINGLE = "say/", "say-once/"


class Sayings:
    """Give what can be said, and let the owner word it; what is not understood any more is ours again."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    # -- to say -------------------------------------------------------------------------------------

    def to_say(self, name: str) -> dict[Step, tuple[str, ...]]:
        """Return for each step what can be said to ``name`` (``mevrouw Jansen``, may be empty); never nothing."""
        own, trade = self._own(), self._trade()
        return {step: sentences_for(step, trade, name, own.get(step, ())) for step in STEPS}

    def promising(self, kind: PromiseKind, day_word: str, due: datetime) -> str:
        """Return what to say when promising something for that day, in spoken words, and time."""
        return promise_sentence(kind, day_word, spoken_time(due), self._once())

    def calling(self, kind: PromiseKind, name: str, *, is_late: bool = False, attempts: int = 0) -> str:
        """Return the first words of a call that keeps a promise to ``name``, which may be empty."""
        shop, own = self._desk.store.settings.shop(), self._once()
        whose = {"owner": shop.first_name, "shop": shop.name}
        return opening_sentence(kind, name, is_late=is_late, attempts=attempts, own=own, **whose)

    # -- to word ------------------------------------------------------------------------------------

    def templates(self, step: Step) -> tuple[str, ...]:
        """Return the sentences of a step as they are edited, ``{naam}`` where the name goes."""
        return self._own().get(step) or templates_for(step, self._trade())

    def is_own(self, step: Step) -> bool:
        """Tell whether the owner changed the sentences of a step."""
        return step in self._own()

    def keep(self, step: Step, templates: Sequence[str]) -> None:
        """Say these sentences at a step from now on, for this kind of shop; none at all is ours again.

        Raises UnknownField for anything but ``{naam}`` between braces, TextTooLong, ListFull.
        """
        lines = [checked(clean_line(text), (NAME,)) for text in templates]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST:
            raise ListFull(MOST)
        is_ours = tuple(kept) == templates_for(step, self._trade())
        value = json.dumps(kept, ensure_ascii=False) if kept and not is_ours else ""
        self._desk.keep_value(f"{_STEPS}{self._trade()}/{step}", value)

    def singles(self) -> tuple[OwnSentence, ...]:
        """Return the sentences there is one of: for each kind of promise and each kind of call."""
        return single_sayings(self._once())

    def word(self, name: str, text: str) -> None:
        """Word such a sentence anew; an empty text is ours again. Raises UnknownField, TextTooLong, NotFound."""
        saying = next((one for one in self.singles() if one.name == name), None)
        if saying is None:
            what = "sentence"
            raise NotFound(what, name)
        line = checked(clean_line(text), saying.fields)
        self._desk.keep_value(f"{_SINGLE}{name}", "" if line == saying.ours else line)

    def _trade(self) -> Trade:
        return self._desk.store.settings.shop().trade

    def _own(self) -> dict[Step, tuple[str, ...]]:
        """Return the owner's sentences of this kind of shop by step."""
        kept = self._desk.store.settings.values(f"{_STEPS}{self._trade()}/")
        found = {step: _read(kept.get(step.value, "")) for step in STEPS}
        return {step: lines for step, lines in found.items() if lines}

    def _once(self) -> dict[str, str]:
        return self._desk.store.settings.values(_SINGLE)


def _read(kept: str) -> tuple[str, ...]:
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return ()
    return tuple(text for text in found if isinstance(text, str) and text) if isinstance(found, list) else ()
