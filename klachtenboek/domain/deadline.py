"""By when a customer should have heard something; signals for the owner, never a duty (product.md, Records)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.shop import Shop


class Signal(StrEnum):
    """What is due; the most pressing first."""

    LONG_OPEN = "long_open"
    ANSWER_DUE = "answer_due"
    SILENT = "silent"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days by which something should have happened."""

    acknowledge_by: date
    answer_by: date
    warn_on: date


def deadlines(complaint: Complaint, shop: Shop) -> Deadlines:
    """Return the days that follow from the day the complaint was received and the shop's settings."""
    received = complaint.received_at.date()
    days = shop.answer_days_online if complaint.is_online else shop.answer_days
    return Deadlines(
        acknowledge_by=shop.hours.next_opening_day(received),
        answer_by=received + timedelta(days=days),
        warn_on=received + timedelta(days=shop.warn_days),
    )


def last_contact(complaint: Complaint) -> datetime:
    """Return the last moment at which the customer heard from or told the shop something."""
    reached = (c.at for c in complaint.contacts if c.reached and c.direction != "note")
    letters = (letter.at for letter in complaint.letters)
    return max((complaint.received_at, *(s.at for s in complaint.steps), *reached, *letters))


def signal(complaint: Complaint, shop: Shop, now: datetime) -> Signal | None:
    """Return the most pressing signal about an unresolved complaint, or None."""
    if not complaint.is_open or complaint.is_resolved or not complaint.counts:
        return None
    dates, today = deadlines(complaint, shop), now.date()
    heard = last_contact(complaint)
    if today >= dates.warn_on:
        return Signal.LONG_OPEN
    if today > dates.answer_by:
        return Signal.ANSWER_DUE
    if heard == complaint.received_at and today > dates.acknowledge_by:
        return Signal.ACKNOWLEDGE
    if not complaint.open_promises and now - heard > timedelta(days=shop.silence_days):
        return Signal.SILENT
    return None
