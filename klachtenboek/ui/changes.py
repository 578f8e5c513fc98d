"""The one way in which a change in the book reaches the pages; it carries ids, never values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from klachtenboek.logbook import Logbook


class Changes(QObject):
    """Tells after each commit which complaints changed; 0 stands for anything else (customers, lists, settings)."""

    changed = Signal(frozenset)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Listen to the logbook."""
        super().__init__(parent)
        logbook.after_change(self._tell)

    def _tell(self, changed: frozenset[int]) -> None:
        """Pass it on while there is a window: a book may be kept open longer, and changed without one."""
        if isValid(self):
            self.changed.emit(changed)
