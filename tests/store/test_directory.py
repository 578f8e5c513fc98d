from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.customer import Customer, read_name
from klachtenboek.domain.kinds import Direction
from klachtenboek.domain.standing import CustomerOrder, CustomerQuery
from klachtenboek.store import Store

NOW = datetime(2026, 11, 20, 10, 12)


def known(store: Store, name: str, **more: str) -> Customer:
    return store.customers.save(read_name(name)._replace(**more), at=NOW)  # type: ignore[arg-type]


def told(store: Store, customer: Customer, at: datetime = NOW, *, is_practice: bool = False) -> Complaint:
    complaint = Complaint(
        received_at=at, entered_at=at, story="Koude soep", customer_id=customer.id, is_practice=is_practice
    )
    return store.complaints.add(complaint.checked(has_name=True), at=at)


def names(store: Store, query: CustomerQuery) -> list[str]:
    return [row.customer.full_name for row in store.directory.page(query).rows]


@pytest.fixture
def three(store: Store) -> tuple[Customer, Customer, Customer]:
    made = (
        known(store, "Mevrouw A. de Vries", town="Deventer", phone="06-1234 5678"),
        known(store, "De heer Bos", town="Zutphen"),
        known(store, "Zoë Aal", town="Apeldoorn"),
    )
    told(store, made[0])
    told(store, made[0], NOW - timedelta(days=9))
    told(store, made[1], NOW + timedelta(days=1))
    return made


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        (CustomerOrder.NAME, False, ["Zoë Aal", "Bos", "A. de Vries"]),
        (CustomerOrder.NAME, True, ["A. de Vries", "Bos", "Zoë Aal"]),
        (CustomerOrder.TOWN, False, ["Zoë Aal", "A. de Vries", "Bos"]),
        (CustomerOrder.COMPLAINTS, True, ["A. de Vries", "Bos", "Zoë Aal"]),
        (CustomerOrder.LAST, True, ["Bos", "A. de Vries", "Zoë Aal"]),
        (CustomerOrder.GIVEN, True, ["Zoë Aal", "Bos", "A. de Vries"]),
    ],
)
@pytest.mark.usefixtures("three")
def test_every_order_holds_over_its_pages(
    store: Store,
    order: CustomerOrder,
    descending: bool,  # noqa: FBT001  a table of answers
    expected: list[str],
) -> None:
    query = CustomerQuery(order=order, descending=descending)
    assert names(store, query) == expected
    found, after = [], None
    for _turn in expected:
        page = store.directory.page(query, after=after, limit=1)
        found += [row.customer.full_name for row in page.rows]
        after = page.next
    assert found == expected
    assert after is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [("vries", ["A. de Vries"]), ("DEVENTER vri", ["A. de Vries"]), ("zoe", ["Zoë Aal"]), ("345678", ["A. de Vries"])],
)
@pytest.mark.usefixtures("three")
def test_every_word_is_looked_for(store: Store, words: str, expected: list[str]) -> None:
    assert names(store, CustomerQuery(words=words)) == expected
    assert store.directory.count(CustomerQuery(words=words)) == 1


@pytest.mark.parametrize("order", CustomerOrder)
@pytest.mark.usefixtures("three")
def test_of_very_many_the_same_are_found(store: Store, monkeypatch: pytest.MonkeyPatch, order: CustomerOrder) -> None:
    query = CustomerQuery(words="e", order=order)
    few = names(store, query), store.directory.count(query)
    assert few[1] == len(few[0]) > 1
    monkeypatch.setattr("klachtenboek.store.directory.MANY", 0)
    known(store, "Iemand Anders")
    assert (len(names(store, query)), store.directory.count(query)) == (few[1] + 1, few[1] + 1)
    assert [name for name in names(store, query) if name != "Iemand Anders"] == few[0]


@pytest.mark.parametrize("words", ["niemand", "%", "'", '"', "\x00", "\ud800"])
@pytest.mark.usefixtures("three")
def test_any_words_are_a_valid_search(store: Store, words: str) -> None:
    assert names(store, CustomerQuery(words=words)) == []
    assert store.directory.count(CustomerQuery(words=words)) == 0


def test_a_row_tells_what_counts(store: Store, three: tuple[Customer, Customer, Customer]) -> None:
    row = next(row for row in store.directory.page(CustomerQuery()).rows if row.customer.id == three[0].id)
    assert (row.complaints, row.last_at, row.given, row.last_title) == (2, NOW, 0, "Koude soep")
    assert (row.customer.town, row.customer.phone) == ("Deventer", "06-1234 5678")


def test_a_call_is_the_last_contact_and_a_note_is_none(
    store: Store, three: tuple[Customer, Customer, Customer]
) -> None:
    old = told(store, three[2])
    talks = [(Direction.OUT, NOW + timedelta(days=2)), (Direction.NOTE, NOW + timedelta(days=4))]
    contacts = tuple(Contact(at=at, direction=direction, said="Gebeld") for direction, at in talks)
    store.complaints.save(old, replace(old, contacts=contacts), at=NOW)
    row = store.directory.page(CustomerQuery(words="aal")).rows[0]
    assert row.last_at == NOW + timedelta(days=2)


def test_who_was_only_practised_with_is_no_customer(store: Store) -> None:
    practised = known(store, "Mevrouw Voorbeeld")
    told(store, practised, is_practice=True)
    assert names(store, CustomerQuery()) == []
    told(store, practised)
    assert names(store, CustomerQuery()) == ["Voorbeeld"]
    assert store.directory.page(CustomerQuery()).rows[0].complaints == 1


def test_nobody_stands_with_nothing(store: Store, three: tuple[Customer, Customer, Customer]) -> None:
    found = store.directory.standing(three[2].id)
    assert (found.complaints, found.given, found.open_promises, found.aftercare) == (0, 0, 0, None)
    assert (found.promises.kept, found.promises.kept_late) == (0, 0)
