"""The year for the bookkeeper in three steps on one page; its rows and sums are made up elsewhere (reports)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from klachtenboek.i18n import _
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui.dialogs.folder import ask_folder, our_folder, shown_folder
from klachtenboek.ui.pages.bookkeeper_parts import MissingCard, YearCard
from klachtenboek.ui.widgets import (
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    EmptyState,
    Label,
    Page,
    Switch,
    announce,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.workplace import Workplace

CONTENTS = (
    ("file-spreadsheet", "Een Excel-bestand met alle regels en totalen"),
    ("file-text", "De brieven die erbij horen, als bewijs"),
    ("list", "Een lijst van alles wat in de map zit"),
)


class BookkeeperPage(Page):
    """Choose a year, look at it, save it.

    ``ask_folder`` and ``open_folder`` are the windows of the system; whoever has no eyes or hands puts something
    else in their place.
    """

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Boekhouder"), _("Wat je weggaf, klaar om door te sturen."))
        self._workplace = workplace
        self._stale = True
        self._choices: tuple[Choice, ...] = ()
        self.folder = our_folder()
        self.ask_folder: Callable[[QWidget, str, Path], Path | None] = ask_folder
        self.open_folder: Callable[[Path], bool] = _open_folder
        self.missing = MissingCard()
        self.missing.asked.connect(lambda key: workplace.go("complaint", key))
        self.overview = YearCard()
        self.empty = EmptyState("")
        self.main.add(self._make_years(), self.missing, self.overview, self.empty)
        self.saving = self._make_saving()
        self.saved = Banner("", role="ok", icon="done")
        self._saved_in = Path()
        self.open_button = self.saved.add_button(_("Map openen"), icon="folder-open")
        self.open_button.clicked.connect(self._open)
        self.saved.hide()
        self.side.add(self.saving, self.saved)
        workplace.changes.changed.connect(self._follow)

    # -- building -----------------------------------------------------------------------------------

    def _make_years(self) -> Card:
        card = Card(_("1  Welk jaar?"))
        self.years = ChipRow(_("Welk jaar?"))
        self.years.value_changed.connect(self._choose)
        card.add(self.years)
        return card

    def _make_saving(self) -> Card:
        card = Card(_("3  Bewaren"), gap=10)
        for icon, words in CONTENTS:
            card.add(Label(_(words), "small", "text2", icon=icon))
        self.nameless = Switch(_("Zonder namen van klanten"), checked=True)
        self.nameless.toggled.connect(self._tell_names)
        self.save = Button(_("Bewaren"), "primary", icon="download").stretch()
        self.save.clicked.connect(self._save)
        card.add(self.nameless, self.save)
        self._tell_names()
        return card

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the year that was chosen last, else the present one."""
        self.saved.hide()
        self.reload()
        self.years.chip(self.year()).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Add the year up again."""
        self._stale = False
        self._show_years()
        report = self._workplace.logbook.year.report(self.year())
        has_rows = bool(report.rows)
        self.overview.setVisible(has_rows)
        self.saving.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.missing.show_missing(report.missing)
        if has_rows:
            self.overview.show_report(report)
        else:
            title = _("In {year} is nog niets weggegeven.").format(year=report.title)
            self.empty.set_text(title, _("Wat je bij een klacht weggeeft, komt hier vanzelf te staan."))

    def year(self) -> int:
        """Return the year that is chosen."""
        chosen = self.years.value()
        return chosen if isinstance(chosen, int) else self._workplace.now().year

    def _show_years(self) -> None:
        starts = self._workplace.logbook.keeping.shop().year_starts_in
        now = self._workplace.now()
        present = now.year if now.month >= starts else now.year - 1
        known = set(self._workplace.logbook.complaints.years()) | {present}
        if starts > 1:
            known.add(min(known) - 1)
        names = {year: str(year) if starts == 1 else f"{year}-{year + 1}" for year in sorted(known, reverse=True)}
        chosen = self.years.value()
        choices = tuple(Choice(year, name) for year, name in names.items())
        if choices != self._choices:
            self._choices = choices
            self.years.set_choices(choices, chosen if chosen in names else present)

    def choices(self) -> tuple[Choice, ...]:
        """Return the years there are to choose from, the newest first."""
        return self._choices

    def _choose(self) -> None:
        self.saved.hide()
        self.reload()

    def _tell_names(self) -> None:
        off = _("In de brieven die als bewijs meegaan, staan de namen wel.")
        on = _("De namen staan nu in de regels en in de brieven.")
        self.nameless.set_detail(off if self.nameless.isChecked() else on)

    def _follow(self, changed: frozenset[int]) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Add the year up again when it comes into sight and something changed (Qt)."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # -- saving -------------------------------------------------------------------------------------

    def _save(self) -> None:
        start = self._workplace.attempt(lambda: make_folder(self.folder))
        folder = self.ask_folder(self, _("Waar wil je de map bewaren?"), start or Path.home())
        if folder is None:
            return
        self.folder = folder
        year, with_names = self.year(), not self.nameless.isChecked()
        book = self._workplace.logbook.year
        made = self._workplace.attempt(lambda: book.export(year, folder, with_names=with_names))
        if made is not None:
            self._saved_in = made
            title = _("Bewaard in {folder}.").format(folder=shown_folder(made))
            self.saved.say(title, _("Stuur de map naar je boekhouder."))
            self.saved.show()
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.saved, title)

    def _open(self) -> None:
        if not self.open_folder(self._saved_in):
            words = _("De map gaat niet vanzelf open. Je vindt hem hier: {folder}")
            self._workplace.say(words.format(folder=shown_folder(self._saved_in)))


def _open_folder(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
