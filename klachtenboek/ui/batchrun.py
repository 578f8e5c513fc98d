"""Letters set on paper and written on another thread, so that the window stays awake; the book is not touched there."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from klachtenboek.domain.trouble import Trouble
from klachtenboek.explain import explain
from klachtenboek.logbook.letters import write_batch

if TYPE_CHECKING:
    from pathlib import Path

    from klachtenboek.letters.batch import Batch, Made


class BatchRun(QObject):
    """Make the letters of one batch. ``progressed``: how many are written; ``ended``: those, and why it stopped."""

    progressed = Signal(int)
    ended = Signal(object, str)

    def __init__(self, batch: Batch, folder: Path) -> None:
        """Prepare to write this batch in the folder.

        It belongs to the threads: whoever asked for the letters may be gone before the last of them is whole.
        """
        super().__init__(QThreadPool.globalInstance())
        self._batch, self._folder = batch, folder
        self._stop = Event()

    def start(self) -> None:
        """Begin on another thread; the signals come on this one."""
        self.ended.connect(self.deleteLater)
        QThreadPool.globalInstance().start(_Work(self))

    def cancel(self) -> None:
        """Stop after the letter that is being written."""
        self._stop.set()

    def work(self) -> None:
        """Write the letters; called on the other thread."""
        done: list[Made] = []

        def written(made: Made) -> None:
            done.append(made)
            self.progressed.emit(len(done))

        try:
            write_batch(self._batch, self._folder, progress=written, is_cancelled=self._stop.is_set)
        except Trouble as error:
            self.ended.emit(tuple(done), explain(error))
            return
        self.ended.emit(tuple(done), "")


class _Work(QRunnable):
    def __init__(self, run: BatchRun) -> None:
        super().__init__()
        self._run = run

    def run(self) -> None:
        self._run.work()
