"""Reads a file of the owner that may be far too large; what is in it is for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.safekeeping.files import trouble_of

if TYPE_CHECKING:
    from pathlib import Path


def read_at_most(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file, None when there are more than ``most``. Raises Trouble when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise trouble_of(error, path) from error
    return content if len(content) <= most else None
