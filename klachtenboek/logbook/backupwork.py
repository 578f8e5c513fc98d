"""The work of a backup: copied, written, verified, thinned out, put back; when it is done is for ``backups`` to say."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek import __version__
from klachtenboek.domain.backup import BackupInfo, Reason, Restored
from klachtenboek.domain.trouble import (
    BackupDamaged,
    DiskFailed,
    FolderMissing,
    LogbookDamaged,
    LogbookTooLarge,
    Trouble,
)
from klachtenboek.explain import explain
from klachtenboek.i18n import _, clock, full_date, ngettext
from klachtenboek.safekeeping import attachments, backupfolder
from klachtenboek.safekeeping.archive import (
    LARGEST_DATABASE,
    Opened,
    Prepared,
    attachments_of,
    open_backup,
    write_backup,
)
from klachtenboek.safekeeping.exchange import exchange, finish, is_under_way
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.safekeeping.snapshot import (
    Book,
    Connection,
    Snapshot,
    attached,
    counted,
    is_whole,
    look_into,
    opened,
    size_of,
    versions,
)
from klachtenboek.safekeeping.wholecopy import SUFFIX as WHOLE
from klachtenboek.safekeeping.wholecopy import copy_whole
from klachtenboek.store import Store
from klachtenboek.store.migrations import APPLICATION_ID, VERSION, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable

BOOK = Book(APPLICATION_ID, VERSION, schema_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A backup that only has to be written: what goes into it, and its folder in the second place, if any."""

    book: Path
    prepared: Callable[[], Prepared]
    second: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a backup went: what was made, when the second place had it, and the trouble there was, in words."""

    info: BackupInfo | None
    second_at: datetime | None
    trouble: str


def carry_out(job: Job) -> Done:
    """Write, verify, thin out and copy what was prepared, and tell how it went; trouble is told, never raised.

    Only files are touched, so that another thread than the book's may do it.
    """
    try:
        return carried_out(job)[1]
    except Trouble as error:
        return failed(error)


def failed(error: Trouble) -> Done:
    """Return how a backup went that came to nothing, with the trouble in words."""
    return Done(info=None, second_at=None, trouble=explain(error))


def carried_out(job: Job) -> tuple[BackupInfo, Done]:
    """Do it; trouble with the second place alone leaves the backup here. Raises Trouble when there is none."""
    info = _written(job.book, job.prepared())
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
        finish(book, stamp=stamp_of(now))


def before_migration(book: Path, connection: Connection, now: datetime) -> Path:
    """Make and verify a backup of a book of an older version and return it; of a very large one a copy as it is.

    Raises as ``Backups.make``, and NoRoomForCopy.
    """
    reason = Reason.BEFORE_MIGRATION
    if size_of(connection) <= LARGEST_DATABASE:
        return _written(book, prepared(book, connection, reason, now)()).path
    place = backupfolder.free_place(make_folder(backupfolder.folder_of(book)), now, reason, WHOLE)
    try:
        copy_whole(connection, place, BOOK)
    except BackupDamaged as error:
        raise (DiskFailed(place) if is_whole(connection, BOOK) else LogbookDamaged(book)) from error
    return place


def put_back_over(book: Path, path: Path, now: datetime) -> Restored:
    """Put a backup in the place of a book that cannot be opened; that one is kept aside with its -wal.

    Raises NotABackup, NewerLogbook, BackupDamaged, DiskFull, ReadOnly, FolderMissing or DiskFailed.
    """
    backup = verified(path)
    put_attachments(book, path)
    exchange(book, backup.database, stamp=stamp_of(now))
    with contextlib.closing(Store(book)):
        return Restored(backup.info, None)


def prepared(book: Path, connection: Connection, reason: Reason, at: datetime) -> Callable[[], Prepared]:
    """Copy the book as it stands, and return what makes a backup's content of that, once and on any thread.

    Raises LogbookTooLarge, and LogbookDamaged when it cannot be read.
    """
    if size_of(connection) > LARGEST_DATABASE:
        raise LogbookTooLarge(book)
    copied, contents = Snapshot(connection), counted(connection)
    along = attachments.present(book, attached(connection))
    return lambda: Prepared(
        database=copied.content(),
        contents=contents,
        attachments=along,
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


def _is_sound(content: bytes | bytearray, path: Path) -> bool:
    try:
        look_into(content, BOOK, path)
    except Trouble:
        return False
    return True


def verified(path: Path) -> Opened:
    """Open a backup of a book of this program. Raises NotABackup, NewerLogbook, BackupDamaged or ReadOnly."""
    return open_backup(path, BOOK)


def versions_of(connection: Connection) -> dict[tuple[int, str], int]:
    """Return every complaint of the open book with its last change, as ``snapshot`` tells them apart."""
    return versions(connection)


def versions_in(backup: Opened) -> dict[tuple[int, str], int]:
    """Return every complaint of a backup with its last change."""
    with opened(backup.database) as connection:
        return versions(connection)


def put_attachments(book: Path, backup: Path) -> None:
    """Put what goes with a backup beside the book. Raises DiskFull, ReadOnly or DiskFailed."""
    for _name, content in attachments_of(backup):
        attachments.put(book, content)


def stamp_of(now: datetime) -> str:
    """Return the moment as it stands in the name of a file that is kept aside."""
    return f"{now:%Y-%m-%d %H%M%S}"
