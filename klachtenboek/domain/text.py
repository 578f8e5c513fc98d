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
"""Characters of the title that is made from the story (ux.md 4.2)."""

_KEPT_CONTROLS = "\n\t"
_UNWANTED = frozenset({"Cc", "Cs", "Cn"})
_CLAUSE_END = re.compile(r"[.!?;:\n]")


def clean_text(text: str, *, limit: int = STORY_LIMIT) -> str:
    r"""Return the text without NUL, control characters and lone surrogates, in NFC, without outer blanks.

    New lines of any kind become a single ``\n``. Raises TextTooLong over ``limit`` characters: nothing is
    cut off in silence.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(char for char in lines if char in _KEPT_CONTROLS or unicodedata.category(char) not in _UNWANTED)
    cleaned = unicodedata.normalize("NFC", kept).strip()
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
    """Return a title of at most ``limit`` characters made from the first clause of the story."""
    clause = next((part.strip() for part in _CLAUSE_END.split(story) if part.strip()), "")
    line = " ".join(clause.split())
    if len(line) <= limit:
        return line
    shortened = line[: limit - 1].rsplit(" ", 1)[0].rstrip(",")
    return f"{shortened[: limit - 1]}…"


def fold(text: str) -> str:
    """Return the text in small letters without accents, as search compares it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
