"""Which known word a mistyped one was meant to be; it knows no dictionary, only the words it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 4
"""In a shorter word every slip makes another word."""

LONG = 6
"""From this many letters on two slips are forgiven, before that one."""

ENDING = 3
"""Letters a known word may be longer: "krentebol" finds "krentenbollen"."""


def slips_forgiven(word: str) -> int:
    """Return how many slips a word may have, 0 when it is too short or has figures in it."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 2 if len(word) >= LONG else 1


def nearest(word: str, known: Iterable[tuple[str, int]]) -> str:
    """Return the known word that differs least, of equals the one that is used most; empty when all differ more.

    ``known`` are words with how often they are used. A letter too many, too few, another one or two swapped is a slip.
    """
    most = slips_forgiven(word)
    best: tuple[int, int, int, str] | None = None
    for other, times in known if most else ():
        if other == word or not -most <= len(other) - len(word) <= most + ENDING:
            continue
        ending = max(0, len(other) - len(word) - most)
        away = min(slips(word, other[: len(other) - cut], most) for cut in range(ending, ENDING + 1))
        rank = (away, len(other), -times, other)
        if away <= most and (best is None or rank < best):
            best = rank
    return best[3] if best is not None else ""


def slips(word: str, other: str, most: int) -> int:
    """Return how many slips lie between two words, or ``most`` + 1 as soon as it is clear that there are more."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(line[column] + 1, now[-1] + 1, line[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and word[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, line = line, now
    return line[-1]
