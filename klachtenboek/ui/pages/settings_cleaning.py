"""What was kept long enough, and wiping it after one question; how long that is, is set elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, full_date, ngettext, number_word
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.dialogs.wiping import WipingDialog
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
        self._is_cleaning = False
        self.lines = Lines()
        self.none = Label(_("Er hoeft nu niets te worden opgeruimd."), "small", "text2")
        self.clean = Button(_("Opruimen…"), icon="trash")
        self.clean.clicked.connect(self._clean)
        holder = QWidget()
        FlowLayout(holder).add(self.clean)
        self.add(self.none, self.lines, holder)

    def reload(self) -> None:
        """Show what is due now."""
        if self._is_cleaning:
            return
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
        preview = book.privacy.preview_due(keys)
        what = _("Namen, verhalen en brieven van wat hier staat, verdwijnen uit je boek.")
        if not ForgetDialog.ask(_("Oude gegevens wissen?"), what, preview, parent=self.window()):
            return
        self._is_cleaning = True  # the list is read again afterwards, not after each lot
        done = WipingDialog.wipe(self._workplace, book.privacy.cleaning(keys), len(keys), self.window())
        self._is_cleaning = False
        if done is not None:
            words = ngettext("{n} klacht opgeruimd.", "{n} klachten opgeruimd.", done)
            self._workplace.say(words.format(n=number_word(done)).capitalize())
        self.reload()
