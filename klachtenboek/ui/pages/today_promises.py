"""The promises of the coming days as a ledger: whom to call, when, and what to do with each; it reads no book."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.i18n import N_, _, capital, long_day
from klachtenboek.labels import titled_name
from klachtenboek.ui.pages.today_line import PromiseLine, urgency
from klachtenboek.ui.widgets import Button, Card, EmptyState, Ledger
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from klachtenboek.domain.summary import PromiseRow

NEAR_DAYS = 7
"""Promises further away than this many days are behind a button."""

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


class PromisesCard(Card):
    """Show the open promises: late ones, today, then day by day; the rest behind `Nog 4 later`."""

    def __init__(self) -> None:
        super().__init__(_("Beloftes"), gap=0)
        self.ledger = Ledger(_("Beloftes"))
        self._rest = Button("", "link", size="s", icon="chevron-down")
        self._rest.clicked.connect(self._unfold)
        looks(self._rest)
        self._is_unfolded = False
        self.lines: list[PromiseLine] = []
        self.shows_buttons = False
        self._rows: Sequence[PromiseRow] = ()
        self._now = datetime.min
        self.calendar = Button("", "ghost", size="s", icon="calendar", name=_("Alle beloftes in je agenda zetten"))
        looks(self.calendar)
        self.add_action(self.calendar)
        self.add(self.ledger)
        self.body.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignHCenter)

    @cached_property
    def _empty(self) -> EmptyState:
        """What stands here when every promise was kept."""
        empty = EmptyState(_("Alles is nagekomen"), _("Er staan geen beloftes open."))
        self.body.insertWidget(1, empty)
        return empty

    def show_rows(self, rows: Sequence[PromiseRow], now: datetime) -> list[PromiseLine]:
        """Show these promises as they stand at ``now``; return the lines, for the page to listen to."""
        self._rows, self._now = rows, now
        near = [row for row in rows if (row.due.date() - now.date()).days <= NEAR_DAYS]
        shown = rows if self._is_unfolded else near
        self.ledger.hide()  # one layout for all lines, when it shows again
        self.ledger.clear()
        coming = next((row for row in rows if not row.is_late(now)), None)
        lines: list[PromiseLine] = []
        heading = ""
        for row in shown:
            title = _group(row, now)
            if title != heading:
                self.ledger.add_heading(title)
                heading = title
            line = PromiseLine(row, urgency(row, now, is_next=row is coming))
            self.ledger.add(line)
            line.show()  # at once, so that it can take the keyboard
            if self.shows_buttons:
                line.make_buttons()
            lines.append(line)
        self.lines = lines
        self._tell_rest(len(rows) - len(shown))
        show(self.ledger, when=bool(lines))
        if not rows or "_empty" in vars(self):
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
