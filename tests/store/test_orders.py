"""The order of names is the same whether it is sorted or read along the index of the names."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.kinds import Closing
from klachtenboek.domain.summary import Cursor, Filter, Order, Query
from klachtenboek.logbook import Logbook
from klachtenboek.store import Store
from tests.conftest import FakeClock
from tests.store.test_plans import plans

NOW = datetime(2026, 11, 20, 10, 12)
MANY = "klachtenboek.store.overview.MANY_HITS"
NAMES = ("", "Mevrouw Bos", "De heer Bos", "A. de Vries", "de Bos", "Zoë Aal", "0612345678")

places = st.integers(1, 12)
acts = st.one_of(
    st.tuples(st.just("log"), st.sampled_from(NAMES)),
    st.tuples(st.just("again"), places),
    st.tuples(st.just("rename"), places, st.sampled_from(NAMES[1:])),
    st.tuples(st.just("merge"), places, places),
    *(st.tuples(st.just(verb), places) for verb in ("lapse", "put back", "close")),
    st.tuples(st.just("undo")),
)


def carry_out(book: Logbook, act: tuple[object, ...]) -> None:
    """Do what changes who stands where in the list; what is refused, refuses."""
    match act:
        case ("log", str(who)):
            book.complaints.log("Koude soep", who=who)
        case ("again", int(key)):
            book.complaints.log("Koude soep", customer_id=key)
        case ("rename", int(key), str(name)):
            known = book.customers.get(key)
            book.customers.save(read_name(name)._replace(id=known.id))
        case ("merge", int(key), int(other)):
            book.customers.merge(key, other)
        case ("lapse", int(key)):
            book.complaints.lapse(key, "dubbel")
        case ("put back", int(key)):
            book.complaints.put_back(key)
        case ("close", int(key)):
            book.complaints.close(key, Closing.WITHDRAWN)
        case _:
            book.undo()


def walked(store: Store, query: Query, size: int) -> list[int]:
    """Return the whole list, page by page."""
    seen: list[int] = []
    after: Cursor | None = None
    while True:
        page = store.overview.page(query, after=after, limit=size)
        seen += [row.id for row in page.rows]
        after = page.next
        if after is None:
            return seen


def by_hand(store: Store, query: Query) -> list[int]:
    """Return what the filter leaves, by the name of the customer, then by customer and complaint."""
    ids = {row.id for row in store.overview.page(query._replace(order=Order.RECEIVED), limit=500).rows}
    sql = "SELECT c.id, k.id, k.sort_key FROM complaint c LEFT JOIN customer k ON k.id = c.customer_id"
    rows = [(name or "", who or 0, key) for key, who, name in store.database.rows(sql) if key in ids]
    return [key for _name, _who, key in sorted(rows, reverse=query.descending)]


@settings(max_examples=30)
@given(
    done=st.lists(acts, max_size=25),
    which=st.sampled_from((Filter.ALL, Filter.ALL, Filter.OPEN, Filter.LAPSED)),
    words=st.sampled_from(("", "", "soep", "bos")),
    size=st.integers(1, 4),
    descending=st.booleans(),
)
def test_names_are_in_the_same_order_in_every_way(
    done: list[tuple[object, ...]], which: Filter, words: str, size: int, *, descending: bool
) -> None:
    book = Logbook(clock=FakeClock(NOW))
    for who in NAMES:
        book.complaints.log("Koude soep", who=who)
    for act in done:
        try:
            carry_out(book, act)
        except LogbookError:
            continue
    store = book._store  # no verb of the owner chooses the way
    query = Query(order=Order.WHO, filter=which, words=words, descending=descending)
    expected = by_hand(store, query)
    assert walked(store, query, size) == expected
    for many in (0, 2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MANY, many)
            assert walked(store, query, size) == expected, many
    book.close()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("after", [None, ("", 0, 7), ("bos", 3, 7)])
def test_very_many_names_are_read_along_their_index_and_never_sorted_as_a_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: Cursor | None, *, descending: bool
) -> None:
    told = Complaint(received_at=NOW, entered_at=NOW, story="Koude soep")
    for number, who in enumerate((None, None, "Mevrouw Bos", "De heer Aal")):
        key = store.customers.save(read_name(who), at=NOW).id if who else None
        store.complaints.add(told.edit(customer_id=key, received_at=NOW - timedelta(days=number)), at=NOW)
    monkeypatch.setattr(MANY, 0)
    query = Query(order=Order.WHO, descending=descending)
    plan = plans(store, lambda store: store.overview.page(query, after=after))
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan
    if (after is None) or (after[1] == 0) != descending:
        assert [line for line in plan if "USING INDEX customer_sort_key" in line]


def test_a_page_of_names_reads_no_more_than_it_shows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many customers there are: the steps of SQLite are counted, not the time."""
    monkeypatch.setattr(MANY, 0)
    told = Complaint(received_at=NOW, entered_at=NOW, story="Koude soep")
    steps = []
    for _time in range(2):
        for number in range(60):
            key = store.customers.save(read_name(f"Mevrouw Bos{number}"), at=NOW).id
            store.complaints.add(told.edit(customer_id=key), at=NOW)
        steps.append(_steps(store, Query(order=Order.WHO, descending=False)))
    assert steps[1] < 1.2 * steps[0]


def _steps(store: Store, query: Query) -> int:
    looked: list[int] = []
    store.database.connection.set_progress_handler(lambda: looked.append(1), 10)
    store.overview.page(query, limit=10)
    store.database.connection.set_progress_handler(None, 0)
    return len(looked)
