"""The window with its reminders and tray while the program runs; in another language all of it is made anew."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from klachtenboek.i18n import _
from klachtenboek.ui.language import SPOKEN
from klachtenboek.ui.opening import Opening
from klachtenboek.ui.reminders import Reminders
from klachtenboek.ui.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from klachtenboek.ui.main_window import MainWindow


class Running(QObject):
    """Hold the one window that is open; ``ended`` tells that the owner closed it, ``made_anew`` that it is another."""

    ended = Signal()
    made_anew = Signal()

    def __init__(self, make: Callable[[], MainWindow], parent: QObject | None = None) -> None:
        """Make the window with ``make``, now and whenever another language is chosen."""
        super().__init__(parent)
        self._make = make
        self.window, self.reminders, self.opening = self._made()
        # Not at once: the page on which the language was chosen is still busy telling so.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.make_anew)
        SPOKEN.changed.connect(self._soon.start)

    def _made(self) -> tuple[MainWindow, Reminders, Opening]:
        window = self._make()
        window.gone.connect(self.ended)
        opening = Opening(window)
        application = QCoreApplication.instance()
        if application is not None and sys.platform == "darwin":  # a filter slows every event down
            application.installEventFilter(opening)
        return window, Reminders(window, Tray(window)), opening

    def start(self, *, quietly: bool) -> None:
        """Show the window, or with ``quietly`` leave it in the tray."""
        self.reminders.start(quietly=quietly)

    def come(self, backup: Path | None) -> None:
        """Let the window come forward, for whoever starts the program again; on a backup, show that too."""
        self.opening.come(backup)

    def make_anew(self) -> None:
        """Make window, reminders and tray again in the language of the moment, in the same place, on the settings."""
        from klachtenboek.ui.pages.settings import SettingsPage  # not at every start

        before, reminders = self.window, self.reminders
        reminders.stop()
        before.workplace.keeper.wait()
        self.window, self.reminders, self.opening = self._made()
        self.window.restoreGeometry(before.saveGeometry())
        self.window.open("settings")
        page = self.window.page()
        if isinstance(page, SettingsPage):
            page.show_language()
        self.start(quietly=False)
        before.gone.disconnect(self.ended)
        before.stays = bool
        before.close()
        before.deleteLater()
        self.window.workplace.say(_("Het venster is nu in het Nederlands."))
        self.made_anew.emit()
