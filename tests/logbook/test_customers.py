import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.customer import Customer, Preferred
from klachtenboek.domain.errors import NotFound, TextTooLong
from klachtenboek.domain.standing import CustomerQuery
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock, examples
from tests.logbook.book import close, connection, give, listening, promise, solve, tell


def who(logbook: Logbook, name: str, **ways: str) -> Customer:
    told = logbook.complaints.log("x", who=name, **ways)  # type: ignore[arg-type]
    assert told.customer_id is not None
    return logbook.customers.get(told.customer_id)


def count(logbook: Logbook) -> int:
    number: int = connection(logbook).execute("SELECT count(*) FROM customer").fetchone()[0]
    return number


SAME = [
    ("Mevrouw A. Jansen", "0612345678", "Mevrouw A. Jansen", "0612345678"),
    ("Mevrouw A. Jansen", "06-1234 5678", "mevrouw a. jansen", "0612345678"),
    ("Mevrouw A. Jansen", "0612345678", "A. Jansen", "06 12 34 56 78"),
    ("A. Jansen", "06-12345678", "Mevrouw A. Jansen", "+31 6 1234 5678"),
    ("Anna van der Linde", "+31612345678", "Anna van der Linde", "06-12345678"),
    ("Bakkerij Jansen B.V.", "0570-123456", "Bakkerij Jansen B.V.", "0570 123 456"),
    ("Jansen", "112", "Jansen", "112"),
]


@pytest.mark.parametrize(("first", "phone", "second", "again"), SAME)
def test_the_same_name_with_the_same_phone_is_the_same_customer(
    logbook: Logbook, first: str, phone: str, second: str, again: str
) -> None:
    known = who(logbook, first, phone=phone)
    assert who(logbook, second, phone=again) == known
    assert count(logbook) == 1


OTHERS = [
    ("Jansen", {"phone": "0612345678"}, "Jansen", {}),
    ("Jansen", {"phone": "0612345678"}, "Jansen", {"phone": "0612345679"}),
    ("Jansen", {"phone": "0612345678"}, "Jansen", {"phone": "06"}),
    ("Jansen", {"phone": "0612345678"}, "Jansen", {"phone": "345678"}),
    ("Jansen", {"phone": "0612345678"}, "Jansen", {"phone": "-"}),
    ("Jansen", {"phone": "0612345678"}, "A. Jansen", {"phone": "0612345678"}),
    ("Jansen", {"phone": "0612345678"}, "De Vries", {"phone": "0612345678"}),
    ("Mevrouw Jansen", {"phone": "0570123456"}, "De heer Jansen", {"phone": "0570123456"}),
    ("Mevrouw Jansen", {"phone": "0570123456"}, "Familie Jansen", {"phone": "0570123456"}),
    ("Jan", {"email": "anjan@bakker.example"}, "Jan", {"email": "jan@bakker.example"}),
    ("Jan", {"email": "jan@bakker.example.nl"}, "Jan", {"email": "jan@bakker.example"}),
    ("Jan", {"phone": "0612345678"}, "Jan", {"email": "jan@bakker.example"}),
]


@pytest.mark.parametrize(("first", "one", "second", "other"), OTHERS)
def test_two_people_are_never_made_one(
    logbook: Logbook, first: str, one: dict[str, str], second: str, other: dict[str, str]
) -> None:
    known = who(logbook, first, **one)
    assert who(logbook, second, **other).id != known.id
    assert logbook.customers.get(known.id) == known


def test_when_two_are_alike_neither_is_guessed(logbook: Logbook) -> None:
    for _ in range(2):
        logbook.customers.save(Customer(surname="Jansen", phone="0612345678"))
    assert who(logbook, "mevrouw Jansen", phone="0612345678").id == 3


def test_one_among_many_of_that_name_is_still_recognised(logbook: Logbook) -> None:
    for number in range(20):
        logbook.customers.save(Customer(given="Anna", surname="Jansen", phone=f"06{number:02d}345678"))
    assert who(logbook, "Anna Jansen", phone="06-07345678").phone == "0607345678"
    assert count(logbook) == 20


def test_a_very_long_name_is_recognised_by_its_phone_too(logbook: Logbook) -> None:
    name = "Maria " + "Johanna " * 20 + "van der Linde"
    known = who(logbook, name, phone="0612345678")
    assert who(logbook, name, phone="0612345678") == known


def test_the_e_mail_address_recognises_too_in_any_case(logbook: Logbook) -> None:
    known = who(logbook, "Anna Jansen", email="Anna@bakker.example")
    assert who(logbook, "anna jansen", email="anna@BAKKER.example") == known


def test_a_new_way_to_reach_a_known_customer_is_kept_and_the_old_one_stays(logbook: Logbook) -> None:
    known = who(logbook, "Anna Jansen", phone="0612345678")
    assert who(logbook, "Anna Jansen", phone="0612345678", email="a@b.example") == known._replace(email="a@b.example")
    fuller = who(logbook, "Anna Jansen", phone="0570-123456", email="A@b.example")
    assert fuller == known._replace(email="a@b.example", phone2="0570-123456")


def test_whatever_was_typed_for_a_chosen_customer_is_kept_somewhere(logbook: Logbook) -> None:
    known = logbook.customers.save(
        Customer(surname="Jansen", phone="0612345678", phone2="0570123456", email="a@b.example", note="Aardig")
    )
    told = logbook.complaints.log("x", customer_id=known.id, phone="088-1", email="c@d.example")
    again = logbook.complaints.log("y", customer_id=known.id, phone="088-1", email="c@d.example")
    assert told.customer_id == again.customer_id == known.id
    assert logbook.customers.get(known.id) == known._replace(note="Aardig\n088-1\nc@d.example")


