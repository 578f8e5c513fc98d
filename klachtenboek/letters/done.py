"""What the shop did about a complaint, as rows with a time; read from steps, talks, promises and the solution."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from klachtenboek.domain.checklist import ACTION, ATTENTION, Step, StepDone
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.kinds import Channel, Direction, Outcome, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.text import fold
from klachtenboek.i18n import capital
from klachtenboek.letters.case import Block, Case, Choices, Done
from klachtenboek.letters.letter import ActionRow, Actions
from klachtenboek.letters.sentences import ended, inside, note, one_line, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_TALK = timedelta(hours=1)
"""Steps within this time of each other belong to one talk, and to one row."""

_KEPT = frozenset({Outcome.KEPT, Outcome.KEPT_LATE})


def done(case: Case) -> tuple[Done, ...]:
    """Return the rows as proposed, first things first, nothing twice."""
    rows = [*_steps(case), *_agreement(case), *_promises(case), *_contacts(case)]
    kept: dict[str, Done] = {}
    for row in sorted(rows, key=lambda row: row.at):
        kept.setdefault(f"{row.at.date()} {fold(row.text)}", row)
    return tuple(kept.values())


def _steps(case: Case) -> Iterable[Done]:
    """Give the steps, attention apart from action, as one row per talk.

    A step that was filled in afterwards has the time of the tick, so a row of such steps alone shows no time of day.
    """
    taken = sorted(case.complaint.steps, key=lambda step: step.at)
    for name, members in (("attention", ATTENTION), ("action", ACTION)):
        group: list[StepDone] = []
        for step in (step for step in taken if step.step in members and _is_told(step, case)):
            if group and step.at - group[0].at > ONE_TALK:
                yield _talk(f"{name}:{group[0].step.value}", group, case)
                group = []
            group.append(step)
        if group:
            yield _talk(f"{name}:{group[0].step.value}", group, case)


def _is_told(step: StepDone, case: Case) -> bool:
    """Leave out what another row or block says better: the agreed solution, the measure."""
    if step.step is Step.OFFER:
        return case.complaint.solution is None
    if step.step is Step.PREVENT:
        return case.measure is None
    if step.step is Step.ACKNOWLEDGE:
        return not any(other.step is Step.LISTEN for other in case.complaint.steps)
    return True


def _talk(key: str, group: list[StepDone], case: Case) -> Done:
    order = list(Step)
    said = case.texts
    parts = [said.say(f"done.{step.step.value}") for step in sorted(group, key=lambda step: order.index(step.step))]
    clocked = [step.at for step in group if not step.afterwards]
    listed = said.listing(parts)
    words = said.say("done.talk", parts=listed) if said.has("done.talk") else listed
    return Done(key, min(clocked or [group[0].at]), sentence(words), timed=bool(clocked))


def _agreement(case: Case) -> Iterable[Done]:
    solution = case.complaint.solution
    if solution is None:
        return
    agreed = solution.agreed_at is not None
    text = note(solution.text, case)
    if text and any(_same(text, line.description) for line in case.complaint.goodwill):
        text = ""
    name = "agreed" if agreed else "chosen"
    yield Done("solution", solution.agreed_at or solution.chosen_at, _with_text(f"done.{name}", text, case))


def _promises(case: Case) -> Iterable[Done]:
    by_id = {promise.id: promise for promise in case.complaint.promises}
    for number, promise in enumerate(case.complaint.promises):
        if promise.outcome not in _KEPT or promise.ended_at is None:
            continue
        yield Done(f"promise:{promise.id or number}", promise.ended_at, _kept(promise, by_id, case))


def _kept(promise: Promise, by_id: dict[int, Promise], case: Case) -> str:
    late = _was_ever_late(promise, by_id)
    if promise.kind is PromiseKind.CALL_BACK:
        return case.texts.say("done.kept_call_back_late" if late else "done.kept_call_back")
    if late:
        return _with_text("done.kept_late", note(promise.text, case), case)
    named = {PromiseKind.FIND_OUT, PromiseKind.DELIVER, PromiseKind.REFUND}
    kind = promise.kind.value if promise.kind in named else "other"
    return _with_text(f"done.kept_{kind}", note(promise.text, case), case)


def _was_ever_late(promise: Promise, by_id: dict[int, Promise]) -> bool:
    """Tell whether it or one it took the place of ended late: then the letter does not say "as promised"."""
    seen: set[int] = set()
    current: Promise | None = promise
    while current is not None and current.id not in seen:
        if current.was_late:
            return True
        seen.add(current.id)
        current = by_id.get(current.moved_from) if current.moved_from else None
    return False


def _contacts(case: Case) -> Iterable[Done]:
    for number, contact in enumerate(case.complaint.contacts):
        if not contact.reached or contact.direction is Direction.NOTE or not one_line(contact.answer):
            continue
        if _tells_a_kept_call(contact, case):
            continue
        lead = _lead(contact, case)
        text = capital(note(contact.answer, case))
        words = case.texts.say("done.with_answer", lead=lead, text=ended(text)) if text else lead
        yield Done(f"contact:{contact.id or number}", contact.at, words)


def _tells_a_kept_call(contact: Contact, case: Case) -> bool:
    """Tell whether the call is the one that kept a promise to call back, which has a row already."""
    return contact.channel is Channel.PHONE and any(
        promise.kind is PromiseKind.CALL_BACK
        and promise.outcome in _KEPT
        and promise.ended_at is not None
        and (contact.promise_id == promise.id != 0 or abs(promise.ended_at - contact.at) <= ONE_TALK)
        for promise in case.complaint.promises
    )


def _lead(contact: Contact, case: Case) -> str:
    channel = contact.channel
    if channel is None:
        return case.texts.say("contact.plain")
    if channel is Channel.PHONE:
        return case.texts.say("contact.phone_out" if contact.direction is Direction.OUT else "contact.phone_in")
    return case.texts.say(f"contact.{channel.value}", place=case.texts.say(f"place.{case.shop.trade.value}"))


def _with_text(name: str, text: str, case: Case) -> str:
    """Return a sentence that ends in the owner's note, or its plain form when there is no note to print."""
    if not text:
        return case.texts.say(f"{name}_plain")
    return case.texts.say(name, text=ended(inside(text, case)))


