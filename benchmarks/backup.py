"""A backup, verified, against a copy of the file that is flushed to disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Case
from klachtenboek.logbook import Logbook


def cases(logbook: Logbook, book: Path) -> Iterator[Case]:
    """Yield a backup of this book, which is open, against a copy of ``book``, an equal one that is not."""
    target = book.with_name("copy.db")

    def copy() -> None:
        shutil.copyfile(book, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())

    yield Case(
        group="backup",
        name="a backup, verified",
        most=3,
        ours=logbook.backups.make,
        bare=copy,
        against="copy + fsync",
        rounds=4,
    )
