"""What waits to be written and is too much to hold: in a file without a name, gone when nobody needs it any more."""

from __future__ import annotations

import tempfile
import weakref
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from klachtenboek.safekeeping.files import nameless, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable

IN_MEMORY = 4_000_000
"""Bytes up to which nothing reaches the disk: the letters of an ordinary year."""


class Waiting:
    """Pieces that are put away on one thread and read on another, each as often as it is asked for."""

    def __init__(self) -> None:
        """Begin with nothing; only this user can open the file, and the system takes it away after a bad end."""
        self._file, self._lock = nameless(IN_MEMORY), Lock()
        weakref.finalize(self, self._file.close)

    def keep(self, content: bytes) -> Callable[[], bytes]:
        """Put a piece away and return what reads it back. Raises DiskFull or DiskFailed."""
        with self._lock:
            try:
                start = self._file.seek(0, 2)
                self._file.write(content)
            except OSError as error:
                raise trouble_of(error, tempfile.gettempdir()) from error
        return partial(self._read, start, len(content))

    def _read(self, start: int, length: int) -> bytes:
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)
