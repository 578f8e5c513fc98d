"""The initials of a customer in a disc; beside it stands the name, so it is not spoken."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint


class Avatar(QWidget):
    """Show at most two initials; `size` is the width of the disc in pixels at 100 %."""

    def __init__(self, initials: str = "", *, size: int = 42, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials, self._side = initials, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def set_initials(self, initials: str) -> None:
        """Change the initials."""
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the disc (Qt)."""
        return QSize(THEME.px(self._side), THEME.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and letters (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        edge = "text" if THEME.tokens.edge > 1 else ""
        paint.plate(painter, rect, rect.height() / 2, "primary_tint", edge)
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, rect, self._initials[:2].upper(), "body_strong", "primary_on_tint", middle)
