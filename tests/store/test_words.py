import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.store import Store
from tests.store.test_complaints import NOW


@pytest.fixture
def filled(store: Store) -> Store:
    for story in ("De krentenbollen waren op", "Een krentenbol was oud", "Koude soep voor café Zuid"):
        told = Complaint(received_at=NOW, entered_at=NOW, title="Klacht aan de toonbank", story=story)
        store.complaints.add(told, at=NOW)
    return store


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("krentebol", "krentenbol"),
        ("oude krentebol", "oud krentenbol"),
        ("koude SEOP", "koude soep"),
        ("caffe", "cafe"),
        ("zeppelin", ""),
        ("soep", ""),
        ("2027", ""),
        ("   ", ""),
        ('" OR *', ""),
    ],
)
def test_what_was_meant_is_a_word_of_the_book(filled: Store, typed: str, meant: str) -> None:
    assert filled.words.meant(typed) == meant


def test_asking_leaves_the_book_as_it_was(filled: Store) -> None:
    before = filled.database.rows("SELECT name, sql FROM sqlite_master ORDER BY name")
    filled.words.meant("krentebol")
    assert filled.database.rows("SELECT name, sql FROM sqlite_master ORDER BY name") == before
    assert not filled.database.connection.in_transaction


def test_the_words_around_a_hit_come_from_story_notes_and_answers(filled: Store) -> None:
    assert filled.words.hit(1, "krenten") == "De krentenbollen waren op"
    assert filled.words.hit(1, "zeppelin") == ""
    assert filled.words.hit(999, "krenten") == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("janzen", "jansen"), ("yılmax", "yılmaz"), ("krentebol", ""), ("jansen deventr", "jansen deventer")],
)
def test_of_customers_only_the_words_they_are_found_by_are_known(store: Store, typed: str, meant: str) -> None:
    for surname in ("Jansen", "Yılmaz"):
        who = store.customers.save(Customer(surname=surname, town="Deventer"), at=NOW).id
        told = Complaint(received_at=NOW, entered_at=NOW, title="Krentenbol", customer_id=who)
        store.complaints.add(told, at=NOW)
    assert store.words.meant(typed, in_names=True) == meant
