"""What of a complaint belongs to the person and what to the shop; which complaints it is done to is the logbook's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from datetime import date, datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.goodwill import Goodwill

MONTHS = (6, 12, 24, 36, 60, 84)
"""After how many months since closing personal data may be due."""

SHORTEST = 3
"""Letters a word of a name needs to be looked for in what stays: shorter ones are words of every sentence."""

HOLE = "…"

FREE_TEXT = ("story", "ongoing", "wish", "product", "place", "receipt", "cause_note")
GOES = ("additions", "letters", "attachments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What goes when a customer, or what is due, is forgotten, and what stays; ``given`` in cents."""

    complaints: int = 0
    letters: int = 0
    attachments: int = 0
    notes: int = 0
    health_notes: int = 0
    open_promises: int = 0
    lines: int = 0
    given: int = 0
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A complaint whose personal data has been kept long enough; ``since`` it was closed, or thrown away."""

    complaint_id: int
    reference: str
    title: str
    since: date
    is_thrown_away: bool = False


@dataclass(frozen=True, slots=True)
class Thrown:
    """A complaint in the bin: when and why it was thrown away, and until when it can be put back."""

    complaint_id: int
    reference: str
    title: str
    reason: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A complaint of which nothing may be wiped, why, and when to look again."""

    complaint_id: int
    reference: str
    title: str
    reason: str
    review_on: date


def what_goes(complaints: tuple[Complaint, ...]) -> Forgetting:
    """Count what goes and what stays of these complaints."""
    lines = [line for one in complaints for line in one.goodwill]
    return Forgetting(
        complaints=len(complaints),
        letters=sum(len(one.letters) for one in complaints),
        attachments=sum(len(one.attachments) for one in complaints),
        notes=sum(len(one.contacts) + len(one.additions) for one in complaints),
        health_notes=sum(one.health_note is not None for one in complaints),
        open_promises=sum(len(one.open_promises) for one in complaints),
        lines=len(lines),
        given=sum(one.given.given for one in complaints),
        held=tuple(str(one.reference or one.title) for one in complaints if one.hold is not None),
    )


def names_of(customer: Customer) -> tuple[str, ...]:
    """Return the words by which a customer could be known in what stays: names, street, phones, e-mail."""
    whole = (customer.phone, customer.phone2, customer.email, customer.street, customer.company)
    words = f"{customer.given} {customer.surname} {customer.company}".replace("-", " ").split()
    return tuple(dict.fromkeys(part for part in (*whole, *words) if len(part) >= SHORTEST))


def without_names(text: str, names: tuple[str, ...]) -> str:
    """Return a text with a dot-dot-dot in the place of each of the names, however they are spelled."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", HOLE, text)
    if any(fold(name) in fold(text) for name in names):
        return HOLE  # spelled with other accents, or inside another word: rather too much than too little
    return text


def forgotten(complaint: Complaint, names: tuple[str, ...], *, title: str) -> Complaint:
    """Return the complaint without the person: dates, channel, cause, steps, amounts, VAT and outcome stay.

    All free text goes, but for what was given, in which only the ``names`` are left out. ``title`` takes the place of
    the title and of every reason.
    """
    texts: dict[str, Any] = dict.fromkeys(FREE_TEXT, "") | dict.fromkeys(GOES, ())
    return replace(
        complaint,
        **texts,
        title=title,
        customer_id=None,
        health_note=None,
        solution=None if complaint.solution is None else replace(complaint.solution, text=title),
        closed=None if complaint.closed is None else replace(complaint.closed, note=""),
        lapsed=None if complaint.lapsed is None else replace(complaint.lapsed, reason=title),
        trail=None if complaint.trail is None else replace(complaint.trail, link="", quoted="", reply=""),
        aftercare=None if complaint.aftercare is None else replace(complaint.aftercare, anything_else=""),
        steps=tuple(replace(step, sentence="") for step in complaint.steps),
        contacts=tuple(replace(contact, said="", answer="") for contact in complaint.contacts),
        promises=tuple(replace(promise, text=title, ending_note="") for promise in complaint.promises),
        reopenings=tuple(replace(one, reason=title) for one in complaint.reopenings),
        goodwill=tuple(_given(line, names) for line in complaint.goodwill),
    )


def _given(line: Goodwill, names: tuple[str, ...]) -> Goodwill:
    return replace(line, description=without_names(line.description, names), remark="")
