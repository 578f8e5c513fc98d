"""A bar with its words and its number, that can be pressed as a whole; what it counts comes from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

THICK: Final = 15
WORDS: Final = 0.46
"""How much of the width the words take where there is room for a bar beside them."""
GAP: Final = 12
BESIDE_FROM: Final = 300
"""Width in pixels at 100 % from which the bar stands beside its words, and not under them."""
SIDE: Final = 6


class BarButton(QPushButton):
    """Show words, a bar and a number; ``share`` is how long the bar is, of the room there is for it (0 to 1).

    The ``first`` one of a row has the colour that draws the eye; all of them leave room for the number ``most``.
    """

    def __init__(
        self, text: str, number: int, share: float, *, first: bool = False, most: int = 0, spoken: str = ""
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._text, self._number, self._share, self._first = text, str(number), share, first
        self._digits = "0" * len(str(max(most, number)))
        self.setAccessibleName(spoken or f"{text}: {number}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        THEME.changed.connect(self.updateGeometry)

    def caption(self) -> str:
        """Return the words."""
        return self._text

    def fits(self) -> bool:
        """Tell whether all words are visible, or stand in the tooltip."""
        return self.height() >= self.sizeHint().height() and (not self._is_shortened() or bool(self.toolTip()))

    def bar(self) -> QRectF:
        """Return where the bar is, in pixels."""
        number = paint.advance(self._digits, "body_medium") + THEME.px(GAP)
        middle = self.height() / 2 if self._is_beside() else self.height() - THEME.px(4 + THICK / 2)
        left = self._words().right() + THEME.px(GAP) if self._is_beside() else THEME.px(SIDE)
        room = self.width() - left - number - THEME.px(SIDE)
        return QRectF(left, middle - THEME.px(THICK) / 2, max(THEME.px(3), room * self._share), THEME.px(THICK))

    def _is_beside(self) -> bool:
        return self.width() / THEME.k >= BESIDE_FROM

    def _is_shortened(self) -> bool:
        return paint.advance(self._text, "small_medium") > self._words().width() + 1

    def _words(self) -> QRectF:
        side = THEME.px(SIDE)
        if self._is_beside():
            return QRectF(side, 0, self.width() * WORDS - side, self.height())
        return QRectF(side, THEME.px(4), self.width() - 2 * side, paint.line_height("small_medium"))

    def sizeHint(self) -> QSize:
        """Return room for the words and a bar; the height goes by the width there is (Qt)."""
        line = paint.line_height("small_medium")
        high = line + THEME.px(12) if self._is_beside() else line + THEME.px(THICK + 14)
        return QSize(THEME.px(340), max(high, THEME.height("s")))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which bars can be told apart (Qt)."""
        return QSize(THEME.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all of the words as tooltip once they are shortened (Qt)."""
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self._text) if self._is_shortened() else "")
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, bar and number (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint.plate(painter, rect, THEME.px(6), "sunken")
        paint.text(painter, self._words(), self._text, "small_medium", "text")
        bar = self.bar()
        paint.plate(painter, bar, THEME.px(4), "chart1" if self._first else "chart3")
        beside = QRectF(bar.right() + THEME.px(9), bar.center().y() - bar.height(), self.width(), 2 * bar.height())
        paint.text(painter, beside, self._number, "body_medium", "text")
        if paint.shows_focus(self):
            paint.focus_ring(painter, rect, THEME.px(6))


class Bars(QWidget):
    """Hold the bars of one chart under each other, and nothing else."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
