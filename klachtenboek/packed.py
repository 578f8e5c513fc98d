"""Many records of one kind in little memory, to be gone through in order; a file on disk is safekeeping's."""

from __future__ import annotations

import pickle
import zlib
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")

BLOCK = 256
"""Records pressed together; fewer than this stay as they are."""

_NEAR = 8
"""Blocks that are kept opened for whoever asks for single records."""


class Packed(Sequence[T], Generic[T]):
    """Records that were appended once and are read in order, pressed by the block.

    A year of a small shop fits in the first block and is an ordinary list. A record takes about a twentieth of what it
    takes as an object, so a hundred thousand of them fit where five thousand did. Asking for single records is quick
    only when they lie near each other.
    """

    def __init__(self, records: Iterable[T] = ()) -> None:
        """Take the records in, in their order."""
        self._blocks: list[bytes] = []
        self._last: list[T] = []
        self._near: OrderedDict[int, list[T]] = OrderedDict()
        for record in records:
            self.append(record)

    def append(self, record: T) -> None:
        """Add a record at the end."""
        self._last.append(record)
        if len(self._last) == BLOCK:
            self._blocks.append(zlib.compress(pickle.dumps(self._last, pickle.HIGHEST_PROTOCOL), 6))
            self._last = []

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._blocks) * BLOCK + len(self._last)

    def __iter__(self) -> Iterator[T]:
        """Go through all records; what is added meanwhile may be missed."""
        for block in self._blocks:
            yield from _opened(block)
        yield from self._last

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Return the record in that place, or those of a stretch."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        number, within = divmod(at, BLOCK)
        return (self._last if number == len(self._blocks) else self._block(number))[within]

    def _block(self, number: int) -> list[T]:
        if number not in self._near:
            self._near[number] = _opened(self._blocks[number])
            if len(self._near) > _NEAR:
                self._near.popitem(last=False)
        self._near.move_to_end(number)
        return self._near[number]

    def __eq__(self, other: object) -> bool:
        """Tell whether the same records stand in another row, of whatever kind."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(own == one for own, one in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it can grow

    def __repr__(self) -> str:
        """Show how many there are."""
        return f"Packed({len(self)} records)"


def _opened(block: bytes) -> list[T]:
    records: list[T] = pickle.loads(zlib.decompress(block))  # noqa: S301  our own records, pressed a moment ago
    return records


class Places:
    """In which places a number stands, for whole numbers of which there are many: sixteen bytes each."""

    def __init__(self, numbers: Iterable[int]) -> None:
        """Take in the numbers in the order of their places, the first of which is 0."""
        ordered = sorted((number << 64) | place for place, number in enumerate(numbers))
        self._numbers = array("q", (pair >> 64 for pair in ordered))
        self._places = array("q", (pair & (1 << 64) - 1 for pair in ordered))

    def __contains__(self, number: int) -> bool:
        """Tell whether it stands somewhere."""
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def of(self, number: int) -> Iterator[int]:
        """Yield the places where it stands, the last one first."""
        at = bisect_left(self._numbers, number + 1) - 1
        while at >= 0 and self._numbers[at] == number:
            yield self._places[at]
            at -= 1

    def count(self) -> int:
        """Return how many different numbers there are."""
        own = self._numbers
        return sum(1 for at in range(len(own)) if not at or own[at] != own[at - 1])
