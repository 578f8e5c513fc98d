"""A thin line between parts of a card; nothing else."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME


class Rule(QWidget):
    """Paint a horizontal line across its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the line (Qt)."""
        return QSize(1, THEME.tokens.edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line (Qt)."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.color("divider"))
        painter.drawRect(self.rect())  # for fillRect, PySide would read all 169 gradients there are
