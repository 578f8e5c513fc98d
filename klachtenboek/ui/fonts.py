"""The type of the window: which letter, how large, how heavy; it knows no colours."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from klachtenboek import RESOURCES

UI = "Inter"
BOOK = "Literata"
FILES = ("Inter-400.ttf", "Inter-500.ttf", "Inter-600.ttf", "Literata-400.ttf", "Literata-600.ttf")


class Role(NamedTuple):
    """Describe one use of type: family, size in pixels at 100 %, weight, tabular figures, line height."""

    family: str
    size: int
    weight: int = 400
    tabular: bool = False
    leading: float = 1.0


ROLES = {
    "display": Role(BOOK, 27, 600),
    "title": Role(BOOK, 23, 600),
    "amount": Role(BOOK, 26, 600),
    "figure": Role(UI, 20, 600),
    "h2": Role(UI, 17, 600),
    "h3": Role(UI, 15, 600),
    "lead": Role(UI, 15, 400, leading=1.2),
    "body": Role(UI, 14, 400, leading=1.06),
    "body_medium": Role(UI, 14, 500),
    "body_strong": Role(UI, 14, 600),
    "small": Role(UI, 13, 400, leading=1.06),
    "small_medium": Role(UI, 13, 500, leading=1.06),
    "small_strong": Role(UI, 13, 600),
    "caption": Role(UI, 12, 400),
    "caption_medium": Role(UI, 12, 500),
    "caption_strong": Role(UI, 12, 600),
    # Only times and amounts: with tabular figures Inter widens the hyphens of numbers such as 2026-0047.
    "time": Role(UI, 15, 600, tabular=True),
    "time_small": Role(UI, 13, 400, tabular=True),
    "money": Role(UI, 14, 500, tabular=True),
    "quote": Role(BOOK, 15, 400, leading=1.04),
    "quote_small": Role(BOOK, 14, 400, leading=1.04),
}


def load() -> list[str]:
    """Make the letters that travel with the program known to Qt; return the families, empty when none loads."""
    families: list[str] = []
    folder = RESOURCES / "fonts"
    for name in FILES:
        number = QFontDatabase.addApplicationFontFromData(QByteArray((folder / name).read_bytes()))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return families


@lru_cache(maxsize=200)
def make(role: str, scale: float) -> QFont:
    """Return the font of a role at this scale, the same one each time; raise KeyError for one that does not exist."""
    wanted = ROLES[role]
    font = QFont(wanted.family)
    font.setPixelSize(max(1, round(wanted.size * scale)))
    font.setWeight(QFont.Weight(wanted.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if wanted.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
