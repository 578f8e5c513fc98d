"""The file of a book before SQLite opens it: whether it is ours, may be written, is new, and how it was left.

A -wal that stayed behind while the book itself was replaced by another copy would be read over that copy, and give
neither of the two. Such a copy is younger than the -wal, and does not hold what the -wal says it held.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import (
    FolderMissing,
    LogbookDamaged,
    LogbookInUse,
    NewerLogbook,
    NotALogbook,
    ReadOnly,
    Trouble,
)
from klachtenboek.store.migrations import APPLICATION_ID, VERSION, migrate
from klachtenboek.store.trouble import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.domain.opening import Stage

LARGE = 20_000_000
"""Bytes from which the owner would notice that all pages are read before the first one is shown (0.1 s)."""

_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_NEW = ".nieuw"
_WAL_HEADER, _FRAME = 32, 24
_SLACK = 2.0
"""Seconds in which a system may round the moment a file was written."""

OPEN: set[str] = set()
"""Files open in this process; reading the header of one of them would drop its lock."""


def refuse_strangers(path: Path) -> None:
    """Look at the header before SQLite touches the file, so that a refused file stays byte for byte as it was."""
    if str(path) in OPEN:
        raise LogbookInUse(path)
    if not path.parent.is_dir():
        raise FolderMissing(path.parent)
    if path.is_dir():
        raise NotALogbook(path)
    if not path.exists():
        return
    header = _header(path)
    if not header:
        raise LogbookDamaged(path)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise NotALogbook(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotALogbook(path)
    if int.from_bytes(header[60:64], "big") > VERSION:
        raise NewerLogbook(path)


def takes_long(path: Path) -> Stage | None:
    """Return what a large book will be waiting for before it is open, None when it opens at once.

    The book may not be open. What is wrong with it is told when it is opened.
    """
    if not path.is_file() or path.stat().st_size <= LARGE:
        return None
    is_older = 0 < int.from_bytes(_header(path)[60:64], "big") < VERSION
    wal = path.with_name(f"{path.name}-wal")
    if not is_older and not (wal.exists() and wal.stat().st_size > _WAL_HEADER):
        return None
    from klachtenboek.domain.opening import Stage  # most books open at once

    return Stage.BACKUP if is_older else Stage.LOOK_OVER


def refuse_locked(path: Path) -> None:
    """Look whether file and folder may be written before SQLite finds out half-way, as a failing disk."""
    ours = os.access in os.supports_effective_ids
    if not all(os.access(place, os.W_OK, effective_ids=ours) for place in (path, path.parent)):
        raise ReadOnly(path)


def make_when_new(path: Path) -> None:
    """Make a new logbook beside its place and move it there whole, so that an empty file always means damage.

    Never in the place of another: of several programs that begin at once the first to be ready makes the book.
    """
    if not path.exists():
        beside = path.with_name(f"{path.name}.{os.getpid()}{_NEW}")
        try:
            _make(beside, path)
            _put_in_place(beside, path)
        except (Trouble, OSError) as error:
            if not path.exists():  # else another was first, and has cleared this one away
                raise error if isinstance(error, Trouble) else ReadOnly(path) from error
    elif path.stat().st_nlink == 1:
        return
    for left in path.parent.iterdir():
        if left.name.startswith(f"{path.name}.") and left.suffix.startswith(_NEW) and left.is_file():
            with suppress(OSError):
                left.unlink()


def _make(beside: Path, path: Path) -> None:
    beside.unlink(missing_ok=True)
    with told_apart(str(path)):
        connection = sqlite3.connect(beside, isolation_level=None)
        try:
            migrate(connection, path=str(path))
        finally:
            connection.close()


def _put_in_place(beside: Path, path: Path) -> None:
    """Give the file its name, unless there is one of that name: a second name never replaces, as a new one does."""
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no second names; Windows itself replaces nothing
        if not path.exists():
            beside.rename(path)
    beside.unlink(missing_ok=True)


def left_behind(book: Path) -> bool:
    """Tell whether the program ended badly the last time; the book may not be open.

    Raises LogbookDamaged when the -wal belongs to another copy of the book; then both are as they were.
    """
    wal = book.with_name(f"{book.name}-wal")
    try:
        if not wal.exists() or wal.stat().st_size <= _WAL_HEADER:
            return False
        if book.stat().st_mtime > wal.stat().st_mtime + _SLACK and not _is_written_back(book, wal.read_bytes()):
            raise LogbookDamaged(book)
    except OSError as error:
        raise ReadOnly(book) from error
    return True


def _header(path: Path) -> bytes:
    """Read the first bytes; safe only because no connection of ours has the file open yet (see OPEN)."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ReadOnly(path) from error
    try:
        return os.read(handle, _HEADER)
    finally:
        os.close(handle)


def _is_written_back(book: Path, wal: bytes) -> bool:
    """Tell whether the book holds all the -wal does: then it is younger because it was brought up to date."""
    size = int.from_bytes(wal[8:12], "big")
    content = book.read_bytes()
    last = dict(_frames(wal, size))
    return all(content[(number - 1) * size : number * size] == page for number, page in last.items())


def _frames(wal: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and page of each frame of this round; frames of an earlier round have another salt."""
    for start in range(_WAL_HEADER, len(wal) - _FRAME - size + 1, _FRAME + size):
        if wal[start + 8 : start + 16] != wal[16:24]:
            return
        yield int.from_bytes(wal[start : start + 4], "big"), wal[start + _FRAME : start + _FRAME + size]
