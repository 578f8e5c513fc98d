"""Which of the owner's own words say *u* in a letter that says *je*, or the other way round; it changes no word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.i18n import N_, _
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.untranslated import OURS, SHORTEST, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.letters.case import Case, Choices
    from klachtenboek.letters.letter import Letter


_FORMAL = re.compile(r"(?<!\d)(?<!\d )\b(u|uw|uzelf)\b")
"""A Flemish letter may say *14 u*: that is an hour and nobody."""

_FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b")
_SENTENCE = re.compile(r"\{[^}]*\}|(?<=[.!?])\s")


@dataclass(frozen=True, slots=True)
class Clash:
    """The letter says ``ours`` to the customer, and ``parts`` of the owner's words say ``theirs``."""

    ours: str
    theirs: str
    parts: tuple[str, ...]


def clash(case: Case, letter: Letter, choices: Choices) -> Clash | None:
    """Return what of the owner's words calls the customer otherwise than the letter does; None when nothing does."""
    if letter.language not in OURS:
        return None
    is_familiar, said = case.is_familiar, one_line(letter.text).casefold()
    wrong = _FORMAL if is_familiar else _FAMILIAR
    texts = (*typed(case, choices), *((N_("je vaste zinnen"), text) for _sentence, text in case.own))
    found = (_(name) for name, text in texts if any(wrong.search(part) for part in _in_letter(text, said)))
    parts = tuple(dict.fromkeys(found))
    ours, theirs = ("je", "u") if is_familiar else ("u", "je")
    return Clash(ours, theirs, parts) if parts else None


def _in_letter(text: str, said: str) -> Iterator[str]:
    """Give the sentences of a text that stand in the letter, or what stands between its fields."""
    for part in _SENTENCE.split(one_line(text).casefold()):
        line = part.strip(" .,;:!?")
        if len(line) >= SHORTEST and line in said:
            yield line
