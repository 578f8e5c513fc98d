"""Makes and draws the pages nobody has opened yet while nobody asks anything; it reads nothing of the book."""

from __future__ import annotations

import gc
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from klachtenboek.logbook import ahead
from klachtenboek.ui.main_window import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from klachtenboek.ui.main_window import MainWindow

MS_BEFORE = 400
"""How long the first page stands before anything more is read."""
MS_BETWEEN = 30
"""Between two pieces: a key pressed meanwhile is answered after at most one of them."""
MS_AFTER_A_KEY = 700
"""How long the keys and the mouse rest before it goes on; longer than between two keys of whoever types."""

_ASKED: Final = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize}
_PARTS: Final = (
    "klachtenboek.ui.widgets.delegates",
    "klachtenboek.ui.dialogs.promise",
    "klachtenboek.ui.dialogs.batch",
    "klachtenboek.ui.complaint.view",
    "klachtenboek.ui.dialogs.goodwill",
    "klachtenboek.ui.complaint.stepper",
    "klachtenboek.ui.widgets.stackedmonths",
    "klachtenboek.notices",
    "pypdfium2",
)
"""What the pages import, so that no page takes longer than a key press may wait."""

_NEVER: Final = {"welcome"}
"""Pages the owner of a book in use does not see."""


class Ahead(QObject):
    """Reads the modules and makes the pages of a window piece by piece; a first opening then only fills the page.

    Whatever the owner does in the window comes first: it waits until that rests.
    """

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Know what is to be made; ``start`` begins."""
        super().__init__(window)
        self._window = window
        self._pieces = pieces(window)
        self._watched: QObject | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin after a moment; in the order of the places in the window."""
        self._watch()
        self._timer.start(MS_BEFORE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait longer when the owner does something (Qt)."""
        if event.type() in _ASKED:
            self._timer.start(MS_AFTER_A_KEY)
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Hear of keys and the mouse; what waits in the tray has no window yet to hear them from."""
        if self._watched is None:
            self._watched = self._window.windowHandle()
            if self._watched is not None:
                self._watched.installEventFilter(self)

    def _go_on(self) -> None:
        self._watch()
        piece = next(self._pieces, None)
        if piece is not None:
            piece()
            self._timer.start(MS_BETWEEN)
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        _keep()
        self.ended.emit()


def _keep() -> None:
    """Let Python look no more at what stays as long as the window: a look at all of it takes as long as a page."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def pieces(window: MainWindow) -> Iterator[Callable[[], object]]:
    """Yield what a first opening would wait for, each piece a few hundredths of a second."""
    yield from ahead.pieces()
    for module in (*_PARTS, *(module for module, _page in PAGES.values())):
        yield partial(import_module, module)
    for place in PAGES:
        if place not in _NEVER:
            yield partial(window.made, place)
            yield partial(window.draw, place)
