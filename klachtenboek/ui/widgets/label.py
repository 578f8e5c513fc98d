"""Text that never clips: plain text in one of the roles of the theme, wrapped, or shortened when asked to."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from klachtenboek.ui import fonts
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.tip import plain_tip

ICON_GAP = 8
ICON_SIZES, LARGEST_ICON = ((12, 14), (14, 16), (15, 18)), 20
"""Up to which size of type an icon has which size, in pixels at 100 %."""


def icon_size(role: str) -> int:
    """Return the size of an icon in front of text in a role, in pixels at 100 %."""
    return next((icon for size, icon in ICON_SIZES if fonts.ROLES[role].size <= size), LARGEST_ICON)


def line_high(role: str, *, icon: bool = False) -> int:
    """Return the height of one line of a label in pixels."""
    high = paint.block("Ag", role, THEME.k, paint.UNBOUNDED, fonts.ROLES[role].leading).height
    return max(high, THEME.px(icon_size(role))) if icon else high


class Label(QLabel):
    """Show plain text in a font role and a colour token, with an icon in front when one is named.

    It wraps. With `elide=True` it stays on one line, ends in … when the room is short, and shows all of it as
    a tooltip.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        icon: str = "",
        elide: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._color, self._icon, self._elide = role, color, icon, elide
        self._icon_color = ""
        self._least = paint.MINIMUM_TEXT
        self._heights: dict[int, int] = {}
        self.setAlignment(align)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(not elide)  # QLabel then asks for heightForWidth, and forgets it with each new text otherwise
        self.setText(text)
        THEME.changed.connect(self._restyle)

    def break_words(self, least: int) -> None:
        """Break a word wider than this, in pixels at 100 %; where a label has the room of its own it is wider."""
        self._least = least
        self.updateGeometry()

    def set_color(self, token: str) -> None:
        """Change the colour token of the text."""
        self._color = token
        self.update()

    def color(self) -> str:
        """Return the colour token of the text."""
        return self._color

    def set_role(self, role: str) -> None:
        """Change the font role of the text."""
        self._role = role
        self._restyle()

    def set_icon(self, name: str, color: str = "") -> None:
        """Change the icon; without a colour of its own it takes that of the text."""
        self._icon, self._icon_color = name, color
        self._restyle()

    def is_elided(self) -> bool:
        """Tell whether part of the text does not fit on its one line."""
        return self._elide and self._natural_width() > self.width()

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size; a shortened line has its tooltip."""
        if self._elide:
            return self.height() >= self._line() and (not self.is_elided() or self.toolTip() == plain_tip(self.text()))
        return self.heightForWidth(self.width()) <= self.height() and self._narrowest() <= self.width()

    def _restyle(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _leading(self) -> float:
        return fonts.ROLES[self._role].leading

    def _icon_size(self) -> int:
        return icon_size(self._role)

    def _indent(self) -> int:
        return THEME.px(self._icon_size() + ICON_GAP) if self._icon else 0

    def _block(self, width: int) -> paint.Block:
        return paint.block(self.text(), self._role, THEME.k, max(1, width), self._leading())

    def _line(self) -> int:
        return line_high(self._role, icon=bool(self._icon))

    def _natural_width(self) -> int:
        # One pixel more than measured: on another screen the same text may be a fraction wider.
        return int(self._block(paint.UNBOUNDED).width) + 2 + self._indent() if self.text() else self._indent()

    def _narrowest(self) -> int:
        longest = paint.longest_word(self.text(), self._role, THEME.k)
        return min(longest + 2, THEME.px(self._least)) + self._indent()

    def setText(self, text: str) -> None:
        """Change the text (Qt)."""
        super().setText(text)
        self._heights.clear()
        self._tell_all()
        self.update()

    def _tell_all(self) -> None:
        if self._elide:
            self.setToolTip(plain_tip(self.text()) if self.is_elided() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as tooltip once it is shortened (Qt)."""
        super().resizeEvent(event)
        self._tell_all()

    def sizeHint(self) -> QSize:
        """Return the size on one line (Qt)."""
        height = self._line() if self._elide or not self.text() else self._block(paint.UNBOUNDED).height
        return QSize(self._natural_width(), max(height, self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, or of a few letters when shortened (Qt)."""
        if self._elide:
            return QSize(min(self._natural_width(), THEME.px(40)), self._line())
        return QSize(self._narrowest(), self._line())

    def heightForWidth(self, width: int) -> int:
        """Return the height the text needs at this width in pixels (Qt)."""
        known = self._heights.get(width)  # Qt asks dozens of times while a page is laid out
        if known is None:
            is_line = self._elide or not self.text()
            known = self._line() if is_line else max(self._block(width - self._indent()).height, self._line())
            self._heights[width] = known
        return known

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and text (Qt)."""
        painter = paint.painter_for(self)
        color = self._color if self.isEnabled() else "text3"
        line = self._line()
        area = QRectF(self.rect())
        if self._icon:
            side = THEME.px(self._icon_size())
            top = max(0.0, (area.height() - self.heightForWidth(self.width())) / 2)
            paint.icon(painter, self._icon, self._icon_color or color, QRectF(0, top, side, line), self._icon_size())
            area.setLeft(self._indent())
        if not self.text():
            return
        align = self.alignment()
        if self._elide:
            horizontal = align & Qt.AlignmentFlag.AlignHorizontal_Mask
            paint.text(painter, area, self.text(), self._role, color, Qt.AlignmentFlag(horizontal))
            return
        self._paint_block(painter, area, color)

    def _paint_block(self, painter: QPainter, area: QRectF, color: str) -> None:
        block = self._block(int(area.width()))
        painter.setPen(THEME.color(color))
        top = area.top()
        if not self.alignment() & Qt.AlignmentFlag.AlignTop:
            top += max(0.0, (area.height() - block.height) / 2)
        for number in range(block.layout.lineCount()):
            line = block.layout.lineAt(number)
            free = area.width() - line.naturalTextWidth()
            shift = 0.0
            if self.alignment() & Qt.AlignmentFlag.AlignRight:
                shift = free
            elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
                shift = free / 2
            line.draw(painter, QPointF(area.left() + shift, top))
