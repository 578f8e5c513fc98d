"""What the bookkeeper needs of a complaint: what was given, and the letters and photos that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from klachtenboek.domain.correspondence import LetterKind
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.goodwill import Goodwill


class LedgerEntry(NamedTuple):
    """An accepted goodwill line with what the bookkeeper needs of its complaint."""

    complaint_id: int
    reference: str
    line: Goodwill
    customer_id: int | None
    customer: Customer | None
    cause: str = ""

    @property
    def day(self) -> date:
        """The day that decides the period: agreed, else given, else written down."""
        return self.line.agreed_on or self.line.given_on or self.line.entered_at.date()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A frozen letter that goes along with the year: its own id, its complaint's number, kind and day."""

    id: int
    reference: str
    kind: LetterKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A line with the photo or file that proves it: how its name ends, its hash, and where it is; None when gone."""

    line_id: int
    reference: str
    suffix: str
    sha256: str
    path: Path | None = None
