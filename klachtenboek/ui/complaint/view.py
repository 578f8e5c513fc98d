"""All that the page of a complaint shows at one moment, read in one go; no widget reads the book by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from klachtenboek.domain.calendar import months_earlier
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import REPEAT_MONTHS, Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.lesson import Category, Cause, Measure
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.status import Status, facts_of, status
from klachtenboek.domain.summary import ComplaintRow
from klachtenboek.i18n import N_, _, clock, day_word, number_word
from klachtenboek.labels import heading
from klachtenboek.logbook import Logbook
from klachtenboek.sentences import name_to_say

ORDINALS = (
    N_("eerste"),
    N_("tweede"),
    N_("derde"),
    N_("vierde"),
    N_("vijfde"),
    N_("zesde"),
    N_("zevende"),
    N_("achtste"),
    N_("negende"),
    N_("tiende"),
)
MANY_IN_A_YEAR = 3
"""From this number on within twelve months the owner is told to call."""

TONES = {
    Status.PROMISE_LATE: ("danger", "clock-exclamation"),
    Status.PROMISE_TODAY: ("primary", "clock"),
    Status.PROMISE_TOMORROW: ("primary", "clock"),
    Status.PROMISE_LATER: ("primary", "clock"),
    Status.NOT_ANSWERED: ("amber", "alert-circle"),
    Status.LETTER_DUE: ("amber", "mail"),
    Status.RESOLVED: ("ok", "check"),
    Status.DONE: ("ok", "check"),
    Status.CLOSED_UNRESOLVED: ("neutral", "lock"),
    Status.LAPSED: ("neutral", "trash"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One complaint with everything around it, at ``now``; ``missing`` are the attachments whose file is gone."""

    complaint: Complaint
    customer: Customer | None
    shop: Shop
    now: datetime
    category: Category | None
    measure: Measure | None
    causes: tuple[Cause, ...]
    measures: tuple[Measure, ...]
    earlier: tuple[ComplaintRow, ...]
    similar: tuple[ComplaintRow, ...]
    to_say: dict[Step, tuple[str, ...]]
    missing: frozenset[int] = frozenset()

    @property
    def status(self) -> Status:
        """Where it stands now."""
        return status(facts_of(self.complaint), self.now)

    @property
    def earlier_number(self) -> int:
        """The how-manieth complaint of this customer it is, 1 for the first."""
        return 1 + len(self._before())

    @property
    def number_in_a_year(self) -> int:
        """How many complaints this customer had in the twelve months up to this one, this one included."""
        start = months_earlier(self.complaint.received_at.date(), REPEAT_MONTHS)
        return 1 + sum(row.received_at.date() >= start for row in self._before())

    def _before(self) -> list[ComplaintRow]:
        mine = (self.complaint.received_at, self.complaint.id)
        return [row for row in self.earlier if (row.received_at, row.id) < mine]

    @property
    def since(self) -> int:
        """The year of the customer's first complaint."""
        return min((row.received_at.year for row in self._before()), default=self.complaint.received_at.year)


def look(logbook: Logbook, complaint_id: int) -> View:
    """Read everything about one complaint. Raises NotFound."""
    complaint = logbook.complaints.get(complaint_id)
    customer = logbook.customers.get(complaint.customer_id) if complaint.customer_id is not None else None
    lessons = logbook.lessons
    return View(
        complaint=complaint,
        customer=customer,
        shop=logbook.keeping.shop(),
        now=logbook.now(),
        category=lessons.category(complaint.category_id) if complaint.category_id is not None else None,
        measure=lessons.measure(complaint.measure_id) if complaint.measure_id is not None else None,
        causes=lessons.causes(),
        measures=lessons.measures(),
        earlier=logbook.complaints.earlier(complaint),
        similar=logbook.complaints.similar(complaint_id),
        to_say=logbook.sayings.to_say(name_to_say(customer)),
        missing=logbook.attachments.missing(complaint_id) if complaint.attachments else frozenset(),
    )


def status_words(view: View) -> str:
    """Return where it stands, with the moment of its promise: ``Belofte om 15:00``, ``Belofte op wo 25 nov``."""
    where, promises = view.status, view.complaint.open_promises
    if where is Status.PROMISE_TODAY:
        return _("Belofte om {time}").format(time=clock(promises[0].due))
    if where is Status.PROMISE_LATER:
        return _("Belofte op {day}").format(day=day_word(promises[0].due.date(), view.now.date()))
    return heading(where)


def ordinal(number: int) -> str:
    """Return first to tenth as a word, further ones as figures: ``derde``, ``12e``."""
    return _(ORDINALS[number - 1]) if 1 <= number <= len(ORDINALS) else f"{number}e"


def count_of_promises(count: int) -> str:
    """Return how many promises are open, as a sentence."""
    if count == 1:
        return _("Er staat nog een belofte open.")
    return _("Er staan nog {count} beloftes open.").format(count=number_word(count))
