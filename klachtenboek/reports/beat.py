"""A sign of life from long work, by which it can be stopped; how far it is, is counted elsewhere (folder)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Beat = Callable[[], None]
T = TypeVar("T")

EVERY = 250
"""Rows between two beats."""


def beating(rows: Iterable[T], beat: Beat | None) -> Iterator[T]:
    """Yield the rows and call ``beat`` every so many; what it raises ends the work."""
    for number, row in enumerate(rows):
        if beat is not None and number % EVERY == 0:
            beat()
        yield row
