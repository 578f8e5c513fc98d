"""A reminder inside the program, above the page, while the program has the keyboard; it decides nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import Banner, Column
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from klachtenboek.domain.summary import PromiseRow
    from klachtenboek.ui.reminder_words import Told


class ReminderBanner(QWidget):
    """Say the same as the small window, with the same ways to deal with it."""

    done = Signal(object)
    snoozed = Signal(object)
    move_asked = Signal(object)
    opened = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: PromiseRow | None = None
        self.hide()

    @cached_property
    def banner(self) -> Banner:
        """The words and what can be done, made for the first reminder."""
        banner = Banner("", role="primary", icon="clock")
        for words, kind, icon, signal in (
            (_("Gedaan"), "primary", "check", self.done),
            (_("Over 10 min"), "secondary", "clock", self.snoozed),
            (_("Verzetten"), "secondary", "", self.move_asked),
            (_("Wat is er gezegd"), "ghost", "notebook", self.opened),
        ):
            button = banner.add_button(words, kind, icon=icon)
            button.clicked.connect(lambda _on=False, tell=signal: tell.emit(self._row))
        later = banner.add_button(_("Straks"), "ghost")
        later.clicked.connect(self.put_away)
        looks(button, later)  # who it is about, and to hear of it again later
        Column(self, margins=(24, 14, 24, 0)).add(banner)
        return banner

    def tell(self, told: Told | None) -> None:
        """Show these words, or nothing."""
        self.setVisible(told is not None)
        if told is None:
            return
        self._row = told.row
        self.banner.set_tone("danger" if told.is_late else "primary", "clock-exclamation" if told.is_late else "clock")
        self.banner.say("  ".join(part for part in (told.title, told.phone) if part), told.text)
