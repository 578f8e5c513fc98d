"""Putting another book in the place of the one there is, so that a computer that stops half-way leaves one whole.

The new book is first written whole beside the old one. From that moment on the exchange goes forward: whoever starts
the program next finishes it. The old book and its -wal always go aside together; a book under another one's -wal would
read as neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.safekeeping.files import make_folder, move_file, write_file

if TYPE_CHECKING:
    from pathlib import Path

COMPANIONS = ("-wal", "-journal", "-shm")


def coming(book: Path) -> Path:
    """Return where the new book stands while the exchange is under way."""
    return book.with_name(f"{book.name}.terug")


def aside_of(book: Path) -> Path:
    """Return the folder in which replaced books are kept."""
    return book.with_name(f"{book.stem} vervangen")


def exchange(book: Path, content: bytes | bytearray, *, stamp: str) -> Path:
    """Replace the book, which must be closed, and return where the old one went.

    Raises DiskFull, ReadOnly or DiskFailed; before the new book is whole on disk nothing has changed.
    """
    make_folder(aside_of(book))
    write_file(coming(book), content)
    return finish(book, stamp=stamp)


def finish(book: Path, *, stamp: str) -> Path:
    """Go on with an exchange that was begun, from wherever it stopped; without one nothing happens."""
    aside = make_folder(aside_of(book)) / f"{book.stem} {stamp}{book.suffix}"
    if not coming(book).exists():
        return aside
    for companion in COMPANIONS:
        _move_when_there(book.with_name(book.name + companion), aside.with_name(aside.name + companion))
    _move_when_there(book, aside)
    move_file(coming(book), book)
    return aside


def is_under_way(book: Path) -> bool:
    """Tell whether an exchange stopped half-way."""
    return coming(book).exists()


def _move_when_there(source: Path, target: Path) -> None:
    if source.exists():
        move_file(source, target)
