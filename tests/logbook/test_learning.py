from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import TooFewToLearn
from klachtenboek.domain.kinds import Closing, Kind
from klachtenboek.domain.learned import Learned, past_year
from klachtenboek.domain.lesson import Effect
from klachtenboek.domain.period import Period
from klachtenboek.domain.triad import Part
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import close, connection, give, promise, solve, tell, undone

TODAY = datetime(2026, 11, 20, 14, 48)


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    clock.now = TODAY
    return clock


def at(clock: FakeClock, day: date) -> None:
    clock.now = datetime.combine(day, TODAY.time())


def of_cause(logbook: Logbook, clock: FakeClock, day: date, cause_id: int = 1) -> Complaint:
    at(clock, day)
    told = logbook.complaints.edit(tell(logbook).id, cause_id=cause_id)
    clock.now = TODAY
    return told


def several(logbook: Logbook, count: int = 5) -> list[Complaint]:
    return [tell(logbook) for _one in range(count)]


def now(logbook: Logbook) -> Learned:
    return logbook.learning.past_year()


def test_complaints_are_counted_in_the_month_they_came_in(logbook: Logbook, clock: FakeClock) -> None:
    for day in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 10, 31), date(2026, 11, 20)):
        of_cause(logbook, clock, day)
    learned = now(logbook)
    assert [month.complaints for month in learned.months] == [1, *([0] * 9), 1, 1]
    assert learned.months[0].first == date(2025, 12, 1)
    assert learned.until == TODAY.date()


def test_signals_questions_compliments_and_practice_do_not_count(logbook: Logbook) -> None:
    several(logbook)
    before = now(logbook)
    for kind in (Kind.SIGNAL, Kind.QUESTION, Kind.COMPLIMENT):
        logbook.complaints.log("Hoe laat gaan jullie open?", kind=kind)
    logbook.complaints.log("Een oefening", is_practice=True)
    after = now(logbook)
    assert (after.complaints, after.resolved) == (before.complaints, before.resolved) == (5, 0)
    assert (before.compliments, after.compliments) == (0, 1)


def test_only_the_whole_triade_is_resolved_along_every_path(logbook: Logbook) -> None:
    one, other, third = several(logbook, 3)
    solve(logbook, one.id)
    logbook.complaints.close(other.id, Closing.UNREACHABLE)
    assert (now(logbook).resolved, now(logbook).parts()[Part.SOLUTION]) == (1, 1)
    promise(logbook, one.id)
    assert now(logbook).resolved == 0
    undone(logbook)
    assert now(logbook).resolved == 1
    close(logbook, one.id)
    logbook.complaints.reopen(one.id, "Toch niet goed")
    assert now(logbook).resolved == 0
    logbook.complaints.lapse(third.id, "dubbel")
    assert now(logbook).complaints == 2
    logbook.complaints.put_back(third.id)
    assert now(logbook).complaints == 3
    assert now(logbook).parts() == {Part.UNDERSTANDING: 1, Part.APOLOGY: 1, Part.SOLUTION: 0}


def test_what_was_given_counts_for_the_complaint_it_was_given_for(logbook: Logbook) -> None:
    give(logbook, several(logbook)[0].id)
    learned = now(logbook)
    assert learned.given == learned.months[-1].given == 1000


def test_promises_are_those_that_ended_in_the_period(logbook: Logbook) -> None:
    key = several(logbook)[0].id
    promised = promise(logbook, key).promises[0]
    assert now(logbook).promises.all == 0
    logbook.promises.keep(key, promised.id)
    assert (now(logbook).promises.kept, now(logbook).promises.all) == (1, 1)


def test_the_year_before_is_told_once_the_book_covers_it(logbook: Logbook, clock: FakeClock) -> None:
    several(logbook)
    of_cause(logbook, clock, date(2025, 11, 20))
    assert now(logbook).earlier is None
    of_cause(logbook, clock, date(2024, 11, 30))
    assert now(logbook).earlier == 1
    for day in (date(2025, 11, 21), date(2024, 12, 1)):
        of_cause(logbook, clock, day)
    assert now(logbook).earlier == 2


def test_causes_come_with_the_most_complaints_first_and_hidden_ones_stay_counted(
    logbook: Logbook, clock: FakeClock
) -> None:
    for cause_id, count in ((3, 2), (2, 4), (5, 2)):
        for _one in range(count):
            of_cause(logbook, clock, date(2026, 11, 3), cause_id)
    of_cause(logbook, clock, date(2024, 11, 3), 7)
    logbook.lists.hide(logbook.lessons.cause(2))
    tell(logbook)
    learned = now(logbook)
    assert [(one.cause.id, one.complaints) for one in learned.causes] == [(2, 4), (3, 2), (5, 2)]
    assert learned.complaints - learned.with_cause == 1


