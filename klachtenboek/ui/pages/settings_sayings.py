"""The sentences one can say to a customer, worded by the owner; those in letters have a card of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.errors import Refused
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.explain import explain
from klachtenboek.i18n import N_, _
from klachtenboek.labels import heading
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Column, Field, FlowLayout, Label, Row, announce
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from klachtenboek.sentences import OwnSentence
    from klachtenboek.ui.workplace import Workplace

EXAMPLE: Final = "mevrouw Jansen"
PARTS: Final = {"promise": N_("Als je iets belooft"), "opening": N_("Als je belt")}
MOMENTS: Final = {"opening.late": N_("Als het later is geworden"), "opening.again": N_("Als er niet werd opgenomen")}


class SayingsCard(Card):
    """Word the sentences of one step: change, add, remove, put one first, or put ours back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Zinnen bij de zes stappen"), gap=12)
        self._workplace, self._sayings = workplace, workplace.logbook.sayings
        self.rows: list[SayingRow] = []
        self.steps = ChipRow(_("Stap"), [Choice(step, heading(step)) for step in STEPS], STEPS[0])
        looks(self.steps)
        self.steps.value_changed.connect(lambda _step: self.reload())
        holder, buttons = QWidget(), QWidget()
        self._column = Column(holder, gap=10)
        self.add_button = Button(_("Zin toevoegen"), icon="plus")
        self.back = Button(_("Standaard terugzetten"), "link", icon="arrow-back-up")
        self.add_button.clicked.connect(self._add)
        self.back.clicked.connect(self._as_shipped)
        FlowLayout(buttons, gap=8).add(self.add_button, self.back)
        words = _(
            "De bovenste zin zie je eerst, met Andere zin de volgende. Waar {naam} staat, komt de naam van de klant."
        )
        self.add(Label(words, "small", "text2"), Field(_("Stap"), control=self.steps), holder, buttons)

    def step(self) -> Step:
        """Return the step whose sentences are shown."""
        return next(step for step in STEPS if step == self.steps.value())

    def reload(self) -> None:
        """Show the sentences as they are said now."""
        self._show(self._sayings.templates(self.step()))
        self.back.setVisible(self._sayings.is_own(self.step()))

    def follow(self) -> None:
        """Show the sentences anew when another way changed them, such as an undo; what is being typed stays."""
        if self.isVisible() and list(self._sayings.templates(self.step())) != self._kept():
            self.reload()

    def _kept(self) -> list[str]:
        return [row.template for row in self.rows if row.template]

    def keep(self) -> None:
        """Keep the sentence that is still being typed."""
        for row in self.rows:
            if row.field.control.hasFocus():
                self._keep(row)

    def _show(self, templates: tuple[str, ...]) -> None:
        sounds = self._sounds()
        self._column.clear()
        self.rows = []
        for number, template in enumerate(templates):
            row = SayingRow(number)
            row.show_kept(template, sounds.get(template, ""))
            row.field.left.connect(lambda row=row: self._keep(row))
            row.up.clicked.connect(lambda _on=False, row=row: self._first(row))
            row.remove.clicked.connect(lambda _on=False, row=row: self._remove(row))
            row.up.setVisible(number > 0)
            self.rows.append(row)
            self._column.addWidget(row)

    # -- what the owner does ------------------------------------------------------------------------

    def _sounds(self) -> dict[str, str]:
        """Return for each sentence how it is said to somebody whose name is known."""
        step = self.step()
        return dict(zip(self._sayings.templates(step), self._sayings.to_say(EXAMPLE)[step], strict=True))

    def _others(self, row: SayingRow) -> list[str]:
        """Return the other sentences as they are kept, those that are still wrong or empty left out."""
        return [each.template for each in self.rows if each is not row and each.template]

    def _keep(self, row: SayingRow) -> None:
        typed, kept = " ".join(row.field.text().split()), row.template
        if typed == kept:
            row.show_kept(kept, self._sounds().get(kept, ""))
            return
        if not typed:
            self._remove(row)
            return
        texts = [typed if each is row else each.template for each in self.rows]
        if self._write(texts, row):
            self._tell(_("Zin bewaard."))
            row.show_kept(typed, self._sounds().get(typed, ""))

    def _add(self) -> None:
        row = SayingRow(len(self.rows))
        row.field.left.connect(lambda: self._keep(row))
        row.remove.clicked.connect(lambda: self._remove(row))
        row.up.clicked.connect(lambda: self._first(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.field.setFocus()

    def _remove(self, row: SayingRow) -> None:
        rest = self._others(row)
        if self._write(rest, row):
            last = _("Zin weggehaald. Zonder eigen zinnen staan die van ons er weer.")
            self._tell(_("Zin weggehaald.") if rest else last)
            self.reload()
            self.add_button.setFocus()

    def _first(self, row: SayingRow) -> None:
        if self._write([row.template, *self._others(row)], row):
            self._tell(_("Deze zin staat nu vooraan."))
            self.reload()
            self.rows[0].field.setFocus()

    def _as_shipped(self) -> None:
        self._sayings.keep(self.step(), [])
        self.reload()
        self._tell(_("De zinnen van deze stap zijn weer zoals ze waren."))

    def _write(self, texts: list[str], row: SayingRow) -> bool:
        try:
            self._sayings.keep(self.step(), texts)
        except Refused as error:
            row.field.set_error(explain(error))
            announce(self, explain(error))
            return False
        row.field.set_error("")
        self.back.setVisible(self._sayings.is_own(self.step()))
        return True

    def _tell(self, words: str) -> None:
        self._workplace.say(words, undoable=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the sentences when they come into view (Qt)."""
        super().showEvent(event)
        self.reload()


class SayingRow(QWidget):
    """One sentence with how it sounds to somebody whose name is known, and two buttons."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.template = ""
        label = _("Zin {n}").format(n=number + 1)
        self.field = Field(label, lines=2, placeholder=_("Bijvoorbeeld: Wat vervelend voor u, {naam}."))
        self.up = Button("", "ghost", size="s", icon="chevron-up", name=_("{sentence} vooraan").format(sentence=label))
        self.remove = Button("", "ghost", size="s", icon="trash", name=_("{sentence} weghalen").format(sentence=label))
        row = Row(self, gap=6)
        row.addWidget(self.field, 1)
        for button in (self.up, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_kept(self, template: str, spoken: str) -> None:
        """Show a sentence as it is kept, and how it sounds where the field itself does not say that already."""
        self.template = template
        self.field.set_text(template)
        shown = spoken if "{" in template else ""
        self.field.set_note(_("Zo klinkt het: {spoken}").format(spoken=shown) if shown else "", tone="text2", icon="")


class OnceCard(Card):
    """Word the sentences there is one of: for each kind of promise, or for each kind of call."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Zinnen bij beloftes en bellen"), gap=12)
        self._workplace, self._sayings = workplace, workplace.logbook.sayings
        self.fields: dict[str, Field] = {}
        self.parts = ChipRow(_("Wanneer"), [Choice(part, _(words)) for part, words in PARTS.items()], "promise")
        looks(self.parts)
        self.parts.value_changed.connect(lambda _part: self.reload())
        holder = QWidget()
        self._column = Column(holder, gap=10)
        words = _("Een leeg veld wordt weer onze zin. Dag en tijd vult het klachtenboek in.")
        self.add(Label(words, "small", "text2"), Field(_("Wanneer"), control=self.parts), holder)

    def reload(self) -> None:
        """Show the sentences as they are said now."""
        self._column.clear()
        self.fields = {}
        for saying in self._sayings.singles():
            if saying.name.partition(".")[0] == self.parts.value():
                field = Field(_label(saying), hint=" ".join(f"{{{name}}}" for name in saying.fields), lines=2)
                field.set_text(saying.text)
                field.left.connect(lambda name=saying.name: self._keep(name))
                self.fields[saying.name] = field
                self._column.addWidget(field)

    def follow(self) -> None:
        """Show the sentences anew when another way changed them, such as an undo; what is being typed stays."""
        for name, field in self.fields.items():
            if not field.control.hasFocus():
                field.set_text(self._of(name).text)

    def keep(self) -> None:
        """Keep the sentence that is still being typed."""
        for name, field in self.fields.items():
            if field.control.hasFocus():
                self._keep(name)

    def _keep(self, name: str) -> None:
        field, before = self.fields[name], self._of(name)
        if field.text().strip() == before.text:
            field.set_error("")
            return
        try:
            self._sayings.word(name, field.text())
        except Refused as error:
            field.set_error(explain(error))
            return
        field.set_error("")
        field.set_text(self._of(name).text)
        self._workplace.say(_("Zin bewaard."), undoable=True)

    def _of(self, name: str) -> OwnSentence:
        return next(one for one in self._sayings.singles() if one.name == name)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the sentences when they come into view (Qt)."""
        super().showEvent(event)
        self.reload()


def _label(saying: OwnSentence) -> str:
    if saying.name in MOMENTS:
        return _(MOMENTS[saying.name])
    return heading(PromiseKind(saying.name.rpartition(".")[2]))
