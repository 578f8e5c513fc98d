import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.calendar import OpeningHours
from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.deadline import Signal
from klachtenboek.domain.errors import (
    AlreadyClosed,
    AttentionFirst,
    BinEmptied,
    NoConsent,
    NoSolution,
    NotAnAmount,
    NotClosed,
    NotFound,
    NothingWritten,
    NotOnline,
    PracticeOnly,
    PromiseEnded,
    ReasonMissing,
    Refused,
    ShareTooLarge,
    StepNotDone,
    TextTooLong,
    Voided,
    WrongDates,
)
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, PromiseKind
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.summary import Counts, Filter, Query
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import STORY, Verb, call, close, give, listening, promise, solve, tell, tomorrow


def nothing(logbook: Logbook, key: int) -> Complaint:
    return logbook.complaints.get(key)


def lapsed(logbook: Logbook, key: int) -> Complaint:
    return logbook.complaints.lapse(key, "dubbel")


def kept(logbook: Logbook, key: int) -> Complaint:
    return logbook.promises.keep(key, promise(logbook, key).promises[0].id)


REFUSALS: dict[str, tuple[Verb, Verb, type[Refused]]] = {
    "an empty addition": (nothing, lambda b, k: b.complaints.add_to_story(k, " \n"), NothingWritten),
    "too long an addition": (nothing, lambda b, k: b.complaints.add_to_story(k, "x" * 50_001), TextTooLong),
    "too long a title": (nothing, lambda b, k: b.complaints.edit(k, title="x" * 301), TextTooLong),
    "an edit of what lapsed": (lapsed, lambda b, k: b.complaints.edit(k, receipt="1"), Voided),
    "action before attention": (nothing, lambda b, k: b.complaints.take_step(k, Step.OFFER), AttentionFirst),
    "undoing a step not taken": (nothing, lambda b, k: b.complaints.undo_step(k, Step.LISTEN), StepNotDone),
    "a solution before attention": (nothing, lambda b, k: b.complaints.choose_solution(k, "Taart"), AttentionFirst),
    "an empty solution": (nothing, lambda b, k: b.complaints.choose_solution(k, "", anyway=True), NothingWritten),
    "agreeing with nothing": (nothing, lambda b, k: b.complaints.agree(k), NoSolution),
    "disagreeing with nothing": (nothing, lambda b, k: b.complaints.disagree(k), NoSolution),
    "an empty note": (nothing, lambda b, k: b.complaints.note(k, "\x00"), NothingWritten),
    "closing twice": (close, close, AlreadyClosed),
    "reopening what is open": (nothing, lambda b, k: b.complaints.reopen(k, "toch"), NotClosed),
    "reopening without a reason": (close, lambda b, k: b.complaints.reopen(k, " "), ReasonMissing),
    "throwing away without a reason": (nothing, lambda b, k: b.complaints.lapse(k, ""), ReasonMissing),
    "throwing away twice": (lapsed, lapsed, Voided),
    "putting back what is there": (nothing, lambda b, k: b.complaints.put_back(k), NotFound),
    "holding without a reason": (nothing, lambda b, k: b.complaints.hold_on(k, "", date(2027, 1, 1)), ReasonMissing),
    "a complaint that is not there": (nothing, lambda b, k: b.complaints.note(k + 1, "x"), NotFound),
    "an empty promise": (
        nothing,
        lambda b, k: b.promises.make(k, PromiseKind.OTHER, "", tomorrow(b)),
        NothingWritten,
    ),
    "keeping twice": (kept, lambda b, k: b.promises.keep(k, 1), PromiseEnded),
    "moving without consent": (promise, lambda b, k: b.promises.move(k, 1, tomorrow(b), consent=False), NoConsent),
    "another complaint's promise": (nothing, lambda b, k: b.promises.keep(k, 77), NotFound),
    "giving less than nothing": (
        nothing,
        lambda b, k: b.goodwill.give(k, GoodwillKind.COSTS, "Taxi", -1),
        NotAnAmount,
    ),
    "a share over the value": (
        nothing,
        lambda b, k: b.goodwill.give(k, GoodwillKind.COSTS, "Taxi", 100, share=101),
        ShareTooLarge,
    ),
    "given before it was sold": (
        nothing,
        lambda b, k: b.goodwill.give(k, GoodwillKind.COSTS, "Taxi", 100, sold_on=date(2027, 1, 1)),
        WrongDates,
    ),
    "changing a line that is not there": (
        nothing,
        lambda b, k: b.goodwill.change(k, b.goodwill.draft(GoodwillKind.COSTS, "Taxi", 100)),
        NotFound,
    ),
    "taking back what was not given": (nothing, lambda b, k: b.goodwill.take_back(k, 5), NotFound),
    "answering what was not offered": (nothing, lambda b, k: b.goodwill.answer(k, 5, Answer.DECLINED), NotFound),
}


