"""A pause in typing, which is when it is kept; whoever types on without one is not made to wait for it (R32)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

KEEP_AFTER = 500
"""Milliseconds after the last key."""

AT_LATEST = 1500
"""Milliseconds after the first key since the last time: with the time to write, a kill costs at most two seconds."""


class Pause(QObject):
    """Tell with ``came`` that nothing was typed for a moment, or that typing went on for long enough."""

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        """Wait for nothing yet."""
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self._tell)

    def start(self) -> None:
        """Hear a key."""
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._quiet.stop()
        self._latest.stop()

    def _tell(self) -> None:
        self.stop()
        self.came.emit()
