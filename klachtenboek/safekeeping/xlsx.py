"""The first sheet of an XLSX file as text; it knows just enough of the format, and runs in a process of its own."""

from __future__ import annotations

import contextlib
import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

MOST_ROWS, MOST_COLUMNS = 20_000, 100
LARGEST_CELL = 60_000
MOST_PARTS = 1000
MOST_UNPACKED = 60_000_000
MOST_MEMORY = 1_500_000_000
"""Of address space, on systems that can limit it: what an empty Python takes, and a large sheet."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PIECE = 65_536
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_READS_AS_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WRONG = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ET.ParseError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    ValueError,
    OverflowError,
    OSError,
)


class TooLarge(Exception):
    """Over a limit."""


class Unreadable(Exception):
    """No spreadsheet."""


def read_in_child(content: bytes, pipe: Connection) -> None:
    """Say through the pipe that it begins, read, and answer: "rows", "too large" or "unreadable", and the rows."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    pipe.send(("begins", []))
    try:
        pipe.send(("rows", rows_of(content)))
    except (TooLarge, MemoryError):
        pipe.send(("too large", []))
    except Unreadable:
        pipe.send(("unreadable", []))


def rows_of(content: bytes) -> list[list[str]]:
    """Return the rows of the first sheet. Raises TooLarge, Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _limit(parts)
            sheet = min((n for n in parts.namelist() if _SHEET.fullmatch(n)), key=_number, default="")
            if not sheet:
                raise Unreadable
            return list(_rows(parts, sheet, _shared(parts)))
    except _WRONG as error:
        raise Unreadable from error


def _number(name: str) -> int:
    found = _SHEET.fullmatch(name)
    return int(found[1]) if found else 0


def _limit(parts: zipfile.ZipFile) -> None:
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise TooLarge


def _elements(parts: zipfile.ZipFile, name: str, wanted: str) -> Iterator[ET.Element]:
    """Yield every element of one kind, each forgotten after use; what unpacks to more than it said is refused.

    A document type is refused too: no spreadsheet has one, and with it a few bytes can grow to billions.
    """
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
    unpacked = 0
    root: ET.Element | None = None
    with parts.open(name) as file:
        while piece := file.read(_PIECE):
            unpacked += len(piece)
            if unpacked > MOST_UNPACKED:
                raise TooLarge
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece or b"\0" in piece:
                raise Unreadable
            parser.feed(piece)
            for event, element in _events(parser):
                root = element if root is None else root
                if event == "end" and element.tag == _MAIN + wanted:
                    yield element
                    element.clear()
                    root.clear()
    parser.close()


def _events(parser: ET.XMLPullParser[ET.Element]) -> Iterator[tuple[str, ET.Element]]:
    for event, element in parser.read_events():  # type: ignore[misc]  # other events hold something else
        if isinstance(element, ET.Element):
            yield event, element


def _shared(parts: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells refer to by number."""
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    return [_text(element) for element in _elements(parts, "xl/sharedStrings.xml", "si")]


def _text(element: ET.Element) -> str:
    """Return the words of a text; how they are spoken, which Japanese sheets hold, is left out."""
    inner = [child for child in element if child.tag != _MAIN + "rPh"]
    return "".join(word.text or "" for child in inner for word in child.iter(_MAIN + "t"))[: LARGEST_CELL + 1]


def _rows(parts: zipfile.ZipFile, sheet: str, shared: list[str]) -> Iterator[list[str]]:
    for count, element in enumerate(_elements(parts, sheet, "row")):
        if count > MOST_ROWS:
            raise TooLarge
        row: list[str] = []
        for cell in element.iter(_MAIN + "c"):
            column = _column(cell.get("r", ""), len(row))
            if column >= MOST_COLUMNS:
                raise TooLarge
            row += [""] * (column + 1 - len(row))
            row[column] = _value(cell, shared)
            if len(row[column]) > LARGEST_CELL:
                raise TooLarge
        yield row


def _column(place: str, following: int) -> int:
    found = _PLACE.fullmatch(place)
    if not found:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ET.Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_MAIN + "is")
        return _text(inline) if inline is not None else ""
    value = cell.findtext(_MAIN + "v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "b":
        return "ja" if value == "1" else "nee"
    if _READS_AS_THOUSANDS.fullmatch(value):
        return f"{value}0"  # a number has decimals here, never a point between thousands
    return value.removesuffix(".0")
