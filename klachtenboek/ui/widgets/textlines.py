"""Lines of text under each other, painted at once by the row they stand in; they are no widgets of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.label import ICON_GAP, icon_size, line_high

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

LEAST = 40
"""How much of a line that is shortened stays at least, in pixels at 100 %."""


class TextLine:
    """One line: `text` in a font role and a colour token, shortened when the room is short.

    ``icon`` stands in front. ``beside`` stands behind it in its own role and ink, or at the right end of the line
    with ``at_end``, and is never shortened; with a ``tone`` it is a pill.
    """

    __slots__ = ("at_end", "beside", "beside_role", "gap", "icon", "ink", "role", "text", "tone")

    def __init__(  # noqa: PLR0913  each is one thing to be seen
        self,
        text: str,
        role: str,
        ink: str,
        *,
        icon: str = "",
        beside: str = "",
        beside_role: str = "caption",
        gap: int = 9,
        at_end: bool = False,
        tone: str = "",
    ) -> None:
        self.text, self.role, self.ink, self.icon = text, role, ink, icon
        self.beside, self.beside_role, self.gap, self.at_end, self.tone = beside, beside_role, gap, at_end, tone

    def high(self) -> int:
        """Return the height in pixels."""
        own = line_high(self.role, icon=bool(self.icon))
        if self.tone:
            return max(own, paint.pill_height())
        return max(own, line_high(self.beside_role)) if self.beside else own

    def least(self) -> int:
        """Return the width with the text shortened to a few letters, in pixels."""
        return min(self._own(), THEME.px(LEAST)) + self._indent() + self._beside()

    def natural(self) -> int:
        """Return the width of all of it, in pixels."""
        return self._own() + self._indent() + self._beside()

    def inks(self) -> tuple[str, ...]:
        """Return the colour tokens of the words that lie on what the row lies on."""
        return (self.ink, "text3") if self.beside and not self.tone else (self.ink,)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint it in a place as high as it is."""
        left, room = rect.left(), rect.width() - self._indent() - self._beside()
        if self.icon:
            size = icon_size(self.role)
            paint.icon(painter, self.icon, self.ink, QRectF(left, rect.top(), THEME.px(size), rect.height()), size)
            left += self._indent()
        paint.text(painter, QRectF(left, rect.top(), room, rect.height()), self.text, self.role, self.ink)
        if self.beside:
            used = room if self.at_end else min(self._own(), room)
            start = left + used + THEME.px(self.gap)
            self._paint_beside(painter, QRectF(start, rect.top(), rect.right() - start + 1, rect.height()))

    def _paint_beside(self, painter: QPainter, rect: QRectF) -> None:
        if self.tone:
            paint.pill(painter, rect.left(), rect.center().y(), self.beside, self.tone)
        else:
            paint.text(painter, rect, self.beside, self.beside_role, "text3")

    def _indent(self) -> int:
        return THEME.px(icon_size(self.role) + ICON_GAP) if self.icon else 0

    def _own(self) -> int:
        return _wide(self.text, self.role)

    def _beside(self) -> int:
        if not self.beside:
            return 0
        wide = paint.pill_width(self.beside) + 1 if self.tone else _wide(self.beside, self.beside_role)
        return wide + THEME.px(self.gap)


class TextLines:
    """Keep the lines of a row, measure them together and paint them under each other."""

    __slots__ = ("_measured", "gap", "lines")

    def __init__(self, *lines: TextLine, gap: int = 1) -> None:
        """``gap`` is the room between two lines, in pixels at 100 %."""
        self.lines, self.gap = lines, gap
        self._measured: tuple[float, int, int, int] = (0.0, 0, 0, 0)

    def _measures(self) -> tuple[float, int, int, int]:
        """Return the text size they were measured at, with height, least and natural width: a layout asks often."""
        if self._measured[0] != THEME.k:
            high = sum([line.high() for line in self.lines]) + THEME.px(self.gap) * (len(self.lines) - 1)
            least = max([line.least() for line in self.lines])
            natural = max([line.natural() for line in self.lines])
            self._measured = (THEME.k, high, least, natural)
        return self._measured

    def high(self) -> int:
        """Return the height of all lines in pixels."""
        return self._measures()[1]

    def least(self) -> int:
        """Return the least width in pixels."""
        return self._measures()[2]

    def natural(self) -> int:
        """Return the width with nothing shortened, in pixels."""
        return self._measures()[3]

    def shortened(self, width: int) -> str:
        """Return the texts that do not fit in a width, each on a line; empty when all fit."""
        return "\n".join(line.text for line in self.lines if line.natural() > width)

    def inks(self) -> set[str]:
        """Return the colour tokens of the words."""
        return {ink for line in self.lines for ink in line.inks()}

    def words(self) -> str:
        """Return all texts, each on a line."""
        return "\n".join(part for line in self.lines for part in (line.text, line.beside) if part)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the lines from the top of a place."""
        top = rect.top()
        for line in self.lines:
            high = line.high()
            line.paint(painter, QRectF(rect.left(), top, rect.width(), high))
            top += high + THEME.px(self.gap)


def _wide(words: str, role: str) -> int:
    return _measured(words, role, THEME.k) if words else 0


@lru_cache(maxsize=1000)
def _measured(words: str, role: str, scale: float) -> int:
    # One pixel more than measured: on another screen the same text may be a fraction wider.
    return int(paint.metrics(role, scale).horizontalAdvance(words)) + 2