@pytest.mark.parametrize(("before", "verb", "error"), REFUSALS.values(), ids=REFUSALS)
def test_what_is_refused_changes_nothing_and_is_not_told(
    logbook: Logbook, before: Verb, verb: Verb, error: type[Refused]
) -> None:
    key = tell(logbook).id
    old, written = before(logbook, key), logbook.complaints.history(key)
    with listening(logbook) as heard, pytest.raises(error):
        verb(logbook, key)
    assert (heard.commits, heard.told) == (0, [])
    assert logbook.complaints.get(key) == old
    assert logbook.complaints.history(key) == written
    assert logbook.undo() != old


# -- writing down -----------------------------------------------------------------------------------


def test_a_complaint_is_one_commit_with_its_customer_and_told_once(logbook: Logbook) -> None:
    with listening(logbook) as heard:
        told = tell(logbook)
    assert (heard.commits, heard.told) == (1, [frozenset({0, told.id})])
    first = logbook.complaints.history(told.id)[0]
    assert (first.subject, first.field, first.old, first.new) == ("complaint", "created", "", "2026-0001")


def test_what_was_told_stands_in_the_book(logbook: Logbook, clock: FakeClock) -> None:
    told = logbook.complaints.log(
        STORY, who="Mevrouw A. Jansen", phone="0612345678", channel=Channel.PHONE, category_id=2
    )
    assert told == logbook.complaints.get(told.id) == logbook.complaints.find("2026-1")
    assert (told.reference, told.received_at, told.entered_at) == (Reference(2026, 1), clock.now, clock.now)
    assert (told.story, told.title, told.taken_by) == (STORY, "De slagroomtaart was ingezakt", "Marieke")
    assert told.customer_id is not None
    assert logbook.customers.get(told.customer_id).phone == "0612345678"


def test_a_complaint_may_have_come_in_earlier_and_been_taken_by_another(logbook: Logbook, clock: FakeClock) -> None:
    yesterday = clock.now - timedelta(days=1)
    told = logbook.complaints.log("Koude soep", received_at=yesterday, taken_by="Sanne")
    assert (told.received_at, told.entered_at, told.taken_by) == (yesterday, clock.now, "Sanne")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({}, NothingWritten),
        ({"story": " \n\x00"}, NothingWritten),
        ({"phone": "0612345678"}, NothingWritten),
        ({"story": "x" * 50_001, "who": "Jansen"}, TextTooLong),
        ({"story": "x", "who": "x" * 301}, TextTooLong),
        ({"story": "x", "who": "Jansen", "phone": "6" * 301}, TextTooLong),
        ({"story": "x", "customer_id": 99}, NotFound),
        ({"story": "x", "who": "Jansen", "trail": OnlineTrail(platform="Google")}, NotOnline),
    ],
)
def test_a_complaint_that_is_refused_takes_no_number_and_leaves_no_customer(
    logbook: Logbook, told: dict[str, object], error: type[Refused]
) -> None:
    with listening(logbook) as heard, pytest.raises(error):
        logbook.complaints.log(**told)  # type: ignore[arg-type]
    assert (heard.commits, heard.told) == (0, [])
    assert logbook.customers.suggest("Jansen") == ()
    assert not logbook.can_undo
    assert logbook.complaints.log("x").reference == Reference(2026, 1)


def test_a_name_alone_is_enough(logbook: Logbook) -> None:
    told = logbook.complaints.log(who="De heer Bakker")
    assert (told.story, told.title) == ("", "")
    assert told.customer_id is not None


def test_a_review_is_written_down_with_where_it_stands(logbook: Logbook) -> None:
    trail = OnlineTrail(platform="Google", link="https://voorbeeld.example/1", quoted="Nooit meer")
    told = logbook.complaints.log("Nooit meer", channel=Channel.REVIEW, trail=trail)
    assert told.trail == trail
    assert told.is_online


def test_numbers_start_again_on_new_years_day(logbook: Logbook, clock: FakeClock) -> None:
    clock.now = datetime(2026, 12, 31, 23, 59, 59)
    last = logbook.complaints.log("x")
    clock.forward(seconds=1)
    assert [last.reference, logbook.complaints.log("y").reference] == [Reference(2026, 1), Reference(2027, 1)]
    assert logbook.complaints.years() == (2027, 2026)


