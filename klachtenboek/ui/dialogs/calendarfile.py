"""Ask where a calendar file of promises goes, and write it there; its contents come from the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from klachtenboek.i18n import _

if TYPE_CHECKING:
    from klachtenboek.ui.workplace import Workplace


def ask_file(parent: QWidget | None) -> Path | None:
    """Return the file the owner chose, None when it was let go."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    kinds = _("Agendabestand (*.ics)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Beloftes bewaren"), str(folder / "beloftes.ics"), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".ics")


def save_calendar(workplace: Workplace, parent: QWidget | None, promise_id: int = 0) -> None:
    """Write one promise, or all open ones, as a calendar file where the owner wants it."""
    path = ask_file(parent)
    if path is None:
        return
    saved = workplace.attempt(lambda: workplace.logbook.promises.save_calendar(path, promise_id))
    if saved is not None:
        words = _("Bewaard als {name}. Open het op je telefoon of in je agenda; een nieuwere versie werkt het bij.")
        workplace.say(words.format(name=saved.name))
