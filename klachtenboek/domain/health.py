"""What a check of the book found; how it is checked is the store's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of the book found; ``faults`` is empty when all is well."""

    complaints: int
    customers: int
    letters: int
    faults: tuple[str, ...]
