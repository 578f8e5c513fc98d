"""The logbook of one complaint along the margin line, with room for a note or what was said."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.kinds import Channel, Direction
from klachtenboek.i18n import _, capital, clock, day_word
from klachtenboek.labels import heading
from klachtenboek.ui.complaint.timeline import Moment, moments
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.widgets import (
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    Field,
    FlowLayout,
    Label,
    Ledger,
    LedgerRow,
)
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.workplace import Workplace

TALKS = (Channel.PHONE, Channel.SHOP, Channel.EMAIL, Channel.LETTER)


class NoteForm(QWidget):
    """Write one line: a note to oneself, or what was said with the answer that was given; `emptied` tells it closed."""

    emptied = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.complaint_id = 0
        self.said = Field(_("Notitie"))
        whose = (
            Choice(Direction.NOTE, _("Notitie voor mij"), "pencil"),
            Choice(Direction.IN, _("Klant nam contact op"), "phone"),
            Choice(Direction.OUT, _("Ik nam contact op"), "phone-call"),
        )
        self.direction = ChipRow(_("Wat is het?"), whose, Direction.NOTE)
        self.direction.value_changed.connect(self._switch)
        self.channel = ChipRow(_("Hoe?"), [Choice(way, heading(way)) for way in TALKS], Channel.PHONE)
        self.answer = Field(_("Antwoord van jou"), hint=_("Hier begint het volgende gesprek mee"))
        buttons = FlowLayout(gap=8)
        self.keep = Button(_("Opschrijven"), size="s", icon="check")
        self.keep.clicked.connect(self.write)
        stop = Button(_("Niet nu"), "ghost", size="s")
        stop.clicked.connect(self.put_away)
        buttons.add(self.keep, stop)
        column = Column(self, gap=10, margins=(0, 0, 0, 8))
        column.add(self.direction, self.channel, self.said, self.answer)
        column.addLayout(buttons)
        self._switch(Direction.NOTE)
        self.hide()

    def _switch(self, direction: object) -> None:
        is_talk = direction is not Direction.NOTE
        self.channel.setVisible(is_talk)
        self.answer.setVisible(is_talk)
        self.said.label.setText(_("Wat zei de klant?") if is_talk else _("Notitie"))

    def write(self) -> None:
        """Write it down; nothing typed closes the form."""
        said, answer = self.said.text().strip(), self.answer.text().strip()
        direction = self.direction.value()
        if not said and not answer:
            self.put_away()
            return
        book, key = self._workplace.logbook, self.complaint_id
        if not isinstance(direction, Direction) or direction is Direction.NOTE:
            done = self._workplace.attempt(lambda: book.complaints.note(key, said))
        else:
            channel = Channel(str(self.channel.value()))
            done = self._workplace.attempt(
                lambda: book.complaints.contact(key, said=said, answer=answer, direction=direction, channel=channel)
            )
        if done is not None:
            self.put_away()
            self._workplace.say(_("In het logboek gezet."), undoable=True)

    def put_back(self, said: str, answer: str, *, direction: Direction, channel: Channel) -> None:
        """Open the form with what was typed there before."""
        self.said.set_text(said)
        self.answer.set_text(answer)
        self.direction.set_value(direction)
        self.channel.set_value(channel)
        self._switch(direction)
        self.show()

    def put_away(self) -> None:
        """Empty the form and close it."""
        self.clear()
        self.emptied.emit()

    def clear(self) -> None:
        """Empty the form and close it without a word, for another complaint."""
        self.said.set_text("")
        self.answer.set_text("")
        self.direction.set_value(Direction.NOTE)
        self._switch(Direction.NOTE)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with Enter, put away with Esc (Qt)."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.write()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


class LogCard(Card):
    """Show what happened, newest first, under a heading for each day; `history_asked` wants every change."""

    history_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Logboek"), small=True, margins=(20, 12, 20, 16), gap=6)
        self.new_note = Button(
            _("Notitie"), "ghost", size="s", icon="plus", shortcut="Ctrl+Shift+N", shows_shortcut=False
        )
        self.new_note.clicked.connect(self.write)
        self.history = Button("", "ghost", size="s", icon="history", name=_("Geschiedenis: wie, wat, wanneer"))
        looks(self.history)
        self.history.clicked.connect(self.history_asked)
        self.add_action(self.history)
        self.add_action(self.new_note)
        self.form = NoteForm(workplace)
        self.ledger = Ledger(_("Logboek"))
        self.add(self.form, self.ledger)

    def fill(self, view: View) -> None:
        """Show the logbook of this complaint."""
        if self.form.complaint_id != view.complaint.id:
            self.form.complaint_id = view.complaint.id
            self.form.clear()
        self.new_note.setVisible(view.complaint.lapsed is None)
        self.ledger.clear()
        days = [(day, list(some)) for day, some in groupby(moments(view), key=lambda entry: entry.at.date())]
        rows: list[LedgerRow] = []
        for day, some in days:
            if len(days) > 1:
                rows.append(self.ledger.add_heading(capital(day_word(day, view.now.date()))))
            made = [_row(entry) for entry in some]
            self.ledger.add(*made)
            rows += made
        rows[0].set_ends(first=True, last=len(rows) == 1)
        rows[-1].set_ends(first=len(rows) == 1, last=True)

    def write(self) -> None:
        """Open the form for a note and go there."""
        self.form.show()
        self.form.said.setFocus()


def _row(entry: Moment) -> LedgerRow:
    row = LedgerRow(clock(entry.at), dot=entry.dot, tone=entry.tone, quiet=True)
    words = Column(gap=1)
    words.add(Label(entry.title, "small_strong"))
    if entry.detail:
        words.add(Label(entry.detail, "small", "text2"))
    row.content.addLayout(words, 1)
    return row
