"""The letter on paper as it is shown: the page, how large, and which one; who makes the PDF is the page's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.pdfpages import PdfPages
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, PaperPreview, Row, announce
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

STEP: Final = 1.15
REST: Final = 60
"""Milliseconds of rest after zooming before a page is drawn anew."""


class LetterPaper(QWidget):
    """Show a PDF page by page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: PdfPages | None = None
        self._number = 0
        self._drawn = (-1, 0)
        self.preview = PaperPreview(_("De brief op papier"))
        self.preview.zoomed.connect(lambda _zoom: self._later())
        plate = Card(role="sunken", margins=(2, 8, 2, 8))
        plate.body.addWidget(self.preview, 1)
        self.warning = Label("", "small", "amber", icon="alert-triangle")
        column = Column(self, gap=8)
        column.add(self.warning)
        column.addWidget(plate, 1)
        column.addWidget(self._bar())
        self.warn()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw)
        THEME.changed.connect(self._later)

    def _bar(self) -> QWidget:
        self.fit = Label("", "small", "text2")
        self.smaller = Button("", "ghost", size="s", icon="minus", name=_("Kleiner"))
        self.larger = Button("", "ghost", size="s", icon="plus", name=_("Groter"))
        self.zoom = Label("100%", "small", "text2", align=Qt.AlignmentFlag.AlignHCenter)
        self.before = Button("", "ghost", size="s", icon="chevron-left", name=_("Vorige bladzijde"))
        self.after = Button("", "ghost", size="s", icon="chevron-right", name=_("Volgende bladzijde"))
        looks(self.smaller, self.larger, self.before, self.after)
        self.where = Label("", "small", "text2")
        self.smaller.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom() / STEP))
        self.larger.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom() * STEP))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        bar = QWidget()
        flow = FlowLayout(bar, gap=22, line_gap=2, align="center")
        flow.add(self.fit, _together(self.smaller, self.zoom, self.larger))
        flow.add(_together(self.before, self.where, self.after))
        return bar

    def warn(self, *sentences: str) -> None:
        """Say above the page what is not as it should be; nothing when there is nothing."""
        words = " ".join(sentence for sentence in sentences if sentence)
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def tell_fit(self, words: str, *, fits: bool) -> None:
        """Say under the page how many pages it takes."""
        if words != self.fit.text():
            self.fit.setText(words)
            self.fit.set_icon("done" if fits else "alert-triangle", "ok" if fits else "amber")
            self.fit.set_color("text2" if fits else "amber")
            announce(self.fit, words)

    def show_pdf(self, pdf: bytes, words: str) -> None:
        """Show a PDF, on the page that was shown; `words` is what it says, for a screen reader."""
        self.pages = PdfPages(pdf)
        self._number = min(self._number, self.pages.count - 1)
        self.preview.setAccessibleDescription(words)
        self._drawn = (-1, 0)
        self._draw()

    def count(self) -> int:
        """Return how many pages there are, 0 without a PDF."""
        return self.pages.count if self.pages is not None else 0

    def clear(self) -> None:
        """Show an empty sheet."""
        self.pages, self._number, self._drawn = None, 0, (-1, 0)
        self.preview.set_page(QImage())
        self.preview.setAccessibleDescription("")
        self.fit.setText("")
        self.fit.set_icon("")
        self._tell()

    def first_page(self) -> None:
        """Go to the first page at the next drawing."""
        self._number = 0

    def _turn(self, by: int) -> None:
        if self.pages is not None:
            self._number = max(0, min(self.pages.count - 1, self._number + by))
            self.preview.verticalScrollBar().setValue(0)
            self._draw()

    def _later(self) -> None:
        self._tell()
        self._rest.start()

    def _draw(self) -> None:
        wide = self.preview.pixels_wide()
        if self.pages is None or self._drawn == (self._number, wide):
            return
        picture = self.pages.picture(self._number, wide=wide)
        picture.setDevicePixelRatio(1)
        self.preview.set_page(picture)
        self._drawn = (self._number, wide)
        self._tell()

    def _tell(self) -> None:
        count = self.pages.count if self.pages is not None else 1
        self.zoom.setText(f"{round(100 * self.preview.zoom())}%")
        self.where.setText(_("bladzijde {number} van {count}").format(number=self._number + 1, count=count))
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < count - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page sharp again at its new size (Qt)."""
        super().resizeEvent(event)
        self._later()


def _together(*parts: QWidget) -> QWidget:
    holder = QWidget()
    Row(holder, gap=4).add(*parts)
    return holder
