"""A question to the book that may take long: answered at once, or beside the window with the answer put in later."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from klachtenboek.domain.patience import Dropped, TakesLong
from klachtenboek.ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.ui.tasks import Watch

T = TypeVar("T")


class Answering(Protocol):
    """Whoever answers questions: the book."""

    def at_once(self, ask: Callable[[], T]) -> T:
        """Return the answer. Raises TakesLong."""

    def beside(self, ask: Callable[[], T], dropped: threading.Event) -> T:
        """Return the answer in another thread. Raises Dropped."""


class _Told(NamedTuple):
    number: int
    answer: object = None
    error: Exception | None = None


class Asking(QObject):
    """Ask one question at a time: a newer one takes the place of the one before, which is not answered any more.

    ``waiting()``: the answer is not there at once. ``answered()``: it came later, and was put in.
    """

    waiting = Signal()
    answered = Signal()

    def __init__(self, book: Answering | None, parent: QObject | None = None) -> None:
        """Ask this book; without one a question is waited for."""
        super().__init__(parent)
        self._book = book
        self._number = 0
        self._dropped = threading.Event()
        self._put: Callable[[Any], object] | None = None
        self._tasks: dict[int, Task] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._put is not None

    def ask(self, ask: Callable[[], T], put: Callable[[T], object]) -> None:
        """Ask, and call ``put`` with the answer: now, or when it is there.

        The question is asked in another thread then, and may be asked more than once; it only reads.
        """
        self.drop()
        if self._book is None:
            put(ask())
            return
        try:
            answer = self._book.at_once(ask)
        except TakesLong:
            self._put = put
            self._ask_beside(self._book, ask)
            self.waiting.emit()
        else:
            put(answer)

    def drop(self) -> None:
        """Wait no longer."""
        self._dropped.set()
        self._number += 1
        self._put = None

    def _ask_beside(self, book: Answering, ask: Callable[[], object]) -> None:
        number, dropped = self._number, threading.Event()

        def work(_watch: Watch) -> _Told:
            try:
                return _Told(number, book.beside(ask, dropped))
            except Exception as error:  # noqa: BLE001  raised again in the thread where faults are shown
                return _Told(number, error=error)

        self._dropped, self._tasks[number] = dropped, Task(work)
        self._tasks[number].done.connect(self._came)
        self._tasks[number].start()

    def _came(self, told: _Told) -> None:
        del self._tasks[told.number]
        if told.number != self._number or self._put is None or isinstance(told.error, Dropped):
            return
        put, self._put = self._put, None
        if told.error is not None:
            raise told.error
        put(told.answer)
        self.answered.emit()
