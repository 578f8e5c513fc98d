"""Everything the owner can set; each change is kept at once, so there is nothing to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.lesson import Listed
from klachtenboek.domain.shop import AddressWindow
from klachtenboek.i18n import N_, _
from klachtenboek.labels import heading
from klachtenboek.ui.autostart import autostart_here
from klachtenboek.ui.dialogs.about import AboutDialog
from klachtenboek.ui.look import LOOK, SCALES
from klachtenboek.ui.models.shopcheck import doubt, tidy
from klachtenboek.ui.pages.fieldscard import AskedFor, FieldsCard
from klachtenboek.ui.pages.following import FollowingPage
from klachtenboek.ui.pages.paper_out import PaperOut
from klachtenboek.ui.pages.settings_backup import BackupCards
from klachtenboek.ui.pages.settings_bin import BinCard, JoinedCard
from klachtenboek.ui.pages.settings_bookkeeping import BookkeepingCard
from klachtenboek.ui.pages.settings_cleaning import DueCard
from klachtenboek.ui.pages.settings_closed import ClosedCard, HolidaysCard
from klachtenboek.ui.pages.settings_colour import ColourCard
from klachtenboek.ui.pages.settings_import import ImportCard
from klachtenboek.ui.pages.settings_language import LanguageCard
from klachtenboek.ui.pages.settings_lists import ListCard
from klachtenboek.ui.pages.settings_logo import LogoCard
from klachtenboek.ui.pages.settings_privacy import HeldCard, TermCard, WhereCard
from klachtenboek.ui.pages.settings_sayings import OnceCard, SayingsCard
from klachtenboek.ui.pages.settings_sentences import SentencesCard
from klachtenboek.ui.pages.settings_week import WeekCard
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Field, FlowLayout, Label, Switch
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.shop import Shop
    from klachtenboek.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the settings: its key, its word, its part of the manual, and the fields of text in it, by card."""

    key: str
    words: str
    chapter: str
    cards: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()


SECTIONS: Final = (
    Section(
        "shop",
        N_("Mijn zaak"),
        "mijn-zaak",
        (
            (
                N_("Naam"),
                (
                    ("name", N_("Naam van je zaak"), N_("Bakkerij De Linde")),
                    ("tagline", N_("Regel onder de naam"), N_("Ambachtelijk brood en banket")),
                    ("owner", N_("Jouw naam"), N_("Marieke van der Linde")),
                    ("role", N_("Onder je naam"), N_("eigenaar")),
                    ("writer", N_("Wie er nu opschrijft"), N_(N_("leeg: jij zelf"))),
                ),
            ),
            (
                N_("Adres en contact"),
                (
                    ("street", N_("Straat en nummer"), N_("Lindestraat 12")),
                    ("postcode", N_("Postcode"), "7411 AB"),
                    ("town", N_("Plaats"), N_("Deventer")),
                    ("phone", N_("Telefoon"), "0570-123 456"),
                    ("email", N_("E-mail"), "info@bakkerij.nl"),
                    ("website", N_("Website"), "bakkerij.nl"),
                ),
            ),
            (
                N_("Onderaan de brief"),
                (
                    ("kvk", N_("KvK-nummer"), "12345678"),
                    ("vat_id", N_("Btw-id"), "NL001234567B01"),
                    ("iban", N_("Rekeningnummer (IBAN)"), "NL91 ABNA 0417 1643 00"),
                ),
            ),
        ),
    ),
    Section("hours", N_("Openingstijden"), "openingstijden"),
    Section("promises", N_("Beloftes"), "seintjes-en-beloftes"),
    Section("sayings", N_("Zinnen"), "zinnen"),
    Section("lists", N_("Soorten en oorzaken"), "soorten-en-oorzaken"),
    Section("letters", N_("Brieven"), "brieven-instellen"),
    Section("backup", N_("Back-up"), "13-waar-alles-staat-en-wat-als-het-misgaat"),
    Section("look", N_("Beeld"), "beeld"),
    Section("privacy", N_("Privacy"), "privacy"),
    Section("bin", N_("Weggegooid"), "weggegooid"),
)
"""The parts in the order of their chips; the choices that are no text are made below."""

LEADS: Final = (5, 15, 30, 60)
LIST_FROM, LIST_FROM_HEIGHT, LIST_WIDTH = 780, 470, 178
"""From which width and height at 100 % the parts are a list at the left, and how wide that is."""

PER_HALF_DAY: Final = (1, 2, 3, 4, 5, 6)
SCHEMES: Final = ((Scheme.SYSTEM, N_("Zoals de computer")), (Scheme.LIGHT, N_("Licht")), (Scheme.DARK, N_("Donker")))
WINDOWS: Final = (AddressWindow.LEFT, AddressWindow.RIGHT, AddressWindow.NONE)


