"""The backups beside a book: their names, the list of them, thinning, and the copy in a second place."""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.backup import SUFFIX, to_drop
from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.trouble import BackupDamaged
from klachtenboek.safekeeping.files import remove_file, trouble_of, write_stream

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from klachtenboek.domain.backup import BackupInfo, Reason

_PIECE = 1_000_000
_NAMED = r"klachtenboek (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)(?: [\w-]+)?" + re.escape(SUFFIX)


def folder_of(book: Path) -> Path:
    """Return the folder with the backups of the book at this path."""
    return book.with_name(f"{book.stem} back-ups")


def free_place(folder: Path, at: datetime, reason: Reason, suffix: str = SUFFIX) -> Path:
    """Return where a backup made at that moment, local time, goes; no older one stands there. Names sort by moment."""
    for number in itertools.count(1):
        more = f"-{number}" if number > 1 else ""
        path = folder / f"klachtenboek {at:%Y-%m-%d %H%M%S} {reason.value}{more}{suffix}"
        if not path.exists():
            break
    return path


def moments(folder: Path) -> dict[Path, datetime]:
    """Return the backups in a folder with their moments, oldest first; empty when the folder is not there."""
    found = {}
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError:
        return {}
    for path in names:
        at = _moment(path.name)
        if at is not None:
            found[path] = at
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def _moment(name: str) -> datetime | None:
    match = re.fullmatch(_NAMED, name)
    try:
        return datetime.fromisoformat(f"{match[1]} {match[2]}:{match[3]}:{match[4]}") if match else None
    except ValueError:
        return None


def listed(folder: Path) -> tuple[BackupInfo, ...]:
    """Return the readable backups of a folder, newest first."""
    from klachtenboek.safekeeping.archive import read_info  # a start only looks at the names

    found = []
    for path in moments(folder):
        try:
            found.append(read_info(path))
        except LogbookError:
            continue  # one that cannot be read is not offered; it is left where it is
    return tuple(sorted(found, key=lambda info: info.at, reverse=True))


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that may go and return them. Raises ReadOnly, FolderMissing or DiskFailed."""
    known = moments(folder)
    going = to_drop(known.values(), now)
    gone = tuple(path for path, at in known.items() if at in going)
    for path in gone:
        remove_file(path)
    return gone


def copy_to(source: Path, folder: Path) -> Path:
    """Copy a finished backup to a second place and read it back there; return the copy.

    Raises DiskFull, ReadOnly, FolderMissing, DiskFailed, or BackupDamaged when what comes back is not what went in.
    """
    target = folder / source.name

    def pour(file: BinaryIO) -> None:
        with source.open("rb") as full:
            while piece := full.read(_PIECE):
                file.write(piece)

    write_stream(target, pour)
    if _hash(source) != _hash(target):
        remove_file(target)
        raise BackupDamaged(target)
    return target


def _hash(path: Path) -> bytes:
    import hashlib  # only to compare a copy

    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                found.update(piece)
    except OSError as error:
        raise trouble_of(error, path) from error
    return found.digest()
