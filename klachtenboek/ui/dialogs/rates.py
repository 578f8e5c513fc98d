"""Ask which VAT rates held when: what comes with the program, and what the owner adds; every change is kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.errors import NotARate
from klachtenboek.domain.vat import RATED, VatCategory, parse_rate
from klachtenboek.domain.when import read_day
from klachtenboek.i18n import N_, _, full_date, percentage
from klachtenboek.labels import heading
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Button, ChipRow, Choice, Column, Field, Label, Row, Rule
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.vat import Rate
    from klachtenboek.ui.workplace import Workplace

COUNTRIES: Final = (("NL", N_("Nederland")), ("BE", N_("België")))
CATEGORIES: Final = tuple(category for category in VatCategory if category in RATED)


class RatesDialog(DialogFrame):
    """Show what held when, with a form to add a rate and a way to take out one's own."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(_("Btw-tarieven"), _("Klaar"), size=(680, 660), parent=parent)
        self._workplace = workplace
        self._today = workplace.now().date()
        why = _("Een regel houdt het tarief van de dag van de verkoop, ook als er later een ander tarief komt.")
        self.country = ChipRow(_("Land"), [Choice(code, _(words)) for code, words in COUNTRIES])
        self.country.value_changed.connect(self._move)
        holder = QWidget()
        self._rows = Column(holder, gap=4)
        self.drops: list[Button] = []
        self.body.addWidget(Label(why, "small", "text2"))
        self.body.addWidget(Field(_("Land"), control=self.country))
        self.body.addWidget(holder)
        self.body.addWidget(Rule())
        self._make_form()
        rest = _("Vrijgesteld en KOR hebben geen tarief. Dat is iets anders dan nul procent.")
        self.body.addWidget(Label(rest, "small", "text2"))
        self.cancel.hide()  # every change is kept at once: there is nothing to cancel
        self.done_button.clicked.connect(self.accept)
        looks(self.done_button)
        self._show()

    @classmethod
    def ask(cls, workplace: Workplace, *, parent: QWidget | None = None) -> None:
        """Show the rates until the owner is done."""
        dialog = cls(workplace, parent)
        dialog.answered()

    def _make_form(self) -> None:
        choices = [Choice(one, heading(one)) for one in CATEGORIES]
        self.category = ChipRow(_("Voor welk tarief?"), choices, CATEGORIES[0])
        self.rate = Field(_("Nieuw tarief"), hint=_("in procenten"), placeholder=_("21"))
        self.since = Field(_("Vanaf welke dag?"), icon="calendar", placeholder=_("1-1-2027"))
        self.source = Field(_("Waar staat dat?"), hint=_("mag leeg"))
        for field in (self.rate, self.since):
            field.edited.connect(lambda _text, field=field: field.set_error(""))
        self.add_button = Button(_("Tarief toevoegen"), icon="plus")
        self.add_button.clicked.connect(self._add)
        row = Row(gap=12)
        row.addWidget(self.rate, 1)
        row.addWidget(self.since, 1)
        self.body.addWidget(Label(_("Komt er een ander tarief?"), "small_strong"))
        self.body.addWidget(Field(_("Voor welk tarief?"), control=self.category))
        self.body.addLayout(row)
        self.body.addWidget(self.source)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    # -- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        book = self._workplace.logbook
        self.country.set_value(book.keeping.shop().country)
        self._rows.clear()
        self.drops = []
        own = book.rates.own()
        for category in CATEGORIES:
            history = book.rates.history(category)
            if history:
                self._rows.addWidget(Label(heading(category), "small_strong"))
            for rate in history:
                self._rows.addWidget(self._row(rate, next((one for one in own if _is_of(one, rate)), None)))

    def _row(self, rate: Rate, own: Rate | None) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=12)
        words = _("{rate} {days}").format(rate=percentage(rate.rate), days=days_words(rate, self._today))
        row.addWidget(Label(words, "body_medium" if rate.holds_on(self._today) else "body", "text"), 2)
        source = _("zelf toegevoegd") if own is not None and not own.source else rate.source
        row.addWidget(Label(source, "small", "text2"), 3)
        if own is not None:
            drop = Button(_("Weghalen"), "link", size="s", icon="x")
            drop.setAccessibleDescription(f"{heading(rate.category)} {words}")
            drop.clicked.connect(lambda: self._drop(own))
            self.drops.append(drop)
            row.addWidget(drop)
        return holder

    # -- what the owner does ------------------------------------------------------------------------

    def _move(self, country: object) -> None:
        keeping = self._workplace.logbook.keeping
        moved = keeping.shop()._replace(country=str(country))
        if self._workplace.attempt(lambda: keeping.save_shop(moved)) is not None:
            self._workplace.say(_("Bewaard."), undoable=True)
        self._show()

    def _add(self) -> None:
        since = read_day(self.since.text(), self._today) if self.since.text().strip() else None
        category = self.category.value()
        try:
            rate = parse_rate(self.rate.text())
        except NotARate:
            self.rate.set_error(_("Typ het tarief zoals 21 of 5,5."))
            self.rate.setFocus()
            return
        if since is None or not isinstance(category, VatCategory):
            self.since.set_error(_("Typ de dag zoals 1-1-2027."))
            self.since.setFocus()
            return
        book = self._workplace.logbook.rates
        if self._workplace.attempt(lambda: book.add(category, rate, since, source=self.source.text())) is not None:
            for field in (self.rate, self.since, self.source):
                field.set_text("")
            self._show()
            self.rate.setFocus()
            self._workplace.say(_("Tarief bewaard."), undoable=True)

    def _drop(self, own: Rate) -> None:
        self._workplace.logbook.rates.drop(own)
        self._show()
        self.rate.setFocus()
        self._workplace.say(_("Tarief weggehaald."), undoable=True)


def days_words(rate: Rate, today: date) -> str:
    """Return on which days a rate holds, in words."""
    first, last = full_date(rate.valid_from), full_date(rate.valid_to) if rate.valid_to is not None else ""
    if last:
        return _("van {first} tot en met {last}").format(first=first, last=last)
    return (_("vanaf {first}") if rate.valid_from > today else _("sinds {first}")).format(first=first)


def _is_of(own: Rate, shown: Rate) -> bool:
    """Tell whether a row that is shown is a part of one the owner added."""
    same = replace(shown, valid_from=own.valid_from, valid_to=own.valid_to) == own
    return same and own.holds_on(shown.valid_from)
