import pytest

from klachtenboek.domain.customer import Customer
from klachtenboek.reports.names import customer_code, without_name

LINDE = Customer(id=12, given="Kim", prefix="van der", surname="Linde", email="kim@linde.example", phone="06 12345678")


@pytest.mark.parametrize(("number", "code"), [(12, "K0012"), (12345, "K12345"), (None, "")])
def test_a_customer_is_a_code(number: int | None, code: str) -> None:
    assert customer_code(number) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bloemen voor Kim van der Linde", "bloemen voor K0012"),
        ("bloemen voor mevrouw Van der Linde", "bloemen voor mevrouw K0012"),
        ("bloemen voor LINDE", "bloemen voor K0012"),
        ("Kim kwam zelf", "K0012 kwam zelf"),
        ("gemaild naar kim@linde.example", "gemaild naar K0012"),
        ("gebeld op 06 12345678", "gebeld op K0012"),
        ("thee van lindebloesem", "thee van lindebloesem"),
        ("Kimono gewassen", "Kimono gewassen"),
        ("", ""),
    ],
)
def test_a_name_in_a_line_becomes_the_code(text: str, expected: str) -> None:
    assert without_name(text, LINDE, "K0012") == expected


def test_initials_are_not_a_name() -> None:
    assert without_name("A. met slagroom, en Jo", Customer(given="A.", surname="Bos"), "K0001") == (
        "A. met slagroom, en Jo"
    )
    assert without_name("Jo kreeg taart", Customer(given="Jo", surname="Bos"), "K0001") == "Jo kreeg taart"


def test_a_name_with_signs_is_taken_as_it_stands() -> None:
    assert without_name("voor Bar (oost) vof", Customer(company="Bar (oost) vof"), r"\1") == r"voor \1"


def test_who_has_no_code_is_the_customer() -> None:
    assert without_name("voor Bos", Customer(surname="Bos"), "") == "voor de klant"


@pytest.mark.parametrize("nobody", [None, Customer(), Customer(surname="X")])
def test_without_a_name_the_text_stays(nobody: Customer | None) -> None:
    assert without_name("x voor een ander", nobody, "K0001") == "x voor een ander"
