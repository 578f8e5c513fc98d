"""Backups of the book: made by the schedule or when asked, put back, and told about; the work is ``backupwork``'s."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.backup import BackupInfo, BackupState, Reason, Restored, RestorePreview, due, latest
from klachtenboek.domain.errors import NothingToUndo
from klachtenboek.domain.trouble import LogbookDamaged, Trouble
from klachtenboek.logbook import secondplace
from klachtenboek.safekeeping import backupfolder
from klachtenboek.safekeeping.exchange import exchange
from klachtenboek.safekeeping.files import make_folder, remove_file
from klachtenboek.store import IN_MEMORY
from klachtenboek.store.trouble import told_apart

if TYPE_CHECKING:
    from klachtenboek.logbook.backupwork import Done, Job
    from klachtenboek.logbook.desk import Desk

_SECOND_AT = "backup.second_at"


class Backups:
    """The verbs around backups; a book in memory has none."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk and notice what changes there."""
        self._desk = desk
        self._book = Path(desk.store.path)
        self._trouble = ""
        self._undo: Path | None = None
        last, changed = self._last_at(), desk.store.last_change() if self.is_possible else None
        self._changed = changed is not None and (last is None or changed > last)
        desk.store.database.after_change(self._notice)

    @property
    def is_possible(self) -> bool:
        """Whether the book is an open file that can be written, of which there can be backups."""
        database = self._desk.store.database
        return self._desk.store.path != IN_MEMORY and database.is_open and not database.is_read_only

    def _notice(self, touched: frozenset[int]) -> None:
        self._changed = self._changed or bool(touched)

    # -- making -------------------------------------------------------------------------------------

    def make(self, reason: Reason = Reason.ASKED) -> BackupInfo:
        """Make a backup now, verify it, thin out the older ones, and copy it to the second place.

        Trouble with the second place alone is told by ``state``. Raises DiskFull, ReadOnly, FolderMissing, DiskFailed,
        BackupDamaged, LogbookTooLarge, or LogbookDamaged when it is the book itself; then there is no new backup and
        the older ones are as they were.
        """
        from klachtenboek.logbook import backupwork  # with all it reads, not before there is work

        try:
            info, done = backupwork.carried_out(self.prepare(reason))
        except Trouble as error:
            self.note(backupwork.failed(error))
            raise
        self.note(done)
        return info

    def due(self) -> Reason | None:
        """Return why the schedule wants a backup now, None when it does not."""
        return due(self._desk.now(), self._last_at(), changed=self._changed) if self.is_possible else None

    def prepare(self, reason: Reason) -> Job:
        """Copy the book as it stands; the only part of a backup for which the book has to stand still.

        Raises LogbookTooLarge, and LogbookDamaged when it cannot be read.
        """
        from klachtenboek.logbook import backupwork  # as in ``make``

        store = self._desk.store
        second = secondplace.folder_of(store.settings, self._book)
        with told_apart(str(self._book)), store.database.held() as connection:
            prepared = backupwork.prepared(self._book, connection, reason, self._desk.now())
        self._changed = False
        return backupwork.Job(book=self._book, prepared=prepared, second=second)

    def note(self, done: Done) -> None:
        """Remember how a backup went, for ``state``."""
        self._trouble = done.trouble
        self._changed = self._changed or done.info is None
        if done.second_at is not None:
            self._desk.store.settings.save_value(_SECOND_AT, done.second_at.isoformat(timespec="seconds"))

    def make_when_due(self) -> BackupInfo | None:
        """Make a backup when the schedule wants one; what goes wrong is told by ``state``, never raised."""
        return self._quietly(self.due())

    def make_before_bulk(self) -> BackupInfo | None:
        """Make a backup before many complaints change at once; None for a book in memory. Raises as ``make``."""
        return self.make(Reason.BEFORE_BULK) if self.is_possible else None

    def make_at_close(self) -> BackupInfo | None:
        """Make a backup when something changed since the last one; what goes wrong is told by ``state``."""
        return self._quietly(Reason.CLOSE if self.is_possible and self._changed else None)

    def _quietly(self, reason: Reason | None) -> BackupInfo | None:
        if reason is not None:
            with contextlib.suppress(Trouble):
                return self.make(reason)
        return None

    def save_in(self, folder: Path) -> BackupInfo:
        """Make a backup and put a copy, read back, in a folder of the owner's choice. Raises as ``make``."""
        from klachtenboek.safekeeping.archive import read_info  # as in ``make``

        info = self.make(Reason.ASKED)
        return read_info(backupfolder.copy_to(info.path, make_folder(folder)))

    # -- the second place ---------------------------------------------------------------------------

    def choose_second_place(self, folder: Path | None) -> BackupState:
        """Keep a copy of every backup in this folder too (None: no longer); the newest goes there at once."""
        settings = self._desk.store.settings
        settings.save_value(secondplace.PLACE, str(folder) if folder is not None else "")
        settings.save_value(_SECOND_AT, "")
        self._trouble = ""
        if folder is not None:
            self._quietly(Reason.ASKED)
        return self.state()

    # -- telling ------------------------------------------------------------------------------------

    def state(self) -> BackupState:
        """Return how safe the book stands, for the line in the window."""
        settings = self._desk.store.settings
        second_at = settings.value(_SECOND_AT)
        return BackupState(
            last_at=self._last_at(),
            second_place=settings.value(secondplace.PLACE),
            second_at=datetime.fromisoformat(second_at) if second_at else None,
            trouble=self._trouble,
        )

    def list(self) -> tuple[BackupInfo, ...]:
        """Return the backups there are, newest first."""
        return backupfolder.listed(backupfolder.folder_of(self._book)) if self.is_possible else ()

    def _last_at(self) -> datetime | None:
        moments = backupfolder.moments(backupfolder.folder_of(self._book)).values() if self.is_possible else ()
        return latest(moments, self._desk.now())

    # -- putting back -------------------------------------------------------------------------------

    def preview(self, path: Path) -> RestorePreview:
        """Verify a backup and return what putting it back would change; nothing changes.

        Raises NotABackup, NewerLogbook, BackupDamaged, ReadOnly or FolderMissing.
        """
        from klachtenboek.logbook import backupwork  # as in ``make``

        backup = backupwork.verified(path)
        with self._desk.store.database.held() as connection:
            now, then = backupwork.versions_of(connection), backupwork.versions_in(backup)
        return RestorePreview(
            info=backup.info,
            complaints_now=len(now),
            gone=len(now.keys() - then.keys()),
            back=len(then.keys() - now.keys()),
            different=sum(now[key] != then[key] for key in now.keys() & then.keys()),
        )

    def restore(self, path: Path) -> Restored:
        """Put a backup in the place of the book, after a backup of the book as it is; that one undoes it.

        Of a damaged book there can be no backup; then it stays aside as it is. Raises NotABackup, NewerLogbook,
        BackupDamaged, DiskFull, ReadOnly, FolderMissing or DiskFailed; then the book is as it was.
        """
        from klachtenboek.logbook import backupwork  # as in ``make``

        backup = backupwork.verified(path)
        before, second = self._before_restore()
        backupwork.put_attachments(self._book, path)
        aside: list[Path] = []
        stamp = backupwork.stamp_of(self._desk.now())
        self._desk.store.database.while_closed(
            lambda: aside.append(exchange(self._book, backup.database, stamp=stamp)),
        )
        self._undo = before.path if before is not None else None
        self._desk.forget_undo(self.undo_restore if before is not None else None)
        for old in aside if before is not None else ():
            remove_file(old)  # it stands, verified, in ``before``
        secondplace.keep(self._desk.store.settings, second)
        return Restored(backup.info, before)

    def _before_restore(self) -> tuple[BackupInfo | None, dict[str, str]]:
        """Make the backup that undoes the restore, None of a damaged book, and return where its copies go."""
        second: dict[str, str] = {}
        try:
            second = secondplace.kept(self._desk.store.settings)
            return self.make(Reason.BEFORE_RESTORE), second
        except LogbookDamaged:
            return None, second

    def undo_restore(self) -> Restored:
        """Put the book back as it was before the last restore. Raises NothingToUndo, and as ``restore``."""
        if self._undo is None:
            raise NothingToUndo
        done = self.restore(self._undo)
        self._desk.forget_undo()
        return done
