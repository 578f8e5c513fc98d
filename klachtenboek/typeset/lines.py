"""One line of text on its base line; text that runs on over lines is a paragraph."""

from __future__ import annotations

from typing import Any

from klachtenboek.typeset.fonts import fitted, runs, width
from klachtenboek.typeset.paragraphs import Style
from klachtenboek.typeset.swift import write


def say(
    canvas: Any,  # noqa: ANN401  reportlab has no types
    x: float,
    base: float,
    text: str,
    style: Style,
    *,
    to_right: bool = False,
    room: float | None = None,
) -> None:
    """Write one line on its base line, from ``x`` or up to it; cut off with an ellipsis beyond ``room`` points."""
    shown = text if room is None else fitted(text, style.face, style.size, room)
    at = x - width(shown, style.face, style.size) if to_right else x
    line = [(run.face, run.text) for run in runs(shown, style.face)]
    write(canvas, (at, base), [line], size=style.size, leading=style.size, colour=style.colour)
