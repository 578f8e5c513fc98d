from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Kind, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.status import Status
from klachtenboek.domain.summary import Cursor, Filter, Order, Query
from klachtenboek.store import Store
from tests.conftest import examples

NOW = datetime(2026, 11, 20, 10, 12)
LATER = NOW + timedelta(hours=3)


def add(store: Store, story: str, *, who: str = "", days: int = 0, **facts: object) -> Complaint:
    at = NOW - timedelta(days=days)
    customer = store.customers.save(read_name(who), at=at).id if who else None
    told = Complaint(received_at=at, entered_at=at, story=story, customer_id=customer, **facts)  # type: ignore[arg-type]
    return store.complaints.add(told.checked(has_name=bool(who)), at=at)


def found(store: Store, words: str) -> list[str]:
    return [row.title for row in store.overview.page(Query(words=words)).rows]


@pytest.mark.parametrize(
    "words",
    [
        "soep",
        "tomatensoep",
        "tomaten koud",
        "koud TOMATEN",
        "vries",
        "De Vries",
        "2026-0001",
        "0001",
        "naïef",
        "naief",
        "terug gebeld",
        "geld",
    ],
)
def test_every_word_is_found_in_any_order_and_as_part_of_a_compound(store: Store, words: str) -> None:
    told = add(store, "De tomatensoep was koud en naïef", who="Mevrouw A. de Vries")
    noted = told.contact(Contact(at=NOW, said="Teruggebeld", answer="Ze krijgt haar geld"))
    store.complaints.save(told, noted, at=NOW)
    add(store, "De broodjes waren op")
    assert found(store, words) == ["De tomatensoep was koud en naïef"]


def test_a_word_that_is_nowhere_finds_nothing(store: Store) -> None:
    add(store, "De soep was koud")
    assert found(store, "krentenbol") == []
    assert found(store, "soep krentenbol") == []


def test_parts_of_words_are_found_among_many_whole_words_only_when_few_hits(store: Store) -> None:
    for number in range(6):
        add(store, f"soep nummer {number}")
    add(store, "tomatensoep")
    assert len(found(store, "soep")) == 6
    assert found(store, "tensoep") == ["tomatensoep"]


def test_a_new_name_is_found_at_once(store: Store) -> None:

    told = add(store, "De soep was koud", who="Mevrouw Jansen")
    assert told.customer_id is not None
    store.customers.save(store.customers.get(told.customer_id)._replace(surname="Hoekstra"), at=NOW)
    assert found(store, "hoekstra") == ["De soep was koud"]
    assert found(store, "jansen") == []


@examples(40)
@given(st.text(max_size=40))
def test_any_text_is_a_valid_search(words: str) -> None:
    """R34."""
    store = Store()
    add(store, "De soep was koud")
    assert len(found(store, words)) <= 1
    assert store.overview.count(Query(words=words)) == len(found(store, words))
    store.close()


@pytest.mark.parametrize(
    "words", ['"', "'", "*", "NEAR(", "a AND", "-x", "^", "\x00", "\ud800", "%", "_", "(", "soep\x00"]
)
def test_signs_of_the_search_language_are_only_text(store: Store, words: str) -> None:
    """R34."""
    add(store, "De soep was koud")
    assert found(store, words) in ([], ["De soep was koud"])


def pages(store: Store, query: Query, size: int) -> list[int]:
    seen: list[int] = []
    after: Cursor | None = None
    while True:
        page = store.overview.page(query, after=after, limit=size)
        seen += [row.id for row in page.rows]
        if page.next is None:
            return seen
        after = page.next


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("many", [2_000, -1])
def test_pages_together_are_the_whole_list_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, order: Order, *, descending: bool, many: int
) -> None:
    monkeypatch.setattr("klachtenboek.store.overview.MANY_HITS", many)
    for number in range(23):
        add(store, f"klacht {number}", who=f"Klant {number % 4}", days=number % 5)
    query = Query(order=order, descending=descending)
    whole = pages(store, query, 100)
    assert sorted(whole) == list(range(1, 24))
    assert pages(store, query, 5) == whole
    opposite = pages(store, Query(order=order, descending=not descending), 7)
    assert opposite == whole[::-1]


def test_the_newest_comes_first(store: Store) -> None:
    add(store, "oud", days=3)
    add(store, "nieuw")
    assert found(store, "") == ["nieuw", "oud"]


def test_filters_show_and_count_the_same(store: Store) -> None:
    add(store, "open")
    add(store, "online", channel=Channel.REVIEW)
    closed = add(store, "dicht")
    store.complaints.save(closed, closed.close(Closing.WITHDRAWN, at=NOW), at=NOW)
    gone = add(store, "weg")
    store.complaints.save(gone, gone.lapse("dubbel", at=NOW), at=NOW)
    store.complaints.add(
        Complaint(received_at=NOW, entered_at=NOW, title="oefening", story="x", is_practice=True), at=NOW
    )
    counts = store.overview.counts()
    assert (counts.all, counts.open, counts.no_letter, counts.online) == (3, 2, 0, 1)
    shown = {name: {row.title for row in store.overview.page(Query(filter=name)).rows} for name in Filter}
    assert shown[Filter.ALL] == {"open", "online", "dicht", "oefening"}
    assert shown[Filter.OPEN] == {"open", "online", "oefening"}
    assert shown[Filter.ONLINE] == {"online"}
    assert shown[Filter.LAPSED] == {"weg"}


