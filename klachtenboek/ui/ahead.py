"""Reads the pages nobody has opened yet while nobody asks anything; it makes no page and shows nothing."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from klachtenboek.ui.main_window import PAGES

MS_BEFORE = 400
"""How long the first page stands before anything more is read."""
MS_BETWEEN = 50
"""Between two pages: a key pressed meanwhile is answered after at most one of them."""


class Ahead(QObject):
    """Imports the pages of the window one by one; the first opening is then as quick as it can be."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Know what is to be read; ``start`` begins."""
        super().__init__(parent)
        self._modules = [module for module, _page in reversed(PAGES.values())]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)

    def start(self) -> None:
        """Begin after a moment; in the order of the places in the window."""
        self._timer.start(MS_BEFORE)

    def _read(self) -> None:
        import_module(self._modules.pop())
        if self._modules:
            self._timer.start(MS_BETWEEN)
        else:
            self.ended.emit()
