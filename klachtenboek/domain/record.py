"""What the book knows of one complaint, and what follows from it; what may be done with it is told by ``complaint``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.checklist import Step, StepDone, is_done
from klachtenboek.domain.contact import Addition, Attachment, Contact, HealthNote, OnlineTrail
from klachtenboek.domain.goodwill import Given, Goodwill, total
from klachtenboek.domain.kinds import ONLINE, Channel, Closing, Justified, Kind, Mood, Severity
from klachtenboek.domain.triad import Triad

if TYPE_CHECKING:
    from klachtenboek.domain.aftercare import Aftercare
    from klachtenboek.domain.correspondence import SentLetter
    from klachtenboek.domain.promise import Promise
    from klachtenboek.domain.reference import Reference

LINES = frozenset({"title", "taken_by", "ongoing", "wish", "product", "place", "receipt"})
EDITABLE = LINES | {
    "kind",
    "received_at",
    "channel",
    "mood",
    "calls",
    "trips",
    "mails",
    "happened_on",
    "purchased_on",
    "amount",
    "category_id",
    "severity",
    "justified",
    "related",
    "customer_id",
    "cause_id",
    "cause_note",
    "measure_id",
    "health_note",
}
"""Fields that are facts about the complaint and may be corrected; the rest changes through verbs."""


@dataclass(frozen=True, slots=True)
class Closed:
    """When and why it was closed."""

    at: datetime
    reason: Closing
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """When and why it was opened again, and when it had been closed."""

    id: int = 0
    at: datetime
    reason: str
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class Lapsed:
    """When and why its number lapsed ("vervallen")."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class LegalHold:
    """Why nothing of it may be wiped, and when to look again."""

    reason: str
    review_on: date


@dataclass(frozen=True, slots=True)
class Solution:
    """What was chosen, when, and when the customer agreed."""

    text: str
    chosen_at: datetime
    agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything the book knows of one complaint; amounts in cents, moments in local time.

    ``calls``, ``trips`` and ``mails`` count the customer's effort; ``amount`` is what they paid for it.
    """

    id: int = 0
    reference: Reference | None = None
    is_practice: bool = False
    kind: Kind = Kind.COMPLAINT
    received_at: datetime
    entered_at: datetime
    taken_by: str = ""
    channel: Channel = Channel.SHOP
    title: str = ""
    story: str = ""
    customer_id: int | None = None
    mood: Mood | None = None
    ongoing: str = ""
    calls: int = 0
    trips: int = 0
    mails: int = 0
    wish: str = ""
    product: str = ""
    happened_on: date | None = None
    place: str = ""
    receipt: str = ""
    purchased_on: date | None = None
    amount: int | None = None
    category_id: int | None = None
    severity: Severity = Severity.NORMAL
    justified: Justified = Justified.UNKNOWN
    related: tuple[int, ...] = ()
    cause_id: int | None = None
    cause_note: str = ""
    measure_id: int | None = None
    solution: Solution | None = None
    closed: Closed | None = None
    lapsed: Lapsed | None = None
    hold: LegalHold | None = None
    trail: OnlineTrail | None = None
    aftercare: Aftercare | None = None
    health_note: HealthNote | None = None
    additions: tuple[Addition, ...] = ()
    steps: tuple[StepDone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    promises: tuple[Promise, ...] = ()
    goodwill: tuple[Goodwill, ...] = ()
    letters: tuple[SentLetter, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    reopenings: tuple[Reopened, ...] = ()

    @property
    def triad(self) -> Triad:
        """Understanding, apology and solution as computed from what was done."""
        agreed = self.solution is not None and self.solution.agreed_at is not None
        return Triad(
            understanding=is_done(self.steps, Step.ACKNOWLEDGE),
            apology=is_done(self.steps, Step.APOLOGISE),
            solution=agreed and not self.open_promises,
        )

    @property
    def is_resolved(self) -> bool:
        """Whether the whole triade is there; being closed has nothing to do with it."""
        return self.triad.is_complete

    @property
    def is_open(self) -> bool:
        """Whether it is neither closed nor lapsed."""
        return self.closed is None and self.lapsed is None

    @property
    def needs_triad(self) -> bool:
        """Whether only the whole triade resolves it; a signal, a question or a compliment is simply done."""
        return self.kind is Kind.COMPLAINT

    @property
    def wants_something(self) -> bool:
        """Whether it belongs on the list of what is not resolved yet; a compliment asks for nothing."""
        return self.is_open and self.kind is not Kind.COMPLIMENT and not self.triad.is_complete

    @property
    def is_closed_unresolved(self) -> bool:
        """Whether it was closed without the full triade: "gesloten, niet opgelost"."""
        return self.closed is not None and self.needs_triad and not self.is_resolved

    @property
    def counts(self) -> bool:
        """Whether it counts in any figure: practice and lapsed complaints never do."""
        return not self.is_practice and self.lapsed is None

    @property
    def is_online(self) -> bool:
        """Whether others can read it."""
        return self.channel in ONLINE

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """Promises without an outcome, soonest first."""
        return tuple(sorted((p for p in self.promises if p.is_open), key=lambda p: p.due))

    @property
    def given(self) -> Given:
        """What was really given, in cents."""
        return total(self.goodwill)
