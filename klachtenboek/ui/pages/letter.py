"""A letter about a complaint: choose, word, look at it, print or save; its words are made up elsewhere (letters)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.contact import AttachmentKind
from klachtenboek.domain.errors import Refused
from klachtenboek.explain import explain
from klachtenboek.i18n import _, day_word, number_word
from klachtenboek.labels import heading, label, titled_name
from klachtenboek.letters.annex import annex_pages
from klachtenboek.letters.case import Block, Choices
from klachtenboek.letters.content import KINDS
from klachtenboek.letters.letter import Prose
from klachtenboek.ui.models.letterform import LetterForm
from klachtenboek.ui.pages.halves import Halves
from klachtenboek.ui.pages.letter_blocks import BlockRow
from klachtenboek.ui.pages.letter_paper import LetterPaper
from klachtenboek.ui.pages.letter_photos import PhotoChoice
from klachtenboek.ui.pages.letter_send import Sender
from klachtenboek.ui.pages.letter_short import ShortCard
from klachtenboek.ui.pages.letter_side import AddressCards, SentCard
from klachtenboek.ui.pages.paper_out import PaperOut
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import (
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    Field,
    Label,
    Page,
    Pill,
    Rule,
    Switch,
)
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.correspondence import LetterKind, SentLetter
    from klachtenboek.domain.customer import Customer
    from klachtenboek.letters.case import BlockState
    from klachtenboek.letters.manners import Clash
    from klachtenboek.ui.workplace import Workplace

PAUSE: Final = 180
"""Milliseconds after the last key before the page is drawn anew; drawing takes about a hundred more."""


class LetterPage(Page):
    """Show the letter about one complaint."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._letters = workplace.logbook.letters
        self.complaint: Complaint | None = None
        self.customer: Customer | None = None
        self.form = LetterForm()
        self.states: tuple[BlockState, ...] = ()
        self.viewed: SentLetter | None = None
        self.rows: dict[Block, BlockRow] = {}
        self.coulance: Switch | None = None
        self._loaded = KINDS[0]
        self._is_typed = False
        self._is_keeping = False
        self.sending = Sender(self, self, workplace)
        self._make_actions()
        self.paper = LetterPaper()
        self.halves = Halves(self._make_left(), self._make_right())
        self.main.addWidget(self.halves, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._rest)
        self.back.connect(self._go_back)
        workplace.changes.changed.connect(self._follow)
        THEME.changed.connect(self._arrange_halves)

    # -- building -----------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.save_button = Button(_("Als pdf bewaren"), icon="file-download")
        self.print_button = Button(_("Afdrukken"), "primary", icon="printer", shortcut="Ctrl+P", shows_shortcut=False)
        self.mail_button = Button(_("E-mailen"), icon="send")
        looks(self)  # a letter is made and printed; only what sends it or keeps an address writes
        looks(self.save_button, self.mail_button, yes=False)
        self.mail_button.clicked.connect(self.sending.email)
        self.save_button.clicked.connect(self.sending.save)
        self.print_button.clicked.connect(self.sending.print)
        self.add_action(self.save_button)
        self.add_action(self.mail_button)
        self.add_action(self.print_button)

    def _make_left(self) -> QWidget:
        left = QWidget()
        column = Column(left, gap=14)
        self.addresses = AddressCards(self._workplace)
        looks(self.addresses.shop, self.addresses.customer, yes=False)
        self.sent = SentCard()
        self.sent.asked.connect(self.view)
        self.short = ShortCard(self._workplace)
        self.paper_out = PaperOut(self._workplace)
        self.dossier = Button(_("Dossier bewaren"), "link", icon="archive")
        self.dossier.setToolTip(_("Alles wat over deze klacht is gezegd en gedaan, in een pdf."))
        self.dossier.clicked.connect(self._save_dossier)
        column.add(self.addresses.shop, self._make_choices(), self.addresses.customer, self.sent, self.short)
        column.add(self.dossier)
        return left

    def _make_choices(self) -> Card:
        card = Card(gap=12, margins=(20, 16, 20, 16))
        name = _("Soort brief")
        self.kinds = ChipRow(name, [Choice(kind, heading(kind)) for kind in KINDS])
        self.kinds.value_changed.connect(self._choose_kind)
        holder = QWidget()
        self._blocks = Column(holder, gap=4)
        self.own = Field(_("Eigen zin"), hint=_("mag leeg"), lines=2)
        self.own.edited.connect(lambda text: self._change(own_sentence=text))
        self.subject = Field(_("Betreft"), hint=_("mag leeg"))
        self.subject.edited.connect(lambda text: self._change(subject=text))
        card.add(Field(name, control=self.kinds), Rule(), Label(_("Dit staat erin"), "small_medium"), holder)
        self.photos = PhotoChoice()
        self.photos.chosen.connect(lambda photos: self._change(photos=photos))
        card.add(Rule(), self.own, self.subject, self.photos)
        return card

    def _make_right(self) -> QWidget:
        right = QWidget()
        column = Column(right, gap=10)
        self.frozen = Banner("", role="primary", icon="lock")
        self.frozen.add_button(_("Terug naar de nieuwe brief"), icon="arrow-left").clicked.connect(
            lambda: self.view(None)
        )
        self.frozen.hide()
        column.add(self.frozen)
        column.addWidget(self.paper, 1)
        return right

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the letter about a complaint, of the kind that is next. Raises NotFound."""
        self.keep()
        other = self.complaint is None or self.complaint.id != complaint_id
        kind = self._letters.suggested(complaint_id)
        self._read(complaint_id)
        self.viewed = None
        self.addresses.begin(self.customer)
        if other or self.kinds.value() is None:
            self.paper.clear()
            self.kinds.set_value(kind)
        self._load_form()
        self._arrange_halves()
        self.kinds.chip(self.kind()).setFocus(Qt.FocusReason.OtherFocusReason)
        self._pause.start(0)  # the page shows before its fonts are read from disk

    def reload(self) -> None:
        """Read the complaint again and draw the letter."""
        if self.complaint is not None:
            self._read(self.complaint.id)
            self._show_form()
            self._draw()

    def leave(self) -> None:
        """Keep what was typed."""
        self.keep()

    def keep(self) -> None:
        """Keep what was chosen and typed until the letter is sent."""
        self.addresses.keep()
        if not self._is_typed or self.complaint is None:
            return
        self._is_typed = False
        self._is_keeping = True
        try:
            self._workplace.logbook.keeping.remember(self._key(), self.form.kept())
        finally:
            self._is_keeping = False

    def kind(self) -> LetterKind:
        """Return the kind of letter that is chosen."""
        return next(kind for kind in KINDS if kind == self.kinds.value())

    def _follow(self, changed: frozenset[int]) -> None:
        mine = self.complaint is not None and (self.complaint.id in changed or 0 in changed)
        if mine and self.isVisible() and not self._is_keeping:
            self._workplace.attempt(self.reload)

    def _read(self, complaint_id: int) -> None:
        book = self._workplace.logbook
        found = book.complaints.get(complaint_id)
        self.complaint = found
        self.customer = book.customers.get(found.customer_id) if found.customer_id is not None else None
        self.set_title(_("Brief aan {who}").format(who=titled_name(self.customer)))
        self.set_back(found.title or _("Klacht"))
        self.clear_pills()
        if found.is_practice:
            self.add_pill(Pill(_("OEFENING"), "primary"))
        self.sent.show_letters(found.letters, self._workplace.now())
        self.short.show_texts(self._letters.short_texts(found.id))
        self.addresses.reload(self.customer)

    def _key(self) -> str:
        complaint_id = self.complaint.id if self.complaint is not None else 0
        return f"brief:{complaint_id}:{self.kind().value}"

    # -- the form -----------------------------------------------------------------------------------

    def _choose_kind(self) -> None:
        chosen = self.kind()
        self.kinds.set_value(self._loaded)
        self.keep()
        self.kinds.set_value(chosen)
        self.viewed = None
        self.paper.first_page()
        self._load_form()
        self._draw()

    def _load_form(self) -> None:
        self._loaded = self.kind()
        self.form = LetterForm.read(self._workplace.logbook.keeping.remembered(self._key()))
        self._is_typed = False
        self._show_form()

    def _show_form(self) -> None:
        assert self.complaint is not None  # noqa: S101  shown only for a complaint
        self.states = self._letters.blocks(self.complaint.id, self.kind())
        if [state.block for state in self.states] != list(self.rows):
            self._make_rows()
        self._show_blocks()
        self.own.set_text(self.form.own_sentence)
        self.subject.set_text(self.form.subject)

    def _make_rows(self) -> None:
        self._blocks.clear()
        self.rows, self.coulance = {}, None
        for state in self.states:
            row = BlockRow(state)
            row.switched.connect(lambda on, block=state.block: self._switch(block, on=on))
            row.worded.connect(lambda words, block=state.block: self._word(block, words))
            if state.block is Block.GIVEN:
                self.coulance = Switch(_("Zeggen dat het uit coulance is"))
                self.coulance.toggled.connect(lambda on: self._change(coulance=on))
                row.add_below(self.coulance)
            self.rows[state.block] = row
            self._blocks.addWidget(row)

    def _show_blocks(self) -> None:
        self._show_photos()
        for state in self.states:
            self.rows[state.block].show_block(state, self.form, self._words_of(state))
        if self.coulance is not None and self.complaint is not None:
            blocked = self.coulance.blockSignals(True)
            self.coulance.setChecked(self.form.coulance)
            self.coulance.blockSignals(blocked)
            free = any(line.counts and not line.liable for line in self.complaint.goodwill)
            self.coulance.setVisible(free and self.form.own(Block.GIVEN) is None)

    def _show_photos(self) -> None:
        if self.complaint is not None:
            photos = [one for one in self.complaint.attachments if one.kind is AttachmentKind.PHOTO]
            self.photos.show_photos(photos, self.form.photos)

    def _words_of(self, state: BlockState) -> str:
        if state.block is not Block.GIVEN or self.form.coulance or self.form.own(Block.GIVEN) is not None:
            return self.form.text(state)
        return self._without_coulance(state)

    def _without_coulance(self, state: BlockState) -> str:
        """Return the proposal for what we give without the word coulance; what follows the table stays as it is."""
        if self.complaint is None or not state.is_available:
            return state.text
        choices = Choices(blocks=frozenset({Block.GIVEN}), coulance=False)
        first = self._letters.compose(self.complaint.id, self.kind(), choices).sections[0]
        reason, mark, after = state.text.partition("\n")
        return (first.text if isinstance(first, Prose) else reason) + mark + after

    def _state(self, block: Block) -> BlockState:
        return next(state for state in self.states if state.block is block)

    def _switch(self, block: Block, *, on: bool) -> None:
        self._set(self.form.switched(self._state(block), on=on), at_once=True)

    def _word(self, block: Block, words: str | None) -> None:
        self._set(self.form.worded(self._state(block), words), at_once=words is None)

    def _change(self, **changes: str | bool | frozenset[int]) -> None:
        self._set(replace(self.form, **changes))  # type: ignore[arg-type]  # the fields of a form

    def _set(self, form: LetterForm, *, at_once: bool = False) -> None:
        if form == self.form:
            return
        self.form = form
        self._is_typed = True
        self.viewed = None
        self._show_blocks()
        self._pause.start(0 if at_once else PAUSE)

    def _rest(self) -> None:
        if self.isVisible():
            self._draw()
            self.keep()

    def finished(self) -> Choices:
        """Return the choices as the letter would be sent; a block that still has nothing to say is refused then."""
        return self.form.choices(self.states, finished=True)

    def was_sent(self) -> None:
        """Begin the next letter of this kind afresh, when it is opened again."""
        self._is_typed = True
        kept, self.form = self.form, LetterForm()
        self.keep()
        self.form = kept

    # -- the page -----------------------------------------------------------------------------------

    def view(self, letter: SentLetter | None) -> None:
        """Show a letter as it was sent, or the new one again."""
        self.viewed = letter
        self.paper.first_page()
        self._draw()

    def _draw(self) -> None:
        self._pause.stop()
        self.frozen.setVisible(self.viewed is not None)
        if self.complaint is None:
            return
        if self.viewed is None:
            self._draw_new(self.complaint.id)
            return
        day = day_word(self.viewed.at.date(), self._workplace.now().date())
        what = _("{kind}, {day} {how}").format(kind=heading(self.viewed.kind), day=day, how=label(self.viewed.how))
        self.frozen.say(what, _("Zo is deze brief verstuurd. Hij verandert niet meer."))
        self.paper.show_pdf(self._letters.pdf(self.viewed.id), self.viewed.words)
        self.paper.warn()

    def _draw_new(self, complaint_id: int) -> None:
        choices = self.form.choices(self.states, finished=False)
        try:
            letter = self._letters.compose(complaint_id, self.kind(), choices)
            missing = self._letters.unprintable(complaint_id, self.kind(), choices)
            pdf = self._letters.preview(complaint_id, self.kind(), choices)
            foreign = self._letters.untranslated(complaint_id, self.kind(), choices)
            clash = self._letters.clash(complaint_id, self.kind(), choices)
            lost = self._letters.lost_photos(complaint_id, choices)
        except Refused as error:
            self.paper.clear()
            self.paper.warn(explain(error))
            return
        self.paper.show_pdf(pdf, letter.text)
        self.subject.control.setProperty("placeholderText", letter.subject)
        pages = self.paper.count() - annex_pages(letter)
        words = _("Past op één bladzijde") if pages == 1 else _("Wordt {n} bladzijden").format(n=number_word(pages))
        if letter.photos:
            words = _("{fit}, met een bijlage").format(fit=words)
        self.paper.tell_fit(words, fits=pages == 1)
        told = (self._unfinished(), self._unprintable(missing), _lost(lost), _untranslated(foreign), _clashing(clash))
        self.paper.warn(*told)

    def _unfinished(self) -> str:
        names = [state.title for state in self.form.empty_blocks(self.states)]
        return _("Vul nog in: {names}.").format(names=", ".join(names)) if names else ""

    def _unprintable(self, missing: tuple[str, ...]) -> str:
        if not missing:
            return ""
        signs = " ".join(missing)
        return _("Deze tekens kan de brief niet afdrukken: {signs}. Er komt een vierkantje voor.").format(signs=signs)

    def _save_dossier(self) -> None:
        if self.complaint is not None:
            key = self.complaint.id
            self.keep()
            self.paper_out.save(lambda folder: self._letters.save_dossier(key, folder))

    # -- the window ---------------------------------------------------------------------------------

    def _go_back(self) -> None:
        if self.complaint is not None:
            self._workplace.go("complaint", self.complaint.id)

    def _arrange_halves(self) -> None:
        self.halves.set_wide(wide=self.is_wide())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves beside or under each other (Qt)."""
        super().resizeEvent(event)
        self._arrange_halves()


def _lost(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    words = _("Deze foto’s zijn er niet meer of zijn beschadigd: {names}. De brief gaat zonder.")
    return words.format(names=", ".join(names))


def _untranslated(parts: tuple[str, ...]) -> str:
    if not parts:
        return ""
    words = _("De brief is in de taal van de klant, maar dit blijft zoals jij het typte: {parts}.")
    return words.format(parts=", ".join(parts))


def _clashing(found: Clash | None) -> str:
    if found is None:
        return ""
    words = _("De brief zegt ‘{ours}’ tegen de klant. Hier schreef jij ‘{theirs}’: {parts}.")
    return words.format(ours=found.ours, theirs=found.theirs, parts=", ".join(found.parts))
