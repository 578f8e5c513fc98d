"""What is kept of persons and where: how long, and what has to stay; what is due and thrown away have their own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from klachtenboek.domain.privacy import MONTHS
from klachtenboek.i18n import _, full_date, ngettext, number_word
from klachtenboek.safekeeping.attachments import folder_of
from klachtenboek.ui.dialogs.folder import shown_folder
from klachtenboek.ui.pages.settings_lines import FIRST_SHOWN, Lines, Looked, called
from klachtenboek.ui.widgets import Card, ChipRow, Choice, Field, Label

if TYPE_CHECKING:
    from klachtenboek.domain.shop import Shop
    from klachtenboek.ui.workplace import Workplace

YEAR: Final = 12


class TermCard(Card):
    """Choose how long names and stories are kept; `chosen` carries the months."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Hoe lang bewaar je gegevens?"), gap=12)
        self.months = ChipRow(_("Na het sluiten"), [Choice(count, _months(count)) for count in MONTHS])
        self.months.value_changed.connect(self.chosen)
        self.books = Label("", "small", "text2")
        words = _("Daarna staan naam, verhaal en brieven hieronder klaar om te wissen. Vanzelf gebeurt er niets.")
        self.add(Field(_("Na het sluiten"), control=self.months), Label(words, "small", "text2"), self.books)

    def show_shop(self, shop: Shop) -> None:
        """Show the terms of the shop."""
        self.months.set_value(shop.personal_data_months)
        words = _("Bedragen voor je boekhouder blijven: die bewaar je {n} jaar na het boekjaar.")
        self.books.setText(words.format(n=number_word(shop.books_years)))


class HeldCard(Looked):
    """Show what has to be kept for a dispute, and let it go."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Moet bewaard blijven"), workplace)
        self._workplace = workplace
        self.looked.connect(self.reload)
        self.lines = Lines()
        words = _("Een klacht die vastligt voor een geschil wordt niet gewist, ook niet als je de klant wist.")
        self.none = Label(_("Er ligt nu niets vast."), "small", "text2")
        self.add(Label(words, "small", "text2"), self.none, self.lines)

    def reload(self) -> None:
        """Show what is held now."""
        held = self._workplace.logbook.privacy.held()
        self.lines.clear()
        for one in held[:FIRST_SHOWN]:
            under = _("{reason} · opnieuw bekijken op {day}").format(reason=one.reason, day=full_date(one.review_on))
            act = partial(self._release, one.complaint_id)
            self.lines.add(called(one.reference, one.title), under, _("Vrijgeven"), act)
        self.lines.count(len(held) - FIRST_SHOWN)
        self.lines.setVisible(bool(held))
        self.none.setVisible(not held)

    def _release(self, key: int) -> None:
        if self._workplace.attempt(lambda: self._workplace.logbook.complaints.release(key)) is not None:
            self._workplace.say(_("Deze klacht ligt niet meer vast."), undoable=True)


class WhereCard(Looked):
    """Tell where everything is kept, and how long the name of somebody who was wiped is still in a backup."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Waar staat wat?"), workplace, gap=8)
        self._workplace = workplace
        self.looked.connect(self.reload)
        self.lines = Lines()
        words = _(
            "Alles staat op deze computer; er gaat niets naar internet. Wis je een klant, dan houden oudere back-ups "
            "de naam nog vast tot ze zijn uitgedund: hooguit dertien maanden. Zet je zo’n back-up terug, wis de klant "
            "dan opnieuw. Wat je afdrukte, mailde of aan je boekhouder gaf, kan het boek niet wissen."
        )
        self.add(Label(words, "small", "text2"), self.lines)

    def reload(self) -> None:
        """Show the places."""
        book = Path(self._workplace.logbook.keeping.path)
        backups = self._workplace.logbook.backups
        self.lines.clear()
        self.lines.add(_("Klachten, klanten en brieven"), shown_folder(book))
        self.lines.add(_("Foto’s en bestanden"), shown_folder(folder_of(book)))
        if backups.is_possible and backups.state().second_place:
            self.lines.add(_("Tweede plek van je back-ups"), shown_folder(Path(backups.state().second_place)))


def _months(count: int) -> str:
    if count % YEAR:
        return _("{n} maanden").format(n=count)
    return ngettext("{n} jaar", "{n} jaar", count // YEAR).format(n=count // YEAR)
