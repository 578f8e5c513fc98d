"""The one way in which this program writes a file: whole or not at all; not the database, which SQLite writes."""

from __future__ import annotations

import contextlib
import errno
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from klachtenboek.domain.trouble import (
    DiskFailed,
    DiskFull,
    FileInUse,
    FolderMissing,
    NameTooLong,
    NotAFile,
    NotAFolder,
    ReadOnly,
    Trouble,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_TROUBLE: dict[int, type[Trouble]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EROFS: ReadOnly,
    errno.ENOENT: FolderMissing,
    errno.ENOTDIR: NotAFolder,
    errno.EEXIST: NotAFolder,
    errno.EISDIR: NotAFile,
    errno.ENAMETOOLONG: NameTooLong,
    errno.ENODEV: FolderMissing,
}

_OPEN_ELSEWHERE = frozenset({32, 33})
"""What Windows says of a file another program has open; its number of the system is that of a closed door."""


def trouble_of(error: OSError, path: Path | str) -> Trouble:
    """Return what an error of the operating system means to the owner."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE or _is_held(error, Path(path)):
        return FileInUse(path)
    return _TROUBLE.get(error.errno or 0, DiskFailed)(path)


def _is_held(error: OSError, path: Path) -> bool:
    """Tell whether a rename was refused though both file and folder may be written: another program holds the file.

    Windows says no more than that it is refused when a PDF is still open in the program that shows it.
    """
    if not isinstance(error, PermissionError) or error.filename2 is None:
        return False
    as_now = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=as_now) for place in (path, path.parent))


def write_file(path: Path, content: bytes | bytearray) -> Path:
    """Write the file whole or leave the old one: temporary file beside it, flushed, renamed, folder flushed.

    Raises DiskFull, ReadOnly, FolderMissing, FileInUse or DiskFailed; then nothing of the new file remains.
    """
    return write_stream(path, lambda file: file.write(content))


def write_stream(path: Path, produce: Callable[[BinaryIO], object]) -> Path:
    """Write the file whole, as ``write_file`` does, with what ``produce`` writes into it: for what is large.

    Raises DiskFull, ReadOnly, FolderMissing, FileInUse or DiskFailed; then nothing of the new file remains.
    """
    try:
        _replace(path, produce)
    except OSError as error:
        raise trouble_of(error, path) from error
    return path


def copy_file(source: Path, target: Path) -> None:
    """Copy a file whole, with the moment it was written; of a link the link. Raises OSError as the system does."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    from shutil import copyfileobj  # a start copies nothing

    with source.open("rb") as file:
        _replace(target, partial(copyfileobj, file))
    moments = source.stat()
    os.utime(target, ns=(moments.st_atime_ns, moments.st_mtime_ns))


def read_file(path: Path, *, most: int) -> bytes:
    """Return at most so many bytes of a file. Raises FolderMissing, ReadOnly or DiskFailed when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise trouble_of(error, path) from error


def appending(path: Path) -> TextIO:
    """Open a file that is written to until the program ends, as the last words of a crash are; it begins empty.

    Raises DiskFull, ReadOnly, FolderMissing or DiskFailed.
    """
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise trouble_of(error, path) from error


def keep_file(temporary: Path, path: Path) -> None:
    """Flush a file that another wrote whole, SQLite for one, and give it its name. Raises as ``write_file``."""
    try:
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise trouble_of(error, path) from error
    move_file(temporary, path)


def move_file(source: Path, target: Path) -> None:
    """Move a file within one disk, replacing what stands there, and flush the folder. Raises as ``write_file``."""
    try:
        source.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise trouble_of(error, target) from error


def remove_file(path: Path) -> None:
    """Remove a file; one that is gone already is fine. Raises ReadOnly, FolderMissing or DiskFailed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of(error, path) from error


def make_folder(path: Path) -> Path:
    """Make the folder with those above it and return it. Raises ReadOnly, DiskFull or DiskFailed."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error, path) from error
    return path


def _replace(path: Path, produce: Callable[[BinaryIO], object]) -> None:
    from tempfile import mkstemp  # with all it reads, only for who writes a file

    handle, name = mkstemp(prefix=".klachtenboek-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            produce(file)
            file.flush()
            written = file.seek(0, os.SEEK_END)
            os.fsync(file.fileno())
        if temporary.stat().st_size != written:
            raise OSError(errno.ENOSPC, "short write", str(path))  # noqa: TRY301  cleaned up below, like any other
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Flush the rename itself; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network drives cannot flush a folder; the file itself is whole and in its place.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