def test_a_measure_comes_with_its_cause_and_its_effect(logbook: Logbook, clock: FakeClock) -> None:
    since = date(2026, 6, 1)
    of_cause(logbook, clock, date(2025, 1, 1), 2)
    for days in (-1, -20, -40):
        of_cause(logbook, clock, since + timedelta(days=days))
    measure = logbook.lessons.take_measure("Koelelement mee", cause_id=1, since=since)
    loose = logbook.lessons.take_measure("Folder")
    told, other = reversed(now(logbook).tried)
    assert (told.measure, told.cause) == (measure, logbook.lessons.cause(1))
    assert told.judgement is not None
    assert (told.judgement.before, told.judgement.after, told.judgement.effect) == (3, 0, Effect.WORKS)
    assert (other.measure, other.cause, other.judgement) == (loose, None, None)
    logbook.undo()
    assert [one.measure for one in now(logbook).tried] == [measure]


@pytest.mark.parametrize("kind", [Kind.SIGNAL, Kind.QUESTION, Kind.COMPLIMENT])
def test_a_measure_is_judged_by_complaints_alone(logbook: Logbook, clock: FakeClock, kind: Kind) -> None:
    since = date(2026, 6, 1)
    of_cause(logbook, clock, date(2025, 1, 1), 2)
    of_cause(logbook, clock, since - timedelta(days=1))
    at(clock, since)
    for _one in range(3):
        logbook.complaints.edit(logbook.complaints.log("Is er noot in?", kind=kind).id, cause_id=1)
    clock.now = TODAY
    judged = logbook.lessons.judgement(logbook.lessons.take_measure("Noten apart", cause_id=1, since=since))
    assert judged is not None
    assert (judged.before, judged.after, judged.effect) == (1, 0, Effect.WORKS)


def test_a_measure_of_a_young_book_is_not_judged_by_the_days_before_it(logbook: Logbook, clock: FakeClock) -> None:
    since = date(2026, 3, 1)
    of_cause(logbook, clock, since - timedelta(days=10))
    for days in (1, 5):
        of_cause(logbook, clock, since + timedelta(days=days))
    judged = logbook.lessons.judgement(logbook.lessons.take_measure("Noten apart", cause_id=1, since=since))
    assert judged is not None
    assert (judged.days, judged.effect) == (10, Effect.TOO_EARLY)


def test_a_wiped_customer_stays_counted(logbook: Logbook) -> None:
    told = several(logbook)
    solve(logbook, told[0].id)
    before = now(logbook)
    assert told[0].customer_id is not None
    logbook.privacy.forget(told[0].customer_id)
    assert now(logbook) == before


def test_periods_are_the_past_year_and_the_years_there_is_anything_of(logbook: Logbook, clock: FakeClock) -> None:
    assert logbook.learning.periods() == (past_year(TODAY.date()), Period.of_year(2026))
    of_cause(logbook, clock, date(2023, 5, 1))
    assert [period.title for period in logbook.learning.periods()[1:]] == ["2026", "2023"]
    learned = logbook.learning.over(Period.of_year(2023))
    assert (learned.complaints, learned.until) == (1, date(2023, 12, 31))
    clock.now = datetime(2026, 12, 5)
    assert [period.title for period in logbook.learning.periods()] == ["2026", "2023"]


def test_it_is_counted_once_until_something_changes(logbook: Logbook) -> None:
    several(logbook)
    asked: list[str] = []
    first = now(logbook)
    connection(logbook).set_trace_callback(asked.append)
    assert now(logbook) == first
    connection(logbook).set_trace_callback(None)
    assert not [sql for sql in asked if "FROM complaint" in sql]
    tell(logbook)
    assert now(logbook).complaints == first.complaints + 1


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_the_page_for_the_team_has_nobody_in_it(logbook: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    for _one in range(6):
        of_cause(logbook, clock, date(2026, 11, 3))
    path = logbook.learning.save_pdf(past_year(TODAY.date()), tmp_path)
    assert path.name == "Lessen tot 2026-11-20.pdf"
    [paper] = text_of(path.read_bytes())
    assert logbook.lessons.cause(1).name in paper
    assert "Jansen" not in paper
    assert "slagroomtaart was ingezakt" not in paper
    assert logbook.learning.save_pdf(Period.of_year(2026), tmp_path).name == "Lessen 2026.pdf"


def test_there_is_no_page_about_too_few(logbook: Logbook, tmp_path: Path) -> None:
    several(logbook, 4)
    with pytest.raises(TooFewToLearn):
        logbook.learning.save_pdf(past_year(TODAY.date()), tmp_path)
    assert not list(tmp_path.iterdir())
