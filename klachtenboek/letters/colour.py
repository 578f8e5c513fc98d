"""Colours of the paper: ink, greys and the shop's own, held against white; sums only, no drawing."""

from __future__ import annotations

import re

INK = "#141C2B"
GREY = "#5C677B"
RULE = "#DFE4EC"
MARK = "#C9D1DD"
MARGIN_LINE = "#B5471B"
WHITE = "#FFFFFF"
DEFAULT = "#1F4690"

LEAST_CONTRAST = 4.5
"""Contrast that text of this size needs (WCAG 1.4.3)."""

TINT = 0.08
"""How much of the shop's colour lies in the total row."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]  # noqa: PLR2004  the formula of WCAG 2
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str) -> str:
    """Return a colour so light that ink and the colour itself stay readable on it."""
    mixed = (round(255 * (1 - TINT + TINT * part)) for part in _parts(colour))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def readable(colour: str) -> str:
    """Return the shop's colour when headings and amounts can be read in it, else the book's own blue."""
    if _HEX.fullmatch(colour) is None or contrast(colour, tint(colour)) < LEAST_CONTRAST:
        return DEFAULT
    return colour.upper()
