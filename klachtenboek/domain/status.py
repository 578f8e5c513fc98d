"""The one word for where a complaint stands, from flat facts so that list and page always agree."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.triad import Triad


class Status(StrEnum):
    """Where a complaint stands, as lists tell it; the first that is true of it."""

    LAPSED = "lapsed"
    CLOSED_UNRESOLVED = "closed_unresolved"
    PROMISE_LATE = "promise_late"
    PROMISE_TODAY = "promise_today"
    PROMISE_TOMORROW = "promise_tomorrow"
    PROMISE_LATER = "promise_later"
    NOT_ANSWERED = "not_answered"
    LETTER_DUE = "letter_due"
    RESOLVED = "resolved"
    DONE = "done"
    OPEN = "open"


class Facts(NamedTuple):
    """What the word depends on; ``next_due`` is the soonest open promise in local time.

    Only a complaint needs the triade; a signal, a question or a compliment is simply done.
    """

    is_lapsed: bool
    is_closed: bool
    triad: Triad
    next_due: datetime | None
    is_online: bool
    has_reaction: bool
    has_letter: bool
    needs_triad: bool = True


def status(facts: Facts, now: datetime) -> Status:
    """Return the status at ``now``; a promise shows first, because it waits for nobody."""
    if facts.is_lapsed:
        return Status.LAPSED
    if facts.is_closed and facts.needs_triad and not facts.triad.is_complete:
        return Status.CLOSED_UNRESOLVED
    if facts.next_due is not None:
        return _promise_status(facts.next_due, now)
    if facts.is_online and not facts.has_reaction and not facts.is_closed:
        return Status.NOT_ANSWERED
    return _quiet_status(facts)


def _quiet_status(facts: Facts) -> Status:
    """Return the status of one that nobody is waiting for right now."""
    is_finished = facts.is_closed or facts.has_letter
    if not facts.needs_triad:
        return Status.DONE if is_finished else Status.OPEN
    if not facts.triad.is_complete:
        return Status.OPEN
    return Status.RESOLVED if is_finished else Status.LETTER_DUE


def _promise_status(due: datetime, now: datetime) -> Status:
    if due < now:
        return Status.PROMISE_LATE
    days = (due.date() - now.date()).days
    return {0: Status.PROMISE_TODAY, 1: Status.PROMISE_TOMORROW}.get(days, Status.PROMISE_LATER)


def facts_of(complaint: Complaint) -> Facts:
    """Return the facts of a whole complaint."""
    promises = complaint.open_promises
    trail = complaint.trail
    return Facts(
        is_lapsed=complaint.lapsed is not None,
        is_closed=complaint.closed is not None,
        triad=complaint.triad,
        next_due=promises[0].due if promises else None,
        is_online=complaint.is_online,
        has_reaction=has_reaction(complaint, replied=trail is not None and trail.replied_at is not None),
        has_letter=bool(complaint.letters),
        needs_triad=complaint.needs_triad,
    )


def has_reaction(complaint: Complaint, *, replied: bool) -> bool:
    """Tell whether the customer heard anything yet: a step, a contact, a reply or a letter; not a note to oneself."""
    spoken = any(contact.is_talk for contact in complaint.contacts)
    return replied or spoken or bool(complaint.steps or complaint.letters)
