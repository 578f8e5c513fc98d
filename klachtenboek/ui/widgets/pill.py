"""A small rounded word that tells a state; it always has text, never colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

ICON, GAP, PADDING = 14, 5, 9


class Pill(QLabel):
    """Show a state in a tone: neutral, primary, warm, ok, amber or danger."""

    def __init__(self, text: str, tone: str = "neutral", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone, self._icon_name = tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        THEME.changed.connect(self.updateGeometry)

    def set(self, text: str, tone: str, icon: str = "") -> None:
        """Change text, tone and icon together."""
        self._tone, self._icon_name = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def tone(self) -> str:
        """Return the tone."""
        return self._tone

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.width() >= self.sizeHint().width() and self.height() >= self.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return the size all of it needs (Qt)."""
        icon = THEME.px(ICON + GAP) if self._icon_name else 0
        wide = paint.advance(self.text(), "caption_medium") + 2 * THEME.px(PADDING) + icon
        return QSize(wide + 1, paint.pill_height())

    def minimumSizeHint(self) -> QSize:
        """Return the size all of it needs: a pill never clips (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        ink, paper = paint.pill_colours(self._tone)
        edge = ink if THEME.tokens.edge > 1 else ""
        paint.plate(painter, rect, rect.height() / 2, paper, edge)
        left = float(THEME.px(PADDING))
        if self._icon_name:
            paint.icon(painter, self._icon_name, ink, QRectF(left, 0, THEME.px(ICON), rect.height()), ICON)
            left += THEME.px(ICON + GAP)
        paint.text(painter, QRectF(left, 0, rect.width() - left, rect.height()), self.text(), "caption_medium", ink)
