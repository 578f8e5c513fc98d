"""The card for a call that was promised: all one wants to know with the telephone in hand, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.goodwill import Answer
from klachtenboek.domain.reminder import MOST_ATTEMPTS
from klachtenboek.i18n import _, capital, euro, moment_words, number_word
from klachtenboek.labels import label, person
from klachtenboek.sentences import name_to_say
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Banner, Button, Card, Field, FlowLayout, Label, QuoteCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.summary import PromiseRow
    from klachtenboek.ui.workplace import Workplace

MOST_LINES = 6


class Ending(Enum):
    """How the call went."""

    SPOKEN = auto()
    NOBODY = auto()
    MOVE = auto()
    LETTER = auto()


@dataclass(frozen=True, slots=True)
class CallChoice:
    """How it went, and what was said."""

    ending: Ending
    note: str = ""


class CallDialog(DialogFrame):
    """Show number, opening sentence and what came before; G, N and V say how it went."""

    def __init__(self, workplace: Workplace, row: PromiseRow, parent: QWidget | None = None) -> None:
        title = _("Bellen met {name}").format(name=person(row.customer))
        super().__init__(title, _("Gesproken"), size=(690, 620), parent=parent)
        self.choice: CallChoice | None = None
        book = workplace.logbook
        complaint, now = book.complaints.get(row.complaint_id), workplace.now()
        phone = row.customer.phone if row.customer is not None else ""
        self.phone = Label(phone or _("Geen nummer bekend"), "display", "link" if phone else "text2", icon="phone")
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = name_to_say(row.customer)
        self.opening = book.sayings.calling(row.kind, name, is_late=row.is_late(now), attempts=row.attempts)
        in_short = ". ".join((row.reference or capital(_("oefening")), complaint.title))
        when = _("Beloofd voor {moment}: {text}").format(moment=moment_words(row.due, now), text=row.text)
        self.body.add(self.phone, Label(in_short, "body_strong"), Label(when, "small", "text2"))
        self.body.addWidget(QuoteCard(self.opening))
        self._tell_attempts(row)
        self._tell_before(complaint, now)
        self.note = Field(_("Hoe ging het?"), hint=_("mag leeg"))
        self.body.addWidget(self.note)
        self._make_foot_buttons()

    def _make_foot_buttons(self) -> None:
        self.nobody = Button(_("Niet opgenomen"), shortcut="N")
        self.move_on = Button(_("Verzetten"), "ghost", shortcut="V")
        holder = QWidget()
        FlowLayout(holder, gap=8).add(self.nobody, self.move_on)
        self.foot.addWidget(holder, 1)
        self.cancel.set_text(_("Nog niet gebeld"))
        self.nobody.clicked.connect(lambda: self._end(Ending.NOBODY))
        self.move_on.clicked.connect(lambda: self._end(Ending.MOVE))
        self.done_button.clicked.connect(lambda: self._end(Ending.SPOKEN))
        self.done_button.set_shortcut("G")
        self.done_button.setFocus()

    def _tell_attempts(self, row: PromiseRow) -> None:
        if not row.attempts:
            return
        words = _("Al {n} keer niet opgenomen").format(n=number_word(row.attempts))
        banner = Banner(words, role="amber")
        if row.attempts >= MOST_ATTEMPTS:
            banner.say(words, _("Schrijf liever een brief of een e-mail."))
            banner.add_button(_("Brief maken"), icon="mail").clicked.connect(lambda: self._end(Ending.LETTER))
        self.body.addWidget(banner)

    def _tell_before(self, complaint: Complaint, now: datetime) -> None:
        before = Card(_("Wat er al is gezegd en beloofd"), role="surface2", small=True, gap=6)
        lines = list(_before(complaint, now))
        for words, tone in lines[:MOST_LINES]:
            before.add(Label(words, "small", tone))
        if not lines:
            before.add(Label(_("Nog niets. Dit is je eerste gesprek."), "small", "text2"))
        self.body.addWidget(before)

    @classmethod
    def ask(cls, workplace: Workplace, row: PromiseRow, *, parent: QWidget | None = None) -> CallChoice | None:
        """Show the card and return how the call went, None when it was not made yet."""
        dialog = cls(workplace, row, parent)
        dialog.answered()
        return dialog.choice

    def _end(self, ending: Ending) -> None:
        self.choice = CallChoice(ending, self.note.text().strip())
        self.accept()


def _before(complaint: Complaint, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield what was advised and said, newest first, then other promises and what is given, each with a colour."""
    for contact in sorted(complaint.contacts, key=lambda one: one.at, reverse=True):
        for head, words in ((_("Geadviseerd"), contact.answer), (_("Gezegd"), contact.said)):
            if words:
                yield f"{head} {moment_words(contact.at, now)}: {words}", "text"
    if complaint.solution is not None:
        yield _("Gekozen: {text}").format(text=complaint.solution.text), "text"
    for promise in complaint.promises:
        if promise.outcome is not None:
            ended = f"{capital(label(promise.outcome))}: {promise.text}"
            yield ended, "danger" if promise.was_late else "text2"
    for line in complaint.goodwill:
        if line.answer is not Answer.DECLINED:
            yield f"{line.description}, {euro(line.value - line.share)}", "text2"


def call(workplace: Workplace, row: PromiseRow, parent: QWidget | None, *, move: Callable[[PromiseRow], None]) -> None:
    """Show the card for a call and carry out how it went; ``move`` asks for another moment."""
    choice = CallDialog.ask(workplace, row, parent=parent)
    if choice is None:
        return
    book = workplace.logbook.promises
    if choice.ending is Ending.SPOKEN:
        done = workplace.attempt(lambda: book.keep(row.complaint_id, row.promise_id, note=choice.note))
        if done is not None:
            workplace.say(_("Belofte nagekomen."), undoable=True)
    elif choice.ending is Ending.MOVE:
        move(row)
    elif choice.ending is Ending.LETTER:
        workplace.go("letter", row.complaint_id)
    else:
        nobody_answered(workplace, row, note=choice.note)


def nobody_answered(workplace: Workplace, row: PromiseRow, *, note: str = "") -> None:
    """Write down that nobody answered, and say when to try again or that it is time to write."""
    tried = workplace.attempt(lambda: (workplace.logbook.promises.try_again(row, note=note),))
    if tried is None:
        return
    [again] = tried
    if again is not None:
        when = moment_words(again, workplace.now())
        workplace.say(_("Niet bereikt. Nieuw seintje {moment}.").format(moment=when), undoable=True)
    elif row.attempts + 1 >= MOST_ATTEMPTS:
        workplace.say(_("Al {n} keer niet bereikt. Schrijf liever.").format(n=number_word(row.attempts + 1)))
        workplace.go("letter", row.complaint_id)
