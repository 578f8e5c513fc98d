"""What is read while somebody waits goes by an index: no table is read from end to end and nothing is sorted."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from benchmarks.book import multiply
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Closing, Kind, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.standing import CustomerQuery
from klachtenboek.domain.summary import Filter, Order, Query
from klachtenboek.store import Store
from klachtenboek.store.hits import MANY_HITS

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 10, 12)

Read = Callable[[Store], object]

READS: dict[str, Read] = {
    "the newest": lambda store: store.overview.page(Query()),
    "the oldest": lambda store: store.overview.page(Query(descending=False)),
    "a page far away": lambda store: store.overview.page(Query(), after=("2026-01-01T10:00:00", 7)),
    "the open ones": lambda store: store.overview.page(Query(filter=Filter.OPEN)),
    "those without a letter": lambda store: store.overview.page(Query(filter=Filter.NO_LETTER)),
    "those online": lambda store: store.overview.page(Query(filter=Filter.ONLINE)),
    "the bin": lambda store: store.overview.page(Query(filter=Filter.LAPSED)),
    "a year": lambda store: store.overview.page(Query(year=2025)),
    "a cause": lambda store: store.overview.page(Query(cause_id=1)),
    "a category": lambda store: store.overview.page(Query(category_id=1)),
    "a customer": lambda store: store.overview.page(Query(customer_id=1)),
    "the filters": lambda store: store.overview.counts(),
    "the bin counted": lambda store: store.overview.count(Query(filter=Filter.LAPSED)),
    "the open promises": lambda store: store.overview.open_promises(until=datetime(2026, 11, 20, 18)),
    "kept today": lambda store: store.overview.kept_on(DAY),
    "the month": lambda store: store.overview.figures(DAY.replace(day=1), DAY),
    "the years": lambda store: store.overview.years(),
    "the customers": lambda store: store.directory.page(CustomerQuery()),
    "the customers counted": lambda store: store.directory.count(CustomerQuery()),
    "similar ones": lambda store: store.overview.similar(1),
    "a month learned": lambda store: store.learned.sums(DAY.replace(day=1), DAY),
    "a cause learned": lambda store: store.learned.of_cause(1, DAY.replace(day=1), DAY),
    "compliments": lambda store: store.learned.compliments(DAY.replace(day=1), DAY),
    "the first complaint": lambda store: store.learned.begun(),
    "after-care": lambda store: store.overview.aftercare_due(until=DAY),
    "after-care counted": lambda store: store.overview.aftercare_count(until=DAY),
    "some unresolved ones": lambda store: store.overview.unresolved(),
    "who was late": lambda store: store.overview.was_late_before(1),
    "heard last": lambda store: store.overview.last_heard([1, 2, 3]),
    "earlier ones": lambda store: store.overview.earlier_of(1, before=1),
    "the agenda": lambda store: store.overview.agenda(),
}

SEARCHES: dict[str, Query] = {
    "a letter": Query(words="t", is_quick=True),
    "two letters": Query(words="t d", is_quick=True),
    "a word": Query(words="taart", is_quick=True),
    "a letter among the open ones": Query(words="t", filter=Filter.OPEN, is_quick=True),
    "a letter in the bin": Query(words="t", filter=Filter.LAPSED, is_quick=True),
    "a word of a year": Query(words="taart", year=2026, is_quick=True),
    "the oldest first": Query(words="t", descending=False, is_quick=True),
}
"""What very many have, so that it may not be written down and sorted."""


def plans(store: Store, read: Read) -> list[str]:
    """Return every line of the plans of what a read asks SQLite, but what the search index asks itself."""
    connection, asked = store.database.connection, list[str]()
    connection.set_trace_callback(asked.append)
    read(store)
    connection.set_trace_callback(None)
    assert asked
    own = (sql for sql in asked if not sql.startswith("--") and "search_index_" not in sql)
    return [line[3] for sql in own for line in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]


def from_end_to_end(plan: list[str]) -> list[str]:
    """Return what is read as a whole table; a walk along an index, for as long as the page asks, is none."""
    made_up = ("SCAN CONSTANT ROW", "SCAN (", "SCAN received", "SCAN given")  # no table, but what was just found
    return [line for line in plan if line.startswith("SCAN ") and "INDEX" not in line and not line.startswith(made_up)]


@pytest.mark.parametrize("name", READS)
def test_nothing_that_somebody_waits_for_reads_a_whole_table(store: Store, name: str) -> None:
    assert from_end_to_end(plans(store, READS[name])) == []


@pytest.mark.parametrize("name", READS)
def test_nothing_that_somebody_waits_for_is_sorted_apart(store: Store, name: str) -> None:
    assert not [line for line in plans(store, READS[name]) if "TEMP B-TREE" in line]


@pytest.mark.parametrize("name", [name for name in READS if "learned" in name or name in {"compliments", "the month"}])
def test_what_a_year_teaches_is_read_from_an_index_alone(store: Store, name: str) -> None:
    assert all("USING COVERING INDEX" in line for line in plans(store, READS[name]))


@pytest.mark.parametrize(
    ("order", "index"),
    [
        (Order.REFERENCE, "complaint_by_reference"),
        (Order.GIVEN, "complaint_by_given"),
        (Order.TRIAD, "complaint_by_triad"),
    ],
)
def test_very_many_in_another_order_are_read_along_its_index(
    store: Store, monkeypatch: pytest.MonkeyPatch, order: Order, index: str
) -> None:
    monkeypatch.setattr("klachtenboek.store.overview.MANY_HITS", -1)
    first = plans(store, lambda store: store.overview.page(Query(order=order)))
    later = plans(store, lambda store: store.overview.page(Query(order=order), after=(2026000007, 7)))
    assert [line for line in first if index in line]
    assert [line for line in later if index in line]
    assert not [line for line in first + later if "TEMP B-TREE" in line]


@pytest.mark.parametrize(
    ("of", "index"), [(Filter.OPEN, "complaint_is_open_received_at_id"), (Filter.LAPSED, "complaint_lapsed")]
)
def test_of_a_cause_the_few_that_are_open_or_in_the_bin_are_found_first(store: Store, of: Filter, index: str) -> None:
    plan = plans(store, lambda store: store.overview.page(Query(filter=of, cause_id=1)))
    assert [line for line in plan if index in line]


def test_how_promises_ended_is_read_from_an_index_alone(store: Store) -> None:
    plan = plans(store, lambda store: store.overview.promise_figures(DAY.replace(day=1), DAY))
    assert [line for line in plan if "COVERING INDEX promise_ended" in line]
    assert not [line for line in plan if "PRIMARY KEY" in line]  # no complaint is read to ask whether it counts


def test_a_search_goes_by_the_index_of_words(store: Store) -> None:
    plan = plans(store, lambda store: store.overview.page(Query(words="slagroomtaart")))
    assert any("search_index VIRTUAL TABLE INDEX" in line for line in plan)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A book of thousands of complaints, opened as the program opens it."""
    folder = tmp_path_factory.mktemp("grown")
    store = Store(folder / "told.db")
    line = Goodwill(kind=GoodwillKind.COURTESY, description="taart", value=900, answer=Answer.ACCEPTED, entered_at=AT)
    for number, (closing, kind) in enumerate(((Closing.WITHDRAWN, Kind.COMPLAINT), (Closing.RESOLVED, Kind.QUESTION))):
        at = AT - timedelta(days=400 * number)
        whose = store.customers.save(read_name(f"Mevrouw {'AB'[number]}. de Vries"), at=at).id
        told = Complaint(received_at=at, entered_at=at, story="De taart was ingezakt", kind=kind, customer_id=whose)
        promise = Promise(kind=PromiseKind.CALL_BACK, text="Bellen", due=at, made_at=at)
        told = store.complaints.add(told.checked(has_name=True).give(line).promise(promise), at=at)
        told = store.complaints.save(told, told.keep_promise(told.promises[0].id, at=at), at=at)
        store.complaints.save(told, told.close(closing, at=at), at=at)
    tell = Complaint(received_at=AT, entered_at=AT, story="De taart is er nog niet")
    store.complaints.add(tell, at=AT)
    thrown = store.complaints.add(tell, at=AT)
    store.complaints.save(thrown, thrown.lapse("dubbel", at=AT), at=AT)
    store.close()
    store = Store(multiply(folder / "told.db", folder / "grown.db", 2 * MANY_HITS))
    yield store
    store.close()


