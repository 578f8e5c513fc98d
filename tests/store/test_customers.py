from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer, FormOfAddress, Language, Preferred
from klachtenboek.domain.errors import NotFound
from klachtenboek.store import Store

NOW = datetime(2026, 11, 20, 10, 12)
FULL = Customer(
    form=FormOfAddress.OWN,
    own_form="de heer en mevrouw",
    given="Zoë",
    prefix="van der",
    surname="Linde",
    company="Bakkerij B.V.",
    street="Brink 12",
    postcode="7411AB",
    town="Deventer",
    country="BE",
    phone="06-1234 5678",
    phone2="0570123456",
    email="zoe@bakker.example",
    language=Language.FLEMISH,
    preferred=Preferred.EMAIL,
    note="Vaste klant",
    familiar=False,
)


def test_every_field_comes_back(store: Store) -> None:
    saved = store.customers.save(FULL, at=NOW)
    assert saved._replace(id=0) == FULL
    assert store.customers.get(saved.id) == saved
    empty = Customer()
    assert all(getattr(FULL, name) != getattr(empty, name) for name in Customer._fields if name != "id")
    with pytest.raises(NotFound):
        store.customers.get(99)


def test_what_changed_is_written_in_the_history(store: Store) -> None:
    saved = store.customers.save(FULL, at=NOW)
    store.customers.save(saved._replace(phone="007", language=Language.DUTCH), at=NOW + timedelta(hours=1))
    store.customers.save(store.customers.get(saved.id), at=NOW + timedelta(hours=2))
    sql = "SELECT at, subject, field, old, new FROM history WHERE customer_id = ? ORDER BY id"
    assert store.database.rows(sql, (saved.id,)) == [
        ("2026-11-20T10:12:00", "customer", "created", "", "Zoë van der Linde"),
        ("2026-11-20T11:12:00", "customer", "phone", "06-1234 5678", "007"),
        ("2026-11-20T11:12:00", "customer", "language", "nl-BE", "nl"),
    ]


@pytest.mark.parametrize(
    "typed", ["lin", "LINDE zoe", "zoë", "0612345678", "06-1234", "brink", "deventer", "bakkerij", "zoe@", "der linde"]
)
def test_a_few_letters_of_anything_find_the_customer(store: Store, typed: str) -> None:
    saved = store.customers.save(FULL, at=NOW)
    store.customers.save(Customer(surname="Bakker"), at=NOW)
    assert [row.customer for row in store.customers.suggest(typed)] == [saved]


@pytest.mark.parametrize("typed", ["", "  ", "linde slager", "vaste", "\x00", "%"])
def test_nothing_is_suggested_without_every_word(store: Store, typed: str) -> None:
    store.customers.save(FULL, at=NOW)
    assert store.customers.suggest(typed) == ()


def test_who_complained_last_comes_first_and_no_more_than_asked_for(store: Store) -> None:
    keys = [store.customers.save(Customer(surname=f"Jansen {number}"), at=NOW).id for number in range(8)]
    for days, key in enumerate(keys[:3]):
        at = NOW + timedelta(days=days)
        told = Complaint(received_at=at, entered_at=at, story="x", title=f"klacht {days}", customer_id=key)
        store.complaints.add(told, at=at)
    rows = store.customers.suggest("jansen")
    assert [row.customer.id for row in rows[:3]] == keys[2::-1]
    assert (rows[0].last_title, rows[0].complaints, rows[0].last_at) == ("klacht 2", 1, NOW + timedelta(days=2))
    assert (rows[3].last_title, rows[3].complaints, rows[3].last_at) == ("", 0, None)
    assert len(rows) == 6
    assert len(store.customers.suggest("jansen", limit=2)) == 2


def test_among_very_many_customers_those_of_the_latest_complaints_are_offered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [store.customers.save(Customer(surname=f"Jansen {number}"), at=NOW).id for number in range(4)]
    other = store.customers.save(Customer(surname="Bakker"), at=NOW).id
    for days, key in enumerate((keys[0], keys[1], keys[2], other, keys[1])):
        at = NOW + timedelta(days=days)
        store.complaints.add(Complaint(received_at=at, entered_at=at, story="x", customer_id=key), at=at)
    expected = store.customers.suggest("jansen", limit=2)
    assert [row.customer.id for row in expected] == [keys[1], keys[2]]
    everybody = store.customers.suggest("jansen", limit=4)
    monkeypatch.setattr("klachtenboek.store.customers.MANY_CUSTOMERS", 0)
    monkeypatch.setattr("klachtenboek.store.customers.LATEST", 3)
    assert store.customers.suggest("jansen", limit=2) == expected
    assert store.customers.suggest("jansen", limit=4) == everybody  # the latest complaints know of too few


def test_the_title_is_of_a_complaint_that_counts(store: Store) -> None:
    key = store.customers.save(Customer(surname="Jansen"), at=NOW).id
    real = Complaint(received_at=NOW, entered_at=NOW, title="echt", customer_id=key)
    store.complaints.add(real, at=NOW)
    store.complaints.add(replace(real, title="oefening", is_practice=True), at=NOW)
    gone = store.complaints.add(replace(real, title="weg"), at=NOW)
    store.complaints.save(gone, gone.lapse("dubbel", at=NOW), at=NOW)
    (row,) = store.customers.suggest("jansen")
    assert (row.last_title, row.complaints) == ("echt", 1)
