import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from importlib.resources import files
from typing import Any

import pytest

from klachtenboek.demo import DemoClock, DemoYear, fill
from klachtenboek.demo.crowd import copies
from klachtenboek.demo.moments import Moments
from klachtenboek.demo.year import read
from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.calendar import SHOP_WEEK, OpeningHours
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import FormOfAddress, Language, Preferred
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Method, Processed
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind, Mood, Outcome, PromiseKind, Severity
from klachtenboek.domain.lesson import MOST_CAUSES, Effect
from klachtenboek.domain.shop import Trade
from klachtenboek.domain.status import Status
from klachtenboek.domain.summary import Filter, Order, Query
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook

FRIDAY = datetime(2026, 11, 20, 14, 48)
MOMENTS = (
    FRIDAY,
    datetime(2026, 11, 22, 13, 0),  # a Sunday, closed
    datetime(2026, 3, 2, 8, 1),  # a Monday, closed
    datetime(2026, 3, 3, 7, 31),  # just opened
    datetime(2026, 1, 1, 0, 5),
    datetime(2028, 2, 29, 23, 58),
    datetime(2026, 3, 29, 3, 0, 42),  # the night in which an hour is skipped
)
PHONE = re.compile(r"06-1234 56\d\d|0570-123 4\d\d")
KEYS = {
    *("key", "who", "days_ago", "at", "received", "channel", "kind", "category", "cause", "mood", "severity"),
    *("justified", "title", "product", "story", "is_practice", "taken_by", "ongoing", "calls", "trips", "mails"),
    *("wish", "receipt", "amount", "happened", "related", "health_note", "hold", "trail", "steps_at", "steps"),
    *("said", "solutions", "gave", "promises", "contacts", "letters", "additions", "reopenings", "closings"),
    *("aftercare", "lapsed"),
}
YEAR = DemoYear(FRIDAY)

Values = Callable[[Complaint], Iterable[object]]


def words(entry: dict[str, Any]) -> int:
    return len(entry["story"].split())


