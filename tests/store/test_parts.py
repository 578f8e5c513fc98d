import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.summary import Query
from klachtenboek.store import Store
from klachtenboek.store.parts import MOST, Parts
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


def test_who_types_on_is_not_made_to_wait_for_all_texts_again(filled: Store) -> None:
    parts = Parts(filled.database)
    found, asked = asked_for(filled, parts, ("soe",))
    assert found == (1, 2, 4)
    assert "complaint_id IN" not in asked[0]
    found, asked = asked_for(filled, parts, ("soep",))
    assert found == (1, 2, 4)
    assert "complaint_id IN (1, 2, 4)" in asked[0]
    found, asked = asked_for(filled, parts, ("haar", "kippensoep"))
    assert found == (2,)
    assert "complaint_id IN (1, 2, 4)" in asked[0]
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


def test_many_finds_are_not_written_out(filled: Store) -> None:
    parts = Parts(filled.database)
    parts.holding(("soe",))
    parts._found = tuple(range(MOST + 1))
    assert parts.holding(("soep",)) == (1, 2, 4)
