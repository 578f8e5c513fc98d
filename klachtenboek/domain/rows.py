"""Rows of a list that become values when somebody looks at them; what is in a row, its reader knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar, overload

Row = TypeVar("Row")
Raw = tuple[Any, ...]


class Rows(Sequence[Row], Generic[Row]):
    """A page as it was read; of a hundred rows a screen shows twelve, and only those are made."""

    __slots__ = ("_make", "_raw")

    def __init__(self, raw: Sequence[Raw] = (), make: Callable[[Raw], Row] = itemgetter(0)) -> None:
        """Hold what was read; ``make`` gives the value of a row, and an equal one each time it is asked."""
        self._raw, self._make = tuple(raw), make

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Rows[Row]:
        if isinstance(place, slice):
            return type(self)(self._raw[place], self._make)
        return self._make(self._raw[place])

    def place_of(self, key: object) -> int:
        """Return the place of the row that begins with this key, -1 when there is none; no row is made for it."""
        return next((place for place, raw in enumerate(self._raw) if raw[0] == key), -1)

    def __add__(self, more: Rows[Row]) -> Rows[Row]:
        """Return these rows and then the others, which the same reader read."""
        return type(self)(self._raw + more._raw, more._make)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Rows({list(self)!r})"
