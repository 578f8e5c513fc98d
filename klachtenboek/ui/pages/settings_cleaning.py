"""What was kept long enough, and wiping it after one question; how long that is, is set elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.privacy import what_goes
from klachtenboek.i18n import _, full_date, ngettext, number_word
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.pages.settings_lines import FIRST_SHOWN, Lines, Looked, called
from klachtenboek.ui.widgets import Button, FlowLayout, Label

if TYPE_CHECKING:
    from klachtenboek.domain.privacy import Due
    from klachtenboek.ui.workplace import Workplace


class DueCard(Looked):
    """Show what was kept long enough, and wipe it after one question."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Opruimen"), workplace)
        self._workplace = workplace
        self.looked.connect(self.reload)
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
            self.lines.add(called(due.reference, due.title), told.format(day=full_date(due.since)))
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
