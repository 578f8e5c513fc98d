import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import HealthNote, OnlineTrail
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.record import Solution
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.store import Store
from klachtenboek.store.hits import MANY_HITS
from klachtenboek.store.search import MOST_WORDS, index_query, name_words, searchable, words_of
from tests.store.test_complaints import NOW, full


def test_everything_said_can_be_found_and_what_is_about_health_cannot(store: Store, complaint: Complaint) -> None:
    row = searchable(full(store, complaint), "jansen")
    assert set(row) == {"reference", "who", "story", "notes", "answers", "folded"}
    for said in ("slagroomtaart", "een nieuwe taart", "Ze belde nog eens", "gebeld", "Langskomen", "Korting", "Google"):
        assert said in row["story"] + row["notes"]
    for said in ("komt goed", "Nieuwe taart", "Geachte"):
        assert said in row["answers"]
    assert (row["who"], row["reference"]) == ("jansen", "2026-0001")
    assert "noten" not in " ".join(row.values())


def test_a_bare_complaint_has_only_its_story() -> None:
    row = searchable(Complaint(received_at=NOW, entered_at=NOW, story="Koude soep"), "")
    assert (row["reference"], row["notes"], row["answers"]) == ("", "", "")
    assert row["folded"].split() == ["koude", "soep"]


def test_replies_solutions_and_health_notes_stand_where_they_belong() -> None:
    told = Complaint(
        reference=Reference(2026, 7),
        received_at=NOW,
        entered_at=NOW,
        channel=Channel.REVIEW,
        trail=OnlineTrail(platform="Google", quoted="Nooit meer", reply="Wat vervelend"),
        solution=Solution("Een nieuwe taart", NOW),
        health_note=HealthNote(text="allergie", entered_at=NOW),
    )
    row = searchable(told, "")
    assert row["notes"].split("\n") == ["Google", "Nooit meer"]
    assert row["answers"].split("\n") == ["Wat vervelend", "Een nieuwe taart"]
    assert "allergie" not in row["folded"]


def test_a_customer_is_found_by_name_place_and_any_way_of_reaching_them() -> None:
    customer = Customer(given="Zoë", surname="Müller", town="Zwolle", phone="06-12 34", phone2="038/1", email="Z@x.nl")
    assert name_words(customer).split() == [
        "zoe",
        "muller",
        "zwolle",
        "06-12",
        "34",
        "061234",
        "038/1",
        "0381",
        "z@x.nl",
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        (" \t\n", ()),
        ("Tomaten SOEP", ("tomaten", "soep")),
        ("naïef", ("naief",)),
        ("a\x00b\ud800c", ("a", "b", "c")),
        ("ﬁets", ("fiets",)),
    ],
)
def test_typed_words_are_folded(typed: str, words: tuple[str, ...]) -> None:
    assert words_of(typed) == words


def test_no_more_words_count_than_anybody_types() -> None:
    assert len(words_of("a " * 500)) == MOST_WORDS


@given(st.text(max_size=80))
def test_the_query_of_the_index_is_quoted_words_and_nothing_else(typed: str) -> None:
    query = index_query(words_of(typed))
    assert re.fullmatch(r'(?:"(?:[^"]|"")+"\*(?: |$))*', query)


def test_signs_alone_are_no_query_of_the_index() -> None:
    assert index_query(("-", "%")) == ""
    assert index_query(('a"b', "-")) == '"a""b"*'


def test_a_word_that_very_many_have_is_found_in_the_order_of_the_list(store: Store) -> None:
    first = store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story="De taart was ingezakt"), at=NOW)
    names = [row[1] for row in store.database.rows("PRAGMA table_info(complaint)")]
    own = {
        "id": "n",
        "number": "NULL",
        "received_at": "strftime('%Y-%m-%dT%H:%M:%S', c.received_at, (-n) || ' minutes')",
    }
    taken = ", ".join(own.get(name, f'c."{name}"') for name in names)
    numbers = f"WITH RECURSIVE t(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM t WHERE n < {MANY_HITS + 10})"
    columns = ", ".join(f'"{name}"' for name in names)
    store.database.rows(
        f"INSERT INTO complaint ({columns}) {numbers} SELECT {taken} FROM t, complaint c WHERE c.id = 1"
    )
    store.database.rows(
        f"INSERT INTO search (complaint_id, reference, who, story, notes, answers, folded) {numbers} "
        "SELECT n, '', '', 'taart', '', '', 'taart' FROM t"
    )
    page = store.overview.page(Query(words="taart"), limit=3)
    assert [row.id for row in page.rows] == [first.id, 2, 3]
    assert [row.id for row in store.overview.page(Query(words="taart"), after=page.next, limit=2).rows] == [4, 5]
    assert store.overview.count(Query(words="taart")) == 1_001
    assert store.overview.count(Query(words="taart", filter=Filter.LAPSED)) == 0
