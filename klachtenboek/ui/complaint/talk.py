"""One step of the talk, with what to do and say and the button that ticks it, and the card three of them lie on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.checklist import ATTENTION, STEPS, Step, StepDone
from klachtenboek.i18n import N_, _, clock
from klachtenboek.labels import heading
from klachtenboek.sentences import instruction
from klachtenboek.ui.widgets import Button, Card, FlowLayout, QuoteCard, StepRow
from klachtenboek.ui.widgets import Step as StepPart
from klachtenboek.ui.widgets.looking import looks

TICKS = {
    Step.LISTEN: N_("Uitgepraat"),
    Step.ACKNOWLEDGE: N_("Gezegd"),
    Step.APOLOGISE: N_("Gezegd"),
    Step.SUMMARISE: N_("Samengevat"),
    Step.OFFER: N_("Klant koos…"),
    Step.PREVENT: N_("Maatregel gekozen"),
}
DETAILS = {
    Step.SUMMARISE: N_("Vraag: heb ik het zo goed begrepen?"),
    Step.OFFER: N_("Leg er twee voor. De klant kiest."),
    Step.PREVENT: N_("Wat doe je voortaan anders?"),
}


class TalkStep(StepPart):
    """Show one step as done, now or later; open, it has a sentence and the buttons `tick` and `other`."""

    def __init__(self, step: Step, form: QWidget | None = None) -> None:
        number = STEPS.index(step) + 1
        tone = "warm" if step in ATTENTION else "primary"
        super().__init__(StepRow(number, heading(step), tone=tone, shortcut=f"Alt+{number}"))
        self.step = step
        self._sentences: tuple[str, ...] = ()
        self._place = 0
        self.quote = QuoteCard()
        self.tick = Button(_(TICKS[step]), "primary", size="s", icon="check")
        self.other = Button(_("Andere zin"), "ghost", size="s", icon="refresh")
        looks(self.other)
        self.other.clicked.connect(self.next_sentence)
        self.content.add(self.quote)
        if form is not None:
            self.content.add(form)
        buttons = FlowLayout(gap=8)
        buttons.add(self.tick, self.other)
        self.content.addLayout(buttons)

    def sentence(self) -> str:
        """Return the sentence that is shown."""
        return self.quote.text()

    def set_sentences(self, sentences: Sequence[str]) -> None:
        """Offer these; the one shown stays while it is among them."""
        if tuple(sentences) != self._sentences:
            self._sentences, self._place = tuple(sentences), 0
            self.quote.set_text(self._sentences[0])
            self.other.setVisible(len(self._sentences) > 1)

    def next_sentence(self) -> None:
        """Show the next sentence, after the last one the first."""
        self._place = (self._place + 1) % len(self._sentences)
        self.quote.set_text(self._sentences[self._place])

    def show_as(self, state: str, done: StepDone | None, *, below: str = "") -> None:
        """Show it as done, now or later; ``below`` stands under a step that is done."""
        detail = instruction(self.step) if state == "now" else _(DETAILS.get(self.step, ""))
        self.head.set_detail(below if state == "done" else detail)
        self.head.set_state(state, clock(done.at) if done is not None else "")
        self.set_open(is_open=state == "now")


class PhaseCard(Card):
    """One of the two cards: its steps under a heading, green once they are all done."""

    def __init__(self, title: str, note: str, icon: str, steps: tuple[TalkStep, ...]) -> None:
        super().__init__(title, icon=icon, note=note, small=True, gap=4)
        self._title, self._note = title, note
        self.steps = steps
        self.is_ready = False
        self.add(*steps)

    def dress(self, done: tuple[StepDone, ...], *, role: str) -> None:
        """Show the card in a role while it runs, green with the time once all its steps are done."""
        mine = [entry for entry in done if entry.step in {part.step for part in self.steps}]
        is_ready = len(mine) == len(self.steps)
        last = max((entry.at for entry in mine), default=None)
        note = _("klaar om {time}").format(time=clock(last)) if is_ready and last is not None else self._note
        self.set_title(self._title, note)
        self.set_role("ok" if is_ready else role)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight if is_ready else Qt.AlignmentFlag.AlignLeft)
        self.is_ready = is_ready
