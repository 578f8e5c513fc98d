"""The six steps of the talk in two cards, attention before action; guided, never forced."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.domain.checklist import (
    ACTION,
    ATTENTION,
    STEPS,
    Step,
    asks_attention_first,
    attention_given,
    is_done,
    next_step,
)
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import AttentionFirst
from klachtenboek.i18n import _
from klachtenboek.labels import heading
from klachtenboek.logbook.complaints import Complaints
from klachtenboek.sentences import online_instruction
from klachtenboek.ui.complaint.offer import Offered, OfferForm
from klachtenboek.ui.complaint.prevent import PreventForm
from klachtenboek.ui.complaint.talk import PhaseCard, TalkStep
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.dialogs.goodwill_details import paid_out
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Banner, Label, announce
from klachtenboek.ui.widgets.layouts import Box
from klachtenboek.ui.widgets.tick import Tick
from klachtenboek.ui.workplace import Workplace

BESIDE_FROM = 600
"""Width at 100 % from which the two cards stand beside each other."""


class Stepper(QWidget):
    """Show the six steps; a step is ticked, opened and unticked through the book."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._view: View | None = None
        self._opened: Step | None = None
        self._wanted = Step.SUMMARISE
        self._was_closed = False
        self._anyway = False
        self.offer = OfferForm(workplace)
        self.prevent = PreventForm()
        forms: dict[Step, QWidget] = {Step.OFFER: self.offer, Step.PREVENT: self.prevent}
        self.steps = {step: TalkStep(step, forms.get(step)) for step in STEPS}
        self._make_cards()
        self._connect()

    def _make_cards(self) -> None:
        parts = self.steps
        self.attention = PhaseCard(_("Aandacht"), _("eerst het gevoel"), "heart", tuple(parts[s] for s in ATTENTION))
        self.action = PhaseCard(_("Actie"), _("dan de oplossing"), "tool", tuple(parts[s] for s in ACTION))
        self.online = Label(online_instruction(), "small", "warm_on_tint", icon="world")
        self.attention.body.insertWidget(0, self.online)
        self.first = Banner("", role="warm", icon="heart")
        self.anyway = self.first.add_button(_("Toch verder"))
        self.action.body.insertWidget(0, self.first)
        self.agreed = Tick(_("De klant is akkoord"))
        self.action.add(self.agreed)
        self.first.hide()
        self._cards = Box(QBoxLayout.Direction.LeftToRight, self, gap=14)
        self._cards.addWidget(self.attention)
        self._cards.addWidget(self.action)

    def _connect(self) -> None:
        for step, part in self.steps.items():
            part.head.asked.connect(lambda wanted, step=step: self._asked(step, wanted=wanted))
            part.tick.clicked.connect(lambda _on=False, step=step: self._ticked(step))
        self.offer.chosen.connect(self._choose)
        self.prevent.entered.connect(self._prevent)
        self.anyway.clicked.connect(self._go_on)
        self.agreed.clicked.connect(self._agree)

    # -- showing ------------------------------------------------------------------------------------

    def fill(self, view: View) -> None:
        """Show the steps of this complaint; what was typed stays unless it is another one."""
        afresh = self._view is None or self._view.complaint.id != view.complaint.id
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        before = None if afresh else self.current()
        if afresh:
            self._opened, self._anyway = None, False
            self.offer.clear()
            self.first.hide()
        is_closed_now = view.complaint.closed is not None and not self._was_closed
        self._was_closed = view.complaint.closed is not None
        self._view = view
        if is_closed_now or (self._opened is not None and is_done(view.complaint.steps, self._opened)):
            self._opened = None
        self.prevent.fill(view, afresh=afresh)
        self._show_steps(view)
        self._dress(view)
        if had_focus and before is not self.current():
            self.focus_current()

    def current(self) -> Step | None:
        """Return the step that is open: the one the owner opened, else the first to be taken unless it is closed."""
        if self._view is None or self._view.complaint.lapsed is not None:
            return None
        waits = self._view.complaint.closed is None
        return self._opened or (next_step(self._view.complaint.steps) if waits else None)

    def focus_current(self) -> None:
        """Give the focus to the button of the open step."""
        current = self.current()
        if current is not None:
            self.steps[current].tick.setFocus()

    def _show_steps(self, view: View) -> None:
        complaint = view.complaint
        current = self.current()
        for step, part in self.steps.items():
            part.set_sentences(view.to_say[step])
            done = next((entry for entry in complaint.steps if entry.step is step), None)
            state = "done" if done is not None else "now" if step is current else "later"
            part.show_as(state, done, below=_below(step, view))
            part.head.setEnabled(complaint.lapsed is None)

    def _dress(self, view: View) -> None:
        complaint = view.complaint
        given = attention_given(complaint.steps)
        current = self.current()
        self.attention.dress(complaint.steps, role="warm")
        self.action.dress(complaint.steps, role="primary" if current in ACTION else "surface")
        self.online.setVisible(complaint.is_online and not given)
        if given:
            self.first.hide()
        solution = complaint.solution
        self.agreed.setVisible(solution is not None)
        self.agreed.setChecked(solution is not None and solution.agreed_at is not None)
        if current in ATTENTION:
            wide, narrow = 11, 9
        else:
            wide, narrow = (9, 11) if current is not None else (1, 1)
        if self.attention.is_ready and not self.action.is_ready:  # a short list, not a long green plate
            self._cards.setAlignment(self.attention, Qt.AlignmentFlag.AlignTop)
        else:
            self._cards.setAlignment(self.attention, Qt.AlignmentFlag(0))
        self._cards.setStretch(0, wide)
        self._cards.setStretch(1, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards under each other when there is no room beside (Qt)."""
        super().resizeEvent(event)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(beside if self.width() / THEME.k >= BESIDE_FROM else under)

    # -- what the owner does ------------------------------------------------------------------------

    def _asked(self, step: Step, *, wanted: bool) -> None:
        if not wanted:
            self._undo(step)
        elif step in {Step.OFFER, Step.PREVENT}:
            self._open(step)
        else:
            self._take(step)

    def _ticked(self, step: Step) -> None:
        if step is Step.OFFER:
            self.offer.ask(self.steps[step].tick)
        elif step is Step.PREVENT:
            self._prevent()
        else:
            self._take(step)

    def _take(self, step: Step) -> None:
        sentence = self.steps[step].sentence()
        self._do(step, lambda key, anyway: self._book.take_step(key, step, sentence=sentence, anyway=anyway))

    def _open(self, step: Step) -> None:
        if self._view is None:
            return
        if not self._anyway and asks_attention_first(self._view.complaint.steps, step):
            self._ask_first(step)
            return
        self._opened = step
        self.fill(self._view)
        self.offer.rows[0].words.setFocus() if step is Step.OFFER else self.prevent.measure.setFocus()

    def _choose(self, offered: object) -> None:
        if not isinstance(offered, Offered):
            return
        logbook = self._workplace.logbook
        line = promise = None
        if offered.value:
            out = paid_out(offered.kind, offered.value, 0)
            line = logbook.goodwill.draft(offered.kind, offered.text, offered.value, paid_out=out)
        if offered.due is not None:
            promise = logbook.promises.draft(offered.promise_kind, offered.text, offered.due, suits=True)
        done = self._do(
            Step.OFFER,
            lambda key, anyway: self._book.choose_solution(
                key, offered.text, line=line, promise=promise, anyway=anyway
            ),
        )
        if done is not None:
            self.offer.clear()

    def _prevent(self) -> None:
        answer, lessons = self.prevent.answer(), self._workplace.logbook.lessons

        def prevent(key: int, anyway: bool) -> Complaint:  # noqa: FBT001  called as the others are
            if not anyway and self._view is not None and asks_attention_first(self._view.complaint.steps, Step.PREVENT):
                raise AttentionFirst
            cause, measure = answer.cause_id, answer.measure_id
            with self._workplace.logbook.keeping.bulk():
                if answer.new_cause:
                    cause = lessons.add_cause(answer.new_cause).id
                if answer.new_measure:
                    measure = lessons.take_measure(answer.new_measure, cause_id=cause).id
                return self._book.prevent(key, cause_id=cause, measure_id=measure, anyway=anyway)

        if answer.measure_id is None and not answer.new_measure:
            self.prevent.measure.set_error(_("Schrijf in een paar woorden wat je anders doet."))
            self.prevent.measure.setFocus()
            return
        self.prevent.measure.set_error("")
        self._do(Step.PREVENT, prevent)

    def _undo(self, step: Step) -> None:
        if self._view is None:
            return
        key = self._view.complaint.id
        if self._workplace.attempt(lambda: self._book.undo_step(key, step)) is not None:
            self._workplace.say(_("{step}: weer open.").format(step=heading(step)), undoable=True)

    def _agree(self, agreed: bool) -> None:  # noqa: FBT001  Qt's signal
        if self._view is None:
            return
        key, book = self._view.complaint.id, self._book
        self._workplace.attempt(lambda: book.agree(key) if agreed else book.disagree(key))

    def _do(self, step: Step, verb: Callable[[int, bool], Complaint]) -> Complaint | None:
        """Carry out the verb of a step; when attention should come first, ask that instead."""
        if self._view is None:
            return None
        key = self._view.complaint.id

        def attempt() -> Complaint | None:
            try:
                return verb(key, self._anyway)
            except AttentionFirst:
                self._ask_first(step)
                return None

        done = self._workplace.attempt(attempt)
        if done is not None:
            announce(self, _("{step}: gedaan.").format(step=heading(step)))
        return done

    def _ask_first(self, step: Step) -> None:
        self._wanted = step
        wanted, reason = _first_words(self._view), _("Dan luistert de klant beter.")
        self.first.say(wanted, reason)
        self.first.show()
        self.anyway.setFocus()
        announce(self, f"{wanted} {reason}")

    def _go_on(self) -> None:
        self._anyway = True
        self.first.hide()
        if self._wanted in {Step.OFFER, Step.PREVENT}:
            self._open(self._wanted)
        else:
            self._take(self._wanted)

    @property
    def _book(self) -> Complaints:
        return self._workplace.logbook.complaints


def _first_words(view: View | None) -> str:
    """Ask for what is missing: saying sorry before all, for that is what customers wait for."""
    done = {taken.step for taken in view.complaint.steps} if view is not None else set()
    if Step.APOLOGISE not in done:
        return _("Eerst sorry zeggen?")
    return _("Eerst begrip tonen?") if Step.ACKNOWLEDGE not in done else _("Eerst laten uitpraten?")


def _below(step: Step, view: View) -> str:
    if step is Step.OFFER and view.complaint.solution is not None:
        return view.complaint.solution.text
    if step is Step.PREVENT and view.measure is not None:
        return view.measure.text
    return ""
