"""The mark of the program, painted: for the side bar, the window and the tray; no file is needed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


class AppMark(QWidget):
    """Paint the mark of the program: a ledger with its margin line on Delft blue."""

    def __init__(self, size: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of the mark (Qt)."""
        return QSize(THEME.px(self._side), THEME.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the mark (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark in the middle (Qt)."""
        painter = paint.painter_for(self)
        side = THEME.px(self._side)
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        paint_mark(painter, side)


def paint_mark(painter: QPainter, side: float) -> None:
    """Paint the mark of the program in a square of `side` pixels at the origin of the painter."""
    unit = side / 34
    paint.plate(painter, QRectF(0, 0, side, side), 8 * unit, "primary")
    paint.plate(painter, QRectF(8 * unit, 6.5 * unit, 19 * unit, 21 * unit), 3 * unit, "on_primary")
    pen = QPen(THEME.color("chart2"), 1.6 * unit)
    painter.setPen(pen)
    painter.drawLine(round(13 * unit), round(7 * unit), round(13 * unit), round(27 * unit))
    pen = QPen(THEME.color("chart3"), 1.7 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for height, length in ((12, 8), (17, 6), (22, 8)):
        top = round(height * unit)
        painter.drawLine(round(16 * unit), top, round((16 + length) * unit), top)


def mark_icon() -> QIcon:
    """Return the mark as an icon for the window, the taskbar and the tray."""
    icon = QIcon()
    for side in ICON_SIZES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, side)
        painter.end()
        icon.addPixmap(picture)
    return icon
