"""How a book was left, in a small file beside it, and what was known of it then; what is in the book is elsewhere.

Some figures take a count over a year, and the first page shows them. What was counted is noted at a good end, and holds
at the next start of that day when the file is to the letter as the program left it: the same size, moment of writing
and place on the disk, and nothing beside it. Whether its pages are sound is asked of the book itself at every start.
"""

from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import Trouble
from klachtenboek.safekeeping.files import read_file, remove_file, write_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_LONGEST = 4_000


def notes(book: Path, day: date) -> str:
    """Return what was noted on that day, empty when there is nothing or the book is not as it was left."""
    note = _note_of(book)
    if not note.exists():
        return ""
    try:
        first, _, noted = read_file(note, most=_LONGEST).decode(errors="replace").partition("\n")
        noted_on, _, shape = first.partition(" ")
        is_alone = not book.with_name(f"{book.name}-wal").exists()
        is_ours = is_alone and noted_on == day.isoformat() and shape == _shape(book, noted)
    except (Trouble, OSError):
        return ""
    return noted if is_ours else ""


def is_there(book: Path) -> bool:
    """Tell whether a book stood here when it was left last."""
    return _note_of(book).exists()


def opened(book: Path) -> None:
    """Take the note away while the book is open, so that a program that is killed leaves none."""
    with contextlib.suppress(Trouble):
        remove_file(_note_of(book))


def left(book: Path, day: date, known: str) -> None:
    """Note what is known on that day of a book as it is left; where that cannot be, nothing is noted."""
    kept = known if len(known) < _LONGEST // 2 else ""
    with contextlib.suppress(Trouble, OSError):
        write_file(_note_of(book), f"{day} {_shape(book, kept)}\n{kept}".encode())


def _note_of(book: Path) -> Path:
    return book.with_name(f"{book.name}.dicht")


def _shape(book: Path, known: str) -> str:
    found = book.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {zlib.crc32(known.encode())}"
