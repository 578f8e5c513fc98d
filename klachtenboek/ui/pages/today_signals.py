"""The quiet lines on Vandaag about complaints that wait too long, each with what ends it; it reads no book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.deadline import Signal as Pressing
from klachtenboek.i18n import N_, _, number_word
from klachtenboek.labels import person
from klachtenboek.ui.pages.today_row import Words
from klachtenboek.ui.widgets import Button, Card, Column, Label, Rule
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.showing import show
from klachtenboek.ui.widgets.textlines import TextLine, TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from klachtenboek.domain.deadline import SignalRow

MOST_ROWS = 3

_ACTS = {
    Pressing.LONG_OPEN: ("complaint", N_("Naar de klacht")),
    Pressing.ANSWER_DUE: ("letter", N_("Brief maken")),
    Pressing.ACKNOWLEDGE: ("letter", N_("Brief maken")),
    Pressing.SILENT: ("promise", N_("Bellen beloven")),
}
"""What ends each signal: where to go, and the words of its button."""


def signal_words(row: SignalRow, weeks: int) -> str:
    """Return why a complaint wants attention, as one line."""
    if row.signal is Pressing.LONG_OPEN:
        return _("Al {n} weken open. Bel en rond het af.").format(n=number_word(weeks))
    if row.signal is Pressing.ANSWER_DUE:
        return _("De termijn voor je antwoord is voorbij.")
    if row.signal is Pressing.ACKNOWLEDGE:
        return _("Nog niets laten horen sinds de klacht.")
    return _("Al {n} dagen stil. Laat iets horen.").format(n=number_word(row.silent_days))


class SignalsCard(Card):
    """Name what waits too long; `asked` carries letter, complaint or promise, and the complaint it is for."""

    asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(_("Laat iets horen"), gap=8)

    def show_rows(self, rows: Sequence[SignalRow], today: date) -> None:
        """Show the first of these; without any the card hides."""
        self.body.clear()
        show(self, when=bool(rows))
        for place, row in enumerate(rows[:MOST_ROWS]):
            if place:
                self.add(Rule())
            weeks = (today - row.received_on).days // 7
            self.add(self._line(row, weeks))
        rest = len(rows) - MOST_ROWS
        if rest > 0:
            self.add(Label(_("En nog {n}.").format(n=number_word(rest)), "caption", "text3"))

    def _line(self, row: SignalRow, weeks: int) -> QWidget:
        holder = QWidget()
        words = Column(holder, gap=3)
        who = person(row.customer)
        lines = TextLines(TextLine(who, "body_strong", "text"), TextLine(row.title, "small", "text2"), gap=3)
        words.add(Words(lines), Label(signal_words(row, weeks), "small_medium", "amber"))
        place, text = _ACTS[row.signal]
        button = Button(_(text), size="s")
        button.setAccessibleName(f"{_(text)}: {who}")
        button.setAccessibleDescription(row.title)
        looks(button)
        button.clicked.connect(lambda _on=False, key=row.complaint_id: self.asked.emit(place, key))
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
