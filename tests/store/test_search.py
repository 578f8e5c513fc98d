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
from klachtenboek.store import Store
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
