"""Running text broken into lines and set on paper; plain text all the way, so nothing typed can act as markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from klachtenboek.typeset.fonts import BODY, BOLD, Run, covered, runs, width
from klachtenboek.typeset.swift import write

MOST_CHARACTERS = 2_000
"""Characters in one piece of text, so that a page is never drawn from one endless line."""


SHORT = 25
"""Characters of a strong ending that stay together: an apology is not divided over two lines."""


@dataclass(frozen=True, slots=True)
class Style:
    """Face, size and line height in points, colour as ``#RRGGBB``."""

    face: str = BODY
    size: float = 10.2
    leading: float = 14.6
    colour: str = "#141C2B"


@dataclass(frozen=True, slots=True)
class Word:
    """What is never divided over two lines, and how wide it prints, in points."""

    runs: tuple[Run, ...]
    width: float


@cache
def ink(colour: str) -> Any:  # noqa: ANN401  reportlab has no types
    """Return a colour as reportlab draws it; reading ``#RRGGBB`` anew at every stroke takes longer than the stroke."""
    from reportlab.lib.colors import HexColor

    return HexColor(colour)


@dataclass(slots=True, eq=False)
class Text:
    """A paragraph, or the part of one that stands on this page and ``goes_on``; ``plain`` is what all of it says."""

    words: tuple[Word, ...]
    style: Style
    plain: str
    goes_on: bool = False
    _broken: dict[float, list[tuple[Word, ...]]] = field(default_factory=dict)

    def lines(self, room: float) -> list[tuple[Word, ...]]:
        """Return the words in lines of so many points."""
        if room not in self._broken:
            self._broken[room] = self._break(room)
        return self._broken[room]

    def _break(self, room: float) -> list[tuple[Word, ...]]:
        """Divide the words over lines; a word wider than a line is cut."""
        found: list[tuple[Word, ...]] = []
        line: list[Word] = []
        blank, used = width(" ", self.style.face, self.style.size), 0.0
        for word in self.words:
            if line and used + blank + word.width > room:
                found.append(tuple(line))
                line, used = [], 0.0
            if word.width <= room:
                used += word.width + (blank if line else 0.0)
                line.append(word)
                continue
            *whole, rest = _cut(word, self.style.size, room)
            found += [(part,) for part in whole]
            line, used = [rest], rest.width
        return [*found, tuple(line)] if line else found

    def height(self, room: float) -> float:
        """Return how high the text stands in lines of so many points."""
        return len(self.lines(room)) * self.style.leading

    def draw(self, canvas: Any, left: float, top: float, room: float) -> None:  # noqa: ANN401  reportlab has no types
        """Set the text on the canvas, its upper left corner at this point."""
        covered(self.style.face)
        style, lines = self.style, self.lines(room)
        # The blank at the end of a line is not seen; it keeps two words apart for whoever has it read aloud.
        ends = [" "] * (len(lines) - 1) + [" " if self.goes_on else ""]
        stretches = (_stretches(line, style.face, end) for line, end in zip(lines, ends, strict=False))
        write(canvas, (left, top - style.size), stretches, size=style.size, leading=style.leading, colour=style.colour)

    def split(self, room: float, limit: float) -> tuple[Text, Text] | None:
        """Cut the text so that the first part is at most ``limit`` points high; never one line by itself."""
        lines = self.lines(room)
        count = min(int(limit / self.style.leading + 1e-6), len(lines) - 2)
        if count < 2:  # noqa: PLR2004  two lines keep each other company
            return None
        above = tuple(word for line in lines[:count] for word in line)
        below = tuple(word for line in lines[count:] for word in line)
        return Text(above, self.style, self.plain, goes_on=True), Text(below, self.style, self.plain, self.goes_on)


def _stretches(line: tuple[Word, ...], face: str, end: str) -> Iterator[tuple[str, str]]:
    """Give the line as stretches of one face; a blank between two words is in the face of the text."""
    parts: list[Run] = []
    for index, word in enumerate(line):
        if index:
            parts.append(Run(face, " "))
        parts += word.runs
    parts.append(Run(face, end))
    for used, same in groupby(parts, lambda run: run.face):
        if stretch := "".join(run.text for run in same):
            yield used, stretch


def _cut(word: Word, size: float, room: float) -> list[Word]:
    """Cut a word that is wider than a line into parts that fit."""
    found: list[Word] = []
    current, used = list[Run](), 0.0
    for run in word.runs:
        for char in run.text:
            wide = width(char, run.face, size)
            if current and used + wide > room:
                found.append(Word(_joined(current), used))
                current, used = [], 0.0
            current.append(Run(run.face, char))
            used += wide
    return [*found, Word(_joined(current), used)]


def _joined(parts: list[Run]) -> tuple[Run, ...]:
    return tuple(Run(face, "".join(run.text for run in same)) for face, same in groupby(parts, lambda run: run.face))


def paragraph(text: str, style: Style, strong: str = "") -> Text:
    """Return plain text, with ``strong`` behind it in bold, ready to be set."""
    plain = " ".join(part.strip() for part in (text, strong) if part.strip())
    kept = (_word(strong, BOLD, style.size),) if 0 < len(strong) <= SHORT else _words(strong, BOLD, style.size)
    words = (*_words(text, style.face, style.size), *kept)
    return Text(words, style, plain, _broken=_kept_lines(text, style.face, style.size, strong))


@lru_cache(maxsize=512)
def _kept_lines(text: str, face: str, size: float, strong: str) -> dict[float, list[tuple[Word, ...]]]:
    """Return where the lines of this text are kept: a letter that is tightened breaks them at the same words."""
    del text, face, size, strong
    return {}


@lru_cache(maxsize=512)
def _words(text: str, face: str, size: float) -> tuple[Word, ...]:
    """Return the words of a text; a no-break space holds two together."""
    whole = "".join(run.text for run in runs(text, face))
    return tuple(_word(part, face, size) for part in whole.split(" ") if part)


@lru_cache(maxsize=8192)
def _word(text: str, face: str, size: float) -> Word:
    return Word(runs(text, face), width(text, face, size))


def pieces(text: str) -> list[tuple[str, bool]]:
    """Cut text up at new lines and, when too long, at blanks; tell of each piece whether it begins a paragraph."""
    found: list[tuple[str, bool]] = []
    for line in text.split("\n"):
        rest, is_first = line.strip(), True
        while rest:
            end = len(rest)
            if end > MOST_CHARACTERS:
                end = rest.rfind(" ", 1, MOST_CHARACTERS)
                end = end if end > 0 else MOST_CHARACTERS
            found.append((rest[:end], is_first))
            rest, is_first = rest[end:].lstrip(), False
    return found
