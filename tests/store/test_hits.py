import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.store import Store
from klachtenboek.store.hits import Hits
from klachtenboek.store.search import FEW_HITS
from tests.store.test_complaints import NOW

MANY = 8


def tell(store: Store, story: str, times: int = 1) -> Complaint:
    told = Complaint(received_at=NOW, entered_at=NOW, story=story)
    return [store.complaints.add(told, at=NOW) for _ in range(times)][-1]


def asked(store: Store, hits: Hits, query: Query) -> tuple[list[str], int]:
    """Return what is asked of SQLite to make the condition, and how many complaints meet it."""
    heard: list[str] = []
    store.database.connection.set_trace_callback(heard.append)
    condition, values = hits.condition(query)
    store.database.connection.set_trace_callback(None)
    found = store.database.rows(f"SELECT count(*) FROM complaint c WHERE {condition}", values)
    return [sql for sql in heard if not sql.startswith("--")], found[0][0]


@pytest.mark.parametrize("times", [1, FEW_HITS, MANY])
def test_what_was_written_in_between_is_found_by_the_same_words(store: Store, times: int) -> None:
    hits, query = Hits(store.database, many=MANY), Query(words="taart")
    tell(store, "De taart was ingezakt", times)
    before = asked(store, hits, query)[1]
    tell(store, "Nog een taart")
    assert asked(store, hits, query)[1] == before + 1


@pytest.mark.parametrize("times", [FEW_HITS, MANY])
def test_the_index_is_asked_once_for_the_list_and_its_count(store: Store, times: int) -> None:
    hits, query = Hits(store.database, many=MANY), Query(words="taart")
    tell(store, "De taart was ingezakt", times)
    assert len(asked(store, hits, query)[0]) == 1
    assert asked(store, hits, query)[0] == []
    assert asked(store, hits, query._replace(filter=Filter.OPEN))[0] == []


def test_what_very_many_have_is_asked_of_one_complaint_at_a_time_only_when_that_is_soon_done(store: Store) -> None:
    tell(store, "De taart was ingezakt", MANY)
    soon, late = Hits(store.database, many=MANY, asking=0), Hits(store.database, many=MANY)
    assert "EXISTS" in soon.condition(Query(words="taa"))[0]
    assert "EXISTS" not in late.condition(Query(words="taa"))[0]
    assert "EXISTS" not in soon.condition(Query(words="taart"))[0]
    assert "EXISTS" not in soon.condition(Query(words="taa", filter=Filter.LAPSED))[0]


def test_a_lot_is_only_said_of_what_is_not_in_the_bin(store: Store) -> None:
    told = [tell(store, "De taart was ingezakt") for _ in range(MANY)]
    for complaint in told[1:]:
        store.complaints.save(complaint, complaint.lapse("dubbel", at=NOW), at=NOW)
    overview = type(store.overview)(store.database, Hits(store.database, many=MANY))
    counted = [overview.count(Query(words="taart", filter=which), most=1) for which in (Filter.ALL, Filter.LAPSED)]
    assert counted == [1, 2]
