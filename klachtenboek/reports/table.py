"""Rows as text for programs of bookkeepers: semicolons, decimal commas, dd-mm-jjjj; not a sheet for the eye."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from klachtenboek.reports.beat import beating
from klachtenboek.reports.columns import (
    JOURNAL_COLUMNS,
    SNELSTART_COLUMNS,
    Column,
    R,
    Shape,
    Value,
    row_columns,
    used_columns,
)
from klachtenboek.reports.journal import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.journal import JournalLine
    from klachtenboek.reports.year import YearReport

BYTE_ORDER_MARK = "\ufeff"

_MANIFEST = ["Naam", "Grootte", "SHA-256"]
_STARTS_A_FORMULA = tuple("=+-@\t\r\0")


def rows_csv(report: YearReport, file: BinaryIO, beat: Beat | None = None) -> None:
    """Write Mutaties as a table: the headings and one line per row, no totals."""
    _rows(file, row_columns(report), beating(report.rows, beat))


def vouchers_csv(report: YearReport, file: BinaryIO, beat: Beat | None = None) -> None:
    """Write what was redeemed in the period as a table, with the number of the receipt that has it already."""
    _rows(file, used_columns(report), beating(report.redeemed, beat))


def journal_csv(report: YearReport, file: BinaryIO, beat: Beat | None = None) -> None:
    """Write the journal proposal as a table any program can be told to read."""
    _rows(file, JOURNAL_COLUMNS, beating(journal(report), beat))


def snelstart_csv(report: YearReport, file: BinaryIO, beat: Beat | None = None) -> None:
    """Write the journal proposal under SnelStart's own names; without a mark in front, which it takes for a name."""
    _rows(file, SNELSTART_COLUMNS, _numbered(beating(journal(report), beat)), mark="")


def _numbered(lines: Iterable[JournalLine]) -> Iterator[tuple[int, JournalLine]]:
    """Yield each line with the number of its document, counted from one."""
    code, document = 0, ""
    for line in lines:
        if line.document != document:
            code, document = code + 1, line.document
        yield code, line


def _rows(file: BinaryIO, columns: Sequence[Column[R]], rows: Iterable[R], *, mark: str = BYTE_ORDER_MARK) -> None:
    lines = ([_cell(column.shape, column.read(row)) for column in columns] for row in rows)
    _table(file, [column.title for column in columns], lines, mark=mark)


def manifest_csv(files: Iterable[tuple[str, int, str]]) -> bytes:
    """Return the list of files by name, size in bytes and SHA-256, by which anyone can see nothing was changed."""
    content = io.BytesIO()
    _table(content, _MANIFEST, ([safe_text(name), str(size), seal] for name, size, seal in files))
    return content.getvalue()


def read_manifest(content: bytes) -> dict[str, str]:
    """Return names and SHA-256 as a manifest has them; empty when it is none."""
    text = content.decode("utf-8-sig", "replace")
    try:
        heading, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    except (csv.Error, ValueError):
        return {}
    if heading != _MANIFEST:
        return {}
    return {line[0]: line[2] for line in lines if len(line) == len(_MANIFEST)}


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


def _table(
    file: BinaryIO, heading: Sequence[str], lines: Iterable[Sequence[str]], *, mark: str = BYTE_ORDER_MARK
) -> None:
    """Write the bytes; the mark in front tells a spreadsheet that the letters are UTF-8."""
    words = io.TextIOWrapper(file, encoding="utf-8", newline="")
    words.write(mark)
    writer = csv.writer(words, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(lines)
    words.flush()
    words.detach()
