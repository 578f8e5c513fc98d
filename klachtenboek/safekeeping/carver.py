"""Reading what is left of a damaged book, page by page, without SQLite; what to make of the rows is the store's.

The format is SQLite's own, as its authors describe it: a table is a tree of pages, rows stand in its leaves. A leaf
is found from the root of its table, or, when the way there is lost, known by the kinds of values in its rows.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = tuple[int, tuple[Any, ...]]
"""Row id and the values of the columns."""

_LEAF, _INTERIOR = 0x0D, 0x05
_OF_INDEXES = (0x0A, 0x02)
_LEAF_HEADER, _INTERIOR_HEADER, _FILE_HEADER = 8, 12, 100
_MOST_COLUMNS = 200
_LONGEST_VARINT = 9
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FIXED_TYPES, _FIRST_BLOB = 9, 12
_REAL, _ZERO, _ONE = 7, 8, 9
_PAGE_SIZE = 4096


class _Broken(Exception):
    """This page or row is not what the format says; the next one may be."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the book defines it: ``kind`` INTEGER, TEXT, DAY (a text that begins with a date) or BLOB.

    A row from before the column was there reads as if it had the ``default``; None when there always was one.
    """

    name: str
    kind: str
    is_needed: bool
    is_key: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A table by its columns, and where its root stands in a book whose first page is lost.

    ``added`` is how many of the last columns a row of an older book may do without.
    """

    name: str
    columns: tuple[Column, ...]
    root: int
    added: int = 0


