"""Pieces of bytes put aside until they are asked for, in a file without a name; files with a name are safekeeping's."""

from __future__ import annotations

import errno
import weakref
from array import array
from threading import Lock
from typing import IO


class Aside:
    """Pieces by the number they got: the first ones in memory, the others in a file only this user can open.

    It is gone when nobody needs it any more, and the system takes it away after a bad end. One thread may put away what
    another reads.
    """

    def __init__(self, in_memory: int) -> None:
        """Take no disk up to so many bytes."""
        self._room = in_memory
        self._held: list[bytes] = []
        self._ends = array("q", [0])
        self._file: IO[bytes] | None = None
        self._lock = Lock()

    def put(self, piece: bytes) -> int:
        """Put a piece away and return its number, the first of which is 0.

        Raises OSError; then it is not there, and the others are.
        """
        with self._lock:
            if len(self._ends) == 1 and len(piece) <= self._room:
                self._room -= len(piece)
                self._held.append(piece)
            else:
                self._write(piece)
            return len(self._held) + len(self._ends) - 2

    def _write(self, piece: bytes) -> None:
        if self._file is None:
            from tempfile import TemporaryFile  # with all it reads, only for who has much to keep

            # what a full disk did not take would stay in a buffer, and be in the way of all that is read later
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115  as long as this is there
            weakref.finalize(self, self._file.close)
        self._file.seek(self._ends[-1])
        if self._file.write(piece) != len(piece):
            raise OSError(errno.ENOSPC, "short write")
        self._ends.append(self._ends[-1] + len(piece))

    def get(self, number: int) -> bytes:
        """Return the piece of that number. Raises OSError."""
        if number < len(self._held) or self._file is None:
            return self._held[number]
        start, end = self._ends[number - len(self._held)], self._ends[number - len(self._held) + 1]
        with self._lock:
            self._file.seek(start)
            return self._file.read(end - start)