@pytest.mark.parametrize("number", ["2026-2", "2026-0002", "taart", "", "2026"])
def test_a_number_that_is_not_there_is_not_found(logbook: Logbook, number: str) -> None:
    tell(logbook)
    with pytest.raises(NotFound):
        logbook.complaints.find(number)


def test_a_long_story_is_saved_found_and_written_in_a_letter_within_a_second(logbook: Logbook) -> None:
    logbook.letters.preview(tell(logbook).id, LetterKind.ACKNOWLEDGEMENT)  # fonts are read once per start
    story = ("De taart van zaterdag was niet gaar en de room was zuur. " * 400)[:20_000]
    begun = time.process_time()
    told = logbook.complaints.log(story, who="De heer Bakker")
    found = logbook.complaints.page(Query(words="zuur")).rows
    pdf = logbook.letters.preview(told.id, LetterKind.ACKNOWLEDGEMENT)
    taken = time.process_time() - begun
    assert told.story == story.strip()
    assert [row.id for row in found] == [told.id]
    assert pdf.startswith(b"%PDF")
    assert taken <= 1, f"{taken:.2f} s"


# -- the talk ---------------------------------------------------------------------------------------


def test_a_chosen_solution_becomes_an_accepted_line_and_a_promise_at_once(logbook: Logbook, clock: FakeClock) -> None:
    key = tell(logbook).id
    for step in ATTENTION:
        logbook.complaints.take_step(key, step)
    line = logbook.goodwill.draft(GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200, share=200)
    due = logbook.promises.draft(PromiseKind.DELIVER, "De taart brengen", tomorrow(logbook), suits=True)
    with listening(logbook) as heard:
        chosen = logbook.complaints.choose_solution(key, "Morgen een nieuwe taart", line=line, promise=due)
    assert heard.commits == 1
    assert chosen.solution is not None
    assert (chosen.solution.text, chosen.solution.chosen_at) == ("Morgen een nieuwe taart", clock.now)
    assert [(x.given, x.answer, x.agreed_on) for x in chosen.goodwill] == [(1000, Answer.ACCEPTED, clock.now.date())]
    assert [(p.text, p.is_open) for p in chosen.promises] == [("De taart brengen", True)]
    assert Step.OFFER in {entry.step for entry in chosen.steps}
    agreed = logbook.complaints.agree(key)
    assert not agreed.triad.solution
    assert logbook.promises.keep(key, agreed.promises[0].id).is_resolved


def test_a_wrong_line_chooses_no_solution_either(logbook: Logbook) -> None:
    told = tell(logbook)
    line = logbook.goodwill.draft(GoodwillKind.REPLACEMENT, "Nieuwe taart", 100, share=200)
    with pytest.raises(ShareTooLarge):
        logbook.complaints.choose_solution(told.id, "Taart", line=line, anyway=True)
    assert logbook.complaints.get(told.id) == told


def test_preventing_ticks_the_step_with_cause_and_measure(logbook: Logbook) -> None:
    key = tell(logbook).id
    cause = logbook.lessons.causes()[0]
    measure = logbook.lessons.take_measure("Koelelement mee", cause_id=cause.id)
    done = logbook.complaints.prevent(key, cause_id=cause.id, measure_id=measure.id, anyway=True)
    assert (done.cause_id, done.measure_id) == (cause.id, measure.id)
    assert [(entry.step, entry.attention_skipped) for entry in done.steps] == [(Step.PREVENT, True)]


def test_the_story_stays_as_told_and_additions_are_dated(logbook: Logbook, clock: FakeClock) -> None:
    key = tell(logbook).id
    later = clock.forward(hours=2)
    added = logbook.complaints.add_to_story(key, "Ook de kaarsjes ontbraken.")
    assert added.story == STORY
    assert [(entry.at, entry.text) for entry in added.additions] == [(later, "Ook de kaarsjes ontbraken.")]


@pytest.mark.parametrize(("told", "kept_as"), [("Notenallergie ", "Notenallergie"), ("", None), ("\x00\u200b", None)])
def test_a_health_note_stands_apart_and_an_empty_one_is_none(logbook: Logbook, told: str, kept_as: str | None) -> None:
    key = tell(logbook).id
    logbook.complaints.note_health(key, "Koorts")
    note = logbook.complaints.note_health(key, told).health_note
    assert (note.text if note is not None else None) == kept_as
    assert logbook.complaints.page(Query(words="notenallergie")).rows == ()


# -- closing and after ------------------------------------------------------------------------------


