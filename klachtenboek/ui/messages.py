"""One message above the page and no second one: the most pressing is shown, the others wait for their turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.widgets import BarePage


class Messages(QObject):
    """Look who has something to say: the clock, a reminder, the page, and after these who listens to `settled`."""

    settled = Signal(bool)

    def __init__(self, clock: QWidget, reminder: QWidget, parent: QObject) -> None:
        """``clock`` and ``reminder`` show themselves; of the two the clock comes first."""
        super().__init__(parent)
        self._clock, self._reminder = clock, reminder
        self._page: BarePage | None = None
        self._is_settling = False

    def turn_to(self, page: BarePage) -> None:
        """Listen to the page that is shown now."""
        self._page = page
        self.settle()

    def listen(self, page: BarePage) -> None:
        """Look again each time the messages of a page change."""
        page.messaged.connect(self.settle)

    def settle(self) -> None:
        """Let one of them stand, and tell the others whether one does."""
        if self._is_settling:
            return
        self._is_settling = True
        try:
            if not self._clock.isHidden():
                self._reminder.hide()
            is_urgent = not (self._clock.isHidden() and self._reminder.isHidden())
            if self._page is not None:
                self._page.hold_messages(hold=is_urgent)
            self.settled.emit(is_urgent or (self._page is not None and self._page.has_message()))
        finally:
            self._is_settling = False
