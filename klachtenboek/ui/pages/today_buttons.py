"""The buttons of a promise: how they look and where they stand before they are there, and the number to dial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button
from klachtenboek.ui.widgets import button as buttons
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

ABOVE = (6, 4)
"""Room between buttons beside and under each other, in pixels at 100 %."""
PHONE_LEAST = 110
PHONE_PADDING = 6


class Resting:
    """A button nothing is done with: as wide, as high and as painted as the real one."""

    __slots__ = ("_icon", "_ink", "_left", "_padding", "_role", "_size", "caption", "kind")

    def __init__(self, caption: str, kind: str, icon: str, *, is_phone: bool = False) -> None:
        self.caption, self.kind, self._icon = caption, kind, icon
        self._size = "m" if is_phone else "s"
        self._left = is_phone
        self._role = buttons.TEXT_ROLE[self._size]
        self._ink = "text" if is_phone else buttons.INK[kind]
        self._padding = PHONE_PADDING if is_phone else buttons.PADDING[self._size]

    def _content(self) -> int:
        return buttons.caption_width((self._icon, buttons.ICON_SIZE[self._size]), (self.caption, self._role))

    def width(self) -> int:
        """Return the width in pixels."""
        return self._content() + 2 * THEME.px(self._padding) if self.caption else self.high()

    def high(self) -> int:
        """Return the height in pixels."""
        return buttons.high(self._size)

    def narrowest(self) -> int:
        """Return how narrow it may become: a number is shortened, in pixels."""
        return min(THEME.px(PHONE_LEAST), self.width()) if self._left else self.width()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint it in its place."""
        painter.save()
        painter.translate(rect.topLeft())  # half a pixel is rounded as in the real button
        rect = QRectF(0, 0, rect.width(), rect.height())
        buttons.paint_resting(painter, rect, THEME.px(buttons.RADIUS[self._size]), self.kind)
        left = THEME.px(self._padding) if self._left else (rect.width() - self._content()) / 2
        icon = (self._icon, buttons.ICON_SIZE[self._size])
        buttons.paint_caption(painter, rect.adjusted(left, 0, 0, 0), icon, (self.caption, self._role), self._ink)
        painter.restore()


def together(row: Sequence[Resting]) -> int:
    """Return the width of all of them beside each other, in pixels."""
    return sum([one.width() for one in row]) + THEME.px(ABOVE[0]) * (len(row) - 1)


def placed(row: Sequence[Resting], room: QRect, *, at_right: bool = False) -> tuple[list[QRect], int]:
    """Return where each goes, beside each other and on a next line without room for it; and the height of all."""
    gap, line_gap = (THEME.px(size) for size in ABOVE)
    lines: list[list[QSize]] = [[]]
    for one in row:
        size = QSize(min(one.width(), max(room.width(), one.narrowest())), one.high())
        if lines[-1] and _long(lines[-1], gap) + gap + size.width() > room.width():
            lines.append([])
        lines[-1].append(size)
    found, top = [], room.top()
    for line in lines:
        high = max(size.height() for size in line)
        left = room.left() + (max(0, room.width() - _long(line, gap)) if at_right else 0)
        for size in line:
            found.append(QRect(QPoint(left, top + (high - size.height()) // 2), size))
            left += size.width() + gap
        top += high + line_gap
    return found, top - line_gap - room.top()


def _long(line: Sequence[QSize], gap: int) -> int:
    return sum(size.width() for size in line) + gap * (len(line) - 1)


class PhoneButton(Button):
    """Show a number large enough to dial by hand; a click copies it. One that is too long ends in …"""  # noqa: D400

    def __init__(self, phone: str) -> None:
        super().__init__(phone, "ghost", icon="phone")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_left()
        looks(self)
        self.setToolTip(plain_tip(_("{phone} kopiëren").format(phone=phone)))

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon and a few figures (Qt)."""
        return QSize(min(THEME.px(PHONE_LEAST), self.sizeHint().width()), self.sizeHint().height())

    def narrowest(self) -> int:
        """Return room for the icon and a few figures: a number is never broken, in pixels."""
        return self.minimumSizeHint().width()

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line (Qt)."""
        return self._high()

    def _is_tight(self, width: int) -> bool:
        return False

    def ink(self) -> str:
        """Return the colour of the number: it is there to be read."""
        return "text"

    def _padding(self) -> int:
        return THEME.px(PHONE_PADDING)
