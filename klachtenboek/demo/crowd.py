"""More complaints than anybody wrote: the year's stories told again by other people on other days, by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from klachtenboek.demo.clock import MovableClock
from klachtenboek.demo.moments import Table
from klachtenboek.demo.year import DemoYear, read
from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.checklist import ATTENTION
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.draft import Draft
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing
from klachtenboek.logbook import Logbook

PER_CUSTOMER = 4
"""Complaints per customer of the crowd, on average."""

_CALL_AFTER = timedelta(days=32)
_SETTLED = timedelta(days=21)
"""Older than this a copy has come to an end."""

_LATE = timedelta(minutes=40)
_FORMS = (FormOfAddress.MRS, FormOfAddress.MR, FormOfAddress.NAME_ONLY, FormOfAddress.FAMILY)


@dataclass(frozen=True, slots=True)
class Copy:
    """One story told again: when, which one, by whom, and how it went on.

    ``promised`` is the moment until which somebody will be called back, ``kept`` when that was done.
    """

    moment: datetime
    entry: Table
    customer: int
    value: int
    promised: datetime | None
    kept: datetime | None
    is_agreed: bool
    is_closed: bool


def copies(year: DemoYear, count: int, chance: random.Random) -> Iterator[Copy]:
    """Yield ``count`` stories told again, in no order; the same chance yields the same ones."""
    stories = [entry for entry in year.entries if "solutions" in entry and "kind" not in entry]
    for _ in range(count):
        moment = _moment(year, chance)
        is_old = year.now - moment > _SETTLED
        promised = _due(year, moment, chance) if _luck(chance, 30) else None
        kept = None
        if promised is not None and promised + _LATE < year.now and (is_old or _luck(chance, 80)):
            kept = promised + chance.choice((-_LATE / 4, -_LATE / 8, timedelta(), _LATE))
        is_agreed = _luck(chance, 95 if is_old else 60) and (promised is None or kept is not None)
        yield Copy(
            moment=moment,
            entry=chance.choice(stories),
            customer=chance.randrange(max(count // PER_CUSTOMER, 1)),
            value=chance.randrange(150, 4500, 25),
            promised=promised,
            kept=kept,
            is_agreed=is_agreed,
            is_closed=is_old or (is_agreed and _luck(chance, 70)),
        )


def _luck(chance: random.Random, percent: int) -> bool:
    return chance.randrange(100) < percent


def _moment(year: DemoYear, chance: random.Random) -> datetime:
    """Return a moment at which the shop was open, at least a day and at most five years ago."""
    days = year.moments.opening_days
    return datetime.combine(days[chance.randint(1, len(days) - 1)], _time(chance))


def _due(year: DemoYear, moment: datetime, chance: random.Random) -> datetime:
    return datetime.combine(year.shop.hours.next_opening_day(moment.date()), _time(chance))


def _time(chance: random.Random) -> time:
    return time(8 + chance.randrange(7), chance.randrange(0, 60, 5))


def somebody(chance: random.Random, number: int) -> Customer:
    """Return a customer made up by chance; all telephone numbers are fictitious, so some are shared."""
    names = read("names")
    prefix, surname = chance.choice(names["surnames"]).split("|")
    form = chance.choice(_FORMS)
    return Customer(
        form=form,
        given="" if form is FormOfAddress.FAMILY else chance.choice(names["given"]),
        prefix=prefix,
        surname=surname,
        street=f"{chance.choice(names['streets'])} {chance.randint(1, 199)}",
        postcode=f"74{chance.randint(11, 19)} {chance.choice('ABCEGHKLNP')}{chance.choice('ABCEGHKLNP')}",
        town="Deventer",
        phone=f"06-1234 56{number % 100:02d}",
    )


class CrowdTeller:
    """Tells copies to a logbook in as few verbs as a whole story takes."""

    def __init__(self, logbook: Logbook, clock: MovableClock, year: DemoYear, chance: random.Random) -> None:
        """Tell to this logbook by this clock; customers are made up by chance when they first complain."""
        self._book, self._clock, self._chance, self._end = logbook, clock, chance, year.now
        self._categories = {entry.name: entry.id for entry in logbook.lessons.categories()}
        self._causes = {entry.name: entry.id for entry in logbook.lessons.causes()}
        self._customers: dict[int, int] = {}

    def tell(self, copy: Copy) -> None:
        """Tell one story from its first word to its after-care."""
        complaint = self._book.complaints.log_draft(self._draft(copy))
        self._later(copy.moment + timedelta(minutes=9))
        entry = copy.entry
        line = self._book.goodwill.draft(
            GoodwillKind.REPLACEMENT,
            entry["solutions"][0]["text"],
            copy.value,
            cost=copy.value // 3,
            given_on=copy.moment.date(),
        )
        self._book.complaints.choose_solution(complaint.id, entry["solutions"][0]["text"], line=line)
        cause_id = self._causes.get(entry.get("cause", ""))
        self._book.complaints.prevent(complaint.id, cause_id=cause_id, measure_id=None)
        if copy.is_agreed:
            self._book.complaints.agree(complaint.id)
        if copy.kept is not None:
            self._later(copy.kept)
            self._book.promises.keep(complaint.id, complaint.promises[0].id)
        if copy.is_closed:
            self._close(complaint, copy)

    def _draft(self, copy: Copy) -> Draft:
        if copy.customer not in self._customers:
            customer = somebody(self._chance, copy.customer)
            self._customers[copy.customer] = self._book.customers.save(customer).id
        entry = copy.entry
        minutes = [timedelta(minutes=number) for number, _ in enumerate(ATTENTION, start=1)]
        return Draft(
            started_at=copy.moment,
            saved_at=copy.moment,
            story=entry["story"],
            channel=Channel(entry["channel"]),
            customer_id=self._customers[copy.customer],
            category_id=self._categories[entry["category"]],
            platform=entry.get("trail", {}).get("platform", ""),
            promise_due=copy.promised,
            steps=tuple((step, copy.moment + after, "") for step, after in zip(ATTENTION, minutes, strict=True)),
        )

    def _close(self, complaint: Complaint, copy: Copy) -> None:
        self._later(max(copy.kept or copy.moment, copy.moment + timedelta(hours=1)))
        reason = Closing.RESOLVED if copy.is_agreed else Closing.UNREACHABLE
        closed = self._book.complaints.close(complaint.id, reason)
        called = self._clock.now + _CALL_AFTER
        if closed.aftercare is None or called > self._end:
            return
        self._later(called)
        answers = replace(closed.aftercare, understood=True, apology_good=True, still_solved=True)
        self._book.complaints.call_afterwards(complaint.id, replace(answers, verdict=Verdict.SATISFIED))

    def _later(self, moment: datetime) -> None:
        self._clock.now = min(moment, self._end)
