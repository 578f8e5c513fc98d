from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.checklist import ATTENTION
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.customer import Customer, read_name
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.privacy import forgotten, names_of, what_goes, without_names

AT = datetime(2026, 11, 20, 15)
WHO = read_name("Mevrouw A. van der Velde-Smit")._replace(phone="06-1234 5678", email="a@velde.nl", street="Dam 1")


def told() -> Complaint:
    line = Goodwill(
        kind=GoodwillKind.REPLACEMENT,
        description="Taart voor mevrouw Velde (06-1234 5678)",
        value=4200,
        share=200,
        answer=Answer.ACCEPTED,
        entered_at=AT,
        remark="Bij Velde thuis",
    )
    complaint = Complaint(
        received_at=AT, entered_at=AT, title="Taart", story="Van Velde", customer_id=3, goodwill=(line,)
    )
    for step in ATTENTION:
        complaint = complaint.take_step(step, at=AT, sentence="Sorry, mevrouw Velde.")
    return complaint.contact(Contact(at=AT, said="Velde belde", answer="Wij bellen Velde"))


def test_the_person_goes_and_the_shops_facts_stay() -> None:
    before = told()
    after = forgotten(before, names_of(WHO), title="Gewist", at=AT)
    assert "Velde" not in repr(after)
    assert "1234" not in repr(after)
    assert after.given == before.given
    assert after.triad == before.triad
    assert [(step.step, step.at) for step in after.steps] == [(step.step, step.at) for step in before.steps]
    assert [contact.at for contact in after.contacts] == [AT]
    assert (after.title, after.story, after.customer_id) == ("Gewist", "", None)
    assert after.goodwill[0].description == "Taart voor mevrouw … (…)"


def test_who_is_forgotten_twice_is_the_same() -> None:
    once = forgotten(told(), names_of(WHO), title="Gewist", at=AT)
    assert forgotten(once, names_of(WHO), title="Gewist", at=AT) == once


def test_what_goes_is_counted() -> None:
    found = what_goes((told(), told()))
    assert (found.complaints, found.notes, found.lines, found.given) == (2, 2, 2, 8000)


def test_initials_and_small_words_are_no_names() -> None:
    assert names_of(Customer(given="A.", surname="ek")) == ()
    assert names_of(Customer(given="A.", surname="Ek")) == ("Ek",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Taart voor Velde", "Taart voor …"),
        ("taart voor VELDE, thuis", "taart voor …, thuis"),
        ("Taart naar Veldelaan", "…"),
        ("Taart voor Vélde", "…"),
        ("Taart", "Taart"),
        ("", ""),
    ],
)
def test_a_name_is_left_out_however_it_is_spelled(text: str, left: str) -> None:
    assert without_names(text, names_of(WHO)) == left


@given(st.text(), st.sampled_from(["Velde", "06-1234 5678", "(x)", "a+b"]), st.text())
def test_no_name_is_ever_left(before: str, name: str, after: str) -> None:
    assert name.casefold() not in without_names(f"{before}{name}{after}", (name,)).casefold()


def test_a_name_of_two_letters_is_left_out_where_it_has_its_capital() -> None:
    names = names_of(WHO._replace(surname="Xu"))
    assert without_names("Taart voor mevrouw Xu, au bain-marie", names) == "Taart voor mevrouw …, au bain-marie"


def test_what_somebody_was_called_before_is_left_out_too() -> None:
    names = names_of(WHO, ("Oudenallen, Dorpsstraat 5",))
    assert without_names("Taart voor mevrouw Oudenallen", names) == "Taart voor mevrouw …"
