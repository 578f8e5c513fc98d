"""Backups of the book: made by the schedule or when asked, put back, and told about; how is in ``safekeeping``."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek import __version__
from klachtenboek.domain.backup import BackupInfo, BackupState, Reason, Restored, RestorePreview, due, latest
from klachtenboek.domain.errors import NothingToUndo
from klachtenboek.domain.trouble import BackupDamaged, FolderMissing, LogbookDamaged, Trouble
from klachtenboek.explain import explain
from klachtenboek.i18n import _, clock, full_date, ngettext
from klachtenboek.logbook import secondplace
from klachtenboek.safekeeping import attachments, backupfolder
from klachtenboek.safekeeping.archive import Prepared, attachments_of, open_backup, read_info, write_backup
from klachtenboek.safekeeping.exchange import exchange, finish, is_under_way
from klachtenboek.safekeeping.files import make_folder, remove_file
from klachtenboek.safekeeping.snapshot import Book, Connection, attached, counted, look_into, opened, snapshot, versions
from klachtenboek.store import IN_MEMORY, Store
from klachtenboek.store.migrations import APPLICATION_ID, VERSION, schema_of
from klachtenboek.store.trouble import told_apart

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk

BOOK = Book(APPLICATION_ID, VERSION, schema_of)
_SECOND_AT = "backup.second_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A backup that only has to be written: the copy of the book, and its folder in the second place, if any."""

    book: Path
    prepared: Prepared
    second: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a backup went: what was made, when the second place had it, and the trouble there was, in words."""

    info: BackupInfo | None
    second_at: datetime | None
    trouble: str


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
        BackupDamaged, or LogbookDamaged when it is the book itself; then there is no new backup and the older ones are
        as they were.
        """
        try:
            info, done = _carried_out(self.prepare(reason))
        except Trouble as error:
            self.note(failed(error))
            raise
        self.note(done)
        return info

    def due(self) -> Reason | None:
        """Return why the schedule wants a backup now, None when it does not."""
        return due(self._desk.now(), self._last_at(), changed=self._changed) if self.is_possible else None

    def prepare(self, reason: Reason) -> Job:
        """Copy the book as it stands; the only part of a backup for which the book has to stand still.

        Raises LogbookDamaged when it cannot be read.
        """
        store = self._desk.store
        second = secondplace.folder_of(store.settings, self._book)
        with told_apart(str(self._book)):
            prepared = _prepared(self._book, store.database.connection, reason, self._desk.now())
        self._changed = False
        return Job(book=self._book, prepared=prepared, second=second)

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
        backup = open_backup(path, BOOK)
        now = versions(self._desk.store.database.connection)
        with opened(backup.database) as connection:
            then = versions(connection)
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
        backup = open_backup(path, BOOK)
        before, second = self._before_restore()
        _put_attachments(self._book, path)
        aside: list[Path] = []
        stamp = _stamp(self._desk.now())
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


def carry_out(job: Job) -> Done:
    """Write, verify, thin out and copy what was prepared, and tell how it went; trouble is told, never raised.

    Only files are touched, so that another thread than the book's may do it.
    """
    try:
        return _carried_out(job)[1]
    except Trouble as error:
        return failed(error)


def failed(error: Trouble) -> Done:
    """Return how a backup went that came to nothing, with the trouble in words."""
    return Done(info=None, second_at=None, trouble=explain(error))


def _carried_out(job: Job) -> tuple[BackupInfo, Done]:
    """Do it; trouble with the second place alone leaves the backup here. Raises Trouble when there is none."""
    info = _written(job.book, job.prepared)
    _thin(backupfolder.folder_of(job.book), info)
    if job.second is None:
        return info, Done(info=info, second_at=None, trouble="")
    try:
        _copy_to_second(info, job.second)
    except Trouble as error:
        return info, Done(info=info, second_at=None, trouble=explain(error))
    return info, Done(info=info, second_at=info.at, trouble="")


def _copy_to_second(info: BackupInfo, folder: Path) -> None:
    if not folder.parent.is_dir():
        raise FolderMissing(folder.parent)  # a stick that is out of the computer is not made anew on its disk
    backupfolder.copy_to(info.path, make_folder(folder))
    _thin(folder, info)


def _thin(folder: Path, made: BackupInfo) -> None:
    """Let the older ones go, but not while one of them is about to be put back."""
    if made.reason is not Reason.BEFORE_RESTORE:
        backupfolder.thin(folder, made.at)


def counted_in(info: BackupInfo) -> str:
    """Return when a backup is from and what is in it, as one sentence."""
    complaints = ngettext("{n} klacht", "{n} klachten", info.complaints).format(n=info.complaints)
    customers = ngettext("{n} klant", "{n} klanten", info.customers).format(n=info.customers)
    told = _("Teruggezet: {day} {time}, met {complaints} en {customers}.")
    return told.format(day=full_date(info.at), time=clock(info.at), complaints=complaints, customers=customers)


def before_opening(book: Path, now: datetime) -> None:
    """Finish putting back a backup that stopped half-way. Raises ReadOnly, DiskFull or DiskFailed."""
    if is_under_way(book):
        finish(book, stamp=_stamp(now))


def before_migration(book: Path, connection: Connection, now: datetime) -> BackupInfo:
    """Make and verify a backup of a book of an older version. Raises as ``Backups.make``."""
    return _written(book, _prepared(book, connection, Reason.BEFORE_MIGRATION, now))


def put_back_over(book: Path, path: Path, now: datetime) -> Restored:
    """Put a backup in the place of a book that cannot be opened; that one is kept aside with its -wal.

    Raises NotABackup, NewerLogbook, BackupDamaged, DiskFull, ReadOnly, FolderMissing or DiskFailed.
    """
    backup = open_backup(path, BOOK)
    _put_attachments(book, path)
    exchange(book, backup.database, stamp=_stamp(now))
    with contextlib.closing(Store(book)):
        return Restored(backup.info, None)


def _prepared(book: Path, connection: Connection, reason: Reason, at: datetime) -> Prepared:
    return Prepared(
        database=snapshot(connection),
        contents=counted(connection),
        attachments=attachments.present(book, attached(connection)),
        at=at,
        reason=reason,
        program=__version__,
    )


def _written(book: Path, prepared: Prepared) -> BackupInfo:
    folder = make_folder(backupfolder.folder_of(book))
    place = backupfolder.free_place(folder, prepared.at, prepared.reason)
    try:
        return write_backup(place, prepared, BOOK)
    except BackupDamaged as error:
        if not _is_sound(prepared.database, place):
            raise LogbookDamaged(book) from error
        raise


def _is_sound(content: bytes, path: Path) -> bool:
    try:
        look_into(content, BOOK, path)
    except Trouble:
        return False
    return True


def _put_attachments(book: Path, backup: Path) -> None:
    for _name, content in attachments_of(backup):
        attachments.put(book, content)


def _stamp(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H%M%S}"
