"""The small window that stands there while a large book is made ready to open; the work is the logbook's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from klachtenboek.domain.opening import Stage
from klachtenboek.i18n import N_, _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Column, Label, announce, mark_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from klachtenboek.logbook import Logbook

    Told = Callable[[Stage], None]

WORDS: Final = {
    Stage.BACKUP: N_("Dit boek is van een oudere versie. Eerst komt er een back-up."),
    Stage.RENEWAL: N_("De back-up is er. Nu wordt het boek klaargezet voor deze versie."),
    Stage.LOOK_OVER: N_("De vorige keer stopte de computer onverwacht. Daarom wordt het hele boek nagekeken."),
}
WIDTH = 460
MS_BETWEEN_ASKS = 50
"""How often the opening is asked how far it is."""


class LongOpening(QWidget):
    """Say what is being done, and that it is still being done; it cannot be closed, for the book is half-way."""

    def __init__(self, stage: Stage) -> None:
        """Begin with this stage."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("Klachtenboek"))
        self.setWindowIcon(mark_icon())
        self.is_done = False
        self.title = Label(_("Je klachtenboek gaat open"), "h2")
        self.words = Label("", "body")
        self.patience = Label(_("Bij een groot boek duurt dat even. Laat de computer zo lang aan."), "small", "text2")
        self.bar = _Bar()
        self.bar.setAccessibleName(_("Bezig"))
        self._column = Column(self, gap=10, margins=(24, 20, 24, 24))
        self._column.add(self.title, self.words, self.bar, self.patience)
        self._stage: Stage | None = None
        self.tell(stage)

    def tell(self, stage: Stage) -> None:
        """Say what is done now."""
        if stage is not self._stage:
            self._stage = stage
            self.words.setText(_(WORDS[stage]))
            wide = THEME.px(WIDTH)
            self.setFixedSize(wide, self._column.heightForWidth(wide))
            announce(self, self.words.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the book is open (Qt)."""
        event.setAccepted(self.is_done)


class _Bar(QProgressBar):
    """A bar that moves without saying how far it is: that depends on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the bar itself (Qt)."""
        return QSize(0, THEME.px(8))


class _Opening(threading.Thread):
    """Open the book in a thread of its own; who asks for it gets it, or the trouble there was."""

    def __init__(self, stage: Stage, open_book: Callable[[Told], Logbook]) -> None:
        super().__init__(name="openen")
        self._open_book, self.stage = open_book, stage
        self._book: Logbook | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Open it, on this thread."""
        try:
            self._book = self._open_book(self._tell)
        except BaseException as error:  # noqa: BLE001  raised again where trouble is told
            self._error = error

    def _tell(self, stage: Stage) -> None:
        self.stage = stage

    def book(self) -> Logbook:
        """Return the book, for the thread that asks. Raises what went wrong."""
        self.join()
        if self._book is None:
            raise self._error or RuntimeError(self.name)
        self._book.belong_here()
        return self._book


def open_beside(stage: Stage, open_book: Callable[[Told], Logbook]) -> Logbook:
    """Open the book while the window is there and return it, for this thread. Raises as ``open_book`` does."""
    window, opening = LongOpening(stage), _Opening(stage, open_book)
    window.show()
    opening.start()
    loop, asks = QEventLoop(), QTimer(interval=MS_BETWEEN_ASKS)

    def ask() -> None:
        window.tell(opening.stage)
        if not opening.is_alive():
            loop.quit()

    asks.timeout.connect(ask)
    asks.start()
    loop.exec()
    asks.stop()
    window.is_done = True
    window.close()
    window.deleteLater()
    return opening.book()