def every_text(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in every_text(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in every_text(part))


# -- the data ----------------------------------------------------------------------------------------


def test_the_year_is_as_full_as_a_real_one() -> None:
    complaints = [entry for entry in YEAR.entries if entry.get("kind", "complaint") == "complaint"]
    assert len(complaints) >= 60
    assert len(YEAR.customers) >= 45


def test_no_two_stories_are_equal() -> None:
    stories = [entry["story"] for entry in YEAR.entries]
    assert len(set(stories)) == len(stories)
    openings = [" ".join(story.split()[:4]) for story in stories]
    assert len(set(openings)) == len(openings)


def test_a_story_is_long_enough_to_feel_and_short_enough_to_read() -> None:
    assert not [entry["key"] for entry in YEAR.entries if not 15 <= words(entry) <= 60]


def test_no_field_is_left_open_and_nobody_shouts() -> None:
    ours = [text for entry in YEAR.entries for text in every_text({k: v for k, v in entry.items() if k != "trail"})]
    replies = [entry["trail"]["reply"] for entry in YEAR.entries if "trail" in entry]
    assert not [text for text in [*ours, *replies] if re.search(r"[{}!]|  |\.\.\.|lorem", text)]


def test_every_key_in_the_data_is_read() -> None:
    assert not {key for entry in YEAR.entries for key in entry} - KEYS


def test_every_key_names_one_entry_and_every_reference_leads_somewhere() -> None:
    keys = [entry["key"] for entry in YEAR.entries]
    assert len(set(keys)) == len(keys)
    assert {other for entry in YEAR.entries for other in entry.get("related", ())} <= set(keys)
    assert {entry["who"] for entry in YEAR.entries if "who" in entry} == set(YEAR.customers)


def test_nobody_real_can_be_called_or_mailed() -> None:
    people = YEAR.customers.values()
    numbers = [number for c in people for number in (c.phone, c.phone2) if number] + [YEAR.shop.phone]
    assert not [number for number in numbers if not PHONE.fullmatch(number)]
    own = [number for c in people for number in (c.phone, c.phone2) if number]
    assert len(set(own)) == len(own)
    everything = "\n".join(every_text([read(name) for name in ("shop", "customers")] + list(YEAR.entries)))
    assert not [
        host
        for host in re.findall(r"@([\w.-]+\w)|https?://([\w.-]+)|www\.([\w.-]+)", everything)
        if not "".join(host).endswith(".example")
    ]


def test_names_are_long_and_strange_enough() -> None:
    names = {customer.full_name for customer in YEAR.customers.values()}
    assert max(len(name) for name in names) >= 60
    assert any("\u0600" <= char <= "\u06ff" for name in names for char in name)
    for part in ("Yılmaz", "el Amrani", "'t Hooft", "Łukasz", "Hương", "d'Hondt"):
        assert [name for name in names if part in name]


def test_a_review_has_emoji() -> None:
    quoted = [entry["trail"]["quoted"] for entry in YEAR.entries if "trail" in entry]
    assert [text for text in quoted if any(ord(char) > 0x1F300 for char in text)]


@pytest.mark.parametrize("trade", Trade)
def test_the_lists_of_a_trade_are_short_and_their_hints_point_one_way(trade: Trade) -> None:
    text = files("klachtenboek").joinpath("resources", "lists", f"{trade}.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    *categories, other = lists["categories"]
    assert len(categories) <= 6
    assert other == {"name": "Anders", "hints": []}
    assert 8 <= len(set(lists["causes"])) == len(lists["causes"]) <= MOST_CAUSES
    hints = [hint for category in categories for hint in category["hints"]]
    assert len(set(hints)) == len(hints)
    assert all(hint == hint.lower() and " " not in hint for hint in hints)
    assert all(len(category["hints"]) >= 8 for category in categories)


# -- moments -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("now", MOMENTS)
def test_nothing_has_happened_yet_that_still_has_to_come(now: datetime) -> None:
    events = list(DemoYear(now).events())
    assert all(event.moment <= now for event in events)
    assert [event.moment for event in events] == sorted(event.moment for event in events)
    first: dict[str, str] = {}
    for event in events:
        first.setdefault(event.key, event.verb)
    assert set(first.values()) == {"log", "measure"}


@pytest.mark.parametrize("now", MOMENTS)
def test_people_come_to_the_shop_when_it_is_open(now: datetime) -> None:
    year = DemoYear(now)
    logged = [event for event in year.events() if event.verb == "log"]
    in_shop = [event for event in logged if event.args["channel"] is Channel.SHOP]
    assert not [event.key for event in in_shop if not year.shop.hours.is_open_at(event.moment)]
    assert min(event.moment for event in logged) > now - timedelta(days=400)


@pytest.mark.parametrize("now", MOMENTS)
def test_the_promises_of_today_are_always_of_today(now: datetime) -> None:
    year = DemoYear(now)
    ended = {(e.key, e.args["number"]) for e in year.events() if e.verb == "end" and "to" not in e.args}
    made = [event for event in year.events() if event.verb == "promise"]
    dues = sorted(e.args["due"] for e in made if (e.key, e.args["number"]) not in ended)
    late, soon, later, *ahead = dues
    hours = year.shop.hours
    assert late < now
    assert hours.is_open_at(late)
    assert timedelta(0) < soon - now <= timedelta(minutes=16)
    assert soon < later <= now + timedelta(hours=2)
    tomorrow = hours.next_opening_day(now.date())
    assert [due.date() for due in ahead[:3]] == [tomorrow, tomorrow, hours.next_opening_day(tomorrow)]
    assert all(hours.is_open_at(due) for due in ahead)
    assert all(due.minute % 5 == 0 and due.second == 0 for due in dues)


def test_later_today_stays_today_in_the_evening() -> None:
    moments = Moments(OpeningHours(SHOP_WEEK), datetime(2026, 11, 20, 23, 0))
    assert moments.due("now+1h40m", {}) == datetime(2026, 11, 20, 23, 55)


def test_moments_are_counted_in_opening_days() -> None:
    moments = Moments(OpeningHours(SHOP_WEEK), FRIDAY)
    entry = {"days_ago": 4, "at": "10:00"}
    assert moments.received(entry) == datetime(2026, 11, 14, 10, 0)
    assert moments.at("+1d 09:30", entry) == datetime(2026, 11, 17, 9, 30)
    assert moments.at("+1h5m", entry) == datetime(2026, 11, 14, 11, 5)
    assert moments.at("now-2h", entry) == datetime(2026, 11, 20, 12, 48)
    assert moments.at("now+2d 11:00", entry) == datetime(2026, 11, 24, 11, 0)


def test_a_moment_before_opening_falls_on_the_day_before() -> None:
    moments = Moments(OpeningHours(SHOP_WEEK), datetime(2026, 11, 20, 8, 30))
    assert moments.at("now-2h", {}) == datetime(2026, 11, 19, 15, 0)


def test_a_shop_that_never_opens_still_has_moments() -> None:
    moments = Moments(OpeningHours(((),) * 7), FRIDAY)
    assert moments.at("now-2h", {}) == datetime(2026, 11, 20, 12, 48)


@pytest.mark.parametrize("text", ["", "+", "now", "3d", "+3d", "+3d 9:00", "soon", "+-4m"])
def test_a_moment_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Moments(OpeningHours(SHOP_WEEK), FRIDAY).at(text, {"days_ago": 1, "at": "09:00"})


# -- the book that comes of it -----------------------------------------------------------------------

MORE = 16


@pytest.fixture(scope="module")
def clock() -> DemoClock:
    return DemoClock(FRIDAY)


@pytest.fixture(scope="module")
def book(clock: DemoClock) -> Iterator[Logbook]:
    logbook = Logbook(clock=clock)
    fill(logbook, clock, count=len(YEAR.entries) + MORE)
    yield logbook
    logbook.close()


@pytest.fixture(scope="module")
def told(book: Logbook) -> list[Complaint]:
    """Return every complaint of the book, thrown away and practice ones too."""
    rows = [row for f in (Filter.ALL, Filter.LAPSED) for row in book.complaints.page(Query(filter=f), limit=500).rows]
    return [book.complaints.get(row.id) for row in rows]


def test_the_book_is_sound_and_the_clock_is_put_back(book: Logbook, clock: DemoClock) -> None:
    assert not book.keeping.check().faults
    assert clock.now == FRIDAY
    assert book.keeping.shop().name == "Bakkerij De Linde"


def test_as_many_complaints_as_asked_for(told: list[Complaint]) -> None:
    assert len(told) == len(YEAR.entries) + MORE


@pytest.mark.parametrize(
    ("choices", "values"),
    [
        (Kind, lambda c: [c.kind]),
        (Channel, lambda c: [c.channel]),
        (Mood, lambda c: [c.mood]),
        (Severity, lambda c: [c.severity]),
        (Justified, lambda c: [c.justified]),
        (Step, lambda c: [step.step for step in c.steps]),
        (Closing, lambda c: [c.closed.reason] if c.closed else []),
        (GoodwillKind, lambda c: [line.kind for line in c.goodwill]),
        (Answer, lambda c: [line.answer for line in c.goodwill]),
        (Method, lambda c: [line.method for line in c.goodwill]),
        (Processed, lambda c: [line.processed for line in c.goodwill]),
        (PromiseKind, lambda c: [promise.kind for promise in c.promises]),
        (Outcome, lambda c: [promise.outcome for promise in c.promises]),
        (LetterKind, lambda c: [letter.kind for letter in c.letters]),
        (Sent, lambda c: [letter.how for letter in c.letters]),
        (Direction, lambda c: [contact.direction for contact in c.contacts]),
        (Verdict, lambda c: [c.aftercare.verdict] if c.aftercare else []),
    ],
)
def test_every_choice_occurs(told: list[Complaint], choices: type[Enum], values: Values) -> None:
    assert set(choices) <= {value for complaint in told for value in values(complaint)}


@pytest.mark.parametrize(
    ("choices", "field"), [(FormOfAddress, "form"), (Language, "language"), (Preferred, "preferred")]
)
def test_every_way_to_address_a_customer_occurs(choices: type[Enum], field: str) -> None:
    assert set(choices) == {getattr(customer, field) for customer in YEAR.customers.values()}


def test_declined_gifts_and_open_promises_occur(told: list[Complaint]) -> None:
    assert [c for c in told for line in c.goodwill if line.answer is Answer.DECLINED and line.remark]
    assert [c for c in told if c.open_promises]
    assert [c for c in told for promise in c.promises if promise.attempts > 1]
    assert [c for c in told for line in c.goodwill if line.share and line.counts]


def test_the_bookkeeper_finds_the_vat_of_every_refund(told: list[Complaint]) -> None:
    lines = [line for c in told for line in c.goodwill]
    assert not [line for line in lines if line.lacks_vat]
    assert {VatCategory.LOW, VatCategory.HIGH, VatCategory.OUTSIDE} <= {line.vat_category for line in lines}
    assert [
        line for line in lines if line.kind is GoodwillKind.VOUCHER and line.voucher_number and line.voucher_expires
    ]


def test_answers_additions_and_relations_occur(told: list[Complaint]) -> None:
    assert [c for c in told if c.additions]
    assert [c for c in told if c.related]
    assert [c for c in told if c.hold]
    assert [c for c in told if c.health_note]
    assert [c for c in told for contact in c.contacts if contact.answer]
    assert [c for c in told for contact in c.contacts if not contact.reached]


def test_complaints_come_back_by_aftercare_and_by_the_customer(told: list[Complaint]) -> None:
    reasons = [entry.reason for c in told for entry in c.reopenings]
    assert len(reasons) >= 3
    assert len(set(reasons)) >= 2


def test_one_is_practice_and_one_number_has_lapsed(told: list[Complaint]) -> None:
    assert [c.reference for c in told if c.is_practice] == [None]
    assert len([c for c in told if c.lapsed is not None and c.reference is not None]) == 1


def test_numbers_follow_the_calendar(book: Logbook) -> None:
    rows = book.complaints.page(Query(order=Order.REFERENCE, descending=False), limit=500).rows
    numbered = [row for row in rows if row.reference]
    entered = [book.complaints.get(row.id).entered_at for row in numbered]
    assert entered == sorted(entered)


def test_an_online_trail_runs_from_seen_to_closed_in_public(told: list[Complaint]) -> None:
    trails = [c.trail for c in told if c.trail is not None and c.trail.link]
    moments = [[t.seen_at, t.replied_at, t.quiet_at, t.closed_publicly_at] for t in trails]
    whole = [[moment for moment in row if moment] for row in moments if all(row)]
    assert len(whole) >= 3
    assert all(row == sorted(row) for row in whole)
    assert [t for t in trails if not t.reply]


def test_the_lists_show_something_of_everything(told: list[Complaint], book: Logbook) -> None:
    rows = book.complaints.page(Query(), limit=500).rows
    assert {row.status(FRIDAY) for row in rows} >= set(Status) - {Status.LAPSED}
    counts = book.complaints.counts()
    assert counts.open >= 5
    assert counts.online >= 5
    assert len([c for c in told if c.is_resolved]) > len(told) / 2


def test_today_has_calls_to_make_and_calls_made(book: Logbook) -> None:
    assert [row for row in book.promises.open() if row.is_late(FRIDAY)]
    assert book.promises.kept_on(FRIDAY.date()) >= 2
    week = FRIDAY.date() + timedelta(days=7)
    assert book.complaints.aftercare_due(until=week)
    assert not book.complaints.aftercare_due(until=FRIDAY.date() - timedelta(days=1))


def test_measures_work_do_not_work_or_are_too_young(book: Logbook) -> None:
    judged = [book.lessons.judgement(measure) for measure in book.lessons.measures()]
    assert {judgement.effect for judgement in judged if judgement is not None} == set(Effect)


# -- the crowd ---------------------------------------------------------------------------------------


def test_the_same_chance_makes_the_same_crowd() -> None:
    first, second = ([*copies(YEAR, 40, random.Random(7))] for _ in range(2))
    assert first == second
    assert first != [*copies(YEAR, 40, random.Random(8))]


def test_a_crowd_keeps_to_the_calendar() -> None:
    crowd = list(copies(YEAR, 400, random.Random(3)))
    assert all(copy.moment < FRIDAY and YEAR.shop.hours.is_open_at(copy.moment) for copy in crowd)
    assert {copy.moment.year for copy in crowd} >= set(range(2022, 2027))
    assert all(copy.kept is None or copy.moment < copy.kept <= FRIDAY for copy in crowd)
    assert {(copy.is_agreed, copy.is_closed) for copy in crowd} == {
        (a, c) for a in (True, False) for c in (True, False)
    }
    assert min(copy.moment for copy in crowd).date() < date(2022, 6, 1)
