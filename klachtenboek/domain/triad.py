"""The triade, understanding + apology + solution: always computed, never ticked by hand."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """One of the three things that take the sting out of a complaint."""

    UNDERSTANDING = "understanding"
    APOLOGY = "apology"
    SOLUTION = "solution"


class Triad(NamedTuple):
    """Which parts are there: understanding shown, sorry said, and a solution the customer agreed to."""

    understanding: bool
    apology: bool
    solution: bool

    @property
    def count(self) -> int:  # type: ignore[override]  # a tuple counts what is in it; nobody asks that of these three
        """How many of the three are there, 0 to 3."""
        return self.understanding + self.apology + self.solution

    @property
    def is_complete(self) -> bool:
        """Whether the sting is out."""
        return self.count == len(Part)

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts still to come, in order."""
        present = (self.understanding, self.apology, self.solution)
        return tuple(part for part, there in zip(Part, present, strict=True) if not there)
