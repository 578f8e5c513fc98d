"""The call a month later, with four questions; one "no" reopens the complaint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Verdict(StrEnum):
    """How the customer sounded."""

    DISSATISFIED = "dissatisfied"
    SATISFIED = "satisfied"
    ENTHUSIASTIC = "enthusiastic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftercare:
    """When the call is planned and, once made, what was answered."""

    planned_on: date
    called_at: datetime | None = None
    understood: bool | None = None
    apology_good: bool | None = None
    still_solved: bool | None = None
    anything_else: str = ""
    verdict: Verdict | None = None
    came_back: bool | None = None

    @property
    def is_due(self) -> bool:
        """Whether the call still has to be made."""
        return self.called_at is None

    @property
    def says_no(self) -> bool:
        """Whether one of the answers is a plain no."""
        return False in {self.understood, self.apology_good, self.still_solved}
