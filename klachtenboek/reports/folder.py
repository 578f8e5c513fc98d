"""The year's folder as names and bytes; who writes them to disk is the logbook, with safekeeping's one writer."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from klachtenboek.reports.evidence import named_evidence
from klachtenboek.reports.overview import overview
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.table import journal_csv, manifest_csv, rows_csv, snelstart_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from klachtenboek.domain.summary import Evidence
    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.year import YearReport

    Watch = Callable[[int, int], None]


def folder_name(report: YearReport) -> str:
    """Return what the folder is called, ``Klachtenboek 2026``."""
    return f"Klachtenboek {report.title}"


def year_files(
    report: YearReport,
    evidence: Iterable[Evidence] = (),
    *,
    snelstart: bool = False,
    watch: Watch | None = None,
) -> tuple[tuple[str, bytes], ...]:
    """Return every file of the folder as its relative path and its bytes.

    ``evidence`` is what the report was made with; ``snelstart`` writes the journal under SnelStart's names as well.
    ``watch`` hears how many parts of how many are done; what it raises stops the work. The manifest comes last: it
    holds the hashes of all the others.
    """
    references = {row.reference for row in report.rows}
    makers: list[tuple[str, Callable[[YearReport, Beat], bytes]]] = [
        (f"Jaaroverzicht {report.title}.xlsx", spreadsheet),
        ("mutaties.csv", lambda whole, _beat: rows_csv(whole)),
        ("journaalvoorstel.csv", lambda whole, _beat: journal_csv(whole)),
        *([("journaalvoorstel-snelstart.csv", lambda whole, _beat: snelstart_csv(whole))] if snelstart else []),
        (f"Jaaroverzicht {report.title}.pdf", overview),
    ]
    tell = watch or _nobody
    files = []
    for done, (name, make) in enumerate(makers):
        tell(done, len(makers))
        files.append((name, make(report, partial(tell, done, len(makers)))))
    files += [(name, letter.pdf) for name, letter in named_evidence(evidence, references)]
    tell(len(makers), len(makers))
    return (*files, ("manifest.csv", manifest_csv(files)))


def zipped(files: Iterable[tuple[str, bytes]], *, inside: str, at: datetime) -> bytes:
    """Return the files as a zip with one folder in it; the same files give the same bytes. ``at`` is local time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(f"{inside}/{name}", at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return buffer.getvalue()


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody."""
