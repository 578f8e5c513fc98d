"""The layout of a heading: words at the left, what can be done at the right, under each other when it is narrow."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets.layouts import LinesLayout


class _Spot(NamedTuple):
    """Where an item goes, in pixels from the corner of the layout."""

    item: QLayoutItem
    left: int
    top: int
    wide: int
    high: int


class EndsLayout(LinesLayout):
    """Place the first item at the left and the last at the right; what lies between them follows the first.

    Without room on one line the middle goes under the first, and then the last under all of it.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 10, line_gap: int = 6) -> None:
        super().__init__(gap, line_gap)
        self._heights: dict[int, int] = {}
        self._lay_out(parent)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the item that has this place now."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands on each line; a second item on a line stands at its right end, if it is the last."""
        shown, gap = self._shown(), THEME.px(self._gap)
        if len(shown) <= 1:
            return [shown] if shown else []
        if sum(item.sizeHint().width() for item in shown) + gap * (len(shown) - 1) <= width:
            return [shown]
        first, *middle, last = shown
        if not self._is_end(last):
            return [[item] for item in shown]
        beside = min(first.sizeHint().width(), max(first.minimumSize().width(), width // 2))
        lines = [[item] for item in middle]
        if beside + gap + last.sizeHint().width() <= width:
            return [[first, last], *lines]
        return [[first], *lines, [last]]

    def _is_end(self, item: QLayoutItem) -> bool:
        return item is self._items[-1]

    def _spots(self, width: int) -> list[_Spot]:
        found: list[_Spot] = []
        top = 0
        for line in self._lines(width):
            placed = self._on_line(line, width)
            high = max(spot.high for spot in placed)
            found += [_Spot(s.item, s.left, top + (high - s.high) // 2, s.wide, s.high) for s in placed]
            top += high + THEME.px(self._line_gap)
        return found

    def _on_line(self, line: list[QLayoutItem], width: int) -> list[_Spot]:
        gap, left, found = THEME.px(self._gap), 0, []
        ends = len(line) > 1 and self._is_end(line[-1])
        right = width
        if ends:
            wide = min(line[-1].sizeHint().width(), width)
            right = width - wide - gap
            found.append(_Spot(line[-1], width - wide, 0, wide, _height(line[-1], wide)))
        for place, item in enumerate(line[:-1] if ends else line):
            alone = len(line) - ends == place + 1
            wide = right - left if alone else min(item.sizeHint().width(), right - left)
            if alone and self._is_end(item):
                wide = min(wide, max(item.sizeHint().width(), item.minimumSize().width()))
            found.append(_Spot(item, left, 0, wide, _height(item, wide)))
            left += wide + gap
        return found

    def invalidate(self) -> None:
        """Forget what was measured (Qt)."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width in pixels (Qt)."""
        if width not in self._heights:
            self._heights[width] = max((spot.top + spot.high for spot in self._spots(width)), default=0)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place everything inside `rect` (Qt)."""
        super().setGeometry(rect)
        free = max(0, rect.height() - self.heightForWidth(rect.width())) // 2
        for spot in self._spots(rect.width()):
            corner = rect.topLeft() + QPoint(spot.left, spot.top + free)
            spot.item.setGeometry(QRect(corner, QSize(spot.wide, spot.high)))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
