"""A page of paper on screen, always white; who makes the picture of the page is not its business."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

MARGIN = 14
LEAST_ZOOM, MOST_ZOOM, NOTCH = 0.5, 3.0, 1.15
SHADOW = 6
A4 = 297 / 210


class PaperPreview(QScrollArea):
    """Show the picture of a page with a soft edge; zoom 1.0 fits the width. `zoomed` carries a change of zoom."""

    zoomed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet = _Sheet()
        self._zoom = 1.0
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)  # setWidget turned it on
        THEME.changed.connect(self._measure)

    def set_page(self, page: QImage) -> None:
        """Show another picture; it keeps zoom and place."""
        self._sheet.page = page
        self._measure()
        self._sheet.update()

    def page(self) -> QImage:
        """Return the picture shown; a null picture when there is none."""
        return self._sheet.page

    def zoom(self) -> float:
        """Return the zoom; 1.0 fits the width."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Change the zoom, from 0.5 to 3."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        if zoom != self._zoom:
            self._zoom = zoom
            self._measure()
            self.zoomed.emit(zoom)

    def pixels_wide(self) -> int:
        """Return how many device pixels wide a picture must be to look sharp now."""
        return round((self._sheet.width() - 2 * THEME.px(MARGIN)) * self.devicePixelRatioF())

    def _measure(self) -> None:
        page = self._sheet.page
        share = page.height() / page.width() if not page.isNull() else A4
        # The bar is counted in always: a page that fits only without it would otherwise jump.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * THEME.px(MARGIN)
        wide = max(40, round(room * self._zoom))
        self._sheet.setFixedSize(wide + 2 * THEME.px(MARGIN), round(wide * share) + 2 * THEME.px(MARGIN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width (Qt)."""
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without (Qt)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (NOTCH if event.angleDelta().y() > 0 else 1 / NOTCH))
            event.accept()
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for a page that can be read (Qt)."""
        return QSize(THEME.px(460), THEME.px(560))


class _Sheet(QWidget):
    """Paint the page and its soft shadow."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        margin = THEME.px(MARGIN)
        place = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 7))
            painter.drawRoundedRect(place.adjusted(-ring, -ring + 2, ring, ring + 2), ring + 2, ring + 2)
        painter.fillRect(place, QColor(Qt.GlobalColor.white))
        if not self.page.isNull():
            painter.drawImage(place, self.page)
        if THEME.tokens.edge > 1:
            paint.plate(painter, place, 0, "", "line")
