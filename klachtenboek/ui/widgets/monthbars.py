"""Twelve small columns, one per month; what they count and which words go with it comes from outside."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint

HEIGHT = 104
LEAST_BAR = 3
FILL = 0.62
"""How much of the room of a month its column takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: a short word under it, how much it is, and that amount in words."""

    label: str
    amount: int
    words: str


class MonthBars(QWidget):
    """Show amounts as columns with the largest one named; all of them are spoken, and shown under the mouse."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these columns."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(self.spoken())
        self.update()

    def spoken(self) -> str:
        """Return every amount in words, one after the other."""
        return ", ".join(f"{bar.label} {bar.words}" for bar in self._bars if bar.amount)

    def bar_at(self, left: float) -> Bar | None:
        """Return the column under a place in pixels from the left, None when there is none."""
        if not self._bars or not 0 <= left < self.width():
            return None
        return self._bars[int(left * len(self._bars) / self.width())]

    def sizeHint(self) -> QSize:
        """Return room for twelve columns (Qt)."""
        return QSize(THEME.px(320), THEME.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the columns can be told apart (Qt)."""
        return QSize(THEME.px(120), THEME.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Show the amount of the column under the mouse (Qt)."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self.bar_at(event.pos().x())
            QToolTip.showText(event.globalPos(), f"{bar.label}: {bar.words}" if bar is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns, their words and the line they stand on (Qt)."""
        if not self._bars:
            return
        painter = paint.painter_for(self)
        low, line = paint.line_height("caption"), THEME.px(4)
        floor = self.height() - low - line
        room = self.width() / len(self._bars)
        most = max(bar.amount for bar in self._bars)
        painter.fillRect(QRectF(0, floor, self.width(), 1), THEME.color("line_strong"))
        for number, bar in enumerate(self._bars):
            place = QRectF(number * room, 0, room, self.height())
            words = bar.label if room >= paint.advance(bar.label, "caption") + 2 else bar.label[:1]
            below = QRectF(place.left(), floor + line, room, low)
            paint.text(painter, below, words, "caption", "text2", Qt.AlignmentFlag.AlignHCenter)
            if bar.amount > 0:
                high = max(THEME.px(LEAST_BAR), (floor - low - line) * bar.amount / most)
                column = QRectF(place.center().x() - room * FILL / 2, floor - high, room * FILL, high)
                ink = "chart1" if bar.amount == most else "chart3"
                paint.plate(painter, column, min(THEME.px(3), high / 2), ink)
                if bar.amount == most:
                    above = _above(column.center().x(), column.top() - low, self.width(), bar.words)
                    paint.text(painter, above, bar.words, "caption_medium", "text", Qt.AlignmentFlag.AlignHCenter)


def _above(middle: float, top: float, width: float, words: str) -> QRectF:
    """Return where words around ``middle`` stand without leaving ``width`` pixels."""
    wide = paint.advance(words, "caption_medium") + 2
    left = min(max(0.0, middle - wide / 2), max(0.0, width - wide))
    return QRectF(QPointF(left, top), QPointF(left + wide, top + paint.line_height("caption_medium")))
