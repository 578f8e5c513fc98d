"""The fixed sentences of each kind of letter, to be worded anew; whether one may be kept is decided elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import Refused
from klachtenboek.explain import explain
from klachtenboek.i18n import N_, _
from klachtenboek.labels import heading
from klachtenboek.letters.content import KINDS
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Column, Field, Label
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from klachtenboek.domain.correspondence import LetterKind
    from klachtenboek.sentences import OwnSentence
    from klachtenboek.ui.workplace import Workplace

LANGUAGES: Final = (
    (Language.DUTCH, N_("Nederlands")),
    (Language.FLEMISH, N_("Vlaams")),
    (Language.ENGLISH, N_("Engels")),
    (Language.GERMAN, N_("Duits")),
    (Language.FRENCH, N_("Frans")),
)
GROUPS: Final = {
    "told": N_("Wat de klant vertelde"),
    "received": N_("Ontvangst"),
    "next": N_("Wat er nog komt"),
    "given": N_("Wat wij geven"),
    "prevent": N_("Voorkomen"),
    "explanation": N_("Uitleg"),
    "aftercare": N_("Nazorg"),
    "closing": N_("Slot"),
}
"""What a sentence is about, by the first part of its name."""


class SentencesCard(Card):
    """Word the sentences of one kind of letter in one language; each is kept when its field is left."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Zinnen in je brieven"), gap=12)
        self._workplace = workplace
        self._letters = workplace.logbook.letters
        self.kinds = ChipRow(_("Soort brief"), [Choice(kind, heading(kind)) for kind in KINDS])
        self.languages = ChipRow(_("Taal"), [Choice(language, _(words)) for language, words in LANGUAGES])
        self.kinds.set_value(KINDS[0])
        self.languages.set_value(Language.DUTCH)
        self.kinds.value_changed.connect(self.reload)
        self.languages.value_changed.connect(self.reload)
        self.manners = ChipRow(_("Aanspreken met"), [Choice("u", "u"), Choice("je", "je")], "u")
        looks(self.kinds, self.languages, self.manners)
        self.manners.value_changed.connect(self.reload)
        self.fields: dict[str, Field] = {}
        self._holder = QWidget()
        self._column = Column(self._holder, gap=10)
        self.back = Button(_("Standaard terugzetten"), "link", icon="arrow-back-up")
        self.back.clicked.connect(self._as_shipped)
        words = _("Wat tussen accolades staat, vult het klachtenboek in. Een leeg veld wordt weer onze zin.")
        self.add(Field(_("Soort brief"), control=self.kinds), Field(_("Taal"), control=self.languages))
        self.manner_field = Field(_("Aanspreken met"), control=self.manners)
        self.add(self.manner_field)
        self.add(Label(words, "small", "text2"), self._holder, self.back)

    def kind(self) -> LetterKind:
        """Return the kind whose sentences are shown."""
        return next(kind for kind in KINDS if kind == self.kinds.value())

    def language(self) -> Language:
        """Return the language in which they are shown."""
        return next(language for language in Language if language == self.languages.value())

    def is_familiar(self) -> bool:
        """Tell whether the sentences are shown that say *je*; English has only one way."""
        return self.manners.value() == "je" and self.language() is not Language.ENGLISH

    def reload(self) -> None:
        """Show the sentences as letters say them now."""
        self.manner_field.setVisible(self.language() is not Language.ENGLISH)
        self._column.clear()
        self.fields = {}
        found = self._letters.sentences(self.kind(), self.language(), familiar=self.is_familiar())
        counts = dict.fromkeys(GROUPS, 0)
        for sentence in found:
            group = sentence.name.partition(".")[0]
            counts[group] += 1
            words = _("{group}, zin {number}").format(group=_(GROUPS[group]), number=counts[group])
            self._column.addWidget(self._field(sentence, words))
        self.back.setVisible(any(sentence.own for sentence in found))

    def _field(self, sentence: OwnSentence, label: str) -> Field:
        hint = " ".join(f"{{{name}}}" for name in sentence.fields)
        field = Field(label, hint=hint, lines=2)
        field.set_text(sentence.text)
        field.left.connect(lambda: self._keep(sentence.name))
        self.fields[sentence.name] = field
        return field

    def _keep(self, name: str) -> None:
        field, kind, language, familiar = self.fields[name], self.kind(), self.language(), self.is_familiar()
        before = self._letters.sentences(kind, language, familiar=familiar)
        try:
            self._letters.word(kind, name, field.text(), language, familiar=familiar)
        except Refused as error:
            field.set_error(explain(error))
            return
        field.set_error("")
        found = self._letters.sentences(kind, language, familiar=familiar)
        kept = {sentence.name: sentence for sentence in found}
        field.set_text(kept[name].text)
        self.back.setVisible(any(sentence.own for sentence in kept.values()))
        if found != before:
            self._workplace.say(_("Zin bewaard."), undoable=True)

    def follow(self) -> None:
        """Show the sentences anew when another way changed them, such as an undo; what is being typed stays."""
        found = self._letters.sentences(self.kind(), self.language(), familiar=self.is_familiar())
        for sentence in found:
            field = self.fields.get(sentence.name)
            if field is not None and not field.control.hasFocus():
                field.set_text(sentence.text)
        self.back.setVisible(any(sentence.own for sentence in found))

    def _as_shipped(self) -> None:
        self._letters.word_as_shipped(self.kind(), self.language(), familiar=self.is_familiar())
        self.reload()
        self._workplace.say(_("De zinnen van deze brief zijn weer zoals ze waren."), undoable=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the sentences when they come into view (Qt)."""
        super().showEvent(event)
        self.reload()