def test_a_year_holds_its_own_days(store: Store) -> None:
    add(store, "vorig jaar", days=400)
    add(store, "dit jaar")
    assert [row.title for row in store.overview.page(Query(year=2025)).rows] == ["vorig jaar"]
    assert store.overview.years() == (2026, 2025)


def promised(store: Store, story: str, due: datetime, who: str = "Mevrouw Jansen") -> Complaint:
    told = add(store, story, who=who)
    promise = Promise(kind=PromiseKind.CALL_BACK, text=f"Bellen over {story}", due=due, made_at=NOW)
    return store.complaints.save(told, told.promise(promise), at=NOW)


def test_open_promises_come_soonest_first_and_ended_ones_not_at_all(store: Store) -> None:
    promised(store, "laat", LATER)
    promised(store, "vroeg", NOW)
    kept = promised(store, "klaar", NOW)
    store.complaints.save(kept, kept.keep_promise(kept.promises[0].id, at=NOW), at=NOW)
    assert [row.title for row in store.overview.open_promises()] == ["vroeg", "laat"]
    assert [row.title for row in store.overview.open_promises(until=NOW)] == ["vroeg"]
    assert store.overview.kept_on(NOW.date()) == 1


def test_promises_of_a_lapsed_complaint_rest_until_it_is_put_back(store: Store) -> None:
    made = promised(store, "weg", LATER)
    lapsed = store.complaints.save(made, made.lapse("dubbel", at=NOW), at=NOW)
    assert store.overview.open_promises() == ()
    store.complaints.save(lapsed, lapsed.put_back(at=NOW), at=NOW)
    assert len(store.overview.open_promises()) == 1


def test_a_late_promise_is_remembered_with_the_customer(store: Store) -> None:
    made = promised(store, "laat", NOW)
    assert made.customer_id is not None
    assert not store.overview.was_late_before(made.customer_id)
    store.complaints.save(made, made.keep_promise(made.promises[0].id, at=LATER), at=LATER)
    assert store.overview.was_late_before(made.customer_id)


def test_figures_leave_practice_and_lapsed_out(store: Store) -> None:
    line = Goodwill(
        kind=GoodwillKind.COURTESY, description="taart", value=1200, share=200, answer=Answer.ACCEPTED, entered_at=NOW
    )
    for practice in (False, True):
        told = Complaint(received_at=NOW, entered_at=NOW, story="x", is_practice=practice).give(line)
        store.complaints.add(told, at=NOW)
    gone = store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story="x").give(line), at=NOW)
    store.complaints.save(gone, gone.lapse("dubbel", at=NOW), at=NOW)
    figures = store.overview.figures(NOW.date(), NOW.date())
    assert (figures.complaints, figures.resolved, figures.given) == (1, 0, 1000)
    assert len(store.ledger.entries(date(2026, 1, 1), date(2026, 12, 31))) == 1


def test_the_ledger_is_in_the_order_of_day_complaint_and_line(store: Store) -> None:
    def line(day: int) -> Goodwill:
        return Goodwill(
            kind=GoodwillKind.COURTESY,
            description=str(day),
            value=100,
            answer=Answer.ACCEPTED,
            entered_at=NOW,
            agreed_on=date(2026, 3, 1) + timedelta(days=day),
        )

    days = [7, 3, 300, 3, 5, 7]
    for number in range(100):
        told = Complaint(received_at=NOW, entered_at=NOW, story="x")
        for day in days:
            told = told.give(line(day + number % 3))
        store.complaints.add(told, at=NOW)
    entries = list(store.ledger.entries())
    assert len(entries) == 600
    keys = [(entry.day, entry.reference, entry.line.id) for entry in entries]
    assert keys == sorted(keys)


HOT = (
    Query(),
    Query(filter=Filter.OPEN),
    Query(category_id=1),
    Query(cause_id=1),
    Query(customer_id=1),
    Query(year=2026),
)


@pytest.mark.parametrize("query", HOT)
def test_hot_lists_use_an_index_and_sort_nothing(store: Store, query: Query) -> None:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    store.overview.page(query)
    store.database.connection.set_trace_callback(None)
    plan = " / ".join(row[3] for row in store.database.rows(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "TEMP B-TREE" not in plan, plan
    assert "SCAN c" not in plan or "USING INDEX" in plan, plan


def test_the_agenda_is_read_by_its_index(store: Store) -> None:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    store.overview.open_promises()
    store.database.connection.set_trace_callback(None)
    plan = " / ".join(row[3] for row in store.database.rows(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "promise_open" in plan, plan


def test_a_compliment_is_never_among_what_is_not_resolved(store: Store) -> None:
    add(store, "wat een lekkere taart", kind=Kind.COMPLIMENT)
    add(store, "open")
    assert [row.title for row in store.overview.page(Query(filter=Filter.OPEN)).rows] == ["open"]
    compliment = store.overview.page(Query(words="lekkere")).rows[0]
    assert compliment.status(NOW) is Status.OPEN
    told = store.complaints.get(compliment.id)
    store.complaints.save(told, told.close(Closing.RESOLVED, at=NOW), at=NOW)
    assert store.overview.page(Query(words="lekkere")).rows[0].status(NOW) is Status.DONE
