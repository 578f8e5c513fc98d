"""PDF written quickly: text straight in the page's own language, and reportlab's slowest small functions remembered.

On screen a letter is set anew at every key, and every letter carries the same parts of the same faces. The library's
own functions are put back once no file is being written any more: whoever else writes a PDF in this process has the
library as it is.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from klachtenboek.i18n import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(mark): f"\\{mark}" for mark in "\\()"
}


# -- text on a page ---------------------------------------------------------------------------------


@cache
def number() -> Callable[..., str]:
    """Return the library's function that writes numbers, with its last results kept."""
    from reportlab.lib.rl_accel import fp_str

    return lru_cache(maxsize=8192)(fp_str)


@cache
def fill(colour: str) -> str:
    """Return the words of the page that choose ``#RRGGBB`` to write in."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return f"{number()(red, green, blue)} rg"


def write(
    canvas: Any,  # noqa: ANN401  reportlab has no types
    at: tuple[float, float],
    lines: Iterable[Iterable[tuple[str, str]]],
    *,
    size: float,
    leading: float,
    colour: str,
) -> None:
    """Write lines of stretches (face, text) from a point on the first base line down; measures in points."""
    code, now = [f"BT 1 0 0 1 {number()(*at)} Tm {fill(colour)}"], ""
    for place, line in enumerate(lines):
        if place:
            code.append("T*")
        for face, text in line:
            for name, shown in _shown(canvas, face, text):
                if name != now:
                    code.append(f"{name} {number()(size)} Tf {number()(leading)} TL")
                    now = name
                code.append(f"({shown}) Tj")
    canvas._code.append(" ".join([*code, "ET"]))  # noqa: SLF001  it has no public way in


def _shown(canvas: Any, face: str, text: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  reportlab has no types
    """Give the text as the codes it has in this document, by the name of the part of the face it is in."""
    from reportlab.pdfbase.pdfmetrics import getFont

    font, document = getFont(face), canvas._doc  # noqa: SLF001  the same
    plain, known = text.replace(NBSP, " "), font.state.get(document)
    try:
        # Nearly always every character has its code already, and they all are in the first part of the face.
        parts = [(0, bytes(map(known.assignments.__getitem__, map(ord, plain))))]
    except (AttributeError, KeyError, ValueError):
        parts = font.splitString(plain, document)
    for part, codes in parts:
        yield font.getSubsetInternalName(part, document), codes.decode("latin-1").translate(_ESCAPED)


# -- the file ---------------------------------------------------------------------------------------


def remember(font: Any) -> None:  # noqa: ANN401  reportlab has no types
    """Let a face keep the last parts it was cut down to, and the widths of their characters as written."""
    make, add = font.face.makeSubset, font.addObjects

    @lru_cache(maxsize=8)
    def made(codes: tuple[int, ...]) -> bytes:
        return bytes(make(list(codes)))

    def added(document: Any) -> None:  # noqa: ANN401  reportlab has no types
        add(document)
        for part in document.idToObject["BasicFonts"].dict.values():
            widths: Any = getattr(part, "Widths", None)
            if hasattr(widths, "sequence"):
                part.Widths = _row(tuple(widths.sequence))

    font.face.makeSubset = lambda codes: made(tuple(codes))
    font.addObjects = added


@lru_cache(maxsize=64)
def _row(widths: tuple[float, ...]) -> str:
    return f"[ {' '.join(map(number(), widths))} ]"


class _Swap:
    """The library's functions and ours: the first file that is written swaps them, the last one puts them back."""

    def __init__(self) -> None:
        self._lock, self._writing = Lock(), 0
        self._before: tuple[Any, Any, Any] = (None, None, None)

    def begin(self) -> None:
        """Count one more file that is being written."""
        from reportlab.pdfbase import pdfdoc

        with self._lock:
            if not self._writing:
                self._before = pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode
                encoded, pressed = _remembered()
                pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode = number(), encoded, pressed
            self._writing += 1

    def end(self) -> None:
        """Count one less."""
        from reportlab.pdfbase import pdfdoc

        with self._lock:
            self._writing -= 1
            if not self._writing:
                pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode = self._before


_SWAP = _Swap()
"""One for the process: letters for a list are written on another thread than the one on screen."""


@contextmanager
def swiftly() -> Iterator[None]:
    """Write numbers, names and compressed parts from memory where they were written before."""
    _SWAP.begin()
    try:
        yield
    finally:
        _SWAP.end()


@cache
def _remembered() -> tuple[Callable[[Any], Any], Callable[..., bytes]]:
    from reportlab.pdfbase import pdfdoc

    pressed = lru_cache(maxsize=32)(pdfdoc.PDFZCompress.encode)
    slow = pdfdoc.pdfdocEnc

    def encoded(text: Any) -> Any:  # noqa: ANN401  reportlab hands it text and bytes
        is_plain = isinstance(text, str) and text.isascii() and text.isprintable()
        return text.encode("ascii") if is_plain else slow(text)

    return encoded, pressed