def test_a_chosen_customer_without_a_phone_gets_the_one_that_was_typed(logbook: Logbook) -> None:
    known = logbook.customers.save(Customer(surname="Jansen"))
    logbook.complaints.log("x", customer_id=known.id, phone="0612345678", email="a@b.example")
    assert logbook.customers.get(known.id) == known._replace(phone="0612345678", email="a@b.example")
    with listening(logbook) as heard:
        logbook.complaints.log("y", customer_id=known.id, phone="06 12345678")
    assert 0 not in heard.told[0]


def test_a_phone_number_with_a_story_is_a_customer_without_a_name(logbook: Logbook) -> None:
    first = logbook.complaints.log("Koude soep", phone="0612345678")
    assert first.customer_id is not None
    assert logbook.customers.get(first.customer_id).is_nameless
    assert logbook.complaints.log("Weer koud", phone="06-12345678").customer_id == first.customer_id
    assert logbook.complaints.log("Geen naam").customer_id is None


def test_a_customer_is_saved_clean_and_told_once(logbook: Logbook) -> None:
    with listening(logbook) as heard:
        saved = logbook.customers.save(
            Customer(surname=" Jan\x00sen ", street="Brink\n12", note="a\r\nb ", preferred=Preferred.PHONE)
        )
    assert (saved.surname, saved.street, saved.note) == ("Jansen", "Brink 12", "a\nb")
    assert (heard.commits, heard.told) == (1, [frozenset({0})])
    assert logbook.customers.get(saved.id) == saved


def test_too_long_a_name_is_refused_and_the_old_one_stays(logbook: Logbook) -> None:
    saved = logbook.customers.save(Customer(surname="Jansen"))
    with pytest.raises(TextTooLong):
        logbook.customers.save(saved._replace(surname="x" * 301))
    assert logbook.customers.get(saved.id) == saved


def test_a_new_name_is_told_of_every_complaint_of_the_customer(logbook: Logbook) -> None:
    ids = {logbook.complaints.log("x", who="Jansen", phone="0612345678").id for _ in range(2)}
    known = logbook.customers.suggest("Jansen")[0].customer
    with listening(logbook) as heard:
        logbook.customers.save(known._replace(surname="Hoekstra"))
    assert heard.told == [frozenset({0, *ids})]
    assert logbook.keeping.check().faults == ()


def test_suggestions_tell_how_often_and_when_last(logbook: Logbook) -> None:
    told = logbook.complaints.log("Koude soep", who="Anna Jansen", phone="0612345678")
    logbook.complaints.lapse(logbook.complaints.log("Fout", who="Anna Jansen", phone="0612345678").id, "fout")
    (row,) = logbook.customers.suggest("jan 0612")
    assert (row.complaints, row.last_at, row.last_title, row.given) == (1, told.received_at, "Koude soep", 0)
    assert logbook.customers.suggest(" ") == ()
    assert logbook.customers.suggest("jansen pietersen") == ()


def test_nobody_is_not_found(logbook: Logbook) -> None:
    with pytest.raises(NotFound):
        logbook.customers.get(1)


@examples(20)
@given(
    st.lists(st.tuples(st.sampled_from(["Jan", "Mevrouw Jan", "Bakker"]), st.text("06+- ", max_size=10)), max_size=6)
)
def test_complaints_share_a_customer_only_when_name_and_phone_are_the_same(told: list[tuple[str, str]]) -> None:
    logbook = Logbook()
    for name, phone in told:
        customer = who(logbook, name, phone=phone)
        digits = {"".join(filter(str.isdecimal, number)) for number in (customer.phone, customer.phone2)}
        assert customer.full_name == name.removeprefix("Mevrouw ")
        assert "".join(filter(str.isdecimal, phone)) in digits
    logbook.close()


def test_what_stands_with_a_customer_is_told(logbook: Logbook, clock: FakeClock) -> None:
    told = tell(logbook)
    assert told.customer_id is not None
    solve(logbook, told.id)
    give(logbook, told.id)
    for days in (0, 2):
        made = promise(logbook, told.id)
        clock.forward(days=days)
        logbook.promises.keep(told.id, made.open_promises[-1].id)
    promise(logbook, told.id)
    found = logbook.customers.standing(told.customer_id)
    assert (found.complaints, found.given, found.open_promises) == (1, 1000, 1)
    assert (found.promises.kept, found.promises.kept_late) == (1, 1)
    logbook.promises.keep(told.id, logbook.complaints.get(told.id).open_promises[0].id)
    close(logbook, told.id)
    aftercare = logbook.customers.standing(told.customer_id).aftercare
    assert aftercare is not None
    assert aftercare.complaint_id == told.id
    with pytest.raises(NotFound):
        logbook.customers.standing(999)


def test_the_list_and_the_complaints_of_one(logbook: Logbook) -> None:
    told = tell(logbook)
    assert told.customer_id is not None
    assert [row.customer.id for row in logbook.customers.page(CustomerQuery()).rows] == [told.customer_id]
    assert logbook.customers.count(CustomerQuery(words="jansen")) == 1
    assert [row.id for row in logbook.customers.complaints_of(told.customer_id)] == [told.id]
    logbook.complaints.lapse(told.id, "dubbel")
    assert logbook.customers.complaints_of(told.customer_id) == ()
