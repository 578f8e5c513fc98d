"""A PDF as pictures of its pages, for the screen and for the printer; it does not know what is in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """Draw the pages of a PDF that is in memory."""

    def __init__(self, pdf: bytes) -> None:
        """Read the PDF."""
        from pypdfium2 import PdfDocument  # heavy: on first use

        self._pages: Any = PdfDocument(pdf)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def picture(self, number: int, *, wide: int) -> QImage:
        """Return a page, counted from 0, as a picture ``wide`` pixels wide."""
        # A fraction less: the drawing is rounded up to whole pixels, and one too many would blur it on screen.
        return self._draw(number, (max(1, wide) - 0.5) / self._pages[number].get_width())

    def picture_at(self, number: int, *, dots: int) -> QImage:
        """Return a page, counted from 0, at ``dots`` pixels per inch."""
        return self._draw(number, dots / POINTS_PER_INCH)

    def _draw(self, number: int, scale: float) -> QImage:
        drawn = self._pages[number].render(scale=scale, prefer_bgrx=True)
        picture = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        return picture.copy()  # the bytes above do not outlive this call