@dataclass(slots=True)
class Carved:
    """The rows found of each table, and how many pages could not be read at all."""

    rows: dict[str, dict[int, tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(dict))
    pages: int = 0
    lost: int = 0


def carve(content: bytes, wal: bytes, shapes: Sequence[Shape]) -> Carved:
    """Return every row that can still be read of the known tables; never raises, whatever the bytes are."""
    pages = _Pages(content, wal)
    carved = Carved(pages=pages.count)
    by_name = {shape.name: shape for shape in shapes}
    reached: set[int] = set()
    for name, root in {**{shape.name: shape.root for shape in shapes}, **_roots(pages)}.items():
        if name in by_name:
            _walk(pages, root, by_name[name], carved, reached)
    unread = [number for number in range(1, pages.count + 1) if number not in reached]
    unread = [number for number in unread if not _adopt(pages, number, shapes, carved)]
    carved.lost = len(set(unread) - pages.chained)
    return carved


class _Pages:
    """The pages of the file, each as the -wal has it when that is later; numbered from 1."""

    def __init__(self, content: bytes, wal: bytes) -> None:
        size = int.from_bytes(content[16:18], "big")
        self.size = size if size in {512, 1024, 2048, 4096, 8192, 16384, 32768} else _PAGE_SIZE
        self._content = content
        self._later = _frames(wal, self.size)
        self.chained: set[int] = set()
        self.count = max([-(-len(content) // self.size), *self._later])

    def __getitem__(self, number: int) -> bytes:
        if number in self._later:
            return self._later[number]
        page = self._content[(number - 1) * self.size : number * self.size]
        if not 1 <= number <= self.count or len(page) < self.size:
            raise _Broken
        return page


def _frames(wal: bytes, size: int) -> dict[int, bytes]:
    """Return the last committed version of each page in a -wal, as far as its checksums hold."""
    if len(wal) < _WAL_HEADER or int.from_bytes(wal[:4], "big") not in _WAL_MAGIC:
        return {}
    order = ">" if wal[3] & 1 else "<"
    sums = _checksum(wal[:24], (0, 0), order)
    if sums != struct.unpack(">2I", wal[24:32]) or int.from_bytes(wal[8:12], "big") != size:
        return {}
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for start in range(_WAL_HEADER, len(wal) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        head, page = wal[start : start + _FRAME_HEADER], wal[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        sums = _checksum(page, _checksum(head[:8], sums, order), order)
        if head[8:16] != wal[16:24] or sums != struct.unpack(">2I", head[16:24]):
            break
        number, is_commit = struct.unpack(">2I", head[:8])
        waiting[number] = page
        if is_commit:
            committed |= waiting
            waiting = {}
    return committed


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _roots(pages: _Pages) -> dict[str, int]:
    """Return the root of every table as the first page tells it; empty when that page is lost."""
    found: dict[str, int] = {}
    for _, row in _tree(pages, 1, set()):
        if len(row) >= 4 and row[0] == "table" and isinstance(row[3], int):  # noqa: PLR2004  type, name, table, root
            found[str(row[1])] = row[3]
    return found


def _walk(pages: _Pages, root: int, shape: Shape, carved: Carved, reached: set[int]) -> None:
    for key, values in _tree(pages, root, reached):
        fitted = _fit(shape, key, values)
        if fitted is not None:
            carved.rows[shape.name].setdefault(key, fitted)


def _adopt(pages: _Pages, number: int, shapes: Sequence[Shape], carved: Carved) -> bool:
    """Take in a leaf that no root leads to, its rows where they fit one table and no other; tell whether it read."""
    try:
        page = pages[number]
        if not any(page) or page[0] in _OF_INDEXES:
            return True
        rows = list(_leaf(pages, number, page))
    except _Broken:
        return False
    for key, values in rows:
        fitting = [(shape, fitted) for shape in shapes if (fitted := _fit(shape, key, values)) is not None]
        if len(fitting) == 1:
            shape, fitted = fitting[0]
            carved.rows[shape.name].setdefault(key, fitted)
    return True


def _tree(pages: _Pages, root: int, reached: set[int]) -> Iterator[Row]:
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in reached:
            continue
        try:
            page = pages[number]
            head = _FILE_HEADER if number == 1 else 0
            if page[head] == _INTERIOR:
                reached.add(number)
                waiting.extend(_children(page, head))
            elif page[head] == _LEAF:
                reached.add(number)
                yield from _leaf(pages, number, page)
        except (_Broken, IndexError):
            continue


def _children(page: bytes, head: int) -> Iterator[int]:
    yield int.from_bytes(page[head + 8 : head + 12], "big")
    for pointer in _pointers(page, head, _INTERIOR_HEADER):
        yield int.from_bytes(page[pointer : pointer + 4], "big")


def _leaf(pages: _Pages, number: int, page: bytes) -> Iterator[Row]:
    head = _FILE_HEADER if number == 1 else 0
    if page[head] != _LEAF:
        raise _Broken
    for pointer in _pointers(page, head, _LEAF_HEADER):
        try:
            yield _row(pages, page, pointer)
        except (_Broken, IndexError, struct.error, UnicodeDecodeError):
            continue


def _pointers(page: bytes, head: int, header: int) -> Iterator[int]:
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    start = head + header
    if start + 2 * count > len(page):
        raise _Broken
    for place in range(start, start + 2 * count, 2):
        pointer = int.from_bytes(page[place : place + 2], "big")
        if start + 2 * count <= pointer < len(page):
            yield pointer


def _row(pages: _Pages, page: bytes, pointer: int) -> Row:
    length, pointer = _varint(page, pointer)
    key, pointer = _varint(page, pointer)
    payload = _payload(pages, page, pointer, length)
    end, place = _varint(payload, 0)
    kinds = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if place != end or len(kinds) > _MOST_COLUMNS:
        raise _Broken
    values = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise _Broken
    return key - (1 << 64) if key >> 63 else key, tuple(values)


def _payload(pages: _Pages, page: bytes, pointer: int, length: int) -> bytes:
    """Return the whole record; what does not fit on its page goes on in a chain of other pages."""
    usable = pages.size
    if length > usable * pages.count:
        raise _Broken
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if length <= most:
        local = length
    else:
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
    parts, missing = [page[pointer : pointer + local]], length - local
    following = int.from_bytes(page[pointer + local : pointer + local + 4], "big") if missing else 0
    while missing > 0:
        more = pages[following]
        pages.chained.add(following)
        following = int.from_bytes(more[:4], "big")
        parts.append(more[4 : 4 + min(missing, usable - 4)])
        missing -= usable - 4
    content = b"".join(parts)
    if len(content) != length:
        raise _Broken
    return content


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(_LONGEST_VARINT):
        byte = data[place + count]
        if count == _LONGEST_VARINT - 1:
            return (value << 8) | byte, place + count + 1
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:  # noqa: PLR2004  the highest bit says that more follows
            return value, place + count + 1
    raise _Broken


def _value(data: bytes, place: int, kind: int) -> tuple[Any, int]:
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, place
    if kind <= _FIXED_TYPES:
        raw = data[place : place + _SIZES[kind]]
        if len(raw) != _SIZES[kind]:
            raise _Broken
        if kind == 0:
            return None, place
        number = struct.unpack(">d", raw)[0] if kind == _REAL else int.from_bytes(raw, "big", signed=True)
        return number, place + len(raw)
    if kind < _FIRST_BLOB:
        raise _Broken
    size = (kind - _FIRST_BLOB) // 2
    raw = data[place : place + size]
    if len(raw) != size:
        raise _Broken
    return (raw.decode("utf-8") if kind % 2 else raw), place + size


def _fit(shape: Shape, key: int, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """Return the values as a row of this table, its key filled in, or None when they are not of it."""
    short = len(shape.columns) - len(values)
    if not 0 <= short <= shape.added:
        return None
    whole = (*values, *(column.default for column in shape.columns[len(values) :]))
    row = [
        key if column.is_key and value is None else value for column, value in zip(shape.columns, whole, strict=True)
    ]
    return tuple(row) if all(map(_is_of, shape.columns, row)) else None


_KINDS: Mapping[str, type] = {"INTEGER": int, "TEXT": str, "DAY": str, "BLOB": bytes}
_DAY_LENGTH = 10


def _is_of(column: Column, value: Any) -> bool:  # noqa: ANN401  any value a row can hold
    if value is None:
        return not column.is_needed
    kind = _KINDS[column.kind]
    if not isinstance(value, kind):
        return False
    if column.kind != "DAY" or not isinstance(value, str) or (not value and not column.is_needed):
        return True
    return len(value) >= _DAY_LENGTH and value[:4].isdigit() and value[4] == value[7] == "-"
