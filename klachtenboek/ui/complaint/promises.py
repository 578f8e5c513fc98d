"""The open promises of one complaint, each with the four ways in which it can go on."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from klachtenboek.domain.deadline import first_reaction
from klachtenboek.domain.kinds import Outcome
from klachtenboek.domain.promise import Promise
from klachtenboek.i18n import _, capital, duration_words, moment_words, ngettext, number_word
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, Rule
from klachtenboek.ui.workplace import Workplace


class PromisesCard(Card):
    """Show what was promised and not yet done; hidden when there is nothing open."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Beloofd"), icon="phone-call", small=True, gap=10)
        self._workplace = workplace
        self._view: View | None = None
        self.entries: list[PromiseEntry] = []
        self._column = Column(gap=10)
        self.body.addLayout(self._column)
        self.figures = Label("", "small", "text2")
        self.add(self.figures)

    def fill(self, view: View) -> None:
        """Show the open promises of this complaint, soonest first."""
        self._view = view
        self._column.clear()
        self.entries = []
        for promise in view.complaint.open_promises:
            if self.entries:
                self._column.addWidget(Rule())
            entry = PromiseEntry(promise, view)
            entry.kept.clicked.connect(lambda _on=False, p=promise: self.keep(p))
            entry.moved.clicked.connect(lambda _on=False, p=promise: self.move_to_another_moment(p))
            entry.more.clicked.connect(lambda _on=False, e=entry: self._open_menu(e))
            self.entries.append(entry)
            self._column.addWidget(entry)
        figures = figures_words(view)
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))
        self.setVisible(bool(self.entries or view.complaint.promises) and view.complaint.lapsed is None)

    def keep(self, promise: Promise) -> None:
        """Tick that the promise was kept."""
        book, key = self._workplace.logbook.promises, self._key()
        if self._workplace.attempt(lambda: book.keep(key, promise.id)) is not None:
            self._workplace.say(_("Belofte nagekomen."), undoable=True)

    def move_to_another_moment(self, promise: Promise) -> None:
        """Ask for another moment and move the promise there, with the customer's consent."""
        if self._view is None:
            return
        book, key = self._workplace.logbook.promises, self._key()
        choice = PromiseDialog.ask(self._workplace, customer=self._view.customer, promise=promise, parent=self.window())
        if choice is None:
            return
        moved = self._workplace.attempt(lambda: book.move(key, promise.id, choice.due, consent=choice.suits))
        if moved is not None:
            when = moment_words(choice.due, self._workplace.now())
            self._workplace.say(_("Belofte verzet naar {moment}.").format(moment=when), undoable=True)

    def menu(self, promise: Promise) -> QMenu:
        """Return the other ways: not reached, not kept."""
        book, key = self._workplace.logbook.promises, self._key()
        menu = QMenu(self)

        def offer(text: str, icon: str, said: str, verb: str) -> None:
            def act() -> None:
                carry_out = book.not_reached if verb == "not_reached" else book.break_
                if self._workplace.attempt(lambda: carry_out(key, promise.id)) is not None:
                    self._workplace.say(said, undoable=True)

            menu.addAction(THEME.icon(icon), text).triggered.connect(act)

        offer(_("Niet bereikt"), "phone", _("Niet bereikt. De belofte blijft staan."), "not_reached")
        offer(_("Niet nagekomen"), "x", _("Opgeschreven als niet nagekomen."), "break")
        return menu

    def _open_menu(self, entry: PromiseEntry) -> None:
        below = entry.more.mapToGlobal(QPoint(0, entry.more.height()))
        self.menu(entry.promise).popup(below)

    def _key(self) -> int:
        return self._view.complaint.id if self._view is not None else 0


def figures_words(view: View) -> str:
    """Return how soon the customer first heard something, and how many promises were kept in time."""
    ended = [one for one in view.complaint.promises if one.outcome in {*_KEPT, Outcome.BROKEN} or one.was_late]
    on_time = sum(one.outcome is Outcome.KEPT for one in ended)
    parts = []
    if len(ended) == 1:
        parts.append(_("De belofte is op tijd nagekomen.") if on_time else _("De belofte is niet op tijd nagekomen."))
    elif ended:
        parts.append(_("{kept} van {all} beloftes op tijd nagekomen.").format(kept=on_time, all=len(ended)))
    took = first_reaction(view.complaint)
    if took is not None and took >= timedelta(minutes=1):
        parts.append(_("Eerste reactie na {time}.").format(time=duration_words(took)))
    return " ".join(parts)


_KEPT = (Outcome.KEPT, Outcome.KEPT_LATE)


class PromiseEntry(QWidget):
    """One open promise: when, what, how often tried, and its buttons."""

    def __init__(self, promise: Promise, view: View) -> None:
        super().__init__()
        self.promise = promise
        is_late = promise.is_late(view.now)
        when = capital(moment_words(promise.due, view.now))
        if is_late:
            when = _("{moment}, te laat").format(moment=when)
        self.when = Label(when, "body_strong", "danger" if is_late else "text")
        self.when.set_icon("clock-exclamation" if is_late else "clock", "danger" if is_late else "link")
        self.kept = Button(_("Gedaan"), size="s", icon="check")
        self.moved = Button(_("Verzetten"), "ghost", size="s")
        self.more = Button("", "ghost", size="s", icon="dots", name=_("Niet gelukt"))
        words = Column(self, gap=4)
        words.add(self.when, Label(promise.text, "small", "text2"))
        if promise.attempts:
            times = capital(ngettext("Eén keer", "{n} keer", promise.attempts).format(n=number_word(promise.attempts)))
            words.add(Label(_("{times} niet bereikt").format(times=times), "small", "amber"))
        buttons = FlowLayout(gap=4, line_gap=4)
        buttons.add(self.kept, self.moved, self.more)
        words.addLayout(buttons)
