"""The title of a complaint while it is typed anew; keeping it is up to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from klachtenboek.ui.widgets import LineEdit


class TitleEdit(LineEdit):
    """Take another title; `finished` carries it, `given_up` tells that the old one stays."""

    finished = Signal(str)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Enter, give up with Esc (Qt)."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finished.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
