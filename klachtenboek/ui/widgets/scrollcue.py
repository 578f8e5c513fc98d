"""An arrow at the edge of what scrolls without a bar, as long as there is more beyond it; it scrolls nothing itself."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

HIGH, ICON = 26, 16
FADED_UNTIL = 0.55
"""From which part of its height the ground covers what lies under it."""


class ScrollCue(QWidget):
    """Fade what goes on below, or with ``is_below=False`` above, and show an arrow there; a click goes through it."""

    def __init__(self, area: QScrollArea, *, is_below: bool = True, ground: str = "sidebar") -> None:
        super().__init__(area.parentWidget())
        self._area, self._is_below, self._ground = area, is_below, ground
        self._bar = area.verticalScrollBar()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for changed in (self._bar.valueChanged, self._bar.rangeChanged, THEME.changed):
            changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Stand at the edge, when there is more beyond it."""
        place, high = self._area.geometry(), THEME.px(HIGH)
        top = place.bottom() + 1 - high if self._is_below else place.top()
        line = THEME.tokens.edge if THEME.tokens.edge > 1 else 0  # the ground ends in one then
        self.setGeometry(place.left(), top, place.width() - line, high)
        end = self._bar.maximum() if self._is_below else self._bar.minimum()
        self.setVisible(self._bar.value() != end)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the fade and the arrow (Qt)."""
        from PySide6.QtGui import QLinearGradient  # in most windows nothing goes on beyond an edge

        painter = paint.painter_for(self)
        edge, inside = (self.height(), 0) if self._is_below else (0, self.height())
        cover = THEME.color(self._ground)
        clear = QColor(cover)
        clear.setAlpha(0 if THEME.tokens.edge == 1 else 255)  # who asked for contrast gets no half-seen words
        fade = QLinearGradient(QPointF(0, inside), QPointF(0, edge))
        fade.setColorAt(0, clear)
        fade.setColorAt(FADED_UNTIL, cover)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        painter.drawRect(self.rect())
        side = THEME.px(ICON)
        top = self.height() - side - THEME.px(1) if self._is_below else THEME.px(1)
        name = "chevron-down" if self._is_below else "chevron-up"
        paint.icon(painter, name, "text", QRectF(0, top, self.width(), side), ICON)
