"""What the year's makers write, as bytes in memory, for tests that look inside."""

import io
import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from klachtenboek.domain.summary import Evidence, Proof
from klachtenboek.reports.folder import year_parts
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.table import manifest_csv
from klachtenboek.reports.year import YearReport


def made(write: Callable[[YearReport, BinaryIO], None], report: YearReport) -> bytes:
    """Return what is written of the report."""
    content = io.BytesIO()
    write(report, content)
    return content.getvalue()


def sheets(report: YearReport) -> bytes:
    """Return the XLSX."""
    with tempfile.TemporaryDirectory() as aside:
        return made(lambda whole, file: spreadsheet(whole, file, aside=Path(aside)), report)


def year_files(
    report: YearReport, evidence: Iterable[Evidence] = (), proofs: Iterable[Proof] = ()
) -> tuple[tuple[str, bytes], ...]:
    """Return every file of the folder by name, the manifest last."""
    files = []
    with tempfile.TemporaryDirectory() as aside:
        for name, pour in year_parts(report, evidence, proofs, aside=Path(aside)):
            content = io.BytesIO()
            pour(content)
            files.append((name, content.getvalue()))
    listed = manifest_csv((name, len(content), sha256(content).hexdigest()) for name, content in files)
    return (*files, ("manifest.csv", listed))