def test_no_statistics_are_kept_so_that_a_plan_is_the_same_at_every_size(grown: Store) -> None:
    """Without ANALYZE SQLite goes by the indexes alone: what holds of the books here holds of any."""
    assert grown.overview.counts().all > MANY_HITS
    assert not grown.database.rows("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")


@pytest.mark.parametrize("name", READS)
def test_a_large_book_is_read_as_a_small_one_is(store: Store, grown: Store, name: str) -> None:
    assert plans(grown, READS[name]) == plans(store, READS[name])


@pytest.mark.parametrize("name", SEARCHES)
def test_what_very_many_have_is_found_without_a_whole_table_or_sorting_apart(grown: Store, name: str) -> None:
    query = SEARCHES[name]
    plan = plans(grown, lambda store: (store.overview.page(query), store.overview.count(query)))
    assert from_end_to_end(plan) == []
    assert not [line for line in plan if "TEMP B-TREE" in line]


def test_a_whole_table_would_be_noticed(store: Store) -> None:
    plan = plans(store, lambda store: store.database.rows("SELECT id FROM complaint WHERE story = 'x' ORDER BY wish"))
    assert from_end_to_end(plan) == ["SCAN complaint"]
    assert "USE TEMP B-TREE FOR ORDER BY" in plan


def test_a_deep_page_begins_where_the_last_one_ended(store: Store) -> None:
    deep = plans(store, lambda store: store.overview.page(Query(), after=("2026-01-01T10:00:00", 7)))
    assert any(line.startswith("SEARCH c USING INDEX complaint_received_at_id") for line in deep)
    deep = plans(store, lambda store: store.directory.page(CustomerQuery(), after=("jansen", "jansen", 7)))
    assert any(line.startswith("SEARCH k USING INDEX customer_sort_key") for line in deep)
