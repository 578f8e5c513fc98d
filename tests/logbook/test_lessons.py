from datetime import date, timedelta

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import ListFull, NotFound, NothingWritten
from klachtenboek.domain.lesson import MOST_CAUSES, Category, Cause, Effect
from klachtenboek.domain.shop import Trade
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.desk import Desk
from klachtenboek.logbook.keeping import Keeping
from klachtenboek.logbook.lessons import Lessons
from klachtenboek.store import Store
from tests.conftest import FakeClock
from tests.logbook.book import listening, tell

GUESSES = [
    ("De slagroomtaart was ingezakt", "Taart en gebak"),
    ("TAART?", "Taart en gebak"),
    ("Mijn (bruine) brood: oudbakken!", "Brood"),
    ("‘Brood’ was op", "Brood"),
    ("De taart was besteld, maar niet klaar en vergeten", "Bestelling"),
    ("Een half uur in de rij gewacht", "Wachttijd"),
    ("", None),
    ("Het was niets", None),
    ("\x00\ud800", None),
    ("taartpunt", None),
]


@pytest.mark.parametrize(("story", "name"), GUESSES)
def test_the_category_is_guessed_from_the_words_of_the_story(logbook: Logbook, story: str, name: str | None) -> None:
    guess = logbook.lessons.guess_category(story)
    assert (guess.name if guess is not None else None) == name


def test_categories_and_causes_come_in_the_owners_order(logbook: Logbook) -> None:
    categories = logbook.lessons.categories()
    assert [entry.position for entry in categories] == sorted(entry.position for entry in categories)
    assert logbook.lessons.category(categories[0].id) == categories[0]
    assert logbook.lessons.cause(1) == logbook.lessons.causes()[0]
    for ask in (logbook.lessons.category, logbook.lessons.cause, logbook.lessons.measure):
        with pytest.raises(NotFound):
            ask(99)


def test_a_thirteenth_cause_is_refused_and_one_that_is_there_is_returned(logbook: Logbook) -> None:
    causes = logbook.lessons.causes()
    assert len(causes) == MOST_CAUSES
    assert logbook.lessons.add_cause(f" {causes[3].name.upper()}\n") == causes[3]
    with listening(logbook) as heard, pytest.raises(ListFull):
        logbook.lessons.add_cause("Iets nieuws")
    with pytest.raises(NothingWritten):
        logbook.lessons.add_cause(" \x00")
    assert heard.told == []
    assert logbook.lessons.causes() == causes


def test_another_trade_leaves_the_owners_own_entries_where_they_are(clock: FakeClock) -> None:
    store = Store()
    keeping, lessons = Keeping(Desk(store, clock)), Lessons(Desk(store, clock))
    own = store.lists.save(Category(name="Kerstpakketten")), store.lists.save(Cause(name="Te zout"))
    keeping.fill_lists(Trade.SHOP)
    assert [entry.id for entry in lessons.categories()] == [own[0]]
    keeping.welcome(name="Eethuis", trade=Trade.RESTAURANT)
    assert own[0] in {entry.id for entry in lessons.categories()}
    assert own[1] in {entry.id for entry in lessons.causes()}
    assert len(lessons.categories()) > 3
    assert len(lessons.causes()) == MOST_CAUSES
    store.close()


def test_a_new_cause_comes_last(clock: FakeClock) -> None:
    store = Store()
    lessons = Lessons(Desk(store, clock))
    first, second = lessons.add_cause("Te\x00 warm "), lessons.add_cause("Te  koud")
    assert lessons.causes() == (first, second)
    assert (first.name, second.name, second.position) == ("Te warm", "Te koud", 1)
    store.lists.save(Cause(id=first.id, name=first.name, is_retired=True))
    assert lessons.causes() == (second,)
    assert lessons.cause(first.id).is_retired
    store.close()