CLOSED_ON = {
    "an ordinary month": (datetime(2026, 3, 10, 12), frozenset(), date(2026, 4, 10)),
    "a shorter month, on a Saturday": (datetime(2026, 1, 31, 12), frozenset(), date(2026, 2, 28)),
    "a Sunday goes to Tuesday": (datetime(2026, 2, 19, 12), frozenset(), date(2026, 3, 19)),
    "the end of the month in a leap year": (datetime(2028, 1, 31, 12), frozenset(), date(2028, 2, 29)),
    "over the new year": (datetime(2026, 12, 31, 12), frozenset(), date(2027, 2, 2)),
    "a day on which the shop is closed": (
        datetime(2026, 3, 10, 12),
        frozenset({date(2026, 4, 10), date(2026, 4, 11)}),
        date(2026, 4, 14),
    ),
}


@pytest.mark.parametrize(("moment", "closed_on", "planned"), CLOSED_ON.values(), ids=CLOSED_ON)
def test_after_care_is_a_month_later_on_an_opening_day(
    logbook: Logbook, clock: FakeClock, moment: datetime, closed_on: frozenset[date], planned: date
) -> None:
    shop = logbook.keeping.shop()
    logbook.keeping.save_shop(shop._replace(hours=OpeningHours(closed_on=closed_on)))
    clock.now = moment
    closed = close(logbook, solve(logbook, tell(logbook).id).id)
    assert closed.aftercare is not None
    assert closed.aftercare.planned_on == planned
    assert shop.hours.is_open_on(planned)
    assert logbook.complaints.aftercare_due(until=planned - timedelta(days=1)) == ()
    assert [row.complaint_id for row in logbook.complaints.aftercare_due(until=planned)] == [closed.id]


def test_a_complaint_that_is_not_resolved_gets_no_call_and_says_so(logbook: Logbook) -> None:
    closed = logbook.complaints.close(tell(logbook).id, Closing.UNREACHABLE, note="drie keer gebeld")
    assert closed.aftercare is None
    assert closed.is_closed_unresolved


@pytest.mark.parametrize("asked", ["understood", "apology_good", "still_solved"])
def test_one_no_afterwards_opens_it_again(logbook: Logbook, clock: FakeClock, asked: str) -> None:
    key = solve(logbook, tell(logbook).id).id
    planned = close(logbook, key).aftercare
    assert planned is not None
    clock.forward(days=32)
    answers = replace(planned, understood=True, apology_good=True, still_solved=True)
    refusal: dict[str, Any] = {asked: False}
    called = logbook.complaints.call_afterwards(key, replace(answers, **refusal))
    assert called.closed is None
    assert not called.is_resolved
    assert [(x.at, bool(x.reason)) for x in called.reopenings] == [(clock.now, True)]
    assert logbook.complaints.aftercare_due(until=date(2030, 1, 1)) == ()


def test_a_content_customer_leaves_it_closed(logbook: Logbook) -> None:
    key = solve(logbook, tell(logbook).id).id
    close(logbook, key)
    called = call(logbook, key)
    assert called.closed is not None
    assert called.aftercare is not None
    assert called.aftercare.called_at == logbook.now()


def test_what_was_thrown_away_comes_back_for_thirty_days(logbook: Logbook, clock: FakeClock) -> None:
    told = tell(logbook)
    lapsed(logbook, told.id)
    clock.forward(days=30)
    assert logbook.complaints.put_back(told.id) == told
    lapsed(logbook, told.id)
    clock.forward(days=30, seconds=1)
    with pytest.raises(BinEmptied):
        logbook.complaints.put_back(told.id)


def test_a_complaint_that_was_not_heard_of_is_signalled(logbook: Logbook, clock: FakeClock) -> None:
    told = tell(logbook, channel=Channel.SHOP)
    assert logbook.complaints.signal(told) is None
    clock.forward(days=2)
    assert logbook.complaints.signal(told) is Signal.ACKNOWLEDGE
    clock.forward(days=19)
    assert logbook.complaints.signal(told) is Signal.LONG_OPEN


# -- lists ------------------------------------------------------------------------------------------


def test_lists_show_what_the_complaint_says(logbook: Logbook) -> None:
    told = give(logbook, solve(logbook, tell(logbook).id).id)
    other = logbook.complaints.log("Koude soep")
    row = logbook.complaints.row(told.id)
    assert row is not None
    assert (row.reference, row.given, row.triad) == ("2026-0001", 1000, told.triad)
    assert [found.id for found in logbook.complaints.unresolved()] == [other.id]
    assert logbook.complaints.count(Query()) == 2
    assert logbook.complaints.row(99) is None


