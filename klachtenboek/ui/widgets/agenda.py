"""One day with opening hours and promises, and the new promise to be put in it; it does not judge the moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint

HOUR, DAY = 60, 24 * 60
HOUR_HEIGHT = 30
HOURS_X, LEFT = 50, 60
STEP = 15
TOP = 8
DEFAULT_OPEN = ((9 * HOUR, 17 * HOUR),)


@dataclass(frozen=True, slots=True)
class Entry:
    """Describe one promise of the day; `start` and `end` are minutes since midnight."""

    start: int
    end: int
    text: str


class DayAgenda(QWidget):
    """Show a day; `moved` carries the minute (since midnight) the owner puts the new promise at.

    Up and Down move it by a quarter, Page Up and Page Down by an hour, a click puts it there. Left and Right tell
    `day_asked` with -1 or 1.
    """

    moved = Signal(int)
    day_asked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._open: tuple[tuple[int, int], ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._slot: Entry | None = None
        self._from, self._to = DEFAULT_OPEN[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        accessible.set_role(self, QAccessible.Role.Slider)
        self.setAccessibleName(name)
        THEME.changed.connect(self.updateGeometry)

    def set_day(
        self, open_spans: Sequence[tuple[int, int]], entries: Sequence[Entry], slot: Entry | None = None
    ) -> None:
        """Show a day: opening hours as (from, to) in minutes, promises, and the new one or None."""
        self._open, self._entries, self._slot = tuple(open_spans), tuple(entries), slot
        self._choose_hours()
        said = [f"{clock(entry.start)} {entry.text}" for entry in self._entries]
        self.setAccessibleDescription(", ".join(said))
        here = clock(slot.start) if slot else ""
        self.setAccessibleName(f"{self._name} {here}".strip())
        self.updateGeometry()
        self.update()

    def slot(self) -> Entry | None:
        """Return the new promise, or None."""
        return self._slot

    def minute_at(self, y: float) -> int:
        """Return the quarter of an hour at a height in pixels, in minutes since midnight."""
        minute = self._from + (y - THEME.px(TOP)) / self._per_minute()
        return max(0, min(DAY - STEP, round(minute / STEP) * STEP))

    def top_of(self, minute: int) -> float:
        """Return the height of a minute in pixels."""
        return THEME.px(TOP) + (minute - self._from) * self._per_minute()

    def _choose_hours(self) -> None:
        starts = [start for start, _end in self._open or DEFAULT_OPEN] + [entry.start for entry in self._entries]
        ends = [end for _start, end in self._open or DEFAULT_OPEN] + [entry.end for entry in self._entries]
        if self._slot is not None:
            starts.append(self._slot.start)
            ends.append(self._slot.end)
        self._from = min(starts) // HOUR * HOUR
        self._to = min(DAY, -(-max(ends) // HOUR) * HOUR + HOUR)

    def _per_minute(self) -> float:
        room = max(self.height(), self.minimumSizeHint().height()) - THEME.px(2 * TOP)
        return room / (self._to - self._from)

    def _place(self, entry: Entry, lane: int, lanes: int) -> QRectF:
        left, right = THEME.px(LEFT), self.width() - 1
        wide = (right - left) / lanes
        top = self.top_of(entry.start)
        least = paint.line_height("small") + THEME.px(2)
        high = max(least, (entry.end - entry.start) * self._per_minute() - 2)
        return QRectF(left + lane * wide, top + 1, wide - (2 if lanes > 1 else 0), high)

    def _places(self) -> list[tuple[Entry, QRectF]]:
        """Return where each entry is painted: what is at the same time stands beside each other.

        What comes after another and has no room for its line moves down by less than that line.
        """
        everything = sorted((*self._entries, *((self._slot,) if self._slot else ())), key=lambda entry: entry.start)
        groups: list[list[Entry]] = []
        for entry in everything:
            if groups and entry.start < max(other.end for other in groups[-1]):
                groups[-1].append(entry)
            else:
                groups.append([entry])
        return self._stacked(groups)

    def _stacked(self, groups: list[list[Entry]]) -> list[tuple[Entry, QRectF]]:
        found: list[tuple[Entry, QRectF]] = []
        bottom = 0.0
        for group in groups:
            places = [self._place(entry, lane, len(group)) for lane, entry in enumerate(group)]
            down = max(0.0, min(bottom - places[0].top(), places[0].height() / 2))
            found += [(entry, place.translated(0, down)) for entry, place in zip(group, places, strict=True)]
            bottom = max(place.bottom() + down for place in places) + 1
        return found

    def sizeHint(self) -> QSize:
        """Return the least height: it takes all there is, and no dialog has to scroll for it (Qt)."""
        return QSize(THEME.px(300), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which a quarter can still be hit (Qt)."""
        hours = (self._to - self._from) // HOUR
        return QSize(THEME.px(220), hours * THEME.px(HOUR_HEIGHT) + THEME.px(2 * TOP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint closed hours, lines, margin line and promises (Qt)."""
        painter = paint.painter_for(self)
        self._paint_closed(painter)
        self._paint_hours(painter)
        x = THEME.px(HOURS_X + 2)
        painter.setPen(QPen(THEME.color("kant"), max(1.0, 1.5 * THEME.k)))
        painter.drawLine(x, 0, x, self.height())
        for entry, place in self._places():
            self._paint_entry(painter, entry, place)
        if paint.shows_focus(self):
            paint.focus_ring(painter, QRectF(self.rect()), THEME.px(8))

    def _closed(self) -> list[tuple[int, int]]:
        spans, last = [], self._from
        for start, end in sorted(self._open):
            if start > last:
                spans.append((last, start))
            last = max(last, end)
        return [*spans, (last, self._to)] if last < self._to else spans

    def _paint_closed(self, painter: QPainter) -> None:
        for start, end in self._closed():
            top, bottom = self.top_of(start), self.top_of(end)
            place = QRectF(THEME.px(HOURS_X + 2), top, self.width() - THEME.px(HOURS_X + 2), bottom - top)
            painter.fillRect(place, THEME.color("sunken"))
            words = self._free_line(place)
            if words is not None:
                paint.text(painter, words, _("gesloten"), "caption", "text2")

    def _free_line(self, span: QRectF) -> QRectF | None:
        """Return the first line of a closed span that no promise lies over, None when there is none."""
        high = paint.line_height("caption")
        taken = [place for _entry, place in self._places()]
        for number in range(int(span.height() // high)):
            line = QRectF(span.left() + THEME.px(12), span.top() + THEME.px(3) + number * high, span.width(), high)
            if not any(place.intersects(line) for place in taken):
                return line
        return None

    def _paint_hours(self, painter: QPainter) -> None:
        high = paint.line_height("caption")
        for minute in range(self._from, self._to + 1, HOUR):
            top = self.top_of(minute)
            painter.fillRect(QRectF(THEME.px(HOURS_X + 2), top, self.width(), 1), THEME.color("divider"))
            words = QRectF(0, top - high / 2, THEME.px(HOURS_X - 8), high)
            words.moveTop(max(0.0, min(self.height() - high, words.top())))
            paint.text(painter, words, clock(minute % DAY), "caption", "text2", Qt.AlignmentFlag.AlignRight)

    def _paint_entry(self, painter: QPainter, entry: Entry, place: QRectF) -> None:
        words = f"{clock(entry.start)}  {entry.text}".strip()
        radius = THEME.px(5)
        inner = place.adjusted(THEME.px(11), 0, -THEME.px(6), 0)
        if entry is self._slot:
            paint.plate(painter, place, radius, "primary_tint")
            painter.setPen(QPen(THEME.color("focus"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
            paint.text(painter, inner, words, "small_strong", "primary_on_tint")
        else:
            paint.plate(painter, place, radius, "sunken", "text" if THEME.tokens.edge > 1 else "")
            bar = QRectF(place.left(), place.top(), THEME.px(3), place.height())
            painter.fillRect(bar, THEME.color("text2"))
            paint.text(painter, inner, words, "small", "text")

    def _ask(self, minute: int) -> None:
        minute = max(0, min(DAY - STEP, minute))
        if self._slot is not None and minute != self._slot.start:
            accessible.announce(self, clock(minute))
            self.moved.emit(minute)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the new promise, or ask for another day (Qt)."""
        steps = {
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_PageUp: -HOUR,
            Qt.Key.Key_PageDown: HOUR,
        }
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._slot is not None:
            self._ask(self._slot.start + steps[key])
        elif key in days:
            self.day_asked.emit(days[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the new promise where the click is (Qt)."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._ask(self.minute_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the new promise along while the button is held down (Qt)."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(self.minute_at(event.position().y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away (Qt)."""
        super().focusOutEvent(event)
        self.update()


def clock(minute: int) -> str:
    """Return minutes since midnight as on a clock: 930 is 15:30."""
    return f"{minute // HOUR}:{minute % HOUR:02}"
