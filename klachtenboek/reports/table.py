"""Rows as text for programs of bookkeepers: semicolons, decimal commas, dd-mm-jjjj; not a sheet for the eye."""

from __future__ import annotations

import csv
import io
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from klachtenboek.reports.columns import JOURNAL_COLUMNS, SNELSTART_COLUMNS, Column, R, Shape, Value, row_columns
from klachtenboek.reports.journal import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klachtenboek.reports.year import YearReport

BYTE_ORDER_MARK = "\ufeff"

_STARTS_A_FORMULA = tuple("=+-@\t\r\0")


def rows_csv(report: YearReport) -> bytes:
    """Return Mutaties as a table: the headings and one line per row, no totals."""
    return _rows(row_columns(report), report.rows)


def journal_csv(report: YearReport) -> bytes:
    """Return the journal proposal as a table any program can be told to read."""
    return _rows(JOURNAL_COLUMNS, journal(report))


def snelstart_csv(report: YearReport) -> bytes:
    """Return the journal proposal under SnelStart's own names; without a mark in front, which it takes for a name."""
    lines = journal(report)
    codes = {document: code for code, document in enumerate(dict.fromkeys(line.document for line in lines), 1)}
    numbered = [(codes[line.document], line) for line in lines]
    return _rows(SNELSTART_COLUMNS, numbered).removeprefix(BYTE_ORDER_MARK.encode())


def _rows(columns: Sequence[Column[R]], rows: Iterable[R]) -> bytes:
    lines = ([_cell(column.shape, column.read(row)) for column in columns] for row in rows)
    return _table([column.title for column in columns], lines)


def manifest_csv(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the list of files with their size in bytes and SHA-256, by which anyone can see nothing was changed."""
    lines = ([safe_text(name), str(len(content)), sha256(content).hexdigest()] for name, content in files)
    return _table(["Naam", "Grootte", "SHA-256"], lines)


def safe_text(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula: a ``'`` before what would start one."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def decimal(hundredths: int) -> str:
    """Return cents or basis points with a decimal comma and no thousands separator, ``-1234,50``."""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{whole},{rest:02d}"


def _cell(shape: Shape, value: Value) -> str:
    """Return a value as text; only texts are guarded, a number may start with a minus."""
    if value is None:
        return ""
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, date):
        return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"
    return str(value) if shape is Shape.WHOLE else decimal(value)


def _table(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes; the mark in front tells a spreadsheet that the letters are UTF-8."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(lines)
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode()
