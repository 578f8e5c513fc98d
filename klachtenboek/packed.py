"""Many records of one kind in little memory, to be gone through in order; a file on disk is safekeeping's."""

from __future__ import annotations

import pickle
import zlib
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Generic, TypeVar, overload

from klachtenboek.aside import Aside

T = TypeVar("T")

BLOCK = 256
"""Records pressed together; fewer than this stay as they are."""

IN_MEMORY = 250_000
"""Bytes up to which nothing reaches the disk: some thousands of records."""

_AT_ONCE = 2048
"""Records in memory while they are put in another order."""

_NEAR = 8
"""Blocks that are kept opened for whoever asks for single records."""


class Packed(Sequence[T], Generic[T]):
    """Records that were appended once and are read in order, pressed by the block; named tuples go quickest.

    A year of a small shop fits in the first block and is an ordinary list. What is more waits in a file without a name,
    so that a hundred thousand records take as much memory as a thousand. Asking for single records is quick only when
    they lie near each other.
    """

    def __init__(self, records: Iterable[T] = ()) -> None:
        """Take the records in, in their order."""
        self._aside = Aside(IN_MEMORY)
        self._blocks: list[int | bytes] = []  # the number a block has there, or the block itself
        self._last: list[T] = []
        self._near: OrderedDict[int, list[T]] = OrderedDict()
        for record in records:
            self.append(record)

    def append(self, record: T) -> None:
        """Add a record at the end."""
        self._last.append(record)
        if len(self._last) == BLOCK:
            self._blocks.append(self._put_away(_pressed(self._last)))
            self._last = []

    def _put_away(self, block: bytes) -> int | bytes:
        """Put a block aside; what a full disk does not take stays in memory."""
        try:
            return self._aside.put(block)
        except OSError:
            return block

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._blocks) * BLOCK + len(self._last)

    def __iter__(self) -> Iterator[T]:
        """Go through all records; what is added meanwhile may be missed."""
        for number in range(len(self._blocks)):
            yield from self._opened(number)
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

    def in_order(self, key: Callable[[T], Any]) -> Packed[T]:
        """Return the records in the order of a key, those with the same key as they stand now."""
        keys = [(key(record), place) for place, record in enumerate(self)]
        if all(one <= other for one, other in pairwise(keys)):
            return self
        keys.sort()
        places = array("q", (place for _key, place in keys))
        del keys
        return Packed(self._gathered(places))

    def _gathered(self, places: array[int]) -> Iterator[T]:
        """Yield the records of these places; for so many at a time each block is opened once."""
        for start in range(0, len(places), _AT_ONCE):
            wanted = places[start : start + _AT_ONCE]
            found = {place: self[place] for place in sorted(wanted)}
            yield from (found[place] for place in wanted)

    def _block(self, number: int) -> list[T]:
        if number not in self._near:
            self._near[number] = self._opened(number)
            if len(self._near) > _NEAR:
                self._near.popitem(last=False)
        self._near.move_to_end(number)
        return self._near[number]

    def _opened(self, number: int) -> list[T]:
        block = self._blocks[number]
        return _opened(self._aside.get(block) if isinstance(block, int) else block)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same records stand in another row, of whatever kind."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(own == one for own, one in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it can grow

    def __repr__(self) -> str:
        """Show how many there are."""
        return f"Packed({len(self)} records)"


def _pressed(records: list[T]) -> bytes:
    return zlib.compress(pickle.dumps(records, pickle.HIGHEST_PROTOCOL), 1)


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
