"""Columns of two parts on a scale, with dashed lines where something changed; what they count comes from outside."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Row
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 160
FILL: Final = 0.6
"""How much of the room of a column it takes."""
GAP = 2
MOST_LINES: Final = 4
LEAST_WORDS: Final = 84
"""Pixels at 100 % below which words beside a dashed line say nothing."""
CLOSE: Final = 4
LOWER, UPPER = "chart1", "chart2"


@dataclass(frozen=True, slots=True)
class Stack:
    """One column: a short word under it, its lower and upper part, and all of it in words."""

    label: str
    lower: int
    upper: int
    words: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that changed at a place, counted in columns from the left: 2.5 is the middle of the third.

    ``words`` stand beside the line where there is room; ``told`` is all of it, for the screen reader and the mouse.
    """

    place: float
    words: str
    told: str


class StackedMonths(QWidget):
    """Show what each month holds in two parts; all of it is spoken, and shown under the mouse."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stacks: tuple[Stack, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self.setAccessibleName(name)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def show_stacks(self, stacks: Sequence[Stack], markers: Sequence[Marker] = ()) -> None:
        """Show these columns, and the lines from left to right."""
        self._stacks, self._markers = tuple(stacks), tuple(sorted(markers, key=lambda marker: marker.place))
        self.setAccessibleDescription(self.spoken())
        self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        """Return every column and every line in words, one after the other."""
        return " ".join([*(stack.words for stack in self._stacks), *(marker.told for marker in self._markers)])

    def told_at(self, left: float) -> str:
        """Return what is told at a place in pixels from the left: a line close by, else the column under it."""
        near = [marker.told for marker in self._markers if abs(self.line_at(marker) - left) <= THEME.px(CLOSE)]
        stack = self.stack_at(left)
        return "\n".join(near) or (stack.words if stack is not None else "")

    def stack_at(self, left: float) -> Stack | None:
        """Return the column under a place in pixels from the left, None when there is none."""
        field = self._field()
        if not self._stacks or not field.left() <= left < field.right():
            return None
        return self._stacks[int((left - field.left()) * len(self._stacks) / field.width())]

    def column(self, number: int) -> QRectF:
        """Return where a column stands, both parts together, in pixels."""
        stack, field = self._stacks[number], self._field()
        room = field.width() / len(self._stacks)
        high = field.height() * (stack.lower + stack.upper) / self._top()
        middle = field.left() + (number + 0.5) * room
        return QRectF(middle - room * FILL / 2, field.bottom() - high, room * FILL, high)

    def line_at(self, marker: Marker) -> float:
        """Return where a dashed line stands, in pixels from the left."""
        field = self._field()
        return field.left() + field.width() * marker.place / max(1, len(self._stacks))

    def _top(self) -> int:
        return scale(max((stack.lower + stack.upper for stack in self._stacks), default=0))[-1]

    def _field(self) -> QRectF:
        """Return the room of the columns: right of the numbers, above the months and below the words of the lines."""
        low = paint.line_height("caption")
        left = paint.advance(str(self._top()), "caption") + THEME.px(10)
        above = low / 2 + (low if self._markers else 0)
        return QRectF(left, above, self.width() - left, self.height() - above - low - THEME.px(6))

    def sizeHint(self) -> QSize:
        """Return room for twelve columns (Qt)."""
        more = paint.line_height("caption") if self._markers else 0
        return QSize(THEME.px(420), THEME.px(HEIGHT) + more)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the columns can be told apart (Qt)."""
        return QSize(THEME.px(150), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell the column under the mouse (Qt)."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.told_at(event.pos().x())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, the columns, their months and the dashed lines (Qt)."""
        if not self._stacks:
            return
        painter = paint.painter_for(self)
        self._paint_scale(painter)
        for number in range(len(self._stacks)):
            self._paint_stack(painter, number)
        for number, marker in enumerate(self._markers):
            self._paint_marker(painter, number, marker)

    def _paint_scale(self, painter: QPainter) -> None:
        field, low = self._field(), paint.line_height("caption")
        for value in scale(self._top()):
            y = field.bottom() - field.height() * value / self._top()
            painter.fillRect(
                QRectF(field.left(), round(y), field.width(), 1), THEME.color("divider" if value else "line")
            )
            place = QRectF(0, y - low / 2, field.left() - THEME.px(8), low)
            paint.text(painter, place, str(value), "caption", "text2", Qt.AlignmentFlag.AlignRight)

    def _paint_stack(self, painter: QPainter, number: int) -> None:
        stack, field = self._stacks[number], self._field()
        room = field.width() / len(self._stacks)
        words = stack.label if room >= paint.advance(stack.label, "caption") + 2 else stack.label[:1]
        below = QRectF(field.left() + number * room, field.bottom() + THEME.px(6), room, paint.line_height("caption"))
        paint.text(painter, below, words, "caption", "text2", Qt.AlignmentFlag.AlignHCenter)
        whole = self.column(number)
        unit = whole.height() / max(1, stack.lower + stack.upper)
        lower = QRectF(whole.left(), whole.bottom() - unit * stack.lower, whole.width(), unit * stack.lower)
        gap = GAP if stack.lower else 0
        upper = QRectF(whole.left(), whole.top(), whole.width(), max(1.0, unit * stack.upper - gap))
        if stack.lower:
            paint.plate(painter, lower, min(THEME.px(3), lower.height() / 2), LOWER)
        if stack.upper:
            # In the contrast scheme both parts have one colour: what is not resolved stands there as an outline.
            hollow = THEME.tokens.edge > 1
            fill, edge = ("surface", UPPER) if hollow else (UPPER, "")
            paint.plate(painter, upper, min(THEME.px(3), upper.height() / 2), fill, edge)

    def _paint_marker(self, painter: QPainter, number: int, marker: Marker) -> None:
        field, left = self._field(), round(self.line_at(marker)) + 0.5
        pen = QPen(THEME.color("ok"), max(1.0, 1.25 * THEME.k), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, 0, left, field.bottom()))
        place, align = self._room_beside(number, left)
        if place.width() >= THEME.px(LEAST_WORDS):
            paint.text(painter, place, marker.words, "caption", "ok", align)

    def _room_beside(self, number: int, left: float) -> tuple[QRectF, Qt.AlignmentFlag]:
        """Return where the words of a line stand: up to the next line, or at its left when it is the last one."""
        gap, high = THEME.px(5), paint.line_height("caption")
        following = [self.line_at(marker) for marker in self._markers[number + 1 :]]
        before = [self.line_at(marker) for marker in self._markers[:number]]
        wanted = paint.advance(self._markers[number].words, "caption")
        right = min([*following, float(self.width())])
        at_right = QRectF(QPointF(left + gap, 0), QPointF(right - gap, high))
        if following or at_right.width() >= wanted:
            return at_right, Qt.AlignmentFlag.AlignLeft
        # The words of the line before it take the room up to this one.
        taken = before[-1] + paint.advance(self._markers[number - 1].words, "caption") + 2 * gap if before else 0.0
        at_left = QRectF(QPointF(min(taken, left - gap), 0), QPointF(left - gap, high))
        if at_left.width() > at_right.width():
            return at_left, Qt.AlignmentFlag.AlignRight
        return at_right, Qt.AlignmentFlag.AlignLeft


class Legend(QWidget):
    """Show the colour of one part of the columns with what it stands for."""

    def __init__(self, token: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Row(self, gap=7)
        row.addWidget(_Swatch(token), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(words, "caption", "text2"), 1)


class _Swatch(QWidget):
    """Paint the colour of a part as it is in the columns."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a small square (Qt)."""
        return QSize(THEME.px(10), THEME.px(10))

    def minimumSizeHint(self) -> QSize:
        """Return a small square (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour (Qt)."""
        hollow = THEME.tokens.edge > 1 and self._token == UPPER
        fill, edge = ("surface", UPPER) if hollow else (self._token, "")
        paint.plate(paint.painter_for(self), QRectF(self.rect()), THEME.px(3), fill, edge)


def scale(most: int) -> tuple[int, ...]:
    """Return the numbers beside columns of at most this height: from 0 in round steps, the last one not below it."""
    rough = max(1.0, most / MOST_LINES)
    power = 10 ** int(math.log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough)
    return tuple(range(0, step * (max(1, math.ceil(most / step)) + 1), step))
