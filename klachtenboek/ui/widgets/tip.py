"""Words for a tooltip: always shown as they were typed, for Qt takes what looks like markup for markup and opens it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """Return what a tooltip shows as exactly these words."""
    if not Qt.mightBeRichText(words):
        return words
    return f"<span>{escape(words)}</span>".replace("\n", "<br>")
