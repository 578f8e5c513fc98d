"""Text as it comes in: cleaned once, at the door; not escaping, which belongs to where text goes out."""

from __future__ import annotations

import re
import unicodedata

from klachtenboek.domain.errors import TextTooLong

STORY_LIMIT = 50_000
"""Characters in a story, note or answer: far over any talk, well under what a page can show."""

LINE_LIMIT = 300
"""Characters in a one-line field."""

TITLE_LIMIT = 60
"""Characters of the title that is made from the story."""

# Compiled by ``re`` when they are first used: a start reads plain words.
_NEW_LINES = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
# Noncharacters break XML; other unassigned code points stay, because that is what the newest emoji look like.
_UNWANTED = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_BEYOND_ASCII = r"[^\x00-\x7f]+"
_INVISIBLE = frozenset({"Cf", "Zs"})
_LONGEST_ABBREVIATION = 20
_FEWEST_BEFORE_COLON = 3
_CLAUSE_END = r"\n|[.!?;:…]+(?=\s|$)"
_ABBREVIATED = (
    r"(?i)(?:^|[\s(])(?:(?-i:[A-Z])|(?:[a-z]{1,2}\.)+[a-z]{1,3}"
    r"|bijv|bv|ca|dhr|drs?|excl|fam|incl|max|mevr|min|mr|mw|nr|prof|ong|st|tel)$"
)


def clean_text(text: str, *, limit: int = STORY_LIMIT) -> str:
    r"""Return the text without NUL, control characters and lone surrogates, in NFC, without outer blanks.

    New lines of any kind become a single ``\n``; a text nobody can see becomes an empty one. Raises
    TextTooLong over ``limit`` characters: nothing is cut off in silence.
    """
    if text.isascii() and text.isprintable():  # as most lines are: nothing to clean, for a start not even to compile
        cleaned = text.strip()
        if len(cleaned) > limit:
            raise TextTooLong(limit)
        return cleaned
    cleaned = unicodedata.normalize("NFC", re.sub(_UNWANTED, "", re.sub(_NEW_LINES, "\n", text))).strip()
    if all(char in "\n\t" or unicodedata.category(char) in _INVISIBLE for char in cleaned):
        return ""
    if len(cleaned) > limit:
        raise TextTooLong(limit)
    return cleaned


def clean_line(text: str, *, limit: int = LINE_LIMIT) -> str:
    """Return the text as one line: cleaned, with every run of white space as one blank."""
    line = " ".join(clean_text(text, limit=STORY_LIMIT).split())
    if len(line) > limit:
        raise TextTooLong(limit)
    return line


def first_clause(story: str, *, limit: int = TITLE_LIMIT) -> str:
    """Return a title of at most ``limit`` characters made from the first clause of the story.

    The dot of ``12.30``, ``mw.`` or ``A.`` ends nothing. A story of mere dots is its own title.
    """
    line = " ".join((_clause(story) or story).split())
    if len(line) <= limit:
        return line
    shortened = line[: limit - 1].rsplit(" ", 1)[0].rstrip(",")
    return f"{shortened[: limit - 1]}…"


def _clause(story: str) -> str:
    start = 0
    for end in re.finditer(_CLAUSE_END, story):
        clause = story[start : end.start()].strip()
        if end.group() == "." and re.search(_ABBREVIATED, story[: end.start()][-_LONGEST_ABBREVIATION:]):
            continue
        if end.group() == ":" and len(clause.split()) < _FEWEST_BEFORE_COLON:
            continue  # "Op Google: lang gewacht" is about the waiting
        if clause:
            return clause.rstrip(",")
        start = end.end()
    return story[start:].strip().rstrip(",")


def fold(text: str) -> str:
    """Return the text in small letters without accents, as search compares it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return re.sub(_BEYOND_ASCII, _without_accents, decomposed)


def _without_accents(found: re.Match[str]) -> str:
    return "".join(char for char in found[0] if not unicodedata.combining(char))
