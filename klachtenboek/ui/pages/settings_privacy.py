"""What is kept of persons and where: how long, what is due, what has to stay, and what was thrown away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.privacy import MONTHS, what_goes
from klachtenboek.i18n import _, day_word, full_date, moment_words, ngettext, number_word
from klachtenboek.safekeeping.attachments import folder_of
from klachtenboek.ui.dialogs.folder import shown_folder
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Column, EndsLayout, Field, FlowLayout, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from klachtenboek.domain.privacy import Due, Thrown
    from klachtenboek.domain.shop import Shop
    from klachtenboek.ui.workplace import Workplace

FIRST_SHOWN: Final = 8
"""Lines of a list before the rest is only counted."""

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


class Lines(QWidget):
    """A list of a few lines, each with what stands under it and perhaps a button; the rest is only counted."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._column = Column(self, gap=2)

    def clear(self) -> None:
        """Show nothing."""
        self._column.clear()
        self.buttons = []

    def add(self, words: str, under: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Add a line; its button says of which line it is to who cannot see it."""
        holder, said = QWidget(), QWidget()
        ends = EndsLayout(gap=12)
        column = Column(said, gap=1)
        column.add(Label(words, "body_medium"), Label(under, "small", "text2"))
        ends.addWidget(said)
        if act is not None:
            made = Button(button, size="s", name=f"{button}: {words}")
            made.clicked.connect(lambda _on=False: act())
            self.buttons.append(made)
            ends.addWidget(made)
        Column(holder, margins=(0, 5, 0, 5)).addLayout(ends)
        self._column.addWidget(holder)

    def count(self, rest: int) -> None:
        """Say how many more there are."""
        if rest > 0:
            words = ngettext("Nog {n} andere.", "Nog {n} andere.", rest).format(n=number_word(rest))
            self._column.addWidget(Label(words, "small", "text2"))


class Looked(Card):
    """A card that reads the book when it is looked at, and again after each change while it is."""

    def __init__(self, title: str, workplace: Workplace, *, gap: int = 10) -> None:
        super().__init__(title, gap=gap)
        self._workplace = workplace
        workplace.changes.changed.connect(self._follow)

    def reload(self) -> None:
        """Show how it is now."""
        raise NotImplementedError

    def _follow(self, _changed: object) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when it comes into view (Qt)."""
        super().showEvent(event)
        self.reload()


class DueCard(Looked):
    """Show what was kept long enough, and wipe it after one question."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Opruimen"), workplace)
        self._due: tuple[Due, ...] = ()
        self.lines = Lines()
        self.none = Label(_("Er hoeft nu niets te worden opgeruimd."), "small", "text2")
        self.clean = Button(_("Opruimen…"), icon="trash")
        self.clean.clicked.connect(self._clean)
        holder = QWidget()
        FlowLayout(holder).add(self.clean)
        self.add(self.none, self.lines, holder)

    def reload(self) -> None:
        """Show what is due now."""
        self._due = self._workplace.logbook.privacy.due()
        self.lines.clear()
        for due in self._due[:FIRST_SHOWN]:
            told = _("weggegooid op {day}") if due.is_thrown_away else _("gesloten op {day}")
            self.lines.add(_called(due.reference, due.title), told.format(day=full_date(due.since)))
        self.lines.count(len(self._due) - FIRST_SHOWN)
        self.none.setVisible(not self._due)
        self.lines.setVisible(bool(self._due))
        self.clean.setVisible(bool(self._due))

    def _clean(self) -> None:
        book, keys = self._workplace.logbook, [due.complaint_id for due in self._due]
        preview = what_goes(tuple(book.complaints.get(key) for key in keys))
        what = _("Namen, verhalen en brieven van wat hier staat, verdwijnen uit je boek.")
        if not ForgetDialog.ask(_("Oude gegevens wissen?"), what, preview, parent=self.window()):
            return
        gone = self._workplace.attempt(lambda: book.privacy.clean_up(keys))
        if gone is not None:
            words = ngettext("{n} klacht opgeruimd.", "{n} klachten opgeruimd.", gone.complaints)
            self._workplace.say(words.format(n=number_word(gone.complaints)).capitalize())
        self.reload()


class HeldCard(Looked):
    """Show what has to be kept for a dispute, and let it go."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Moet bewaard blijven"), workplace)
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
            self.lines.add(_called(one.reference, one.title), under, _("Vrijgeven"), act)
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


class BinCard(Looked):
    """Show what was thrown away, until when it can come back, and put it back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Weggegooide klachten"), workplace)
        self.lines = Lines()
        self.none = Label(_("Er is de laatste dertig dagen niets weggegooid."), "small", "text2")
        words = _("Dertig dagen lang kun je een klacht terugzetten. Het nummer blijft altijd bestaan als vervallen.")
        self.add(Label(words, "small", "text2"), self.none, self.lines)

    def reload(self) -> None:
        """Show what is in the bin now."""
        found = self._workplace.logbook.privacy.bin()
        self.lines.clear()
        for thrown in found:
            act = partial(self._put_back, thrown.complaint_id)
            self.lines.add(_called(thrown.reference, thrown.title), self._told(thrown), _("Terugzetten"), act)
        self.none.setVisible(not found)
        self.lines.setVisible(bool(found))

    def _told(self, thrown: Thrown) -> str:
        now = self._workplace.now()
        words = _("weggegooid {when}, kan terug tot en met {until} · {reason}")
        until = day_word(thrown.until.date(), now.date())
        return words.format(when=moment_words(thrown.at, now), until=until, reason=thrown.reason)

    def _put_back(self, key: int) -> None:
        back = self._workplace.attempt(lambda: self._workplace.logbook.complaints.put_back(key))
        if back is not None:
            title = _called(str(back.reference or ""), back.title)
            self._workplace.say(_("{title} staat er weer.").format(title=title), undoable=True)
        self.reload()
        if self.lines.buttons:
            self.lines.buttons[0].setFocus()


def _called(reference: str, title: str) -> str:
    return " ".join(part for part in (reference, title) if part)


def _months(count: int) -> str:
    if count % YEAR:
        return _("{n} maanden").format(n=count)
    return ngettext("{n} jaar", "{n} jaar", count // YEAR).format(n=count // YEAR)
