"""Flat values that lists and cards show; not aggregates, and never saved back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from klachtenboek.domain.status import Facts, Status, status

if TYPE_CHECKING:
    from datetime import date, datetime

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.kinds import Channel, Closing, Kind, PromiseKind
    from klachtenboek.domain.rows import Rows
    from klachtenboek.domain.triad import Part, Triad


Row = TypeVar("Row")


class Filter(StrEnum):
    """Which complaints a list shows."""

    ALL = "all"
    OPEN = "open"
    NO_LETTER = "no_letter"
    ONLINE = "online"
    LAPSED = "lapsed"


class Order(StrEnum):
    """By what a list is sorted."""

    RECEIVED = "received"
    REFERENCE = "reference"
    WHO = "who"
    GIVEN = "given"
    TRIAD = "triad"


class Query(NamedTuple):
    """What a list asks for: ``words`` in any order, within a filter, a year, a category or a cause.

    With ``is_quick`` parts of words are looked for in the newest texts, and in those that were asked for since.
    """

    words: str = ""
    filter: Filter = Filter.ALL
    year: int | None = None
    category_id: int | None = None
    cause_id: int | None = None
    customer_id: int | None = None
    order: Order = Order.RECEIVED
    descending: bool = True
    is_quick: bool = False


Cursor = tuple[str | int, ...]
"""Where a page ended: what its last row is sorted by, and last of all its id."""


class Page(NamedTuple, Generic[Row]):
    """Some rows of a list and where the next page starts, None at the end."""

    rows: Rows[Row]
    next: Cursor | None


class ComplaintRow(NamedTuple):
    """One line in a list; ``given`` in cents."""

    id: int
    reference: str
    is_practice: bool
    kind: Kind
    received_at: datetime
    channel: Channel
    title: str
    customer: Customer | None
    triad: Triad
    given: int
    facts: Facts
    closing: Closing | None = None
    solution: str = ""

    def status(self, now: datetime) -> Status:
        """Return where it stands at ``now``."""
        return status(self.facts, now)

    @property
    def missing(self) -> tuple[Part, ...]:
        """What the triade still wants."""
        return self.triad.missing


class PromiseRow(NamedTuple):
    """An open promise on the agenda."""

    promise_id: int
    complaint_id: int
    reference: str
    is_practice: bool
    title: str
    customer: Customer | None
    kind: PromiseKind
    text: str
    due: datetime
    lead: int
    attempts: int
    suits: bool
    snoozed_until: datetime | None = None
    acknowledged_at: datetime | None = None
    zone: str = ""
    due_utc: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Tell whether it is past due at ``now``."""
        return now > self.due


class AftercareRow(NamedTuple):
    """A complaint whose after-care call is planned."""

    complaint_id: int
    reference: str
    title: str
    customer: Customer | None
    planned_on: date


class Counts(NamedTuple):
    """How many complaints each filter holds."""

    all: int
    open: int
    no_letter: int
    online: int


class Figures(NamedTuple):
    """Complaints received in a period, how many of them are resolved, and cents given."""

    complaints: int
    resolved: int
    given: int


class PromiseFigures(NamedTuple):
    """How promises that ended in a period ended."""

    kept: int
    kept_late: int
    moved: int
    broken: int
    moved_late: int = 0

    @property
    def all(self) -> int:
        """How many had to be kept by then: one moved in time counts at its new moment, one moved late counts here."""
        return self.kept + self.kept_late + self.broken + self.moved_late


class Reaction(NamedTuple):
    """How soon customers of a channel heard something: of how many complaints, and half of them within ``minutes``."""

    channel: Channel
    complaints: int
    minutes: int


class CalendarEntry(NamedTuple):
    """A promise as a calendar keeps it: ``root`` stays when it is moved, ``sequence`` grows with every change."""

    row: PromiseRow
    root: int
    sequence: int
    is_over: bool
