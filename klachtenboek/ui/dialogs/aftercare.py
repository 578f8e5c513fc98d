"""The call a month later as a script of four questions; what an answer means is up to the complaint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.kinds import Channel, Kind
from klachtenboek.i18n import N_, _, in_dutch
from klachtenboek.labels import heading, person
from klachtenboek.sentences import name_to_say
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Banner, ChipRow, Choice, Field, Label, QuoteCard
from klachtenboek.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.shop import Shop
    from klachtenboek.ui.workplace import Workplace

QUESTIONS = (
    ("understood", N_("Voelde u zich door ons begrepen?")),
    ("apology_good", N_("Waren onze excuses goed voor u?")),
    ("still_solved", N_("Is het nog steeds opgelost?")),
)


@dataclass(frozen=True, slots=True)
class AftercareChoice:
    """What was answered, and the words of a compliment when it is to be written down, else nothing."""

    answers: Aftercare
    compliment: str = ""


class AftercareDialog(DialogFrame):
    """Ask the questions one under the other, with the sentence to begin with."""

    def __init__(
        self, complaint: Complaint, customer: Customer | None, shop: Shop, parent: QWidget | None = None
    ) -> None:
        title = _("Nazorg voor {name}").format(name=person(customer))
        super().__init__(title, _("Gesprek bewaren"), size=(620, 640), parent=parent)
        self._planned = complaint.aftercare or Aftercare(planned_on=complaint.received_at.date())
        self._fallback = _("Na een maand enthousiast over hoe het is opgelost.")
        self.choice: AftercareChoice | None = None
        phone = customer.phone if customer is not None else ""
        if phone:
            self.body.addWidget(Label(phone, "title", "link", icon="phone"))
        self.body.addWidget(Label(complaint.title, "body_strong"))
        self.body.addWidget(QuoteCard(opening(customer, shop)))
        self.answers: dict[str, ChipRow] = {}
        self.fields: dict[str, Field] = {}
        for name, words in QUESTIONS:
            self._ask(name, _(words))
        self.reopens = Banner(_("Dan gaat de klacht weer open"), _("Het antwoord wordt de reden."), role="amber")
        self.else_ = Field(_("Is er nog iets anders?"), hint=_("in de woorden van de klant"), lines=2)
        choices = [Choice(verdict, heading(verdict)) for verdict in Verdict]
        self.verdict = ChipRow(_("Hoe klonk de klant?"), choices)
        self.compliment = Tick(_("Schrijf dit ook op als compliment"))
        self.body.add(self.reopens, self.else_, Field(_("Hoe klonk de klant?"), control=self.verdict), self.compliment)
        self.verdict.value_changed.connect(lambda _value: self._show())
        self.done_button.clicked.connect(self._finish)
        self._show()
        self.answers["understood"].setFocus()

    def _ask(self, name: str, words: str) -> None:
        row = ChipRow(words, [Choice(value, said) for value, said in ((True, _("Ja")), (False, _("Nee")))])
        row.value_changed.connect(lambda _value: self._show())
        self.answers[name], self.fields[name] = row, Field(words, control=row)
        self.body.addWidget(self.fields[name])

    @classmethod
    def ask(
        cls, complaint: Complaint, customer: Customer | None, shop: Shop, *, parent: QWidget | None = None
    ) -> AftercareChoice | None:
        """Ask and return the answers, None when the call was not made."""
        dialog = cls(complaint, customer, shop, parent)
        dialog.answered()
        return dialog.choice

    def _show(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        self.reopens.setVisible(any(row.value() is False for row in self.answers.values()))
        self.compliment.setVisible(self.verdict.value() is Verdict.ENTHUSIASTIC)

    def _finish(self) -> None:
        for name, row in self.answers.items():
            if row.value() is None:
                self.fields[name].set_error(_("Kies wat de klant zei."))
                row.setFocus()
                return
        words = self.else_.text().strip()
        verdict = self.verdict.value()
        answers = Aftercare(
            planned_on=self._planned.planned_on,
            understood=bool(self.answers["understood"].value()),
            apology_good=bool(self.answers["apology_good"].value()),
            still_solved=bool(self.answers["still_solved"].value()),
            anything_else=words,
            verdict=verdict if isinstance(verdict, Verdict) else None,
        )
        wants = self.compliment.isChecked() and verdict is Verdict.ENTHUSIASTIC
        self.choice = AftercareChoice(answers, (words or self._fallback) if wants else "")
        self.accept()


@in_dutch()
def opening(customer: Customer | None, shop: Shop) -> str:
    """Return the first words of the call, in the language of the customers."""
    name, caller = name_to_say(customer), shop.first_name
    hello = f"Goedendag {name}." if name else "Goedendag."
    who = f"U spreekt met {caller} van {shop.name}." if caller and shop.name else ""
    asks = "Een tijdje geleden ging er bij ons iets mis. Mag ik vragen hoe het nu is?"
    return " ".join(part for part in (hello, who, asks) if part)


def call_afterwards(workplace: Workplace, complaint_id: int, parent: QWidget | None) -> None:
    """Hold the call and write it down; a "no" opens the complaint again, a compliment is a new entry of the book."""
    book = workplace.logbook
    complaint = workplace.attempt(lambda: book.complaints.get(complaint_id))
    if complaint is None or complaint.aftercare is None:
        return
    customer = book.customers.get(complaint.customer_id) if complaint.customer_id is not None else None
    choice = AftercareDialog.ask(complaint, customer, book.keeping.shop(), parent=parent)
    if choice is None or workplace.attempt(lambda: _write_down(workplace, complaint, choice)) is None:
        return
    if choice.answers.says_no:
        workplace.say(_("De klacht is weer open. Spreek af hoe je het oplost."), undoable=True)
        workplace.go("complaint", complaint_id)
    else:
        thanks = _("Nazorg en compliment opgeschreven.") if choice.compliment else _("Nazorg opgeschreven.")
        workplace.say(thanks, undoable=True)


def _write_down(workplace: Workplace, complaint: Complaint, choice: AftercareChoice) -> Complaint:
    book = workplace.logbook
    with book.keeping.bulk():
        called = book.complaints.call_afterwards(complaint.id, choice.answers)
        if choice.compliment:
            book.complaints.log(
                choice.compliment,
                customer_id=complaint.customer_id,
                kind=Kind.COMPLIMENT,
                channel=Channel.PHONE,
                is_practice=complaint.is_practice,
            )
    return called
