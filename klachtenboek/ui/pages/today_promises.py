"""The promises of the coming days as a ledger: whom to call, when, and what to do with each; it reads no book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.i18n import N_, _, capital, clock, day_word, long_day, short_month
from klachtenboek.labels import person, promise_words, titled_name
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, EmptyState, FlowLayout, Label, Ledger, LedgerRow, Row
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from klachtenboek.domain.summary import PromiseRow

SOON = timedelta(hours=1)
NEAR_DAYS = 7
"""Promises further away than this many days are behind a button."""
STACKED_BELOW = 500

_DONE = {
    PromiseKind.CALL_BACK: N_("Nagekomen: {who} teruggebeld."),
    PromiseKind.FIND_OUT: N_("Nagekomen: uitgezocht voor {who}."),
    PromiseKind.DELIVER: N_("Nagekomen: geleverd aan {who}."),
    PromiseKind.REFUND: N_("Nagekomen: geld terug voor {who}."),
    PromiseKind.VISIT: N_("Nagekomen: langs geweest bij {who}."),
    PromiseKind.OTHER: N_("Nagekomen: de belofte aan {who}."),
}


def done_words(row: PromiseRow) -> str:
    """Return what is said when a promise was kept, such as ``Nagekomen: mevrouw De Vries teruggebeld.``."""
    return _(_DONE[row.kind]).format(who=titled_name(row.customer))


@dataclass(frozen=True, slots=True)
class Urgency:
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
    """Show one promise; the signals ask what the owner wants with it."""

    done = Signal(object)
    menu_asked = Signal(object, QPoint)
    move_asked = Signal(object, QPoint)
    wants_complaint = Signal(object)
    copied = Signal(str)

    def __init__(self, row: PromiseRow, look: Urgency) -> None:
        plate = "" if look.tone == "neutral" else look.tone
        who = person(row.customer)
        what = promise_words(row.kind, row.text, row.title)
        spoken = " ".join(part for part in (look.time, look.under, who, what) if part)
        super().__init__(look.time, under=look.under, tone=look.tone, plate=plate, name=spoken)
        self.row = row
        self._is_stacked = False
        self.content.addWidget(_words(row, who, what), 1)
        self._acts = QWidget()
        flow = FlowLayout(self._acts, gap=6, line_gap=4, align="right")
        self._flow = flow
        phone = row.customer.phone if row.customer else ""
        if phone:
            flow.addWidget(self._phone(phone))
        self.tick = Button(_("Gedaan"), "primary" if look.tone == "danger" else "secondary", size="s", icon="check")
        self.tick.setAccessibleDescription(spoken)
        self.more = Button("", "ghost", size="s", icon="dots", name=_("Meer over deze belofte"))
        flow.add(self.tick, self.more)
        for button in (self.tick, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the row itself is the stop: Space, and M for the rest
        self.content.addWidget(self._acts)
        self._connect()

    def _phone(self, phone: str) -> PhoneButton:
        button = PhoneButton(phone)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda: self.copied.emit(phone))
        return button

    def _connect(self) -> None:
        self.tick.clicked.connect(lambda: self.done.emit(self.row))
        self.ticked.connect(lambda: self.done.emit(self.row))
        self.more.clicked.connect(self._ask_menu)
        self.opened.connect(lambda: self.wants_complaint.emit(self.row))
        self.keyed.connect(self._key)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words when there is no room beside them (Qt)."""
        super().resizeEvent(event)
        stacked = self.width() / THEME.k < STACKED_BELOW
        if stacked != self._is_stacked:
            self._is_stacked = stacked
            down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self.content.setDirection(down if stacked else beside)
            self.content.set_gap(4 if stacked else 10)
            self._flow.set_align("left" if stacked else "right")


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
        return QSize(min(THEME.px(110), self.sizeHint().width()), self.sizeHint().height())

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
        return THEME.px(6)


def _words(row: PromiseRow, who: str, what: str) -> QWidget:
    holder = QWidget()
    column = Column(holder, gap=1)
    first = Row(gap=9)
    first.addWidget(Label(who, "body_strong", elide=True))
    first.addWidget(Label(row.reference or _("OEFENING"), "caption", "text3"))
    first.addStretch(1)
    column.addLayout(first)
    column.add(Label(what, "small", "text2", elide=True))
    return holder


class PromisesCard(Card):
    """Show the open promises: late ones, today, then day by day; the rest behind `Nog 4 later`."""

    def __init__(self) -> None:
        super().__init__(_("Beloftes"), gap=0)
        self.ledger = Ledger(_("Beloftes"))
        self._empty = EmptyState(_("Alles is nagekomen"), _("Er staan geen beloftes open."))
        self._rest = Button("", "link", size="s", icon="chevron-down")
        self._rest.clicked.connect(self._unfold)
        looks(self._rest)
        self._is_unfolded = False
        self._rows: Sequence[PromiseRow] = ()
        self._now = datetime.min
        self.calendar = Button("", "ghost", size="s", icon="calendar", name=_("Alle beloftes in je agenda zetten"))
        looks(self.calendar)
        self.add_action(self.calendar)
        self.add(self.ledger, self._empty)
        self.body.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_rows(self, rows: Sequence[PromiseRow], now: datetime) -> list[PromiseLine]:
        """Show these promises as they stand at ``now``; return the lines, for the page to listen to."""
        self._rows, self._now = rows, now
        near = [row for row in rows if (row.due.date() - now.date()).days <= NEAR_DAYS]
        shown = rows if self._is_unfolded else near
        self.ledger.hide()  # one layout for all lines, when it shows again
        self.ledger.clear()
        coming = next((row for row in rows if not row.is_late(now)), None)
        lines, heading = [], ""
        for row in shown:
            title = _group(row, now)
            if title != heading:
                self.ledger.add_heading(title)
                heading = title
            line = PromiseLine(row, urgency(row, now, is_next=row is coming))
            self.ledger.add(line)
            line.show()  # at once, so that it can take the keyboard
            lines.append(line)
        self._tell_rest(len(rows) - len(shown))
        self.ledger.setVisible(bool(lines))
        self._empty.setVisible(not rows)
        self.calendar.setVisible(bool(rows))
        return lines

    def _tell_rest(self, count: int) -> None:
        self._rest.set_text(_("Nog {count} later").format(count=count))
        self._rest.setVisible(count > 0)

    unfolded = Signal()

    def _unfold(self) -> None:
        self._is_unfolded = True
        self.unfolded.emit()


def _group(row: PromiseRow, now: datetime) -> str:
    days = (row.due.date() - now.date()).days
    if days <= 0:
        return ""
    return _("Morgen") if days == 1 else capital(long_day(row.due.date()))


def fill_moves(menu: QMenu, moments: Sequence[tuple[datetime, str]]) -> None:
    """Put the moments to move a promise to in a menu, as data of the entries, after a word about consent.

    The last entry has no moment: there the owner chooses one.
    """
    asks = QAction(_("Vindt de klant het goed? Dan naar:"), menu)
    asks.setEnabled(False)
    menu.addAction(asks)
    for moment, words in moments:
        menu.addAction(words).setData(moment)
    menu.addSeparator()
    menu.addAction(_("Ander moment…")).setData(None)
