"""The one place where text becomes a paragraph on paper, and so the one place where it is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from klachtenboek.typeset.fonts import BODY, BOLD, covered, runs

MOST_CHARACTERS = 2_000
"""Characters in one paragraph: the time to lay one out grows with the square of its length."""


@dataclass(frozen=True, slots=True)
class Style:
    """Face, size and line height in points, colour as ``#RRGGBB``."""

    face: str = BODY
    size: float = 10.2
    leading: float = 14.6
    colour: str = "#141C2B"


@cache
def ink(colour: str) -> Any:  # noqa: ANN401  reportlab has no types
    """Return a colour as reportlab draws it; reading ``#RRGGBB`` anew at every stroke takes longer than the stroke."""
    from reportlab.lib.colors import HexColor

    return HexColor(colour)


@cache
def _sheet(style: Style) -> Any:  # noqa: ANN401  reportlab has no types
    from reportlab.lib.styles import ParagraphStyle

    covered(style.face)
    return ParagraphStyle(
        f"{style.face} {style.size} {style.leading} {style.colour}",
        fontName=style.face,
        fontSize=style.size,
        leading=style.leading,
        textColor=ink(style.colour),
        bulletFontName=style.face,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def paragraph(text: str, style: Style, strong: str = "") -> Any:  # noqa: ANN401  reportlab has no types
    """Return a paragraph of plain text, with ``strong`` behind it in bold; nothing in either is read as markup."""
    from reportlab.platypus import Paragraph

    parts = [_marked(text, style.face)] if text.strip() else []
    if strong.strip():
        parts.append(f'<font name="{BOLD}">{_marked(strong, BOLD)}</font>')
    return Paragraph(" ".join(parts), _sheet(style))


def _marked(text: str, face: str) -> str:
    return "".join(
        escape(run.text) if run.face == face else f'<font name="{run.face}">{escape(run.text)}</font>'
        for run in runs(text, face)
    )


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
