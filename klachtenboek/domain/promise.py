"""A promise to a customer and how it ends; not the reminder for it, nor the guard against promising too much."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from klachtenboek.domain.errors import NoConsent, PromiseEnded
from klachtenboek.domain.kinds import Outcome, PromiseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was promised, by when (local time), and what came of it.

    ``lead`` is the notice before ``due`` in minutes; ``attempts`` counts the times the customer was not reached;
    ``moved_from`` is the id of the promise that this one took the place of. The last four serve the reminder, ``zone``
    and ``due_utc`` in case the computer changes zone; they do not make it another promise.
    """

    id: int = 0
    kind: PromiseKind
    text: str
    due: datetime
    made_at: datetime
    suits: bool = False
    lead: int = 15
    attempts: int = 0
    outcome: Outcome | None = None
    ended_at: datetime | None = None
    ending_note: str = ""
    moved_from: int | None = None
    snoozed_until: datetime | None = field(default=None, compare=False)
    acknowledged_at: datetime | None = field(default=None, compare=False)
    zone: str = field(default="", compare=False)
    due_utc: datetime | None = field(default=None, compare=False)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.outcome is None

    @property
    def was_late(self) -> bool:
        """Whether it ended after it was due, kept, moved or broken: moving does not wipe that out."""
        return self.ended_at is not None and self.ended_at > self.due

    def is_late(self, now: datetime) -> bool:
        """Tell whether it is open and past due at ``now``."""
        return self.is_open and now > self.due

    def keep(self, *, at: datetime, note: str = "") -> Promise:
        """Return it kept, or kept late when ``at`` is past due. Raises PromiseEnded."""
        self._must_be_open()
        outcome = Outcome.KEPT_LATE if at > self.due else Outcome.KEPT
        return replace(self, outcome=outcome, ended_at=at, ending_note=note)

    def break_(self, *, at: datetime, note: str = "") -> Promise:
        """Return it broken. Raises PromiseEnded."""
        self._must_be_open()
        return replace(self, outcome=Outcome.BROKEN, ended_at=at, ending_note=note)

    def move(self, due: datetime, *, at: datetime, consent: bool) -> tuple[Promise, Promise]:
        """Return this promise as moved and the new one that takes its place.

        Raises PromiseEnded, and NoConsent unless the customer agreed.
        """
        self._must_be_open()
        if not consent:
            raise NoConsent
        ended = replace(self, outcome=Outcome.MOVED, ended_at=at)
        follower = replace(
            self,
            id=0,
            due=due,
            made_at=at,
            suits=True,
            moved_from=self.id or None,
            snoozed_until=None,
            acknowledged_at=None,
            zone="",
            due_utc=None,
        )
        return ended, follower

    def not_reached(self) -> Promise:
        """Return it with one more attempt at which the customer was not reached. Raises PromiseEnded."""
        self._must_be_open()
        return replace(self, attempts=self.attempts + 1)

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise PromiseEnded


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of the day agenda: an open promise to somebody at a moment (local time)."""

    due: datetime
    customer_id: int | None = None
    who: str = ""
    promise_id: int = 0

    @property
    def day(self) -> date:
        """The day it falls on."""
        return self.due.date()
