"""A backup, against a copy of the file, and against the same promise kept with the bare libraries."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.timing import Case
from klachtenboek.logbook import Logbook

MOST_POSSIBLE = 30
"""Times a copy of the file: fourteen with the other core at work, and room for a machine half as quick at it."""


def cases(logbook: Logbook, book: Path) -> Iterator[Case]:
    """Yield a backup of this book, which is open, against what is done with ``book``, an equal one that is not."""
    target = book.with_name("copy.db")

    def copy() -> None:
        shutil.copyfile(book, target)
        _flush(target)

    for against, bare, most, limit in (
        ("copy + fsync", copy, 3.0, MOST_POSSIBLE),
        ("packed, read back, looked over", _promise(book), 1.5, None),
    ):
        yield Case(
            group="backup",
            name="a backup, verified",
            most=most,
            ours=logbook.backups.make,
            bare=bare,
            against=against,
            rounds=4,
            limit=limit,
        )


def _promise(book: Path) -> Callable[[], None]:
    """Return work that copies a book, packs it, flushes it, reads it back and has SQLite look all of it over."""
    target = book.with_name("copy.packed")

    def keep() -> None:
        with closing(sqlite3.connect(book)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            content = copy.serialize()
        wanted = hashlib.sha256(content).digest()
        target.write_bytes(zlib.compress(content, 1))
        _flush(target)
        again = zlib.decompress(target.read_bytes())
        if hashlib.sha256(again).digest() != wanted:
            raise ValueError(target)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as read:
            read.deserialize(_without_wal(again))
            if read.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise ValueError(target)
            read.execute("PRAGMA foreign_key_check").fetchall()
            read.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")

    return keep


def _without_wal(content: bytes) -> bytes:
    return content[:18] + b"\x01\x01" + content[20:]


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
