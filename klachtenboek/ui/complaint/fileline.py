"""One photo or file as a line that can be pressed: what it looks like, how it is called and how large it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.tip import plain_tip

SIDE = 64
"""Of the picture, in pixels at 100 %."""

_GAP, _ROOM = 12, 6


class FileLine(QPushButton):
    """Show a picture or an icon, a name and a line under it.

    ``seen`` comes once, when it is first painted: time to fetch the picture. ``menu_asked`` and ``removed`` are keys
    and mouse asking for those.
    """

    seen = Signal()
    menu_asked = Signal()
    removed = Signal()

    def __init__(self, name: str, detail: str, *, icon: str, is_lost: bool = False) -> None:
        super().__init__(name.replace("&", "&&"))
        self._name, self._detail, self._icon = name, detail, icon
        self.is_lost = is_lost
        self._picture = QPixmap()
        self._was_seen = False
        self.setAccessibleName(f"{name}, {detail}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        THEME.changed.connect(self.updateGeometry)

    def detail(self) -> str:
        """Return the words under the name."""
        return self._detail

    def has_picture(self) -> bool:
        """Tell whether the picture was fetched."""
        return not self._picture.isNull()

    def show_picture(self, picture: QImage) -> None:
        """Show this picture in the place of the icon."""
        self._picture = QPixmap.fromImage(picture)
        self.update()

    def show_lost(self, detail: str) -> None:
        """Show that the file is gone."""
        self.is_lost, self._detail, self._picture = True, detail, QPixmap()
        self.setAccessibleName(f"{self._name}, {detail}")
        self.update()

    def fits(self) -> bool:
        """Tell whether the words are visible, or all of them stand in the tooltip."""
        return self.height() >= self.sizeHint().height() and (not self._is_short() or bool(self.toolTip()))

    def _is_short(self) -> bool:
        wide = max(paint.advance(self._name, "small_medium"), paint.advance(self._detail, "caption"))
        return wide > self._words().width()

    def _words(self) -> QRectF:
        left = THEME.px(_ROOM + SIDE + _GAP)
        return QRectF(left, 0, self.width() - left - THEME.px(_ROOM), self.height())

    def sizeHint(self) -> QSize:
        """Return the size with the picture and some room around it (Qt)."""
        return QSize(THEME.px(SIDE + 160), THEME.px(SIDE + 2 * _ROOM))

    def minimumSizeHint(self) -> QSize:
        """Return room for the picture and a few letters (Qt)."""
        return QSize(THEME.px(SIDE + 80), THEME.px(SIDE + 2 * _ROOM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all words as tooltip once they are shortened (Qt)."""
        super().resizeEvent(event)
        self.setToolTip(plain_tip(f"{self._name}\n{self._detail}") if self._is_short() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away with Delete (Qt)."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, with the mouse or the menu key (Qt)."""
        event.accept()
        self.menu_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and the words (Qt)."""
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self, self.seen.emit)
        painter = paint.painter_for(self)
        if self.underMouse() or self.isDown():
            paint.plate(painter, QRectF(self.rect()), THEME.px(8), "sunken")
        self._paint_picture(painter)
        words, high = self._words(), paint.line_height("small_medium")
        both = high + THEME.px(2) + paint.line_height("caption")
        top = (self.height() - both) / 2
        paint.text(painter, QRectF(words.left(), top, words.width(), high), self._name, "small_medium", "text")
        below = QRectF(words.left(), top + high + THEME.px(2), words.width(), paint.line_height("caption"))
        paint.text(painter, below, self._detail, "caption", "amber" if self.is_lost else "text2")
        if paint.shows_focus(self):
            paint.focus_ring(painter, QRectF(self.rect()), THEME.px(8))

    def _paint_picture(self, painter: QPainter) -> None:
        side, room = THEME.px(SIDE), THEME.px(_ROOM)
        place = QRectF(room, (self.height() - side) / 2, side, side)
        paint.plate(painter, place, THEME.px(8), "amber_tint" if self.is_lost else "sunken", "line")
        if self._picture.isNull():
            name = "alert-circle" if self.is_lost else self._icon
            paint.icon(painter, name, "amber_on_tint" if self.is_lost else "text2", place, 24)
            return
        inside = QPainterPath()
        inside.addRoundedRect(place, THEME.px(8), THEME.px(8))
        painter.save()
        painter.setClipPath(inside)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown, whole = self._picture.size(), QRectF(self._picture.rect())
        least = min(shown.width(), shown.height())
        whole.adjust((shown.width() - least) / 2, (shown.height() - least) / 2, 0, 0)
        painter.drawPixmap(place, self._picture, QRectF(whole.left(), whole.top(), least, least))
        painter.restore()
