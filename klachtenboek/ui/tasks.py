"""Long work beside the window: values go in, an answer comes back on the main thread; never the book itself."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    Watch = Callable[[int, int], None]


_PATIENCE = 10
"""Seconds; work that can be stopped tells far more often how far it is."""


class Stopped(Exception):
    """The owner pressed stop."""


class Task(QObject):
    """Carry out ``work`` in a thread; it is given a function to tell how far it is, which also stops it.

    Exactly one of ``done(answer)``, ``failed(sentence)`` and ``stopped()`` follows, on the thread of this object.
    ``broke(error)`` carries what is a fault of ours, to be raised again where faults are shown.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    broke = Signal(object)

    def __init__(self, work: Callable[[Watch], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop, self._is_over = threading.Event(), threading.Event()

    def start(self) -> None:
        """Begin."""
        QThreadPool.globalInstance().start(_Run(self.run))

    def stop(self) -> None:
        """Ask the work to stop; it does so at the next moment it tells how far it is."""
        self._stop.set()

    def end(self) -> None:
        """Ask the work to stop and wait for it, a little: the program ends, and the book is closed next."""
        self.stop()
        self._is_over.wait(_PATIENCE)

    def run(self) -> None:
        """Carry out the work in the thread this is called from."""
        try:
            self._carry_out()
        finally:
            self._is_over.set()

    def _carry_out(self) -> None:
        try:
            answer = self._work(self._watch)
        except Stopped:
            self.stopped.emit()
        except LogbookError as error:
            self.failed.emit(explain(error))
        except Exception as error:  # noqa: BLE001  shown by whoever listens, in the thread where faults are shown
            self.broke.emit(error)
        else:
            self.done.emit(answer)

    def _watch(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, of)


class _Run(QRunnable):
    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act

    def run(self) -> None:
        """Act (Qt)."""
        self._act()
