"""Words for a tooltip: always shown as they were typed, for Qt takes what looks like markup for markup and opens it."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """Return what a tooltip shows as exactly these words."""
    if not Qt.mightBeRichText(words):
        return words
    from html import escape  # with two thousand names of letters, for the tip that looks like markup

    return f"<span>{escape(words)}</span>".replace("\n", "<br>")
