"""The manual as the program carries it: its chapters, where links lead, and a search; how it looks is the window's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from klachtenboek import RESOURCES
from klachtenboek.domain.text import fold
from klachtenboek.i18n import WORDS

_CHAPTER: Final = "## "
_PART: Final = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_PICTURE: Final = re.compile(r"^!\[.*\]\(.*\)\n*", re.MULTILINE)
_LINK: Final = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_MARKS: Final = re.compile(r"[*`|]|\[([^\]]+)\]\([^)]+\)|^#+ |^[-\d]+[.]? |:?-{3,}:?", re.MULTILINE)
AROUND: Final = 70
"""Characters shown on both sides of what was found."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter or a part of one: its anchor, its title, the anchor of its chapter and its text as markdown."""

    anchor: str
    title: str
    chapter: str
    text: str

    @property
    def words(self) -> str:
        """The text as one reads it, without marks, on one line."""
        bare = _MARKS.sub(lambda found: found[1] or "", self.text)
        return " ".join(bare.split())


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: which part, and what stands around them."""

    part: Part
    around: str


def anchor_of(title: str) -> str:
    """Return how links name a heading: ``3-de-klacht-zes-stappen``."""
    return re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-")


def chapters() -> tuple[Part, ...]:
    """Return the chapters in their order, each with everything in it."""
    return _chapters(WORDS.language)


def parts() -> tuple[Part, ...]:
    """Return every chapter up to its first part, and every part, in their order."""
    return _parts(WORDS.language)


def anchor_at(heading: str) -> str:
    """Return the anchor of a heading of the manual in the language of the window."""
    return next((part.anchor for part in parts() if part.title == heading), anchor_of(heading))


@cache
def _manual(language: str) -> str:
    """Return the manual as markdown, without its pictures, which do not travel along."""
    name = "handleiding.en.md" if language == "en" else "handleiding.md"
    found = (RESOURCES / "help" / name).read_text(encoding="utf-8")
    return _PICTURE.sub("", found)


@cache
def _anchors() -> tuple[str, ...]:
    """Return the anchors of all headings: the Dutch ones, in every language, so that a link need not know which."""
    headings = re.findall(r"^#{2,3} .+$", _manual("nl"), flags=re.MULTILINE)
    return tuple(anchor_of(_title(heading)) for heading in headings)


@cache
def _chapters(language: str) -> tuple[Part, ...]:
    pieces = [piece for piece in re.split(r"^(?=## )", _manual(language), flags=re.MULTILINE) if piece[:3] == _CHAPTER]
    found, place = [], 0
    for piece in pieces:
        anchor = _anchors()[min(place, len(_anchors()) - 1)]
        found.append(Part(anchor, _title(piece), anchor, piece.strip()))
        place += len(_PART.findall(piece))
    return tuple(found)


@cache
def _parts(language: str) -> tuple[Part, ...]:
    pieces = [
        (piece, chapter.anchor)
        for chapter in _chapters(language)
        for piece in re.split(r"^(?=### )", chapter.text, flags=re.MULTILINE)
    ]
    named = zip(pieces, _anchors(), strict=False)  # as many in each language, says a test
    return tuple(Part(anchor, _title(piece), chapter, piece.strip()) for (piece, chapter), anchor in named)


def _title(piece: str) -> str:
    return piece.partition("\n")[0].lstrip("# ").strip()


def chapter_with(anchor: str) -> Part:
    """Return the chapter in which the anchor stands, the first chapter when it stands nowhere."""
    where = next((part.chapter for part in parts() if part.anchor == anchor), chapters()[0].anchor)
    return next(chapter for chapter in chapters() if chapter.anchor == where)


def links(text: str) -> tuple[str, ...]:
    """Return where the links in a text lead, pictures left out."""
    return tuple(_LINK.findall(text))


def search(typed: str) -> tuple[Hit, ...]:
    """Return the parts in which every typed word stands, titles first; any text is a valid search."""
    words = [fold(word) for word in typed.split()]
    if not words:
        return ()
    hits = [part for part in parts() if all(word in fold(part.words) for word in words)]
    hits.sort(key=lambda part: not any(word in fold(part.title) for word in words))
    return tuple(Hit(part, _around(part, words[0])) for part in hits)


def _around(part: Part, word: str) -> str:
    """Return the text around the first place a word stands, whole words at both ends."""
    rest = part.words.removeprefix(part.title).strip()
    place = max(fold(rest).find(word), 0)
    start, end = max(place - AROUND, 0), place + len(word) + AROUND
    piece = rest[start:end]
    if start:
        piece = f"… {piece.partition(' ')[2]}"
    if end < len(rest):
        piece = f"{piece.rpartition(' ')[0]} …"
    return piece
