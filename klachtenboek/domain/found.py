"""Where searched words stand in a text, and the few words around them; which complaints are found the store knows."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE = 28
"""Letters shown before the first word that was found; the rest of the line ends where the room ends."""

Spot = tuple[int, int]
"""Where a word begins and where it ends in the text as it was written."""


@lru_cache(maxsize=256)
def spots(text: str, typed: str) -> tuple[Spot, ...]:
    """Return where the typed words stand, without overlap: at the beginning of words, or else within them.

    Accents and capitals make no difference, as in the search itself.
    """
    folded, places = _folded(text)
    found: list[Spot] = []
    for word in dict.fromkeys(fold(typed).split()):
        starts = _starts(folded, word)
        beginnings = [start for start in starts if not start or not folded[start - 1].isalnum()]
        found += [(places[start], places[start + len(word) - 1] + 1) for start in beginnings or starts]
    return _merged(sorted(found))


def stands_in(typed: str, text: str) -> bool:
    """Tell whether all the typed words stand in a text."""
    folded = fold(text)
    return all(word in folded for word in fold(typed).split())


def around(lines: Sequence[str], typed: str) -> str:
    """Return the line that has most of the typed words, from shortly before the first; empty when none has any."""
    wanted = tuple(dict.fromkeys(fold(typed).split()))
    counted = [sum(word in fold(line) for word in wanted) for line in lines]
    if not any(counted):
        return ""
    line = " ".join(lines[counted.index(max(counted))].split())
    first = next(iter(spots(line, typed)), (0, 0))[0]
    if first <= BEFORE:
        return line
    start = line.find(" ", first - BEFORE) + 1
    return f"… {line[start if 0 < start <= first else first :]}"


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as search compares it and of each of its letters where that stood."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = fold(char)
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded), places


def _starts(folded: str, word: str) -> list[int]:
    found, start = [], folded.find(word)
    while start >= 0:
        found.append(start)
        start = folded.find(word, start + len(word))
    return found


def _merged(found: Sequence[Spot]) -> tuple[Spot, ...]:
    merged: list[Spot] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def pieces(text: str, found: Sequence[Spot]) -> tuple[tuple[str, bool], ...]:
    """Return the text in pieces, each with whether it was searched for."""
    edges = [0, *(edge for spot in found for edge in spot), len(text)]
    parts = ((text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(edges)))
    return tuple((part, is_hit) for part, is_hit in parts if part)
