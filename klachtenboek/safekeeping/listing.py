"""Reading a list from elsewhere as text: limits first, nothing in it trusted; what it means is the domain's."""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import ImportRefused, ImportTooLarge, ImportUnreadable
from klachtenboek.domain.listing import Listing
from klachtenboek.safekeeping.files import read_file
from klachtenboek.safekeeping.xlsx import LARGEST_CELL, MOST_COLUMNS, MOST_ROWS, read_in_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

LARGEST = 20_000_000
PATIENCE = 10.0
"""Seconds a spreadsheet may take before its reader is stopped."""

_ZIP = b"PK\x03\x04"
_DELIMITERS = ";,\t|"
_LOOKED_AT = 20


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
    text = _decoded(content)
    if "\0" in text:
        raise ImportUnreadable
    rows: list[list[str]] = []
    csv.field_size_limit(LARGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1 or len(row) > MOST_COLUMNS:
                raise ImportTooLarge
    except csv.Error as error:
        raise ImportUnreadable from error
    return rows


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportUnreadable


def _delimiter(text: str) -> str:
    """Return what most lines are divided by; a list of one column has none."""
    lines = text.splitlines()[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: sum(min(line.count(sign), MOST_COLUMNS) for line in lines))


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
