"""One window per book: a second start lets the first one come forward; who holds the file is the store's to know."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 500
"""Milliseconds to wait for the first one to answer."""

_HELLO = b"kom naar voren\n"


def name_of(book: Path) -> str:
    """Return the name under which the window of this book can be called; the same for every start by this user."""
    return f"klachtenboek-{hashlib.sha256(str(book.absolute()).encode(errors='replace')).hexdigest()[:24]}"


class Doorbell(QObject):
    """Wait for a second start; ``rung()`` when there is one. Only whoever has the book open may have it."""

    rung = Signal()

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        """Listen from now on; what a program that was killed left behind is cleared away first."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name_of(book))
        self.is_listening = self._server.listen(name_of(book))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_HELLO)
            caller.flush()
            caller.disconnectFromServer()
            self.rung.emit()


def ring(book: Path) -> bool:
    """Call the window that has this book open; tell whether it answered."""
    caller = QLocalSocket()
    caller.connectToServer(name_of(book))
    answered = caller.waitForConnected(PATIENCE) and caller.waitForReadyRead(PATIENCE)
    caller.abort()
    return bool(answered)