class SettingsPage(FollowingPage):
    """Show one part of the settings at a time; its cards are made when it is chosen."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Instellingen"), _("Wat je verandert, is meteen bewaard."))
        self.about = Button(_("Over Klachtenboek"), "ghost", icon="info-circle")
        looks(self.about)
        self.about.clicked.connect(lambda: AboutDialog(workplace, self).open())
        self.add_action(self.about)
        self.sections = ChipRow(_("Onderdeel"), [Choice(part.key, _(part.words)) for part in SECTIONS], SECTIONS[0].key)
        looks(self.sections)
        self.sections.value_changed.connect(lambda _key: self._show_section())
        self.at_left.addWidget(self.sections)
        self.text_cards: list[FieldsCard] = []
        self.lists: list[ListCard] = []
        self.parts: dict[str, list[QWidget]] = {part.key: [] for part in SECTIONS}
        self._work: dict[str, tuple[Callable[[], object], Callable[[Shop], object]]] = {
            "shop": (self._make_shop, self._show_shop),
            "hours": (self._make_hours, self._show_hours),
            "promises": (self._make_promises, self._show_promises),
            "sayings": (self._make_sayings, self._show_sayings),
            "lists": (self._make_lists, self._show_lists),
            "letters": (self._make_letters, self._show_letters),
            "backup": (self._make_backup, lambda _shop: self.backup.reload()),
            "look": (self._make_look, lambda _shop: self._show_look()),
            "privacy": (self._make_privacy, self._show_privacy),
            "bin": (self._make_bin, bool),
        }
        THEME.changed.connect(self._place_sections)
        self._show_section()

    # -- building -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the parts as a list at the left where there is room, or else as chips above (Qt)."""
        super().resizeEvent(event)
        self._place_sections()

    def _place_sections(self) -> None:
        is_list = self.width() / THEME.k >= LIST_FROM and self.height() / THEME.k >= LIST_FROM_HEIGHT
        there = self.above.indexOf(self.sections) < 0
        if is_list != there:
            (self.at_left if is_list else self.above).addWidget(self.sections)
        margin = 30 if self.is_wide() else 24
        self.at_left.set_margins(*((margin - 10, 4, 0, 12) if is_list else (0, 0, 0, 0)))
        self.sections.set_lines(LIST_WIDTH if is_list else 0)

    def _make(self, key: str) -> None:
        """Make the cards of a part when it is chosen for the first time; what is kept is shown once the page is."""
        if self.parts[key]:
            return
        make, show = self._work[key]
        make()
        self.main.add(*self.parts[key])
        if not self._stale:
            show(self._workplace.logbook.keeping.shop())

    def _text_cards(self) -> list[QWidget]:
        made: list[QWidget] = []
        for title, fields in SECTIONS[0].cards:
            asked = [AskedFor(name, _(words), placeholder=_(example)) for name, words, example in fields]
            card = FieldsCard(asked, title=_(title), small=False, pairs=True)
            card.filled.connect(lambda name, text, card=card: self._fill(card, name, text))
            made.append(card)
            self.text_cards.append(card)
        return made

    def _make_shop(self) -> None:
        self.colour = ColourCard()
        self.colour.chosen.connect(lambda colour: self._keep(_("Kleur van de brief"), colour=colour))
        self.logo = LogoCard(self._workplace)
        self.logo.proposed.connect(lambda colour: self._keep(_("Kleur van de brief"), colour=colour))
        self.bookkeeping = BookkeepingCard(self._workplace)
        self.bookkeeping.chosen.connect(lambda month: self._keep(_("Boekjaar"), year_starts_in=month))
        self.parts["shop"] += [*self._text_cards(), self.colour, self.logo, self.bookkeeping]

    def _make_hours(self) -> None:
        self.week = WeekCard()
        self.week.changed.connect(lambda hours: self._keep(_("Openingstijden"), hours=hours))
        self.closed = ClosedCard(self._workplace)
        self.holidays = HolidaysCard(self._workplace)
        self.parts["hours"] += [self.week, self.closed, self.holidays]

    def _make_promises(self) -> None:
        self.lead = ChipRow(_("Seintje vooraf"), [Choice(n, _("{n} minuten").format(n=n)) for n in LEADS])
        self.lead.value_changed.connect(lambda minutes: self._keep(_("Seintje vooraf"), lead=minutes))
        self.most = ChipRow(_("Hoeveel beloftes per halve dag"), [Choice(n, str(n)) for n in PER_HALF_DAY])
        self.most.value_changed.connect(
            lambda count: self._keep(_("Hoeveel beloftes per halve dag"), most_per_half_day=count)
        )
        self.autostart = Switch(
            _("Opstarten met de computer"), detail=_("Dan krijg je een seintje, ook als je het boek niet opent.")
        )
        self.autostart.toggled.connect(self._start_along)
        card = Card(_("Beloftes"), gap=14)
        card.add(
            Field(_("Seintje vooraf"), control=self.lead),
            Field(_("Hoeveel beloftes per halve dag"), control=self.most),
            Label(_("Beloof je er meer, dan vraagt het klachtenboek of het lukt."), "small", "text2"),
            self.autostart,
        )
        self.parts["promises"].append(card)

    def _make_sayings(self) -> None:
        self.sayings, self.once = SayingsCard(self._workplace), OnceCard(self._workplace)
        self.parts["sayings"] += [self.sayings, self.once]

    def _make_lists(self) -> None:
        self.lists = [ListCard(self._workplace, listed) for listed in Listed]
        self.parts["lists"].extend(self.lists)

    def _make_letters(self) -> None:
        self.window_side = ChipRow(_("Venster in de envelop"), [Choice(side, heading(side)) for side in WINDOWS])
        self.window_side.value_changed.connect(lambda side: self._keep(_("Venster in de envelop"), window=side))
        card = Card(_("Brieven"), gap=14)
        self.manner = ChipRow(_("Aanspreken met"), [Choice("u", "u"), Choice("je", "je")])
        self.manner.value_changed.connect(lambda manner: self._keep(_("Aanspreken met"), familiar=manner == "je"))
        self.opening = ChipRow(_("Aanhef"), [Choice("Geachte", "Geachte"), Choice("Beste", "Beste")])
        self.opening.value_changed.connect(lambda word: self._keep(_("Aanhef"), formal=word == "Geachte"))
        card.add(Field(_("Aanspreken met"), control=self.manner), Field(_("Aanhef"), control=self.opening))
        told = _("Bij een klant kun je iets anders kiezen. Wie je met je aanspreekt, krijgt altijd Beste.")
        card.add(Label(told, "small", "text2"))
        words = _("Het adres van de klant komt op de plek van het venster. Druk een keer af om te passen.")
        card.add(Field(_("Venster in de envelop"), control=self.window_side), Label(words, "small", "text2"))
        letters, self.paper_out = self._workplace.logbook.letters, PaperOut(self._workplace)
        self.papers = {
            _("Proefblad voor de envelop"): letters.save_window_test,
            _("Leeg klachtenformulier, A5"): letters.save_form,
            _("Leeg klachtenformulier, A4"): lambda folder: letters.save_form(folder, is_large=True),
        }
        self.paper_buttons = [Button(words, "link", icon="file-download") for words in self.papers]
        looks(*self.paper_buttons)
        for button, make in zip(self.paper_buttons, self.papers.values(), strict=True):
            button.clicked.connect(lambda _on=False, make=make: self.paper_out.save(make))
        papers = QWidget()
        FlowLayout(papers, gap=6, line_gap=4).add(*self.paper_buttons)
        card.add(papers)
        self.sentences = SentencesCard(self._workplace)
        self.parts["letters"] += [card, self.sentences]

    def _make_backup(self) -> None:
        self.backup, self.listing = BackupCards(self._workplace), ImportCard(self._workplace)
        self.parts["backup"] += [*self.backup.cards, self.listing]

    def _make_look(self) -> None:
        self.scheme = ChipRow(_("Kleuren"), [Choice(scheme, _(words)) for scheme, words in SCHEMES])
        self.scheme.value_changed.connect(lambda scheme: LOOK.choose(scheme=scheme))
        self.scale = ChipRow(_("Tekstgrootte"), [Choice(scale, f"{round(100 * scale)}%") for scale in SCALES])
        self.scale.value_changed.connect(lambda scale: LOOK.choose(scale=scale))
        self.touch = Switch(_("Grotere knoppen"), detail=_("Handig op een scherm dat je aanraakt."))
        looks(self.scheme, self.scale, self.touch)
        self.touch.toggled.connect(lambda on: LOOK.choose(touch=on))
        card = Card(_("Beeld"), gap=14)
        card.add(Field(_("Kleuren"), control=self.scheme), Field(_("Tekstgrootte"), control=self.scale), self.touch)
        card.add(Label(_("Dit geldt alleen op deze computer."), "small", "text2"))
        self.language = LanguageCard()
        self.parts["look"] += [card, self.language]
        LOOK.changed.connect(self._show_look)

    def _make_privacy(self) -> None:
        self.term, self.due = TermCard(), DueCard(self._workplace)
        self.held, self.where = HeldCard(self._workplace), WhereCard(self._workplace)
        self.term.chosen.connect(lambda months: self._keep(_("Bewaartermijn"), personal_data_months=months))
        self.parts["privacy"] += [self.term, self.due, self.held, self.where]

    def _make_bin(self) -> None:
        self.bin, self.joined = BinCard(self._workplace), JoinedCard(self._workplace)
        self.parts["bin"] += [self.bin, self.joined]

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the part that was shown last."""
        self.reload()
        self.sections.chip(self.sections.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    def help_chapter(self) -> str:
        """Return the part of the manual about what is shown."""
        return next(part.chapter for part in SECTIONS if part.key == self.sections.value())

    def show_language(self) -> None:
        """Show the part where the language is chosen, with the keyboard there."""
        self.sections.set_value("look")
        self._show_section()
        self.language.choice.chip(self.language.choice.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show everything as it is kept."""
        super().reload()
        shop = self._workplace.logbook.keeping.shop()
        for key, (_make, show) in self._work.items():
            if self.parts[key]:
                show(shop)

    def _show_shop(self, shop: Shop) -> None:
        for card in self.text_cards:
            card.fill({name: getattr(shop, name) for name in card.fields})
            self._look_again(card)
        self.colour.show_colour(shop.colour, shop.name)
        self.logo.reload()
        self.bookkeeping.show_shop(shop)

    def _show_hours(self, shop: Shop) -> None:
        self.week.show_hours(shop.hours)
        self.closed.show_hours(shop.hours)
        self.holidays.show_hours(shop.hours)

    def _show_promises(self, shop: Shop) -> None:
        self.lead.set_value(shop.lead)
        self.most.set_value(shop.most_per_half_day)
        self._show_autostart()

    def _show_sayings(self, _shop: Shop) -> None:
        self.sayings.follow()
        self.once.follow()

    def _show_lists(self, _shop: Shop) -> None:
        for lists in self.lists:
            lists.reload()

    def _show_letters(self, shop: Shop) -> None:
        self.window_side.set_value(shop.window)
        self.manner.set_value("je" if shop.familiar else "u")
        self.opening.set_value("Geachte" if shop.formal else "Beste")
        self.sentences.follow()

    def _show_privacy(self, shop: Shop) -> None:
        self.term.show_shop(shop)

    def leave(self) -> None:
        """Keep what is still being typed."""
        self.keep()

    def keep(self) -> None:
        """Keep what is still being typed."""
        for card in self.text_cards:
            card.keep()
        for lists in self.lists:
            lists.keep()
        if self.parts["sayings"]:
            self.sayings.keep()
            self.once.keep()

    def _show_section(self) -> None:
        chosen = str(self.sections.value())
        self._make(chosen)
        for key, cards in self.parts.items():
            for card in cards:
                card.setVisible(key == chosen)
        self.scroller.verticalScrollBar().setValue(0)

    def _show_look(self) -> None:
        self.scheme.set_value(LOOK.scheme)
        self.scale.set_value(LOOK.scale)
        blocked = self.touch.blockSignals(True)
        self.touch.setChecked(LOOK.touch)
        self.touch.blockSignals(blocked)

    def _show_autostart(self) -> None:
        blocked = self.autostart.blockSignals(True)
        self.autostart.setChecked(autostart_here().is_on())
        self.autostart.blockSignals(blocked)

    def _start_along(self, on: bool) -> None:  # noqa: FBT001  as Qt tells it
        switch = autostart_here().switch

        def act() -> bool:
            switch(on=on)
            return on

        self._workplace.attempt(act)
        self._show_autostart()

    def _follow(self, changed: frozenset[int]) -> None:
        if 0 in changed:  # not a complaint but the shop itself
            super()._follow(changed)

    # -- keeping ------------------------------------------------------------------------------------

    def _fill(self, card: FieldsCard, name: str, text: str) -> None:
        clean = tidy(name, text)
        if clean != text:
            card.fields[name].set_text(clean)
        if self._keep(card.fields[name].label.text(), **{name: clean}) is not None:
            self._look_again(card)

    def _keep(self, what: str, **changes: object) -> Shop | None:
        keeping = self._workplace.logbook.keeping
        before = keeping.shop()
        changed = before._replace(**changes)  # type: ignore[arg-type]  # the fields of a shop
        kept = self._workplace.attempt(lambda: keeping.save_shop(changed))
        if kept is not None and kept != before:
            self._workplace.say(_("Bewaard: {what}.").format(what=what), undoable=True)
        return kept

    def _look_again(self, card: FieldsCard) -> None:
        for name, field in card.fields.items():
            field.set_error(doubt(name, field.text()) if not field.control.hasFocus() else field.error())
