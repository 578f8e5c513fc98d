"""Putting a backup back from the window: choose a file, read what changes, and do it; undone with one click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from klachtenboek.i18n import NN_, _, capital, clock, full_date, ngettext, number_word
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Label

if TYPE_CHECKING:
    from klachtenboek.domain.backup import RestorePreview
    from klachtenboek.ui.workplace import Workplace


class RestoreDialog(DialogFrame):
    """Say which book comes in the place of which, and what that changes."""

    def __init__(self, preview: RestorePreview, parent: QWidget | None = None) -> None:
        super().__init__(_("Back-up terugzetten"), _("Terugzetten"), size=(560, 330), parent=parent)
        for number, words in enumerate(told(preview)):
            self.body.addWidget(Label(words, "body" if number == 0 else "small", "text" if number == 0 else "text2"))
        self.done_button.clicked.connect(self.accept)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, preview: RestorePreview, *, parent: QWidget | None = None) -> bool:
        """Ask once; tell whether it may be put back."""
        dialog = cls(preview, parent)
        return dialog.answered()


def told(preview: RestorePreview) -> tuple[str, ...]:
    """Return what putting this backup back does, in whole sentences."""
    info = preview.info
    now, then = (
        ngettext("{n} klacht", "{n} klachten", number).format(n=number_word(number))
        for number in (preview.complaints_now, info.complaints)
    )
    first = _("De klachten van nu ({now}) worden vervangen door die van {day} {time} ({then}).")
    lines = [first.format(now=now, day=full_date(info.at), time=clock(info.at), then=then)]
    for number, forms in (
        (preview.gone, NN_("{n} klacht van nu staat er niet in.", "{n} klachten van nu staan er niet in.")),
        (preview.back, NN_("{n} klacht van toen komt terug.", "{n} klachten van toen komen terug.")),
        (preview.different, NN_("{n} klacht wordt weer zoals toen.", "{n} klachten worden weer zoals toen.")),
    ):
        if number:
            lines.append(capital(ngettext(*forms, number).format(n=number_word(number))))
    return (*lines, _("Er wordt eerst een back-up van nu gemaakt, dus dit kun je ongedaan maken."))


def ask_file(parent: QWidget) -> Path | None:
    """Return the backup the owner chose; None when the window was closed."""
    kinds = _("Back-up van Klachtenboek ({pattern})").format(pattern="*.klachtenboek-backup")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Welke back-up?"), str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def ask_and_restore(workplace: Workplace, parent: QWidget, path: Path | None = None) -> bool:
    """Put a backup back after asking, a file of the owner's choice when none is given; tell whether it was done."""
    backups = workplace.logbook.backups
    chosen = path if path is not None else ask_file(parent)
    preview = workplace.attempt(lambda: backups.preview(chosen)) if chosen is not None else None
    if chosen is None or preview is None or not RestoreDialog.ask(preview, parent=parent):
        return False
    workplace.keeper.wait()
    if workplace.attempt(lambda: backups.restore(chosen)) is None:
        return False
    workplace.keeper.changed.emit()
    workplace.say(_("De back-up is teruggezet."), undoable=True)
    return True
