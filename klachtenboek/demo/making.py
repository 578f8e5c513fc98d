"""A folder to look around in: the bakery's year, the main job done in it, its letter, year and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from klachtenboek.demo import DemoClock, fill
from klachtenboek.demo.job import do_main_job
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping.files import make_folder

BOOK = "demo.db"
PICTURES = "beelden"
USUAL = 60
AFTERNOON = 14, 48
"""The time of day in the demo: promises behind it, around it and ahead of it."""


def make_demo(
    folder: Path, *, count: int | None = None, pictures: str | None = None, today: datetime | None = None
) -> Iterator[Path]:
    """Make the demo in ``folder`` and yield each thing made; an older demo there is replaced, nothing else.

    ``count`` complaints (the written year at least), ``pictures`` none, ``some`` or ``all`` of the pages. Raises
    DiskFull, ReadOnly or FolderMissing.
    """
    make_folder(folder)
    for name in (BOOK, f"{BOOK}-wal"):
        (folder / name).unlink(missing_ok=True)
    hour, minute = AFTERNOON
    clock = DemoClock((today or datetime.now()).replace(hour=hour, minute=minute, second=0, microsecond=0))
    logbook = Logbook(folder / BOOK, clock=clock)
    try:
        fill(logbook, clock, count=count or USUAL)
        yield folder / BOOK
        if pictures is not None:
            yield from _pictures(logbook, folder / PICTURES, everything=pictures == "all")
        _, letter = do_main_job(logbook, clock, folder)
        yield letter
        yield logbook.year.export(clock.now.year, folder)
    finally:
        logbook.close()


def _pictures(logbook: Logbook, folder: Path, *, everything: bool) -> list[Path]:
    from klachtenboek.ui.app import take_pictures  # Qt is only needed for pictures

    return take_pictures(logbook, make_folder(folder), everything=everything)
