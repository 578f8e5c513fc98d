"""What waits to be written and is too much to hold: in a file without a name, gone when nobody needs it any more."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

from klachtenboek.safekeeping.files import nameless, trouble_of

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 1_000_000
"""Bytes up to which nothing reaches the disk: the letters of an ordinary year."""


class Waiting(Mapping[int, bytes]):
    """Pieces by their number, put away on one thread and read on another, each as often as it is asked for."""

    def __init__(self) -> None:
        """Begin with nothing; only this user can open the file, and the system takes it away after a bad end."""
        self._stretches: dict[int, tuple[int, int]] = {}
        self._file, self._lock = nameless(IN_MEMORY), Lock()
        weakref.finalize(self, self._file.close)

    def keep(self, number: int, content: bytes) -> None:
        """Put a piece away. Raises DiskFull or DiskFailed."""
        with self._lock:
            try:
                start = self._file.seek(0, 2)
                self._file.write(content)
            except OSError as error:
                raise trouble_of(error, tempfile.gettempdir()) from error
            self._stretches[number] = (start, len(content))

    def __getitem__(self, number: int) -> bytes:
        """Return the piece of that number."""
        start, length = self._stretches[number]
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)

    def __iter__(self) -> Iterator[int]:
        """Go through the numbers, in the order in which they came."""
        return iter(self._stretches)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._stretches)
