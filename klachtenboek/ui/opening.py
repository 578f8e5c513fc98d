"""A backup that was double-clicked: the window comes forward and shows what putting it back would do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.restore import ask_and_restore

if TYPE_CHECKING:
    from klachtenboek.ui.main_window import MainWindow


class Opening(QObject):
    """Show a backup in this window, from a first start, a second start or, on macOS, a message of the system."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def come(self, backup: Path | None) -> None:
        """Let the window come forward, for whoever starts the program again; on a backup, show that too."""
        self._window.come_forward()
        if backup is not None:
            self.show_soon(backup)

    def show_soon(self, backup: Path) -> None:
        """Show the backup once the window is there; the caller does not wait for the answer."""
        QTimer.singleShot(0, self, lambda: self.show(backup))

    def show(self, backup: Path) -> bool:
        """Show what putting this backup back would do and do it when the owner agrees; tell whether it was done.

        While another question is open, that one comes first.
        """
        if QApplication.activeModalWidget() is not None:
            self._window.workplace.say(_("Maak eerst af wat er open staat. Open de back-up daarna nog eens."))
            return False
        self._window.come_forward()
        return ask_and_restore(self._window.workplace, self._window, backup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the file that macOS asks the program to open (Qt)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.come(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
