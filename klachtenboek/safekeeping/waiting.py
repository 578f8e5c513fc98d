"""What waits to be written and is too much to hold: put aside by its number, and a full disk told as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from klachtenboek.aside import Aside
from klachtenboek.safekeeping.files import trouble_of

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 1_000_000
"""Bytes up to which nothing reaches the disk: the letters of an ordinary year."""


class Waiting(Mapping[int, bytes]):
    """Pieces by their number, put away on one thread and read on another, each as often as it is asked for."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._aside = Aside(IN_MEMORY)
        self._places: dict[int, int] = {}

    def keep(self, number: int, content: bytes) -> None:
        """Put a piece away. Raises DiskFull or DiskFailed."""
        try:
            self._places[number] = self._aside.put(content)
        except OSError as error:
            from tempfile import gettempdir

            raise trouble_of(error, gettempdir()) from error

    def __getitem__(self, number: int) -> bytes:
        """Return the piece of that number."""
        return self._aside.get(self._places[number])

    def __iter__(self) -> Iterator[int]:
        """Go through the numbers, in the order in which they came."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._places)
