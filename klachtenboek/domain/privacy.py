"""What of a complaint belongs to the person and what to the shop; which complaints it is done to is the logbook's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.goodwill import Goodwill
    from klachtenboek.domain.promise import Promise

MONTHS = (6, 12, 24, 36, 60, 84)
"""After how many months since closing personal data may be due."""

SHORTEST = 3
"""Letters a word of a name needs to be looked for anyhow in what stays: shorter ones are words of every sentence."""

TINY = 2
"""Letters of a name that is looked for as it is written, with its capital: ``Xu``, ``Li``."""

HOLE = "…"
_MARKS = ",.;:·()/"

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


def names_of(customer: Customer, former: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words by which a customer could be known in what stays: names, street, phones, e-mail.

    ``former`` is what they were called before, or where they lived.
    """
    whole = (customer.phone, customer.phone2, customer.email, customer.street, customer.company, *former)
    words = " ".join((customer.given, customer.surname, customer.company, *former)).replace("-", " ").split()
    words = [word.strip(_MARKS) for word in words]
    return tuple(dict.fromkeys(part for part in (*whole, *words) if _says_who(part)))


def _says_who(part: str) -> bool:
    return len(part) >= SHORTEST or (len(part) == TINY and part[0].isupper())


def without_names(text: str, names: tuple[str, ...]) -> str:
    """Return a text with a dot-dot-dot in the place of each of the names, however they are spelled."""
    for name in sorted(names, key=len, reverse=True):
        anyhow = re.IGNORECASE if len(name) >= SHORTEST else re.NOFLAG
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HOLE, text, flags=anyhow)
    if any(fold(name) in fold(text) for name in names if len(name) >= SHORTEST):
        return HOLE  # spelled with other accents, or inside another word: rather too much than too little
    return text


def forgotten(complaint: Complaint, names: tuple[str, ...], *, title: str, at: datetime) -> Complaint:
    """Return the complaint without the person: dates, channel, cause, steps, amounts, VAT and outcome stay.

    All free text goes, but for what was given, in which only the ``names`` are left out. ``title`` takes the place of
    the title and of every reason. A promise that is still open ends as not kept ``at`` this moment: there is nobody
    left to keep it to, and it must not ring any more.
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
        promises=tuple(_ended(promise, title, at) for promise in complaint.promises),
        reopenings=tuple(replace(one, reason=title) for one in complaint.reopenings),
        goodwill=tuple(_given(line, names) for line in complaint.goodwill),
    )


def _ended(promise: Promise, title: str, at: datetime) -> Promise:
    return replace(promise.break_(at=at) if promise.is_open else promise, text=title, ending_note="")


def _given(line: Goodwill, names: tuple[str, ...]) -> Goodwill:
    return replace(line, description=without_names(line.description, names), remark="")
