"""Flat values that lists and cards show; not aggregates, and never saved back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from klachtenboek.domain.status import Facts, Status, status

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from klachtenboek.domain.contact import Channel
    from klachtenboek.domain.correspondence import LetterKind
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.goodwill import Goodwill
    from klachtenboek.domain.kinds import Closing, Kind
    from klachtenboek.domain.promise import PromiseKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
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


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list and where the next page starts, None at the end."""

    rows: Rows[Row]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareRow:
    """A complaint whose after-care call is planned."""

    complaint_id: int
    reference: str
    title: str
    customer: Customer | None
    planned_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """A known customer with how often they complained and their last contact; ``given`` in cents."""

    customer: Customer
    complaints: int
    last_at: datetime | None
    last_title: str
    given: int


class CustomerOrder(StrEnum):
    """By what the list of customers is sorted."""

    NAME = "name"
    TOWN = "town"
    COMPLAINTS = "complaints"
    LAST = "last"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerQuery:
    """What the list of customers asks for: ``words`` in any order, of name, address, phone or e-mail."""

    words: str = ""
    order: CustomerOrder = CustomerOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerStanding:
    """What stands with one customer: how promises ended, how many are open, cents given, the next after-care."""

    complaints: int
    given: int
    open_promises: int
    promises: PromiseFigures
    aftercare: AftercareRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two customers made one: who stayed, before and after, who went, and what moved along, by id."""

    before: Customer
    after: Customer
    gone: Customer
    complaints: tuple[int, ...]
    drafts: tuple[int, ...]
    history: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two customers that were made one, and when; they can be made two again as long as the bin keeps what is in it."""

    at: datetime
    merged: Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many complaints each filter holds."""

    all: int
    open: int
    no_letter: int
    online: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Complaints received in a period, how many of them are resolved, and cents given."""

    complaints: int
    resolved: int
    given: int


@dataclass(frozen=True, slots=True)
class PromiseFigures:
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


@dataclass(frozen=True, slots=True)
class Reaction:
    """How soon customers of a channel heard something: of how many complaints, and half of them within ``minutes``."""

    channel: Channel
    complaints: int
    minutes: int


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A promise as a calendar keeps it: ``root`` stays when it is moved, ``sequence`` grows with every change."""

    row: PromiseRow
    root: int
    sequence: int
    is_over: bool


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


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of the book found; ``faults`` is empty when all is well."""

    complaints: int
    customers: int
    letters: int
    faults: tuple[str, ...]
