import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.summary import Query
from klachtenboek.store import Store
from klachtenboek.store.parts import A_BIT, AT_ONCE, Parts
from tests.store.test_complaints import NOW

STORIES = ("De tomatensoep was koud", "Kippensoep met een haar", "De taart was ingezakt", "Soepstengels oud")


@pytest.fixture
def filled(store: Store) -> Store:
    for story in STORIES:
        store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story=story), at=NOW)
    return store


def asked_for(store: Store, parts: Parts, words: tuple[str, ...]) -> tuple[tuple[int, ...], list[str]]:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    found = parts.holding(words)
    store.database.connection.set_trace_callback(None)
    return found, asked


def looked_through(asked: list[str]) -> bool:
    """Tell whether texts were read by the range, and not only those that were found before."""
    return any("complaint_id <=" in sql for sql in asked)


def test_who_types_on_is_not_made_to_wait_for_all_texts_again(filled: Store) -> None:
    parts = Parts(filled.database)
    found, asked = asked_for(filled, parts, ("soe",))
    assert found == (1, 2, 4)
    assert looked_through(asked)
    found, asked = asked_for(filled, parts, ("soep",))
    assert found == (1, 2, 4)
    assert not looked_through(asked)
    found, asked = asked_for(filled, parts, ("haar", "kippensoep"))
    assert found == (2,)
    assert not looked_through(asked)
    assert asked_for(filled, parts, ("haar", "kippensoep")) == ((2,), [])
    assert asked_for(filled, parts, ("taart",))[0] == (3,)
    assert asked_for(filled, parts, ("xyz",))[0] == ()
    assert asked_for(filled, parts, ("xyza",))[0] == ()


def test_what_was_written_in_between_is_found(filled: Store) -> None:
    parts = Parts(filled.database)
    assert parts.holding(("tensoep",)) == (1,)
    story = "Een bord champignonsoep, en tomatensoep na"
    filled.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story=story), at=NOW)
    assert parts.holding(("tensoep",)) == (1, 5)
    assert len(filled.overview.page(Query(words="tensoep")).rows) == 2


@pytest.fixture
def grown(filled: Store) -> Store:
    """Let so many texts come after the first ones that not all are read at once."""
    names = [row[1] for row in filled.database.rows("PRAGMA table_info(complaint)")]
    taken = ", ".join("n" if name == "id" else "NULL" if name == "number" else f'c."{name}"' for name in names)
    numbers = f"WITH RECURSIVE t(n) AS (SELECT 5 UNION ALL SELECT n + 1 FROM t WHERE n < {2 * AT_ONCE})"
    columns = ", ".join(f'"{name}"' for name in names)
    copied = f"{numbers} SELECT {taken} FROM t, complaint c WHERE c.id = 3"
    filled.database.rows(f"INSERT INTO complaint ({columns}) {copied}")
    filled.database.rows(
        f"INSERT INTO search (complaint_id, reference, who, story, notes, answers, folded) {numbers} "
        "SELECT n, '', '', '', '', '', 'een oud brood' FROM t"
    )
    return filled


def test_a_quick_search_reads_the_newest_texts_and_the_others_when_nobody_waits(grown: Store) -> None:
    quick = Query(words="tensoep", is_quick=True)
    assert len(grown.overview.page(quick).rows) == 0
    looks = [grown.overview.look_further(quick) for _ in range(AT_ONCE // A_BIT)]
    assert looks == [True] * (len(looks) - 1) + [False]
    assert [row.id for row in grown.overview.page(quick).rows] == [1]
    assert grown.overview.count(quick) == 1


def test_a_search_that_is_not_quick_misses_nothing(grown: Store) -> None:
    assert [row.id for row in grown.overview.page(Query(words="tensoep")).rows] == [1]


def test_whoever_types_on_between_two_looks_misses_nothing(grown: Store) -> None:
    assert len(grown.overview.page(Query(words="tensoe", is_quick=True)).rows) == 0
    quick = Query(words="tensoep", is_quick=True)
    assert len(grown.overview.page(quick).rows) == 0
    looks = [grown.overview.look_further(quick) for _ in range(AT_ONCE // A_BIT)]
    assert looks == [True] * (len(looks) - 1) + [False]
    assert [row.id for row in grown.overview.page(quick).rows] == [1]


def test_nothing_is_looked_for_when_the_index_finds_enough(grown: Store) -> None:
    grown.database.rows("UPDATE search SET story = 'soep' WHERE complaint_id BETWEEN 10 AND 20")
    assert grown.overview.look_further(Query(words="soep", is_quick=True)) is False
