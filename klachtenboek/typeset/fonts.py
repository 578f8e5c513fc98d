"""The faces on paper and which characters they have; read by reportlab on the first sheet, not before."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib import import_module
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from klachtenboek import RESOURCES
from klachtenboek.i18n import NBSP
from klachtenboek.typeset.swift import remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BODY = "Literata"
BOLD = "Literata-SemiBold"
LABEL = "Inter"
HEADING = "Inter-SemiBold"
FALLBACK = "SourceSans3"

_FILES = {
    BODY: ("fonts", "Literata-400.ttf"),
    BOLD: ("fonts", "Literata-600.ttf"),
    LABEL: ("fonts", "Inter-400.ttf"),
    HEADING: ("fonts", "Inter-600.ttf"),
    FALLBACK: ("letters", "SourceSans3-Regular.ttf"),
}

REPLACEMENT = "□"
"""Printed for a character that no face has: it must be seen that something is missing."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})
_NARROW = {"\u202f": NBSP, "\u2007": NBSP, "\u2010": "-", "\u2011": "-", "\u2002": " ", "\u2003": " ", "\u2009": " "}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    face: str
    text: str


@cache
def covered(face: str) -> frozenset[int]:
    """Return the code points a face has, making it known to reportlab the first time."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # text armour around compressed pages: slower, and a quarter larger
    folder, name = _FILES[face]
    data = BytesIO((RESOURCES / folder / name).read_bytes())
    font = TTFont(face, data, asciiReadable=0)
    remember(font)
    registerFont(font)
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)


def pieces() -> Iterator[Callable[[], None]]:
    """Yield what a first letter waits for, to be read before there is one: parts of reportlab, and the faces."""
    for name in ("lib.utils", "lib.colors", "pdfbase.ttfonts", "pdfgen.canvas"):
        yield partial(_read, f"reportlab.{name}")
    for face in _FILES:
        yield partial(_read_face, face)


def _read(module: str) -> None:
    import_module(module)


def _read_face(face: str) -> None:
    covered(face)


@lru_cache(maxsize=512)
def printable(text: str) -> str:
    """Return the text composed, without characters that have no shape of their own; every blank is a plain one."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.translate(_TABLE))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(
        " " if char.isspace() and char != NBSP else char
        for char in composed
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )


def no_break(text: str) -> str:
    """Return the text with amounts, times and days held together, so that no line ends in ``15.00`` or ``22``."""
    return _UNIT.sub(NBSP, text) if " " in text else text


_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november"),
    *("december", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December", "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember", "janvier"),
    *("février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_UNIT = re.compile(
    rf"(?<=€) (?=\d)|(?<=\d) (?=(?:uur|euro|Uhr|am|pm|{'|'.join(_MONTHS)})\b|€)|(?<=\d\.) (?=(?:{'|'.join(_MONTHS)})\b)"
)
_TABLE = {ord(char): plain for char, plain in _NARROW.items()}


@lru_cache(maxsize=4096)
def runs(text: str, face: str) -> tuple[Run, ...]:
    """Return the printable text cut up by face: the fallback where the wanted face has no such character."""
    clean = no_break(printable(text))
    wanted = covered(face)
    if wanted.issuperset(map(ord, clean)):
        return (Run(face, clean),) if clean else ()
    fallback, found = covered(FALLBACK), list[Run]()
    for used, chars in groupby(clean, lambda char: face if ord(char) in wanted else FALLBACK):
        stretch = "".join(chars)
        shown = (char if used == face or ord(char) in fallback else REPLACEMENT for char in stretch)
        found.append(Run(used, "".join(shown)))
    return tuple(found)


def absent(text: str) -> tuple[str, ...]:
    """Return the characters of the text that no face has, each once, in order."""
    known = covered(BODY) | covered(FALLBACK)
    return tuple(dict.fromkeys(char for char in printable(text) if ord(char) not in known))


@lru_cache(maxsize=4096)
def width(text: str, face: str, size: float) -> float:
    """Return how wide the text prints, in points."""
    own = (0.001 * size * sum(map(_widths(run.face).__getitem__, run.text)) for run in runs(text, face))
    return float(sum(own))


class _Widths(dict[str, float]):
    """How wide each character of a face prints, in thousandths of its size."""

    def __init__(self, face: str) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        covered(face)
        self._face = getFont(face).face

    def __missing__(self, char: str) -> float:
        width = self[char] = float(self._face.charWidths.get(ord(char), self._face.defaultWidth))
        return width


@cache
def _widths(face: str) -> _Widths:
    """Return the widths of a face: the library looks each up anew, and in a large year that is a tenth of the work."""
    return _Widths(face)


def fitted(text: str, face: str, size: float, room: float) -> str:
    """Return the text as it is, or cut off with an ellipsis when it is wider than ``room`` points."""
    if width(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(f"{text[:middle]}…", face, size) <= room else (low, middle - 1)
    return f"{text[:low].rstrip()}…"
