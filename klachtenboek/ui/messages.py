"""One message above the page and no second one: the most pressing is shown, the others wait for their turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Messages(QObject):
    """Look who has something to say: the clock, a reminder, the page, and after these who listens to `settled`.

    A page with messages of its own has ``hold_messages(hold=…)``, ``has_message()`` and a signal ``messaged``.
    """

    settled = Signal(bool)

    def __init__(self, clock: QWidget, reminder: QWidget, parent: QObject) -> None:
        """``clock`` and ``reminder`` show themselves; of the two the clock comes first."""
        super().__init__(parent)
        self._clock, self._reminder = clock, reminder
        self._page: QWidget | None = None
        self._is_settling = False

    def turn_to(self, page: QWidget) -> None:
        """Listen to the page that is shown now."""
        self._page = page
        self.settle()

    def listen(self, page: QWidget) -> None:
        """Look again each time the messages of a page change."""
        messaged = getattr(page, "messaged", None)
        if messaged is not None:
            messaged.connect(self.settle)

    def settle(self) -> None:
        """Let one of them stand, and tell the others whether one does."""
        if self._is_settling:
            return
        self._is_settling = True
        try:
            if not self._clock.isHidden():
                self._reminder.hide()
            is_urgent = not (self._clock.isHidden() and self._reminder.isHidden())
            hold, has = getattr(self._page, "hold_messages", None), getattr(self._page, "has_message", None)
            if hold is not None:
                hold(hold=is_urgent)
            self.settled.emit(is_urgent or (has is not None and has()))
        finally:
            self._is_settling = False
