"""One promise of the ledger on Vandaag: its words are painted, its buttons come when somebody comes near."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible

from klachtenboek.i18n import _, clock, day_word, short_month
from klachtenboek.labels import person, promise_words
from klachtenboek.ui.pages.today_buttons import PhoneButton, Resting, placed, together
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, LedgerRow, paint
from klachtenboek.ui.widgets.textlines import TextLine, TextLines
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QPaintEvent, QResizeEvent

    from klachtenboek.domain.summary import PromiseRow

SOON = timedelta(hours=1)
STACKED_BELOW = 500
BESIDE, UNDER = 10, 4
"""Room between the words and the buttons beside or under them, in pixels at 100 %."""


class Urgency(NamedTuple):
    """How pressing a promise is: the words beside the line, and the colour."""

    time: str
    under: str
    tone: str


def urgency(row: PromiseRow, now: datetime, *, is_next: bool) -> Urgency:
    """Return how a promise looks at ``now``; only the next one within the hour stands out among those to come."""
    time = clock(row.due)
    if row.is_late(now):
        return Urgency(_past_day(row.due.date(), now.date()) or time, _("te laat"), "danger")
    ahead = row.due - now
    if ahead >= SOON:
        return Urgency(time, "", "neutral")
    minutes = int(ahead.total_seconds() // 60)
    under = _("over {minutes} min").format(minutes=minutes) if minutes else _("nu")
    return Urgency(time, under, "primary" if is_next else "neutral")


def _past_day(day: date, today: date) -> str:
    if day == today:
        return ""
    return day_word(day, today) if (today - day).days == 1 else f"{day.day} {short_month(day.month)}"


class PromiseLine(LedgerRow):
    """Show one promise; the signals ask what the owner wants with it.

    Its buttons are painted as they stand there. They are made when the mouse or the keyboard comes to the line, or at
    once when a screen reader is listening.
    """

    done = Signal(object)
    menu_asked = Signal(object, QPoint)
    move_asked = Signal(object, QPoint)
    wants_complaint = Signal(object)
    copied = Signal(str)

    def __init__(self, row: PromiseRow, look: Urgency) -> None:
        who = person(row.customer)
        what = promise_words(row.kind, row.text, row.title)
        spoken = " ".join(part for part in (look.time, look.under, who, what) if part)
        plate = "" if look.tone == "neutral" else look.tone
        super().__init__(look.time, under=look.under, tone=look.tone, plate=plate, name=spoken)
        self.row = row
        self._is_stacked = False
        self._heights: dict[tuple[int, float, int, bool, bool], int] = {}
        self.lines = TextLines(
            TextLine(who, "body_strong", "text", beside=row.reference or _("OEFENING")),
            TextLine(what, "small", "text2"),
        )
        self._phone = row.customer.phone if row.customer else ""
        self._resting = [
            Resting(_("Gedaan"), "primary" if look.tone == "danger" else "secondary", "check"),
            Resting("", "ghost", "dots"),
        ]
        if self._phone:
            self._resting.insert(0, Resting(self._phone, "ghost", "phone", is_phone=True))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.opened.connect(lambda: self.wants_complaint.emit(self.row))
        self.ticked.connect(lambda: self.done.emit(self.row))
        self.keyed.connect(self._key)
        if QAccessible.isActive():
            self.make_buttons()

    # -- its buttons --------------------------------------------------------------------------------

    @cached_property
    def _buttons(self) -> tuple[Button, ...]:
        """The real buttons, in the places of those that are painted."""
        made: list[Button] = []
        if self._phone:
            made.append(PhoneButton(self._phone))
            made[0].clicked.connect(lambda: self.copied.emit(self._phone))
        tick = Button(_("Gedaan"), self._resting[-2].kind, size="s", icon="check")
        tick.setAccessibleDescription(self.accessibleName())
        tick.clicked.connect(lambda: self.done.emit(self.row))
        more = Button("", "ghost", size="s", icon="dots", name=_("Meer over deze belofte"))
        more.clicked.connect(self._ask_menu)
        for button in (*made, tick, more):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the row itself is the stop: Space, and M for the rest
            button.setParent(self)
        return (*made, tick, more)

    @property
    def tick(self) -> Button:
        """The button that keeps the promise."""
        self.make_buttons()
        return self._buttons[-2]

    @property
    def more(self) -> Button:
        """The button with all that can be done."""
        self.make_buttons()
        return self._buttons[-1]

    def make_buttons(self) -> None:
        """Let the real buttons stand where they were painted."""
        if "_buttons" not in vars(self):
            for button in self._buttons:
                button.show()
            self._place_buttons()
            self.update()

    def _place_buttons(self) -> None:
        for button, place in zip(self._buttons, self._places(self._inside(self.width())), strict=True):
            button.setGeometry(place)

    # -- where everything stands ----------------------------------------------------------------------

    def _inside(self, width: int) -> QRect:
        """Return the room for words and buttons in a row of this width."""
        left, top, right, bottom = (THEME.px(side) for side in self._margins())
        return QRect(left, top, max(1, width - left - right), max(1, self.height() - top - bottom))

    def _room(self, inside: QRect) -> tuple[int, int]:
        """Return the width of the words, and that of the place of the buttons."""
        if self._is_stacked:
            return inside.width(), inside.width()
        free = inside.width() - THEME.px(BESIDE)
        buttons = min(
            together(self._resting), max(free - self.lines.least(), *(one.narrowest() for one in self._resting))
        )
        return free - buttons, buttons

    def _places(self, inside: QRect) -> list[QRect]:
        """Return where the buttons go: right of the words, or under them when there is no room beside."""
        words, buttons = self._room(inside)
        if self._is_stacked:
            high = placed(self._resting, QRect(0, 0, buttons, 0))[1]
            start = QPoint(
                inside.left(), max(inside.top() + self.lines.high() + THEME.px(UNDER), inside.bottom() + 1 - high)
            )
            return placed(self._resting, QRect(start, QSize(buttons, 0)))[0]
        start = QPoint(inside.left() + words + THEME.px(BESIDE), inside.top())
        return placed(self._resting, QRect(start, QSize(buttons, 0)), at_right=True)[0]

    def heightForWidth(self, width: int) -> int:
        """Return the height with words and buttons beside or under each other (Qt)."""
        asked = (width, THEME.k, self.minimumHeight(), self._is_stacked, self._is_narrow)
        if asked not in self._heights:  # a layout asks often
            self._heights[asked] = self._measure_height(width)
        return self._heights[asked]

    def _measure_height(self, width: int) -> int:
        inside = self._inside(width)
        words, high = self.lines.high(), placed(self._resting, QRect(0, 0, self._room(inside)[1], 0))[1]
        room = words + THEME.px(UNDER) + high if self._is_stacked else max(words, high)
        _left, top, _right, bottom = (THEME.px(side) for side in self._margins())
        return max(self.minimumHeight(), room + top + bottom)

    def sizeHint(self) -> QSize:
        """Return the size with nothing shortened (Qt)."""
        left, _top, right, _bottom = (THEME.px(side) for side in self._margins())
        wide = (
            max(self.lines.natural(), together(self._resting))
            if self._is_stacked
            else self.lines.natural() + together(self._resting)
        )
        wide += left + right + THEME.px(BESIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the room the entry needs with the time over it and the buttons under it (Qt)."""
        left, _top, right, _bottom = (THEME.px(side) for side in self._margins())
        least = max(self.lines.least(), *(one.narrowest() for one in self._resting))
        return QSize(left + least + right - self.given_back(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words when there is no room beside them (Qt)."""
        super().resizeEvent(event)
        stacked = self.width() / THEME.k < STACKED_BELOW
        if stacked != self._is_stacked:
            self._is_stacked = stacked
            self.updateGeometry()
        inside = self._inside(self.width())
        self.setToolTip(plain_tip(self.lines.shortened(self._room(inside)[0])))
        if "_buttons" in vars(self):
            self._place_buttons()

    def fits(self) -> bool:
        """Tell whether time, words and buttons are visible; shortened words stand in the tooltip."""
        shortened = self.lines.shortened(self._room(self._inside(self.width()))[0])
        is_told = not shortened or self.toolTip() == plain_tip(shortened)
        return super().fits() and is_told and self.height() >= self.heightForWidth(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row, its words, and its buttons as long as they were not made (Qt)."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        inside = self._inside(self.width())
        words = QRectF(inside.left(), inside.top(), self._room(inside)[0], self.lines.high())
        self.lines.paint(painter, words)
        if "_buttons" not in vars(self):
            for resting, place in zip(self._resting, self._places(inside), strict=True):
                resting.paint(painter, QRectF(place))

    # -- somebody comes near --------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        """Make the buttons for the mouse (Qt)."""
        super().enterEvent(event)
        self.make_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the buttons for who listens (Qt)."""
        super().focusInEvent(event)
        self.make_buttons()

    def _key(self, letter: str) -> None:
        if letter == "V":
            self.move_asked.emit(self.row, self._below_more())
        elif letter == "M":
            self._ask_menu()

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.row, self._below_more())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show everything that can be done with the promise, for the menu key and the other mouse button too (Qt)."""
        self._ask_menu()
        event.accept()

    def _below_more(self) -> QPoint:
        return self.more.mapToGlobal(QPoint(0, self.more.height() + THEME.px(4)))