def test_earlier_complaints_of_the_same_customer_come_newest_first(logbook: Logbook, clock: FakeClock) -> None:
    first = tell(logbook)
    clock.forward(days=1)
    second = tell(logbook)
    clock.forward(days=1)
    third = tell(logbook)
    assert [row.id for row in logbook.complaints.earlier(third)] == [second.id, first.id]
    assert logbook.complaints.earlier(logbook.complaints.log("Iemand anders")) == ()


def test_similar_ones_share_the_cause_or_else_the_category_and_came_to_an_end(
    logbook: Logbook, clock: FakeClock
) -> None:
    def ended(**facts: int) -> int:
        clock.forward(hours=1)
        key = logbook.complaints.edit(logbook.complaints.log("x").id, **facts).id
        return close(logbook, key).id

    by_category = [ended(category_id=1) for _ in range(5)]
    by_cause = ended(cause_id=2, category_id=1)
    clock.forward(hours=1)
    now = logbook.complaints.log("y", category_id=1)
    assert [row.id for row in logbook.complaints.similar(now.id)] == [by_cause, *by_category[:2:-1]]
    logbook.complaints.edit(now.id, cause_id=2)
    assert [row.id for row in logbook.complaints.similar(now.id)] == [by_cause]
    assert logbook.complaints.similar(logbook.complaints.log("z").id) == ()
    assert logbook.complaints.similar(99) == ()


def test_practice_never_counts(logbook: Logbook, clock: FakeClock) -> None:
    practised = logbook.complaints.practise()
    key = practised.id
    solve(logbook, key)
    give(logbook, key)
    made = promise(logbook, key)
    clock.forward(days=2)
    logbook.promises.keep(key, made.promises[0].id)
    logbook.complaints.edit(key, cause_id=1)
    measure = logbook.lessons.take_measure("Koelelement mee", cause_id=1)
    close(logbook, key)
    assert practised.reference is None
    today = clock.now.date()
    figures = logbook.complaints.figures(date(2026, 1, 1), today)
    assert (figures.complaints, figures.resolved, figures.given) == (0, 0, 0)
    assert logbook.complaints.counts() == Counts(0, 0, 0, 0)
    promised = logbook.promises.figures(date(2026, 1, 1), today)
    assert (promised.kept, promised.kept_late, promised.moved, promised.broken) == (0, 0, 0, 0)
    assert logbook.promises.kept_on(today) == 0
    assert logbook.promises.agenda() == ()
    assert logbook.complaints.aftercare_due(until=date(2030, 1, 1)) == ()
    assert logbook.year.report(2026).rows == ()
    judged = logbook.lessons.judgement(measure)
    assert judged is not None
    assert (judged.before, judged.after) == (0, 0)
    known = logbook.customers.suggest("Voorbeeld")
    assert [(row.complaints, row.given, row.last_title) for row in known] == [(0, 0, "")]
    assert logbook.complaints.signal(logbook.complaints.get(key)) is None
    assert logbook.complaints.page(Query(filter=Filter.NO_LETTER)).rows == ()
    health = logbook.keeping.check()
    assert (health.complaints, health.customers, health.letters, health.faults) == (0, 0, 0, ())
    with pytest.raises(PracticeOnly):
        send_practice(logbook, key)
    assert logbook.complaints.log("Echt").reference == Reference(2026, 1)


def send_practice(logbook: Logbook, key: int) -> None:
    from klachtenboek.domain.correspondence import Sent

    logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED)


def test_answers_afterwards_are_cleaned(logbook: Logbook) -> None:
    key = solve(logbook, tell(logbook).id).id
    close(logbook, key)
    answers = Aftercare(planned_on=logbook.now().date(), anything_else=" Nee\x00, hoor ")
    called = logbook.complaints.call_afterwards(key, answers)
    assert called.aftercare is not None
    assert called.aftercare.anything_else == "Nee, hoor"


def test_every_change_tells_what_when_from_what_to_what(logbook: Logbook, clock: FakeClock) -> None:
    key = tell(logbook).id
    later = clock.forward(minutes=5)
    logbook.complaints.edit(key, receipt="007", happened_on=date(2026, 3, 9), mood=None, amount=1250)
    lines = {line.field: line for line in logbook.complaints.history(key) if line.at == later}
    assert {name: (line.subject, line.old, line.new) for name, line in lines.items()} == {
        "receipt": ("complaint", "", "007"),
        "happened_on": ("complaint", "", "2026-03-09"),
        "amount": ("complaint", "", "1250"),
    }
    gone = logbook.complaints.close(key, Closing.WITHDRAWN, note="toch goed").closed
    assert gone is not None
    last = logbook.complaints.history(key)[-1]
    assert (last.field, last.old) == ("closed", "")
    assert "withdrawn" in last.new
    assert "toch goed" in last.new
