"""The -wal that a program leaves when it ends badly, and whether it belongs to this book; read before SQLite does.

A -wal that stayed behind while the book itself was replaced by another copy would be read over that copy, and give
neither of the two. Such a copy is younger than the -wal, and does not hold what the -wal says it held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import LogbookDamaged, ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER, _FRAME = 32, 24
_SLACK = 2.0
"""Seconds in which a system may round the moment a file was written."""


def left_behind(book: Path) -> bool:
    """Tell whether the program ended badly the last time; the book may not be open.

    Raises LogbookDamaged when the -wal belongs to another copy of the book; then both are as they were.
    """
    wal = book.with_name(f"{book.name}-wal")
    try:
        if not wal.exists() or wal.stat().st_size <= _HEADER:
            return False
        if book.stat().st_mtime > wal.stat().st_mtime + _SLACK and not _is_written_back(book, wal.read_bytes()):
            raise LogbookDamaged(book)
    except OSError as error:
        raise ReadOnly(book) from error
    return True


def _is_written_back(book: Path, wal: bytes) -> bool:
    """Tell whether the book holds all the -wal does: then it is younger because it was brought up to date."""
    size = int.from_bytes(wal[8:12], "big")
    content = book.read_bytes()
    last = dict(_frames(wal, size))
    return all(content[(number - 1) * size : number * size] == page for number, page in last.items())


def _frames(wal: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and page of each frame of this round; frames of an earlier round have another salt."""
    for start in range(_HEADER, len(wal) - _FRAME - size + 1, _FRAME + size):
        if wal[start + 8 : start + 16] != wal[16:24]:
            return
        yield int.from_bytes(wal[start : start + 4], "big"), wal[start + _FRAME : start + _FRAME + size]
