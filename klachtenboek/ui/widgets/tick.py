"""A box to tick for something that was said or agreed; it says nothing about what follows from it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

DISC, GAP = 22, 10


class Tick(QCheckBox):
    """Show a disc that turns green with a check, and words that wrap. Signals are those of QCheckBox."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._caption = text
        self.setAccessibleName(text)
        self.setChecked(checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        THEME.changed.connect(self.updateGeometry)

    def caption(self) -> str:
        """Return the text as it is shown."""
        return self._caption

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.heightForWidth(self.width()) <= self.height() and self.width() >= self.minimumSizeHint().width()

    def _block(self, width: int) -> paint.Block:
        room = max(1, width - THEME.px(DISC + GAP))
        return paint.block(self._caption, "body_medium", THEME.k, room, 1.1)

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the row count (Qt)."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the size on one line (Qt)."""
        wide = paint.advance(self._caption, "body_medium") + 2 + THEME.px(DISC + GAP)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the size of disc and longest word (Qt)."""
        longest = min(paint.longest_word(self._caption, "body_medium", THEME.k), THEME.px(paint.MINIMUM_TEXT))
        return QSize(THEME.px(DISC + GAP) + longest + 2, THEME.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width (Qt)."""
        return max(THEME.height("s") if THEME.touch else THEME.px(32), self._block(width).height + THEME.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and words (Qt)."""
        painter = paint.painter_for(self)
        block = self._block(self.width())
        side = THEME.px(DISC)
        top = (self.height() - block.height) / 2
        first_line = paint.line_height("body_medium") * 1.1
        disc = QRectF(0, top + (first_line - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.disc(painter, disc, "done" if self.isChecked() else "later", "", "link")
        painter.setPen(THEME.color("text" if self.isEnabled() else "text3"))
        block.layout.draw(painter, QPointF(THEME.px(DISC + GAP), top))
        if paint.shows_focus(self):
            words = QRectF(self.rect()).adjusted(THEME.px(DISC + GAP - 6), 0, 0, 0)  # beside the disc, not through it
            paint.focus_ring(painter, words, THEME.px(8))
