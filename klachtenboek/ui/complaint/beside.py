"""An earlier complaint beside the one at hand: what was told, what was done and how it ended; only to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from klachtenboek.domain.errors import NotFound
from klachtenboek.explain import explain
from klachtenboek.i18n import _, capital, euro, full_date, moment_words
from klachtenboek.labels import heading, person
from klachtenboek.ui.complaint.timeline import moments
from klachtenboek.ui.complaint.view import View, look
from klachtenboek.ui.widgets import Button, Card, Column, Label, Rule, announce
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.workplace import Workplace

MOST_MOMENTS = 12
"""Moments of the logbook that are shown; the page of the complaint itself has them all."""


class BesideCard(Card):
    """Show one earlier complaint on top of the side column; `closed(id)` tells that it was put away."""

    closed = Signal(int)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(" ", role="sunken", icon="history", small=True, gap=8)
        self._workplace = workplace
        self._key = 0
        self.shut = Button("", "ghost", size="s", icon="x", name=_("Sluiten"))
        self.shut.clicked.connect(self.close_it)
        self.add_action(self.shut)
        self._lines = Column(gap=8)
        self.body.addLayout(self._lines)
        self.go_there = Button(_("Naar deze klacht"), "link", size="s", icon="notebook")
        looks(self.shut, self.go_there)
        self.go_there.clicked.connect(lambda: workplace.go("complaint", self._key))
        self.body.addWidget(self.go_there, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_beside(self, complaint_id: int) -> None:
        """Show this complaint, with the keyboard on the way back."""
        try:
            view = look(self._workplace.logbook, complaint_id)
        except NotFound as error:
            self._workplace.say(explain(error))
            return
        self._key = complaint_id
        self._fill(view)
        self.show()
        self.shut.setFocus()
        announce(self, _("Eerdere klacht: {title}").format(title=view.complaint.title))

    def close_it(self) -> None:
        """Put it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit(self._key)

    def _fill(self, view: View) -> None:
        complaint = view.complaint
        self.set_title(str(complaint.reference or _("OEFENING")))
        self._lines.clear()
        when = full_date(complaint.received_at.date())
        self._lines.add(
            Label(complaint.title or person(view.customer), "body_strong"),
            Label(_("{who}, {when}").format(who=person(view.customer), when=when), "small", "text2"),
            Label(complaint.story, "body"),
            Rule(),
            Label(_("Zo liep het af"), "small_strong"),
            *(Label(words, "body") for words in endings(view)),
            Rule(),
            Label(_("Wat er gebeurde"), "small_strong"),
        )
        for moment in moments(view)[:MOST_MOMENTS]:
            line = f"{capital(moment_words(moment.at, view.now))}: {moment.title}"
            self._lines.add(Label(line, "small", "text2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away with Esc (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)


def endings(view: View) -> tuple[str, ...]:
    """Return how a complaint ended, in whole sentences: the solution, what it cost, the customer, the closing."""
    complaint, words = view.complaint, []
    if complaint.solution is not None:
        words.append(_("Oplossing: {text}").format(text=complaint.solution.text))
        agreed = complaint.solution.agreed_at is not None
        words.append(_("De klant was akkoord.") if agreed else _("De klant was nog niet akkoord."))
    if complaint.given.given:
        words.append(_("Weggegeven: {amount}").format(amount=euro(complaint.given.given)))
    called = complaint.aftercare
    if called is not None and called.verdict is not None:
        words.append(_("Bij de nazorg: {verdict}").format(verdict=heading(called.verdict)))
    if complaint.closed is not None:
        words.append(_("Gesloten: {reason}").format(reason=heading(complaint.closed.reason)))
    return tuple(words) or (_("Er is niets over opgeschreven."),)
