"""Rows of the cards on Vandaag that paint their own words: one that goes somewhere, and one to stand over a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.tip import plain_tip
from klachtenboek.ui.widgets.triad import SMALL, paint_ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from klachtenboek.ui.widgets.textlines import TextLines

SIDE, ABOVE, GAP = 2, 8, 12
"""Room beside and above the words, and between the ring and the words, in pixels at 100 %."""


class RowButton(QPushButton):
    """A row of a card that goes somewhere as a whole: lines of words, with the ring of the triade when it has one."""

    def __init__(self, name: str, lines: TextLines, ring: Sequence[bool] = ()) -> None:
        super().__init__()
        self.lines = lines
        self._ring = tuple(float(part) for part in ring)
        self.setAccessibleName(name)
        looks(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fits(self) -> bool:
        """Tell whether the words are visible, or stand in the tooltip."""
        shortened = self.lines.shortened(self._room())
        return self.height() >= self.sizeHint().height() and (not shortened or self.toolTip() == plain_tip(shortened))

    def _indent(self) -> int:
        return THEME.px(SMALL) + THEME.px(GAP) if self._ring else 0

    def _room(self) -> int:
        return self.width() - 2 * THEME.px(SIDE) - self._indent()

    def sizeHint(self) -> QSize:
        """Return the size without shortening (Qt)."""
        high = max(self.lines.high(), THEME.px(SMALL) if self._ring else 0)
        return QSize(self.lines.natural() + self._indent() + 2 * THEME.px(SIDE), high + 2 * THEME.px(ABOVE))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters of each line (Qt)."""
        return QSize(self.lines.least() + self._indent() + 2 * THEME.px(SIDE), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what is shortened as tooltip (Qt)."""
        self.setToolTip(plain_tip(self.lines.shortened(self._room())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a plate under the mouse, the ring, the words and the focus ring (Qt)."""
        painter = paint.painter_for(self)
        rect, radius = QRectF(self.rect()), THEME.px(8)
        if self.underMouse() or self.isDown():
            paint.plate(painter, rect, radius, "surface2" if not self.isDown() else "sunken")
        left, top = THEME.px(SIDE), THEME.px(ABOVE)
        if self._ring:
            paint_ring(painter, QRectF(left, top, THEME.px(SMALL), THEME.px(SMALL)), self._ring)
        self.lines.paint(painter, QRectF(left + self._indent(), top, self._room(), self.lines.high()))
        if paint.shows_focus(self):
            paint.focus_ring(painter, rect, radius)


class Words(QWidget):
    """Lines of words that only stand there; all of them are spoken."""

    def __init__(self, lines: TextLines) -> None:
        super().__init__()
        self.lines = lines
        self.setAccessibleName(". ".join(lines.words().split("\n")))
        accessible.set_role(self, QAccessible.Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def fits(self) -> bool:
        """Tell whether the words are visible, or stand in the tooltip."""
        shortened = self.lines.shortened(self.width())
        return self.height() >= self.lines.high() and (not shortened or self.toolTip() == plain_tip(shortened))

    def sizeHint(self) -> QSize:
        """Return the size without shortening (Qt)."""
        return QSize(self.lines.natural(), self.lines.high())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters of each line (Qt)."""
        return QSize(self.lines.least(), self.lines.high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what is shortened as tooltip (Qt)."""
        self.setToolTip(plain_tip(self.lines.shortened(self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words (Qt)."""
        self.lines.paint(paint.painter_for(self), QRectF(self.rect()))
