"""The note beside a book that was closed well, by which a change since is seen; the book is looked over elsewhere.

Looking every page of a book over takes as long as reading it, and a book of ten years is opened several times a day.
So that is done at the first start of a day, and again as soon as the file is not to the letter as the program left it:
another size, another moment of writing, another file, something beside it, or an end that was no end. What a disk
spoils without any of that, the check finds the next morning, and every backup is read back as well.

What the program knows of a book in that state, and would have to count again, can be noted with it.
"""

from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import Trouble
from klachtenboek.safekeeping.files import read_file, remove_file, write_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_LONGEST = 4_000


def looked_over_on(book: Path) -> str:
    """Return the day of the last check of a book that is as it was left, as ``2026-11-21``; empty when it is not."""
    return as_left(book)[0]


def as_left(book: Path) -> tuple[str, str]:
    """Return that day and what was noted with it, both empty when the book is not as it was left."""
    note = _note_of(book)
    if not note.exists():
        return "", ""
    try:
        first, _, notes = read_file(note, most=_LONGEST).decode(errors="replace").partition("\n")
        day, _, left = first.partition(" ")
        is_alone = not book.with_name(f"{book.name}-wal").exists()
        return (day, notes) if is_alone and left == _shape(book, notes) else ("", "")
    except (Trouble, OSError):
        return "", ""


def opened(book: Path) -> None:
    """Take the note away while the book is open, so that a program that is killed leaves none."""
    with contextlib.suppress(Trouble):
        remove_file(_note_of(book))


def left(book: Path, day: date | str, notes: str = "") -> None:
    """Note how the book is left, and the day on which it was looked over; where that cannot be, nothing is noted."""
    kept = notes if len(notes) < _LONGEST // 2 else ""
    with contextlib.suppress(Trouble, OSError):
        write_file(_note_of(book), f"{day} {_shape(book, kept)}\n{kept}".encode())


def _note_of(book: Path) -> Path:
    return book.with_name(f"{book.name}.dicht")


def _shape(book: Path, notes: str) -> str:
    found = book.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {zlib.crc32(notes.encode())}"
