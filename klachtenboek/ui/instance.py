"""One window per book: a second start lets the first come forward; who holds the file is the store's to know."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds to wait for the first one to answer."""

LONGEST = 100_000
"""Bytes a second start may say; the name of a file is shorter."""

_HELLO = b"kom naar voren\n"


def name_of(book: Path) -> str:
    """Return the name under which the window of this book can be called; the same for every start by this user."""
    return f"klachtenboek-{hashlib.sha256(str(book.absolute()).encode(errors='replace')).hexdigest()[:24]}"


class Doorbell(QObject):
    """Wait for a second start; ``rung(backup)`` when there is one, with the file it was started on or None.

    Only whoever has the book open may have it.
    """

    rung = Signal(object)

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
            caller.readyRead.connect(partial(self._hear, caller))
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() > LONGEST:
            caller.abort()
        if not caller.canReadLine():
            return
        said = bytes(caller.readLine().data()).decode(errors="surrogateescape").rstrip("\n")
        caller.write(_HELLO)
        caller.flush()
        caller.disconnectFromServer()
        self.rung.emit(Path(said) if said else None)


def ring(book: Path, backup: Path | None = None) -> bool:
    """Call the window that has this book open, and name the backup to show there; tell whether it answered."""
    caller = QLocalSocket()
    caller.connectToServer(name_of(book))
    answered = caller.waitForConnected(PATIENCE)
    if answered:
        caller.write(f"{backup.absolute() if backup is not None else ''}\n".encode(errors="surrogateescape"))
        answered = caller.waitForReadyRead(PATIENCE)
    caller.abort()
    return bool(answered)