def _same(one: str, other: str) -> bool:
    return fold(one_line(one)).strip(" .") == fold(one_line(other)).strip(" .")


def actions(case: Case, choices: Choices) -> Actions | None:
    """Return the block with the rows that were left in, in the owner's wording if any; None when nothing is left."""
    rows = tuple(row for row in done(case) if row.key not in choices.left_out)
    own = choices.own(Block.DONE)
    day = one_day(rows, case)
    heading = case.texts.say("done.heading")
    if own is not None:
        lines = tuple(own_row(line, case) for line in own.split("\n") if line.strip())
        return Actions(heading=heading, day=day, rows=lines) if lines else None
    return Actions(heading=heading, day=day, rows=shown(rows, case)) if rows else None


def one_day(rows: tuple[Done, ...], case: Case) -> str:
    """Return ``vrijdag 21 november`` when everything happened on that day, else nothing."""
    days = {row.at.date() for row in rows}
    return case.texts.weekday(days.pop(), case.today) if len(days) == 1 else ""


def shown(rows: tuple[Done, ...], case: Case) -> tuple[ActionRow, ...]:
    """Return rows with their moment in words; the day only when they fall on several."""
    said, days = case.texts, {row.at.date() for row in rows}
    found = []
    for row in rows:
        day = said.day(row.at.date(), case.today) if len(days) > 1 else ""
        clock = said.clock(row.at) if row.timed else ""
        both = said.say("calendar.day_and_clock", day=day, clock=clock) if day and clock else day or clock
        found.append(ActionRow(both, row.text))
    return tuple(found)


def as_lines(rows: tuple[ActionRow, ...]) -> str:
    """Return rows as the owner edits them, one per line with the moment before a colon."""
    return "\n".join(f"{row.when}: {row.text}" if row.when else row.text for row in rows)


def own_row(line: str, case: Case) -> ActionRow:
    """Read one line of the owner's wording; without a moment in front it is a row without one."""
    found = re.fullmatch(case.texts.template("calendar.own_row"), one_line(line))
    if found is None:
        return ActionRow("", one_line(line))
    return ActionRow(found["when"].strip(), found["text"])
