"""What the owner is asked when the book cannot be opened as it is: put back a backup, or save what is left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain
from klachtenboek.i18n import _, ngettext, number_word
from klachtenboek.logbook.backupwork import counted_in, put_back_over
from klachtenboek.logbook.recovery import backups_of, in_words, rescue
from klachtenboek.ui import mishap
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Banner, Button, ChipRow, Choice, Field, Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from klachtenboek.domain.backup import BackupInfo

OFFERED = 5
"""How many of the newest backups are offered."""


class DamagedDialog(DialogFrame):
    """Explain the damage and offer two ways out; the damaged file is kept either way."""

    def __init__(self, book: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Je klachtenboek is beschadigd"), _("Terugzetten"), size=(620, 390), parent=parent)
        self._book = book
        self.is_whole = False
        self.backups = backups_of(book)[:OFFERED]
        told = _("Misschien stopte de computer tijdens het bewaren. Het bestand zelf blijft staan zoals het is.")
        self.body.addWidget(Banner(_("Je klachtenboek is beschadigd"), told, role="amber"))
        self.choice = ChipRow(_("Welke back-up?"), [Choice(one.path, _told(one)) for one in self.backups])
        if self.backups:
            self.choice.set_value(self.backups[0].path)
            self.body.addWidget(Field(_("Welke back-up zet je terug?"), control=self.choice))
        else:
            self.body.addWidget(Label(_("Er is geen back-up van dit boek op deze computer."), "body", "text2"))
            self.done_button.setEnabled(False)
        words = _("Redden leest uit het beschadigde bestand wat er nog in staat. Je ziet daarna wat er gered is.")
        self.body.addWidget(Label(words, "small", "text2"))
        self.save_rest = Button(_("Redden wat er nog is"))
        self.save_rest.clicked.connect(self._rescue)
        self.foot.addWidget(self.save_rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.cancel.set_text(_("Sluiten"))
        self.done_button.clicked.connect(self._put_back)

    def repair(self) -> bool:
        """Ask until the book is whole or the owner stops; tell which."""
        self.exec()
        return self.is_whole

    def _put_back(self) -> None:
        chosen = self.choice.value()
        found = [one for one in self.backups if one.path == chosen]
        if found:
            self._try(lambda: counted_in(put_back_over(self._book, found[0].path, datetime.now()).info))

    def _rescue(self) -> None:
        self._try(lambda: in_words(rescue(self._book, datetime.now())))

    def _try(self, way: Callable[[], str]) -> None:
        try:
            words = way()
        except LogbookError as error:
            mishap.tell(explain(error), self)
            return
        self.is_whole = True
        mishap.tell(words, self).finished.connect(self.accept)


def _told(info: BackupInfo) -> str:
    complaints = ngettext("{n} klacht", "{n} klachten", info.complaints).format(n=number_word(info.complaints))
    return f"{info.at:%d-%m-%Y %H:%M} · {complaints}"


def ask_place(words: str) -> bool:
    """Ask whether the book may stay in a place where it can get damaged."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Klachtenboek"), words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    go_on = box.addButton(_("Toch openen"), QMessageBox.ButtonRole.DestructiveRole)
    stop = box.addButton(_("Sluiten"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.exec()
    return box.clickedButton() is go_on
