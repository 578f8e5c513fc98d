"""By when a customer should have heard something; signals for the owner, never a duty."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.kinds import Channel, Kind, Outcome
from klachtenboek.domain.summary import Reaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.shop import Shop


class Signal(StrEnum):
    """What is due; the most pressing first."""

    LONG_OPEN = "long_open"
    ANSWER_DUE = "answer_due"
    ACKNOWLEDGE = "acknowledge"
    SILENT = "silent"


class SignalRow(NamedTuple):
    """A complaint about which something is due; ``silent_days`` since the customer last heard or told something."""

    complaint_id: int
    title: str
    customer: Customer | None
    signal: Signal
    received_on: date
    silent_days: int


class Deadlines(NamedTuple):
    """The days by which something should have happened."""

    acknowledge_by: date
    answer_by: date
    warn_on: date


class Waiting(NamedTuple):
    """What signals are read from; ``last_heard`` is when the customer heard something, None as long as they did not."""

    received_at: datetime
    is_online: bool
    last_heard: datetime | None
    has_promise: bool


def deadlines(complaint: Complaint | Waiting, shop: Shop) -> Deadlines:
    """Return the days that follow from the day the complaint was received and the shop's settings."""
    received = complaint.received_at.date()
    days = shop.answer_days_online if complaint.is_online else shop.answer_days
    return Deadlines(
        acknowledge_by=shop.hours.next_opening_day(received),
        answer_by=received + timedelta(days=days),
        warn_on=received + timedelta(days=shop.warn_days),
    )


def last_heard(complaint: Complaint) -> datetime | None:
    """Return the last moment at which the customer heard or told something after complaining, None as long as not."""
    return max(_heard(complaint), default=None)


def first_reaction(complaint: Complaint) -> timedelta | None:
    """Return how soon the customer heard something, None as long as they did not; before it came in is at once."""
    first = min(_heard(complaint), default=None)
    return None if first is None else max(timedelta(), first - complaint.received_at)


def median_reactions(found: Iterable[tuple[Channel, float]]) -> tuple[Reaction, ...]:
    """Return the median per channel of seconds until the first reaction, in whole minutes, channels in their order."""
    from statistics import median  # with all it reads, only for who counts a year

    by_channel: dict[Channel, list[float]] = {}
    for channel, seconds in found:
        by_channel.setdefault(channel, []).append(seconds)
    return tuple(
        Reaction(channel, len(by_channel[channel]), round(median(by_channel[channel]) / 60))
        for channel in Channel
        if channel in by_channel
    )


def _heard(complaint: Complaint) -> Iterator[datetime]:
    """Yield the moments after the complaint itself at which the customer heard something."""
    yield from (step.at for step in complaint.steps)
    yield from (contact.at for contact in complaint.contacts if contact.is_talk)
    yield from (letter.at for letter in complaint.letters)
    for promise in complaint.promises:
        yield promise.made_at
        if promise.ended_at is not None and promise.outcome is not Outcome.BROKEN:
            yield promise.ended_at
    if complaint.trail is not None and complaint.trail.replied_at is not None:
        yield complaint.trail.replied_at
    if complaint.aftercare is not None and complaint.aftercare.called_at is not None:
        yield complaint.aftercare.called_at


def signal(complaint: Complaint, shop: Shop, now: datetime) -> Signal | None:
    """Return the most pressing signal about an unresolved complaint, or None; a compliment has nothing to solve."""
    if not complaint.is_open or complaint.is_resolved or not complaint.counts or complaint.kind is Kind.COMPLIMENT:
        return None
    heard = last_heard(complaint)
    return pressing(
        Waiting(complaint.received_at, complaint.is_online, heard, bool(complaint.open_promises)), shop, now
    )


def pressing(waiting: Waiting, shop: Shop, now: datetime) -> Signal | None:
    """Return the most pressing signal about what waits, or None."""
    dates, today, heard = deadlines(waiting, shop), now.date(), waiting.last_heard
    if today >= dates.warn_on:
        return Signal.LONG_OPEN
    if today > dates.answer_by:
        return Signal.ANSWER_DUE
    if today > dates.acknowledge_by and heard is None:
        return Signal.ACKNOWLEDGE
    last = max(waiting.received_at, heard or waiting.received_at)
    if not waiting.has_promise and now - last > timedelta(days=shop.silence_days):
        return Signal.SILENT
    return None
