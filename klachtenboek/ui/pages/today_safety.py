"""The banner on Vandaag about backups: one that failed, or a second place that was never chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import Banner

if TYPE_CHECKING:
    from klachtenboek.ui.workplace import Workplace

_ASK_AGAIN = "backup.ask_on"
WORTH_KEEPING = 3
"""Complaints from which a second place is asked for."""


class SafetyBanner(Banner):
    """Say what is wrong with the backups, or ask for a second place; hidden when all is well.

    ``settled`` tells that `is_needed` was decided anew; the page shows it when nothing more pressing stands there.
    """

    settled = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("", role="danger")
        self._workplace = workplace
        self.is_needed = False
        self.hide()
        workplace.keeper.changed.connect(self.reload)

    def reload(self) -> None:
        """Show how it stands now."""
        backups, now = self._workplace.logbook.backups, self._workplace.now()
        state = backups.state()
        if not backups.is_possible:
            self._settle(is_needed=False)
        elif state.trouble:
            self.tell_trouble(state.trouble)
        elif not state.second_place and self._is_time_to_ask(now.date().isoformat()):
            self._ask()
        else:
            self._settle(is_needed=False)

    def tell_trouble(self, words: str) -> None:
        """Say that a backup failed and why, with a button to try once more."""
        self._fill(_("De back-up is niet gelukt."), words, "danger")
        self.add_button(_("Opnieuw")).clicked.connect(lambda: self._workplace.attempt(self._workplace.keeper.begin))

    def _is_time_to_ask(self, today: str) -> bool:
        book = self._workplace.logbook
        return book.keeping.remembered(_ASK_AGAIN) <= today and book.complaints.has_at_least(WORTH_KEEPING)

    def _ask(self) -> None:
        words = _(
            "Je klachten staan nu alleen op deze computer. "
            "Met een usb-stick of een map in je cloud ben je ze nooit kwijt."
        )
        self._fill(_("Kies een plek voor je back-up"), words, "primary", "shield")
        self.add_button(_("Plek kiezen"), icon="folder").clicked.connect(self._choose)
        self.add_button(_("Morgen"), "ghost").clicked.connect(self._put_off)

    def _fill(self, title: str, words: str, role: str, icon: str = "") -> None:
        self.set_tone(role, icon)
        self.say(title, words)
        self.clear_buttons()
        self._settle(is_needed=True)

    def _settle(self, *, is_needed: bool) -> None:
        self.is_needed = is_needed
        self.settled.emit()

    def _choose(self) -> None:
        from pathlib import Path

        from klachtenboek.ui.dialogs.folder import ask_folder  # when the owner asks for it
        from klachtenboek.ui.pages.settings_backup import choose_place

        folder = ask_folder(self.window(), _("Waar komt de tweede back-up?"), Path.home())
        if folder is not None:
            choose_place(self._workplace, folder)

    def _put_off(self) -> None:
        tomorrow = self._workplace.now().date() + timedelta(days=1)
        self._workplace.logbook.keeping.remember(_ASK_AGAIN, tomorrow.isoformat())
        self.reload()
