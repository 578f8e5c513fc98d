"""A line of text with something at its right end, that can be pressed as a whole; no list and no table."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.tip import plain_tip

GAP = 10


class LineButton(QPushButton):
    """Show `text` at the left, shortened when the room is short, `right` at the right and `below` under it.

    `role` and `right_role` are font roles, `ink` and `right_ink` colour tokens. All of it is spoken.
    """

    def __init__(
        self,
        text: str,
        right: str = "",
        *,
        below: str = "",
        role: str = "small",
        right_role: str = "money",
        ink: str = "text2",
        right_ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._text, self._right, self._below = text, right, below
        self._role, self._right_role, self._ink, self._right_ink = role, right_role, ink, right_ink
        self.setAccessibleName(" ".join(part for part in (text, right, below) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        THEME.changed.connect(self.updateGeometry)

    def caption(self) -> str:
        """Return the text at the left."""
        return self._text

    def right(self) -> str:
        """Return the text at the right."""
        return self._right

    def fits(self) -> bool:
        """Tell whether the text is visible, or all of it stands in the tooltip."""
        shortened = self._natural_width() > self.width()
        return self.height() >= self.sizeHint().height() and (not shortened or bool(self.toolTip()))

    def _natural_width(self) -> int:
        first = paint.advance(self._text, self._role) + paint.advance(self._right, self._right_role)
        first += THEME.px(GAP) if self._right else 0
        return max(first, paint.advance(self._below, "small")) + 2

    def sizeHint(self) -> QSize:
        """Return the size without shortening (Qt)."""
        high = max(paint.line_height(self._role), paint.line_height(self._right_role))
        if self._below:
            high += paint.line_height("small") + THEME.px(2)
        room = high + THEME.px(10)
        return QSize(self._natural_width(), max(room, THEME.height("s")))

    def minimumSizeHint(self) -> QSize:
        """Return room for what stands at the right and a few letters (Qt)."""
        wide = paint.advance(self._right, self._right_role) + THEME.px(GAP + 40)
        return QSize(min(wide, self._natural_width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all of it as tooltip once it is shortened (Qt)."""
        words = "\n".join(part for part in (self._text, self._below) if part)
        self.setToolTip(plain_tip(words) if self._natural_width() > self.width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the texts (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        if (self.underMouse() or self.isDown()) and self.isEnabled():
            paint.plate(painter, rect.adjusted(0, 1, 0, -1), THEME.px(6), "sunken")
        first = QRectF(rect)
        if self._below:
            both = paint.line_height(self._role) + THEME.px(2) + paint.line_height("small")
            top = (rect.height() - both) / 2
            first.setRect(0, top, rect.width(), paint.line_height(self._role))
            below = QRectF(0, first.bottom() + THEME.px(2), rect.width(), paint.line_height("small"))
            paint.text(painter, below, self._below, "small", "text2")
        used = paint.advance(self._right, self._right_role)
        place = QRectF(first.left(), first.top(), first.width() - used - (THEME.px(GAP) if used else 0), first.height())
        ink, right_ink = (self._ink, self._right_ink) if self.isEnabled() else ("text3", "text3")
        paint.text(painter, place, self._text, self._role, ink)
        paint.text(painter, first, self._right, self._right_role, right_ink, Qt.AlignmentFlag.AlignRight)
        if paint.shows_focus(self):
            paint.focus_ring(painter, rect, THEME.px(6))
