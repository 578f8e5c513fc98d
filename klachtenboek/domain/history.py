"""What changed, who did it, and what would be undone now; the complaint as it stood before is the store's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One line of history: what changed, when, from what to what, as text, and by whom when that was known."""

    at: datetime
    subject: str
    field: str
    old: str
    new: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """All that one person changed at one moment; ``number`` puts it back as it was before, None when no longer kept."""

    at: datetime
    who: str
    changes: tuple[Change, ...]
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """What would be undone now: a number no other act gets, and the complaint it changed, if it changed one."""

    number: int
    complaint_id: int | None = None
    is_new: bool = False
    """Whether it wrote the complaint down, which undone is thrown away."""
