"""Backups while the window is open: made in the background by the schedule, told in the sidebar; when is the book's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from klachtenboek.domain.backup import Reason
from klachtenboek.domain.trouble import Trouble
from klachtenboek.explain import explain
from klachtenboek.i18n import _, capital, moment_words

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.backup import BackupState
    from klachtenboek.logbook import Logbook
    from klachtenboek.logbook.backupwork import Done, Job

SECONDS_BEFORE_FIRST = 5
SECONDS_BETWEEN_LOOKS = 60
MS_BETWEEN_ASKS = 100
"""How often a backup that is being written is asked whether it is done."""


class StateLine(NamedTuple):
    """How safe the book stands, in two short lines with an icon and a colour."""

    text: str
    detail: str
    icon: str
    color: str


def state_line(state: BackupState, now: datetime) -> StateLine:
    """Return what the sidebar says: trouble first, then a backup that is too old."""
    detail = capital(moment_words(state.last_at, now)) if state.last_at is not None else _("Er is nog geen back-up")
    if state.trouble:
        return StateLine(_("Back-up niet gelukt"), detail, "alert-circle", "danger")
    if state.last_at is None:
        return StateLine(_("Nog geen back-up"), _("Komt vanzelf"), "shield", "text2")
    if state.is_stale(now):
        return StateLine(_("Back-up is oud"), detail, "alert-circle", "danger")
    return StateLine(_("Back-up gelukt"), detail, "shield-check", "ok")


class _Writing(threading.Thread):
    """A backup being written. It knows no window and tells nobody: it may outlive the window that asked for it."""

    def __init__(self, job: Job) -> None:
        super().__init__(name="back-up")
        self._job = job
        self.done: Done | None = None

    def run(self) -> None:
        """Write it, on this thread."""
        from klachtenboek.logbook.backupwork import carry_out  # read by the logbook when it prepared the job

        self.done = carry_out(self._job)


class BackupKeeper(QObject):
    """Look every minute whether a backup is due; ``changed()`` when there is something else to tell."""

    changed = Signal()

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Keep this book safe from now on; a book in memory needs nothing."""
        super().__init__(parent)
        self._backups = logbook.backups
        self._at_work: _Writing | None = None
        self._asks = QTimer(self, interval=MS_BETWEEN_ASKS)
        self._asks.timeout.connect(self._ask)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        if self._backups.is_possible:
            self._timer.start(1000 * SECONDS_BETWEEN_LOOKS)
            QTimer.singleShot(1000 * SECONDS_BEFORE_FIRST, self, self.look)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being written."""
        return self._at_work is not None

    def look(self) -> None:
        """Begin a backup when one is due."""
        reason = None if self.is_busy else self._backups.due()
        if reason is not None:
            self.begin(reason)

    def begin(self, reason: Reason = Reason.ASKED) -> None:
        """Begin a backup in the background; nothing happens when one is being written, and trouble is told."""
        if self.is_busy or not self._backups.is_possible:
            return
        try:
            job = self._backups.prepare(reason)
        except Trouble as error:
            self._note_trouble(error)
            return
        self._at_work = _Writing(job)
        self._at_work.start()
        self._asks.start()

    def wait(self) -> None:
        """Wait for a backup that is being written, and remember how it went."""
        if self._at_work is None:
            return
        self._asks.stop()
        self._at_work.join()
        done, self._at_work = self._at_work.done, None
        try:
            if done is not None:  # else a fault of ours stopped it, which was shown as one
                self._backups.note(done)
        except Trouble as error:
            self._note_trouble(error)
            return
        self.changed.emit()

    def _ask(self) -> None:
        if self._at_work is not None and not self._at_work.is_alive():
            self.wait()

    def _note_trouble(self, error: Trouble) -> None:
        from klachtenboek.logbook.backupwork import failed  # with all it reads, only when it failed

        self._backups.note(failed(error))
        self.changed.emit()


class _Look(threading.Thread):
    """A look beside the window; it may be stopped by closing the book, and then nobody asks how it went."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(name="nakijken", daemon=True)
        self._logbook = logbook
        self.is_sound = False

    def run(self) -> None:
        """Look, on this thread."""
        self.is_sound = self._logbook.look_over_beside()


class LookingOver(QObject):
    """Look a large book over once its first page stands there, beside the window; ``damaged(words)`` ends it.

    Only what does not seem sound there is looked over again by the book itself, a table at a time.
    """

    damaged = Signal(str)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Begin at once, when there is something to look over."""
        super().__init__(parent)
        self._logbook = logbook
        self._beside = _Look(logbook)
        self._timer = QTimer(self, interval=MS_BETWEEN_ASKS)
        self._timer.timeout.connect(self._ask)
        if not logbook.is_looked_over:
            self._beside.start()
            self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether all of the book was looked over, or damage was found."""
        return not self._timer.isActive()

    def _ask(self) -> None:
        if self._beside.is_alive():
            return
        if self._beside.is_sound:
            self._timer.stop()
            return
        self._timer.setInterval(0)
        self._go_on()

    def _go_on(self) -> None:
        try:
            more = self._logbook.look_over_next()
        except Trouble as error:
            self._timer.stop()
            self.damaged.emit(explain(error))
            return
        if not more:
            self._timer.stop()
