"""What comes next: open promises, the day of our answer, prevention, after-care and how to reach us."""

from __future__ import annotations

from datetime import date, timedelta

from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.deadline import deadlines
from klachtenboek.domain.kinds import Closing, Justified, Kind
from klachtenboek.domain.promise import Promise
from klachtenboek.labels import says_only_kind
from klachtenboek.letters.case import Case, Done
from klachtenboek.letters.done import one_day, shown
from klachtenboek.letters.letter import Actions, Section
from klachtenboek.letters.sentences import ended, inside, joined, note, one_line

ROUGHLY = timedelta(days=7)
"""How far a day may be off "over een maand" and still be called that."""

MOST_MONTHS = 12
_NO_FORWARD = frozenset({Closing.BOUNDARY, Closing.COMMITTEE})


# -- promises and answer ----------------------------------------------------------------------------


def promised(case: Case) -> tuple[Promise, ...]:
    """Return open promises that are still to come; one whose day has passed is not printed as a prospect."""
    return tuple(promise for promise in case.complaint.open_promises if promise.due.date() >= case.today)


def late(case: Case) -> str:
    """Return that a promise was not kept in time, when there is one."""
    passed = any(promise.due.date() < case.today for promise in case.complaint.open_promises)
    return case.texts.say("next.late") if passed else ""


def promise_rows(case: Case) -> tuple[Done, ...]:
    """Return the promises to come as rows."""
    return tuple(
        Done(f"promise:{promise.id or number}", promise.due, _promise_words(promise, case))
        for number, promise in enumerate(promised(case))
    )


def _promise_words(promise: Promise, case: Case) -> str:
    text, name = note(promise.text, case), f"next.{promise.kind.value}"
    if not text or says_only_kind(promise.kind, text):
        return case.texts.say(name)
    return case.texts.say(f"{name}_about", text=ended(inside(text, case)))


def promise_table(case: Case, heading: str) -> tuple[Section, ...]:
    """Return the promises to come as a table under a heading, or nothing."""
    rows = promise_rows(case)
    if not rows:
        return ()
    return (Actions(heading=heading, day=one_day(rows, case), rows=shown(rows, case)),)


def answer(case: Case) -> str:
    """Return by when the customer hears from us; a day that has passed is never promised."""
    by = deadlines(case.complaint, case.shop).answer_by
    name = "next.question" if case.complaint.kind is Kind.QUESTION else "next.answer"
    if by <= case.today:
        return case.texts.say(f"{name}_soon")
    return case.texts.say(f"{name}_by", day=case.texts.day(by, case.today))


# -- prevention -------------------------------------------------------------------------------------


def prevention(case: Case) -> str:
    """Return what the shop does differently, after what it came from when that can be said to the customer."""
    measure = case.measure
    text = one_line(measure.text).strip(" .,;:") if measure is not None else ""
    if measure is None or not any(map(str.isalnum, text)):
        return ""
    words = ended(inside(text, case))
    if measure.since == case.today:
        told = case.texts.say("prevent.from_today", measure=words)
    else:
        name = "later" if measure.since > case.today else "since"
        told = case.texts.say(f"prevent.{name}", day=case.texts.day(measure.since, case.today), measure=words)
    return joined(cause(case), told)


def cause(case: Case) -> str:
    """Return what it came from, unless the customer was not right or the shop's word for it speaks about them."""
    text = note(case.cause, case)
    if not text or case.complaint.justified is Justified.NO:
        return ""
    return case.texts.say("prevent.cause", cause=ended(inside(text, case)))


# -- after-care and goodbye -------------------------------------------------------------------------


def aftercare_day(case: Case) -> date | None:
    """Return the day of the after-care call: as planned, or as closing will plan it; None when none will come."""
    complaint, known = case.complaint, case.customer
    if known is None or not (known.phone or known.phone2 or known.email or known.has_address):
        return None
    if complaint.aftercare is not None:
        planned = complaint.aftercare.planned_on
        return planned if complaint.aftercare.is_due and planned > case.today else None
    if complaint.closed is not None or complaint.kind is Kind.COMPLIMENT or case.shop.aftercare_months <= 0:
        return None
    return case.shop.hours.opening_day(months_later(case.today, case.shop.aftercare_months))


def aftercare(case: Case) -> str:
    """Return ``Over een maand bellen wij u …``, or an empty text when no call is planned."""
    day = aftercare_day(case)
    if day is None or case.customer is None:
        return ""
    said = case.texts
    way = "" if case.customer.phone or case.customer.phone2 else "_contact"
    months = next((n for n in range(1, MOST_MONTHS + 1) if abs(months_later(case.today, n) - day) <= ROUGHLY), 0)
    if not months:
        return said.say(f"aftercare.around{way}", day=said.day(day, case.today))
    many = said.say("aftercare.months_many", count=said.number(months))
    return said.say(f"aftercare.months{way}", months=said.say("aftercare.month") if months == 1 else many)


def reach(case: Case) -> str:
    """Return how the customer can reach the shop."""
    phone, email = (one_line(known).strip(" .,;:") for known in (case.shop.phone, case.shop.email))
    if phone and email:
        return case.texts.say("reach.both", phone=phone, email=email)
    if phone:
        return case.texts.say("reach.phone", phone=phone)
    return case.texts.say("reach.email", email=email) if email else case.texts.say("reach.plain")


def thanks(case: Case) -> str:
    """Return the thanks for telling it."""
    return case.texts.say(f"closing.thanks_{case.complaint.kind.value}")


def forward(case: Case) -> str:
    """Return that we hope to see them again, unless the shop set a boundary or a committee has the word."""
    closed = case.complaint.closed
    if closed is not None and closed.reason in _NO_FORWARD:
        return ""
    return case.texts.say(f"closing.forward_{case.shop.trade.value}")


def unreachable(case: Case) -> str:
    """Return that we could not reach the customer, when that is why it was closed."""
    closed = case.complaint.closed
    if closed is None or closed.reason is not Closing.UNREACHABLE:
        return ""
    return case.texts.say("closing.unreachable", reach=reach(case))


def after_call(case: Case) -> str:
    """Return what an after-care letter says: what was heard in the call, or that there was no call yet."""
    said, outcome = case.texts, case.complaint.aftercare
    if outcome is None or outcome.called_at is None:
        return joined(said.say("aftercare.asked"), reach(case))
    called = said.say("aftercare.called", day=said.day(outcome.called_at.date(), case.today))
    if outcome.says_no or outcome.verdict is Verdict.DISSATISFIED:
        return joined(called, said.say("aftercare.not_well"))
    if outcome.verdict is None:
        return called
    return joined(called, said.say(f"aftercare.{outcome.verdict.value}"))
