"""``python -m benchmarks.beside``: the program beside what else somebody would use, in one table.

Each of the others is installed by name in an environment of its own, in a folder that is kept when ``--folder`` names
one. LibreOffice comes from the system (package ``libreoffice-calc``); without it that row is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import letters as written
from benchmarks import others, start, year
from benchmarks.book import multiply, open_book, tell_book
from benchmarks.document import machine, put
from benchmarks.timing import Work
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.paper import render
from klachtenboek.reports.columns import row_columns

SNELHEID = Path(__file__).resolve().parent.parent / "docs" / "snelheid.md"
PACKAGES = ("vorta", "fpdf2", "weasyprint", "typst", "openpyxl")
COMPLAINTS, LINES = 10_000, 1_000
ROUNDS = 7
PATIENCE = 300
"""Seconds after which another program is given up."""
HEAD = "| wat | Klachtenboek | het andere | | verhouding |\n| --- | ---: | --- | ---: | ---: |"


@dataclass(frozen=True, slots=True)
class Pair:
    """Something both can do; each side gives milliseconds per turn."""

    what: str
    other: str
    ours: Callable[[], float]
    theirs: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Environments:
    """Where the others are installed."""

    folder: Path

    def make(self, package: str) -> str:
        """Install a package and return its version."""
        place = self.folder / package
        if not place.exists():
            venv.create(place, with_pip=True)
            subprocess.run([self.python(package), "-m", "pip", "install", "--quiet", package], check=True)
        ask = f"import importlib.metadata as m; print(m.version({package!r}))"
        return subprocess.run(
            [self.python(package), "-c", ask], check=True, capture_output=True, text=True
        ).stdout.strip()

    def python(self, package: str) -> str:
        """Return the Python of the environment of that package."""
        return str(self.folder / package / ("Scripts" if os.name == "nt" else "bin") / "python")

    def inside(self, package: str, code: str, *arguments: Path) -> Callable[[], float]:
        """Return work that gives the milliseconds the code prints when it runs beside that package."""
        command = [self.python(package), "-c", code, *map(str, arguments)]
        return lambda: float(_run(command, self.folder).split()[-1])

    def from_nothing(self, package: str, code: str) -> Callable[[], float]:
        """Return work that times a whole process."""
        return _timed(lambda: _run([self.python(package), "-c", code], self.folder))


def main(arguments: Sequence[str] | None = None) -> int:
    """Install, time in turns, print the table and write it in the document; return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.beside", description=__doc__)
    parser.add_argument("--folder", type=Path, default=None, help="where the others are installed, and kept")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--complaints", type=int, default=COMPLAINTS)
    parser.add_argument("--document", type=Path, default=SNELHEID, help="where the table is written")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="klachtenboek-beside-") as temporary:
        folder = (asked.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        environments = Environments(folder)
        versions = {package: environments.make(package) for package in PACKAGES}
        pairs = _pairs(environments, Path(temporary), asked.complaints)
        rows = [_row(pair, asked.rounds) for pair in pairs]
        if shutil.which("soffice") is not None:
            versions["LibreOffice"] = _run(["soffice", "--version"], Path(temporary)).split()[1]
    told = "\n".join([HEAD, *rows, "", f"{machine()}. {', '.join(f'{k} {v}' for k, v in versions.items())}."])
    print(told)
    put(asked.document, "naast elkaar", told)
    return 0


def _pairs(environments: Environments, folder: Path, complaints: int) -> list[Pair]:
    book = multiply(tell_book(folder / "told.db"), folder / "book.db", complaints)
    logbook = open_book(book)
    letter, shop = written.letters_of(logbook, 1)[0], logbook.keeping.shop()
    report = year.year_of(LINES)
    rows = [_cells(row, [column.read for column in row_columns(report)]) for row in report.rows]
    sheet = folder / "complaints.xlsx"
    logbook.close()
    words, cells = folder / "letter.json", folder / "cells.json"
    words.write_text(json.dumps(_words(letter)), encoding="utf-8")
    cells.write_text(json.dumps(rows), encoding="utf-8")
    compiled = folder / "compiled"
    opened = _timed(start.process(start.OURS + start.CLOSE, compiled, book))
    letters = _warm(lambda: render(letter, shop))
    pairs = [
        Pair("starten tot de eerste bladzijde", "Vorta", opened, environments.from_nothing("vorta", others.VORTA)),
        Pair("een brief, warm", "fpdf2", letters, environments.inside("fpdf2", others.FPDF, words)),
        Pair("een brief, warm", "WeasyPrint", letters, environments.inside("weasyprint", others.WEASYPRINT, words)),
        Pair("een brief, warm", "typst", letters, environments.inside("typst", others.TYPST, words)),
        Pair(
            f"een jaar van {LINES} regels als xlsx",
            "openpyxl",
            _warm(lambda: year.sheet_of(report)),
            environments.inside("openpyxl", others.OPENPYXL, cells),
        ),
    ]
    if shutil.which("soffice") is not None:
        _run([environments.python("openpyxl"), "-c", others.LIST, str(book), str(sheet)], folder)
        calc = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "csv"]
        office = [*calc, "--outdir", str(folder / "out"), str(sheet)]
        pairs.append(
            Pair(f"{complaints} klachten openen", "LibreOffice Calc", opened, _timed(lambda: _run(office, folder)))
        )
    return pairs


def _words(letter: Letter) -> dict[str, str]:
    parts = (*letter.sender, *letter.address, letter.date, letter.subject, letter.message)
    return {"words": "\n".join(part for part in parts if part)}


def _cells(row: object, reads: Sequence[Callable[..., object]]) -> list[object]:
    return [value.isoformat() if isinstance(value, date) else value for value in (read(row) for read in reads)]


def _warm(work: Work) -> Callable[[], float]:
    work()
    return _timed(work)


def _timed(work: Work) -> Callable[[], float]:
    def once() -> float:
        started = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - started)

    return once


def _run(command: Sequence[str], folder: Path) -> str:
    """Run a command with a home of its own and return what it says."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for name in ("PYTHONDONTWRITEBYTECODE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PYTHONPYCACHEPREFIX"):
        environment.pop(name, None)
    done = subprocess.run(list(command), check=True, capture_output=True, text=True, env=environment, timeout=PATIENCE)
    return done.stdout


def _row(pair: Pair, rounds: int) -> str:
    pair.ours()
    try:
        pair.theirs()
        ours, theirs = zip(*((pair.ours(), pair.theirs()) for _ in range(rounds)), strict=True)
    except subprocess.SubprocessError:  # one that cannot be started here must not take the others along
        return f"| {pair.what} | {_shown(pair.ours())} | {pair.other} | niet gelukt | |".replace(".", ",")
    least, other = min(ours), min(theirs)
    row = f"| {pair.what} | {_shown(least)} | {pair.other} | {_shown(other)} | {other / least:.1f} × |"
    print(row.replace(".", ","), file=sys.stderr, flush=True)
    return row.replace(".", ",")


def _shown(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds >= 20 else f"{milliseconds:.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