def test_a_measure_is_in_force_from_today_unless_told(logbook: Logbook, clock: FakeClock) -> None:
    with listening(logbook) as heard:
        first = logbook.lessons.take_measure(" Koelelement\nmee ", cause_id=1)
    assert heard.told == [frozenset({0})]
    assert (first.text, first.since, first.cause_id) == ("Koelelement mee", clock.now.date(), 1)
    review = date(2026, 9, 1)
    other = logbook.lessons.take_measure("Folder", since=date(2026, 1, 1), review_on=review)
    assert (other.since, other.review_on, other.cause_id) == (date(2026, 1, 1), review, None)
    assert logbook.lessons.measures() == (first, other)
    assert logbook.lessons.measures(cause_id=1) == (first,)
    assert logbook.lessons.measure(other.id) == other


def test_a_measure_without_words_or_for_no_cause_is_refused(logbook: Logbook) -> None:
    with pytest.raises(NothingWritten):
        logbook.lessons.take_measure("  ")
    with pytest.raises(NotFound):
        logbook.lessons.take_measure("Folder", cause_id=99)
    assert logbook.lessons.measures() == ()


def of_cause(logbook: Logbook, day: date, clock: FakeClock) -> Complaint:
    clock.now = clock.now.replace(year=day.year, month=day.month, day=day.day)
    return logbook.complaints.edit(tell(logbook).id, cause_id=1)


JUDGED = [
    (30, (3, 0), Effect.TOO_EARLY),
    (90, (0, 0), Effect.TOO_EARLY),
    (90, (3, 1), Effect.WORKS),
    (90, (2, 2), Effect.NO_EFFECT),
    (90, (0, 1), Effect.NO_EFFECT),
]


@pytest.mark.parametrize(("days", "counts", "effect"), JUDGED)
def test_a_measure_is_judged_over_equal_periods(
    logbook: Logbook, clock: FakeClock, days: int, counts: tuple[int, int], effect: Effect
) -> None:
    since = date(2026, 6, 1)
    measure = logbook.lessons.take_measure("Koelelement mee", cause_id=1, since=since)
    of_cause(logbook, since - timedelta(days=days + 1), clock)
    for number in range(counts[0]):
        of_cause(logbook, since - timedelta(days=1 + number), clock)
    for number in range(counts[1]):
        of_cause(logbook, since + timedelta(days=number), clock)
    gone = of_cause(logbook, since, clock)
    logbook.complaints.lapse(gone.id, "dubbel")
    clock.now = clock.now.replace(month=6, day=1) + timedelta(days=days)
    judged = logbook.lessons.judgement(measure)
    assert judged is not None
    assert ((judged.before, judged.after), judged.days, judged.effect) == (counts, days, effect)


def test_a_measure_of_no_cause_is_not_judged(logbook: Logbook) -> None:
    assert logbook.lessons.judgement(logbook.lessons.take_measure("Folder")) is None


@pytest.mark.parametrize("trade", Trade)
def test_every_trade_begins_with_its_own_lists(clock: FakeClock, trade: Trade) -> None:
    logbook, shop = Logbook(clock=clock), Logbook(clock=clock)
    told = logbook.complaints.edit(logbook.complaints.log("x", category_id=1).id, cause_id=1)
    had = logbook.lessons.category(1), logbook.lessons.cause(1)
    logbook.keeping.welcome(name="Zaak", owner="Marieke", trade=trade)
    names = [entry.name for entry in logbook.lessons.categories()]
    assert (names == [entry.name for entry in shop.lessons.categories()]) == (trade is Trade.SHOP)
    assert len(names) == len(set(names)) > 3
    assert 3 < len(logbook.lessons.causes()) <= MOST_CAUSES
    assert logbook.complaints.get(told.id) == told
    assert (logbook.lessons.category(1).name, logbook.lessons.cause(1).name) == (had[0].name, had[1].name)
    logbook.keeping.welcome(name="Zaak", owner="Marieke", trade=trade)
    assert [entry.name for entry in logbook.lessons.categories()] == names
    for book in (logbook, shop):
        book.close()
