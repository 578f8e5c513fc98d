"""Paper that is made with one click: saved in our folder and shown by the program the computer has for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from klachtenboek.i18n import _
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui.dialogs.folder import our_folder, shown_folder
from klachtenboek.ui.outside import open_outside

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.ui.workplace import Workplace


class PaperOut:
    """Save what ``make`` writes in a folder and open it; ``open_file`` is the program of the system."""

    def __init__(self, workplace: Workplace) -> None:
        """Write in our own folder and say so here."""
        self._workplace = workplace
        self.folder = our_folder(_("Brieven"))
        self.open_file: Callable[[QUrl], bool] = open_outside

    def save(self, make: Callable[[Path], Path]) -> None:
        """Write the paper, open it and say where it is; say why when it cannot be written."""
        path = self._workplace.attempt(lambda: make(make_folder(self.folder)))
        if path is not None:
            self.open_file(QUrl.fromLocalFile(str(path)))
            self._workplace.say(_("Bewaard: {file}").format(file=shown_folder(path)))
