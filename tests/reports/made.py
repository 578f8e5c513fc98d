"""What the year's makers write, as bytes in memory, for tests that look inside."""

import io
import tempfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.reference import Reference
from klachtenboek.reports.folder import year_parts
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.table import manifest_csv
from klachtenboek.reports.year import YearReport

NONE = Reference(0, 0)


def made(write: Callable[[YearReport, BinaryIO], None], report: YearReport) -> bytes:
    """Return what is written of the report."""
    content = io.BytesIO()
    write(report, content)
    return content.getvalue()


def sheets(report: YearReport) -> bytes:
    """Return the XLSX."""
    with tempfile.TemporaryDirectory() as aside:
        return made(lambda whole, file: spreadsheet(whole, file, aside=Path(aside)), report)


def in_order(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return lines as the store hands them out: by day, complaint and line."""
    return tuple(sorted(entries, key=lambda one: (one.day, Reference.read(one.reference) or NONE, one.line.id)))


def year_files(report: YearReport, letters: Mapping[int, bytes] | None = None) -> tuple[tuple[str, bytes], ...]:
    """Return every file of the folder by name, the manifest last."""
    files = []
    with tempfile.TemporaryDirectory() as aside:
        for name, pour in year_parts(report, letters, aside=Path(aside)):
            content = io.BytesIO()
            pour(content)
            files.append((name, content.getvalue()))
    listed = manifest_csv((name, len(content), sha256(content).hexdigest()) for name, content in files)
    return (*files, ("manifest.csv", listed))
