"""The program looks at itself after it was installed: a book, a letter, a year, a window; never in the owner's book."""

from __future__ import annotations

import faulthandler
import json
import platform
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from klachtenboek import __version__, notices
from klachtenboek.demo.clock import DemoClock
from klachtenboek.demo.job import do_main_job
from klachtenboek.demo.year import DemoYear
from klachtenboek.domain.trouble import LogbookInUse
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping.files import appending, make_folder, remove_file, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

WELL, WRONG = 0, 1
TIME_LIMIT: Final = 600
"""Seconds after which the program ends by itself, with exit code 1: a program without a terminal must not hang."""

FEWEST_COLOURS: Final = 20
"""A window that was painted has more colours than this; an empty one has a few."""

BOOK, REPORT, STUCK = "zelftest.db", "report.json", "vastgelopen.log"
PICTURE, ABOUT = "venster.png", "over.png"
AFTERNOON = 14, 48


class _Report:
    """What was found, step by step, and what was wrong with it."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {
            "version": __version__,
            "frozen": bool(getattr(sys, "frozen", False)),
            "python": platform.python_version(),
            "system": sys.platform,
        }
        self.seconds: dict[str, float] = {}
        self.wrong: list[str] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step; what goes wrong in it is written down, and the next step has its turn."""
        began = time.perf_counter()
        try:
            yield
        except Exception as error:  # noqa: BLE001  whatever it is, it belongs in the report
            self.wrong.append(f"{name}: {type(error).__name__}: {error}")
        self.seconds[name] = round(time.perf_counter() - began, 3)

    def must(self, name: str, value: object, *, well: bool) -> None:
        """Write a finding down, and that it is not as it should be."""
        self.told[name] = value
        if not well:
            self.wrong.append(f"{name}: {value}")

    def as_json(self) -> bytes:
        """Return everything found."""
        told = {"well": not self.wrong, **self.told, "seconds": self.seconds, "wrong": self.wrong}
        return json.dumps(told, ensure_ascii=False, indent=1).encode()


def run(folder: Path, own_book: Path) -> int:
    """Do the whole job once in ``folder`` and write report.json there; return 0 when all was well, else 1.

    Of the owner's book only the complaints are counted, when there is a book. Raises ReadOnly, DiskFull, DiskFailed
    or FolderMissing when there is no writing in the folder.
    """
    make_folder(folder)
    stuck = appending(folder / STUCK)
    faulthandler.dump_traceback_later(TIME_LIMIT, exit=True, file=stuck)
    report = _Report()
    hook = sys.excepthook
    sys.excepthook = _into(report)
    with report.step("everything"):
        _look(report, folder, own_book)
    sys.excepthook = hook
    faulthandler.cancel_dump_traceback_later()
    stuck.close()
    remove_file(folder / STUCK)
    write_file(folder / REPORT, report.as_json())
    return WRONG if report.wrong else WELL


def _into(report: _Report) -> Any:  # noqa: ANN401  the type of a hook
    """Return a hook for what goes wrong while Qt calls us: no dialog may wait for somebody who is not there."""

    def note(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        report.wrong.append(f"{kind.__name__}: {error}")

    return note


def _look(report: _Report, folder: Path, own_book: Path) -> None:
    with report.step("own book"):
        _count_own(report, own_book)
    for name in (BOOK, f"{BOOK}-wal"):
        remove_file(folder / name)
    hour, minute = AFTERNOON
    clock = DemoClock(datetime.now().replace(hour=hour, minute=minute, second=0, microsecond=0))
    logbook = Logbook(folder / BOOK, clock=clock)
    try:
        with report.step("job"):
            logbook.keeping.save_shop(DemoYear(clock.now).shop)
            complaint, letter = do_main_job(logbook, clock, folder)
            report.told["letter"] = letter.name
            with report.step("window"):
                _see(report, logbook, folder / PICTURE, letter, complaint.id)
        with report.step("year"):
            year = logbook.year.export(clock.now.year, folder)
            files = sorted(path.name for path in year.iterdir())
            kinds = {path.suffix for path in year.iterdir()}
            report.must("year", files, well=kinds >= {".xlsx", ".pdf", ".csv"})
        with report.step("list"):
            _read_list(report, logbook, year)
        with report.step("check"):
            faults = logbook.keeping.check().faults
            report.must("faults", list(faults), well=not faults)
    finally:
        logbook.close()
    with report.step("parts"):
        _take_stock(report)


def _count_own(report: _Report, own_book: Path) -> None:
    """Tell where the owner's book is and how many complaints stand in it; a book that is open is left alone."""
    report.told |= {"book": str(own_book), "complaints": None}
    if not own_book.exists():
        return
    try:
        book = Logbook(own_book)
    except LogbookInUse:
        return
    try:
        report.told["complaints"] = book.keeping.check().complaints
    finally:
        book.close()


def _see(report: _Report, logbook: Logbook, picture: Path, letter: Path, complaint_id: int) -> None:
    from klachtenboek.ui import app  # a command that shows no window does not read Qt

    seen = app.look_at(logbook, complaint_id)
    write_file(picture, seen.png)
    write_file(picture.with_name(ABOUT), seen.about)
    unsaid = [part.name for part in notices.parts() if part.name not in seen.licences]
    report.must("licences not shown", unsaid, well=not unsaid and bool(seen.licences))
    report.told |= {"qt": seen.qt, "platform": seen.platform}
    report.must("colours", seen.colours, well=seen.colours >= FEWEST_COLOURS)
    report.must("own letters", list(seen.families), well=bool(seen.families))
    report.must("words of Qt", seen.cancel, well=seen.cancel == "Annuleren")
    report.must("explained", seen.explained, well="Supported signatures" in seen.explained)
    pages = app.pages_of(letter.read_bytes())
    report.must("letter pages", pages, well=pages >= 1)


def _read_list(report: _Report, logbook: Logbook, year: Path) -> None:
    """Read a spreadsheet as an old list is read: by a process of its own, which a bundle must be able to start."""
    [sheet] = year.glob("*.xlsx")
    rows = len(logbook.importing.preview(sheet).listing.rows)
    report.must("rows", rows, well=rows > 0)


def _take_stock(report: _Report) -> None:
    inside = notices.parts()
    report.must("parts", len(inside), well=all(part.text for part in inside))
    if report.told["frozen"]:
        report.must("network code", find_spec("ssl") is not None, well=find_spec("ssl") is None)
