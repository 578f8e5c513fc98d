import pytest

from klachtenboek.domain.customer import Customer, FormOfAddress, Language, Preferred, read_name
from klachtenboek.domain.resemblance import Likeness, likeness, united


def who(name: str, **more: str) -> Customer:
    return read_name(name)._replace(**more)  # type: ignore[arg-type]


ALIKE = [
    (who("Mevrouw Jansen", phone="06-1234 5678"), who("A. Jansen", phone="+31612345678"), Likeness.PHONE),
    (who("Jansen", phone2="0612345678"), who("De Vries", phone="0612345678"), Likeness.PHONE),
    (who("Jansen", email="A@Bakker.example"), who("Anna", email="a@bakker.example"), Likeness.EMAIL),
    (who("Anna de Vries"), who("anna De Vriës"), Likeness.NAME),
    (who("Mevrouw A. Jansen"), who("Anna Jansen"), Likeness.NAME),
    (who("Bakkerij Bos B.V."), who("bakkerij bos b.v."), Likeness.NAME),
]
APART = [
    (who("Mevrouw Jansen"), who("De heer Jansen")),
    (who("Mevrouw A. Jansen"), who("B. Jansen")),
    (who("Anna Jansen"), who("Anneke Jansen")),
    (who("A. Jansen"), who("A. de Vries")),
    (who("Jansen", phone="06"), who("A. Jansen", phone="0612345678")),
    (Customer(), Customer()),
]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_the_same_way_or_name_looks_alike(one: Customer, other: Customer, why: Likeness) -> None:
    assert likeness(one, other) is why
    assert likeness(other, one) is why


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_do_not_look_alike(one: Customer, other: Customer) -> None:
    assert likeness(one, other) is None
    assert likeness(other, one) is None


def test_what_is_known_of_the_other_fills_what_is_empty() -> None:
    gone = Customer(
        form=FormOfAddress.MRS,
        given="Anna",
        surname="Jansen",
        company="Bos B.V.",
        street="Brink 1",
        town="Deventer",
        country="BE",
        phone="0612345678",
        phone2="0570123456",
        email="anna@bos.example",
        language=Language.FLEMISH,
        preferred=Preferred.EMAIL,
        note="Vaste klant",
        familiar=True,
    )
    assert united(Customer(id=4), gone) == gone._replace(id=4)


def test_what_is_known_of_both_is_kept_too() -> None:
    one = who("Mevrouw A. Jansen", phone="0612345678", email="a@bos.example", street="Brink 1", town="Deventer")
    other = who("Anna Jansen", phone="0570 123 456", phone2="06-1234 5678", email="b@bos.example", street="Markt 2")
    found = united(one, other)
    assert (found.full_name, found.form) == ("A. Jansen", FormOfAddress.MRS)
    assert (found.phone, found.phone2, found.email) == ("0612345678", "0570 123 456", "a@bos.example")
    assert (found.street, found.town) == ("Brink 1", "Deventer")
    assert found.note.splitlines() == ["b@bos.example", "Anna Jansen", "Markt 2"]


def test_the_same_twice_says_nothing_twice() -> None:
    one = who("Mevrouw A. Jansen", phone="0612345678", email="a@bos.example", street="Brink 1", note="Vaste klant")
    assert united(one, one) == one
