"""Backups while the window is open: made in the background by the schedule, told in the sidebar; when is the book's."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class StateLine:
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


class BackupKeeper(QObject):
    """Look every minute whether a backup is due; ``changed()`` when there is something else to tell."""

    changed = Signal()
    _finished = Signal(object)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Keep this book safe from now on; a book in memory needs nothing."""
        super().__init__(parent)
        self._backups = logbook.backups
        self._at_work: threading.Thread | None = None
        self._finished.connect(self._note)
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
        from klachtenboek.logbook.backupwork import failed  # with all it reads, only when it failed

        try:
            job = self._backups.prepare(reason)
        except Trouble as error:
            self._note(failed(error))
            return
        self._at_work = threading.Thread(target=self._work, args=(job,), name="back-up")
        self._at_work.start()

    def wait(self) -> None:
        """Wait for a backup that is being written."""
        if self._at_work is not None:
            self._at_work.join()

    def _work(self, job: Job) -> None:
        from klachtenboek.logbook.backupwork import carry_out  # read by the logbook when it prepared the job

        self._finished.emit(carry_out(job))

    def _note(self, done: Done) -> None:
        self.wait()
        self._at_work = None
        self._backups.note(done)
        self.changed.emit()


class LookingOver(QObject):
    """Look a large book over once its first page stands there, a table at a time; ``damaged(words)`` ends it."""

    damaged = Signal(str)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Begin as soon as the window has nothing else to do."""
        super().__init__(parent)
        self._logbook = logbook
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether all of the book was looked over, or damage was found."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        try:
            more = self._logbook.look_over_next()
        except Trouble as error:
            self._timer.stop()
            self.damaged.emit(explain(error))
            return
        if not more:
            self._timer.stop()
