"""The ledger: the time left of the margin line, the entry right of it; it is a picture of time, no logbook."""

import math
from functools import cached_property

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, Margins, Row

TIME_WIDTH, LINE_X, CONTENT_X = 72, 86, 100
NARROW, NARROW_LINE_X, NARROW_CONTENT_X = 330, 8, 22
"""Below this width, at 100 %, the time stands over the entry, and the line at the edge."""
DOT, CLEAR = 9, 7
TIME_INK = {"danger": "danger", "primary": "link", "warm": "warm", "ok": "ok", "neutral": "text"}
DOT_INK = {"danger": "danger", "primary": "link", "warm": "warm", "ok": "ok", "neutral": "line_strong"}


class LedgerRow(QWidget):
    """Show one entry; fill `content` (Row). `plate` is the tone of a tinted plate behind it, "" for none.

    `dot` is filled, ring, check or none: the shape tells the kind. `quiet` is the small look of a log. A
    focusable row has a `name` to be spoken and tells `opened` (Enter, double click), `ticked` (Space) and
    `keyed` (another letter, upper case).
    """

    opened = Signal()
    ticked = Signal()
    keyed = Signal(str)
    collapsed = Signal()
    focused = Signal(object)

    def __init__(
        self,
        time: str = "",
        *,
        under: str = "",
        tone: str = "neutral",
        dot: str = "filled",
        plate: str = "",
        quiet: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self._time, self._under, self._tone, self._dot, self._plate = time, under, tone, dot, plate
        self._quiet = quiet
        self._is_first = self._is_last = False
        self._is_narrow = False
        if name:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(name)
            accessible.set_role(self, QAccessible.Role.ListItem)
        self._restyle()
        THEME.changed.connect(self._restyle)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Let the line start at the dot of the first row, and end at that of the last."""
        self._is_first, self._is_last = first, last
        self.update()

    def plate(self) -> str:
        """Return the tone of the plate it lies on, empty for none."""
        return self._plate

    def collapse(self) -> None:
        """Close the row in 150 ms and tell `collapsed`; at once when less movement is asked for."""
        length = THEME.duration(150)
        if not length:
            self.hide()
            self.collapsed.emit()
            return
        from PySide6.QtCore import QEasingCurve, QPropertyAnimation  # nothing moves at the start

        closing = QPropertyAnimation(self, b"maximumHeight", self)
        closing.setDuration(length)
        closing.setStartValue(self.height())
        closing.setEndValue(0)
        closing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setMinimumHeight(0)
        closing.finished.connect(self.hide)
        closing.finished.connect(self.collapsed)
        closing.start()

    @cached_property
    def content(self) -> Row:
        """What stands right of the line; a row that paints it all itself has none."""
        return Row(self, gap=10, margins=self._margins())

    def _margins(self) -> Margins:
        """Return the room around the entry, left, top, right and bottom, in pixels at 100 %."""
        inset, gap = (0, 4) if self._quiet else (14, 3)
        top = gap + (0 if self._quiet else 6)
        if self._is_narrow:
            high = paint.line_height(self._time_role()) / THEME.k if self._time else 0
            return NARROW_CONTENT_X, round(top + high), 0, gap + 6
        return CONTENT_X + inset, top, inset // 2, gap + 6

    def _line_x(self) -> int:
        return THEME.px(NARROW_LINE_X if self._is_narrow else LINE_X)

    def minimumSizeHint(self) -> QSize:
        """Return the room the entry needs with the time over it (Qt)."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self.given_back(), least.height())

    def given_back(self) -> int:
        """Return the room it will not need once the time stands over the entry, in pixels."""
        return 0 if self._is_narrow else THEME.px(CONTENT_X - NARROW_CONTENT_X)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the time over the entry when there is no room beside (Qt)."""
        super().resizeEvent(event)
        is_narrow = self.width() < THEME.px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._restyle()
            self.updateGeometry()

    def fits(self) -> bool:
        """Tell whether time and the words under it are visible."""
        role = self._time_role()
        if self._is_narrow:
            return paint.advance(self._told(), role) <= self.width() - THEME.px(NARROW_CONTENT_X)
        widest = max(paint.advance(line, "small") for line in self._under_lines())
        return max(paint.advance(self._time, role), widest) <= THEME.px(TIME_WIDTH + 6)

    def _under_lines(self) -> tuple[str, ...]:
        """Return what stands under the time, on two lines in a language whose words are too long for one."""
        words = self._under.split(" ")
        if len(words) == 1 or paint.advance(self._under, "small") <= THEME.px(TIME_WIDTH + 6):
            return (self._under,)
        halves = [(" ".join(words[:end]), " ".join(words[end:])) for end in range(1, len(words))]
        return min(halves, key=lambda lines: max(paint.advance(line, "small") for line in lines))

    def _time_role(self) -> str:
        return "time_small" if self._quiet else "time"

    def _told(self) -> str:
        """Return time and what stands under it on one line."""
        return " · ".join(part for part in (self._time, self._under) if part)

    def _restyle(self) -> None:
        if "content" in vars(self):
            self.content.set_margins(*self._margins())
        least = THEME.px(24) if self._quiet else THEME.height("row") + THEME.px(6)
        under = len(self._under_lines()) * paint.line_height("small") if self._under else 0
        below = self._middle() + paint.line_height(self._time_role()) / 2 + under
        self.setMinimumHeight(max(least, 0 if self._is_narrow else math.ceil(below)))
        self.update()

    def _middle(self) -> float:
        """Return the height of the dot: that of the first line of the entry."""
        if self._quiet:
            return THEME.px(4) + paint.line_height("body") / 2 + 1
        return THEME.px(3) + THEME.px(9) + paint.line_height("body_strong") / 2 + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plate, line, dot and time (Qt)."""
        painter = paint.painter_for(self)
        body = QRectF(self.rect())
        body.setLeft(THEME.px(NARROW_CONTENT_X - 8 if self._is_narrow else CONTENT_X))
        body.adjust(0, THEME.px(3), 0, -THEME.px(3))
        if self._plate:
            paint.plate(painter, body, THEME.px(10), f"{self._plate}_tint", f"{self._plate}_line")
        middle = self._middle()
        self._paint_line(painter, middle)
        paint_dot(painter, self._line_x(), middle, self._dot, DOT_INK[self._tone])
        self._paint_time(painter, middle)
        if paint.shows_focus(self):
            paint.focus_ring(painter, body, THEME.px(10))

    def _paint_line(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QPen(THEME.color("kant"), max(1.0, 1.5 * THEME.k)))
        left, clear = self._line_x(), THEME.px(CLEAR) if self._dot != "none" else 0
        if not self._is_first:
            painter.drawLine(left, 0, left, round(middle - clear))
        if not self._is_last:
            painter.drawLine(left, round(middle + clear), left, self.height())

    def _paint_time(self, painter: QPainter, middle: float) -> None:
        role, right = self._time_role(), Qt.AlignmentFlag.AlignRight
        high = paint.line_height(role)
        ink = "text2" if self._quiet else TIME_INK[self._tone]
        if self._is_narrow:
            left = THEME.px(NARROW_CONTENT_X)
            above = QRectF(left, middle - high / 2, self.width() - left, high)
            paint.text(painter, above, self._told(), role, ink)
            return
        place = QRectF(-THEME.px(6), middle - high / 2, THEME.px(TIME_WIDTH + 6), high)
        paint.text(painter, place, self._time, role, ink, right)
        for number, line in enumerate(self._under_lines()):
            step = paint.line_height("small")
            below = QRectF(-THEME.px(6), middle + high / 2 + number * step, THEME.px(TIME_WIDTH + 6), step)
            paint.text(painter, below, line, "small", ink if ink != "text" else "text2", right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, tick or pass a letter on (Qt)."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key == Qt.Key.Key_Space:
            self.ticked.emit()
        elif event.text().isalpha() and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }:
            self.keyed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry (Qt)."""
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring (Qt)."""
        super().focusInEvent(event)
        self.focused.emit(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away (Qt)."""
        super().focusOutEvent(event)
        self.update()


class LedgerHeading(LedgerRow):
    """Show a heading between entries while the line goes on."""

    def __init__(self, text: str) -> None:
        super().__init__(dot="none", quiet=True)
        self.content.addWidget(Label(text, "small_strong", "text2"))

    def _margins(self) -> Margins:
        return super()._margins() if self._is_narrow else (CONTENT_X + 14, 12, 0, 6)


class Ledger(QWidget):
    """Hold rows and headings; Up and Down move between the rows that can have the focus. `name` is spoken."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        accessible.set_role(self, QAccessible.Role.List)
        self._column = Column(self, gap=0)
        self._rows: list[LedgerRow] = []
        self._last: LedgerRow | None = None

    def add(self, *rows: LedgerRow) -> None:
        """Add rows at the bottom."""
        for row in rows:
            self._rows.append(row)
            self._column.addWidget(row)
            row.focused.connect(self._remember)

    def add_heading(self, text: str) -> LedgerHeading:
        """Add a heading at the bottom; return it."""
        heading = LedgerHeading(text)
        self.add(heading)
        return heading

    def rows(self) -> list[LedgerRow]:
        """Return the rows without the headings."""
        return [row for row in self._rows if not isinstance(row, LedgerHeading)]

    def clear(self) -> None:
        """Take all rows away."""
        self._rows.clear()
        self._last = None
        self._column.clear()

    def focus_row(self, index: int) -> None:
        """Give a row the focus; the nearest one when there are fewer rows."""
        rows = [row for row in self.rows() if row.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        if rows:
            row = rows[max(0, min(index, len(rows) - 1))]
            row.show()  # a row just added waits to be shown, and what is not shown cannot take the keyboard
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the rows (Qt)."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        rows = self.rows()
        here = next((n for n, row in enumerate(rows) if row.hasFocus() or row.isAncestorOf(self.focusWidget())), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            self.focus_row(here + step)

    def stop(self) -> LedgerRow | None:
        """Return the row that Tab goes to: the one that had the keyboard last, or else the first; None for none."""
        rows = [row for row in self.rows() if row.focusPolicy() is not Qt.FocusPolicy.NoFocus and not row.isHidden()]
        return self._last if self._last in rows else next(iter(rows), None)

    def _remember(self, row: LedgerRow) -> None:
        """Remember which row had the keyboard last."""
        self._last = row


def paint_dot(painter: QPainter, x: float, y: float, dot: str, ink: str) -> None:
    """Paint the mark of an entry on the line: filled, ring or check."""
    side = THEME.px(DOT)
    place = QRectF(x - side / 2, y - side / 2, side, side)
    if dot == "filled":
        paint.plate(painter, place, side / 2, ink)
    elif dot == "ring":
        paint.plate(painter, place, side / 2, "surface", ink, width=THEME.px(2))
    elif dot == "check":
        grow = THEME.px(2)
        place.adjust(-grow, -grow, grow, grow)
        paint.plate(painter, place, side, "ok")
        paint.tick(painter, place, "on_ok")
