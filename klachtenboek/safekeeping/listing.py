"""Reading a list from elsewhere as text: limits first, nothing in it trusted; what it means is the domain's."""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
import re
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import ImportQuoteOpen, ImportRefused, ImportTooLarge, ImportUnreadable
from klachtenboek.domain.listing import Listing, guess
from klachtenboek.safekeeping.files import read_file
from klachtenboek.safekeeping.xlsx import LARGEST_CELL, MOST_COLUMNS, MOST_ROWS, read_in_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

LARGEST = 20_000_000
PATIENCE = 10.0
"""Seconds a spreadsheet may take before its reader is stopped."""

BEGINNING = 60.0
"""Seconds the reader itself may take to begin: on a busy computer that is most of the work."""

_ZIP = b"PK\x03\x04"
_DELIMITERS = ";,\t|"
_LOOKED_AT = 20
_NONE = "\x1f"
"""Divides nothing: the sign for it that nobody types."""

_SEPARATOR = re.compile("sep=.", re.IGNORECASE)
_NEVER_CLOSED = "unexpected end of data"


def read_listing(path: Path) -> Listing:
    """Read a CSV or XLSX file. Raises ImportRefused, or FolderMissing and ReadOnly when it cannot be opened."""
    content = _read(path)
    if content.startswith(_ZIP):
        return _shaped(_from_child(content))
    return _shaped(csv_rows(content))


def fingerprint(path: Path) -> str:
    """Return by which the same file is known again, whatever it is called. Raises as ``read_listing``."""
    return hashlib.sha256(_read(path)).hexdigest()


def _read(path: Path) -> bytes:
    content = read_file(path, most=LARGEST + 1)
    if len(content) > LARGEST:
        raise ImportTooLarge
    return content


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file: UTF-8, else as Excel writes it on a Dutch Windows. Raises ImportRefused."""
    text = _from_headings(_decoded(content))
    if "\0" in text:
        raise ImportUnreadable
    rows: list[list[str]] = []
    delimiter = _delimiter(text)
    csv.field_size_limit(LARGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1 or len(row) > MOST_COLUMNS:
                raise ImportTooLarge
    except csv.Error as error:
        raise ImportUnreadable from error
    _refuse_open_quote(text, delimiter)
    return rows


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportUnreadable


def _from_headings(text: str) -> str:
    """Return the list from its headings on: without what Excel is told of it, and without a title above it."""
    first, end, rest = text.partition("\n")
    if _SEPARATOR.fullmatch(first.strip()):
        return _from_headings(rest)
    second = rest.partition("\n")[0]
    is_title = end and not _signs(first) and not guess([first]) and len(guess(_cells(second))) > 1
    return rest if is_title else text


def _cells(line: str) -> list[str]:
    return re.split("[" + re.escape(_DELIMITERS) + "]", line)


def _signs(line: str) -> set[str]:
    return set(_DELIMITERS) & set(line)


def _delimiter(text: str) -> str:
    """Return by which of the signs in the headings most lines are divided; a list of one column has none."""
    lines = text.splitlines()[:_LOOKED_AT]
    signs = sorted(_signs(next((line for line in lines if line.strip()), "")), key=_DELIMITERS.index)
    return max(signs, key=lambda sign: sum(min(line.count(sign), MOST_COLUMNS) for line in lines), default=_NONE)


def _refuse_open_quote(text: str, delimiter: str) -> None:
    """Refuse a list in which all below a forgotten quotation mark was read as one cell."""
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for number, _row in enumerate(strict, 2):
            begins = number
    except csv.Error as error:
        if str(error) == _NEVER_CLOSED:
            raise ImportQuoteOpen(begins) from error


def _from_child(content: bytes) -> list[list[str]]:
    """Let another process read it, so that one that never ends or eats all memory can be stopped."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    child = spawning.Process(target=read_in_child, args=(content, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        return _answer(ours)
    finally:
        child.kill()
        child.join()
        ours.close()


def _answer(pipe: Connection) -> list[list[str]]:
    try:
        if not pipe.poll(BEGINNING):
            raise ImportUnreadable
        pipe.recv()
        if not pipe.poll(PATIENCE):
            raise ImportUnreadable
        kind, rows = pipe.recv()
    except (EOFError, OSError) as error:
        raise ImportUnreadable from error
    refused: dict[str, type[ImportRefused]] = {"too large": ImportTooLarge, "unreadable": ImportUnreadable}
    if kind in refused:
        raise refused[kind]
    found: list[list[str]] = rows
    return found


def _shaped(rows: list[list[str]]) -> Listing:
    """Return the rows below the first one that is not empty, all as wide as that one."""
    filled = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise ImportUnreadable
    width = max(len(row) for row in filled)
    wide = [row + ("",) * (width - len(row)) for row in filled]
    return Listing(wide[0], tuple(wide[1:]))
