"""The year's folder as names and bytes; who writes them to disk is the logbook, with safekeeping's one writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.reports.evidence import named_evidence
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.table import manifest_csv, rows_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.summary import Evidence
    from klachtenboek.reports.year import YearReport


def folder_name(report: YearReport) -> str:
    """Return what the folder is called, ``Klachtenboek 2026``."""
    return f"Klachtenboek {report.title}"


def year_files(report: YearReport, evidence: Iterable[Evidence] = ()) -> tuple[tuple[str, bytes], ...]:
    """Return every file of the folder as its relative path and its bytes.

    ``evidence`` is what the report was made with. The manifest comes last: it holds the hashes of all the others.
    """
    references = {row.reference for row in report.rows}
    files = [
        (f"Jaaroverzicht {report.title}.xlsx", spreadsheet(report)),
        ("mutaties.csv", rows_csv(report)),
        *((name, letter.pdf) for name, letter in named_evidence(evidence, references)),
    ]
    return (*files, ("manifest.csv", manifest_csv(files)))
