"""The year's folder as names and what writes each; where they go is the logbook's, with safekeeping's one writer."""

from __future__ import annotations

import zipfile
from functools import partial
from typing import TYPE_CHECKING

from klachtenboek.reports.overview import overview
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.table import journal_csv, rows_csv, snelstart_csv, vouchers_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.evidence import Named
    from klachtenboek.reports.year import YearReport

    Watch = Callable[[int, int], None]
    Part = tuple[str, Callable[[BinaryIO], None]]

_PIECE = 65_536


def folder_name(report: YearReport) -> str:
    """Return what the folder is called, ``Klachtenboek 2026``."""
    return f"Klachtenboek {report.title}"


def year_parts(
    report: YearReport,
    letters: Mapping[int, bytes] | None = None,
    *,
    aside: Path,
    snelstart: bool = False,
    watch: Watch | None = None,
) -> Iterator[Part]:
    """Yield every file of the folder but the manifest, as its relative path and what writes it.

    ``letters`` holds the PDF of each letter that goes along, by its id. ``aside`` is an empty folder to work in, and
    ``snelstart`` writes the journal under SnelStart's names as well. What was redeemed has a table when there is any.
    ``watch`` hears how many parts of how many are done; what it raises stops the work.
    """
    tell = watch or _nobody
    makers: list[tuple[str, Callable[[YearReport, BinaryIO, Beat], object]]] = [
        (f"Jaaroverzicht {report.title}.xlsx", partial(spreadsheet, aside=aside)),
        ("mutaties.csv", rows_csv),
        ("journaalvoorstel.csv", journal_csv),
        *([("journaalvoorstel-snelstart.csv", snelstart_csv)] if snelstart else []),
        *([("tegoedbonnen-ingewisseld.csv", vouchers_csv)] if report.redeemed else []),
        (f"Jaaroverzicht {report.title}.pdf", overview),
    ]
    for done, (name, make) in enumerate(makers):
        tell(done, len(makers))
        yield name, partial(_pour, make, report, partial(tell, done, len(makers)))
    for named in report.named:
        tell(len(makers), len(makers))
        yield named.name, partial(_copy, named, letters or {})
    tell(len(makers), len(makers))


def _pour(make: Callable[[YearReport, BinaryIO, Beat], object], report: YearReport, beat: Beat, file: BinaryIO) -> None:
    make(report, file, beat)


def _copy(named: Named, letters: Mapping[int, bytes], file: BinaryIO) -> None:
    file.write(letters[named.letter_id] if named.path is None else named.path.read_bytes())


def zipped(files: Iterable[tuple[str, Path]], file: BinaryIO, *, inside: str, at: datetime) -> None:
    """Write the files as a zip with one folder in it; the same files give the same bytes. ``at`` is local time."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            entry = zipfile.ZipInfo(f"{inside}/{name}", at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            with path.open("rb") as source, archive.open(entry, "w") as target:
                while piece := source.read(_PIECE):
                    target.write(piece)


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody."""
