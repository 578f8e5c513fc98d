"""Greeting and envelope, by the table of Dutch custom."""

from dataclasses import replace

import pytest

from klachtenboek.domain.customer import Customer, FormOfAddress, Language, read_name
from klachtenboek.letters.content import Case
from klachtenboek.letters.salutation import address, greeting, postcode_words
from klachtenboek.letters.texts import texts
from tests.letters.bakery import BAKERY, JANSEN

DUTCH = texts(Language.DUTCH)
OWN = FormOfAddress.OWN


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        (read_name("Mevrouw de Vries"), "Geachte mevrouw De Vries,"),
        (read_name("De heer K. van der Aa"), "Geachte heer Van der Aa,"),
        (read_name("Familie Bakker"), "Geachte familie Bakker,"),
        (read_name("Kim Verbeek"), "Geachte Kim Verbeek,"),
        (read_name("K. van der Aa"), "Geachte K. van der Aa,"),
        (read_name("Kim"), "Geachte Kim,"),
        (None, "Geachte heer, mevrouw,"),
        (Customer(), "Geachte heer, mevrouw,"),
        (Customer(company="Café Het Anker"), "Geachte heer, mevrouw,"),
        (Customer(surname="Verbeek"), "Geachte heer of mevrouw Verbeek,"),
        (Customer(prefix="van der", surname="Aa"), "Geachte heer of mevrouw Van der Aa,"),
        (Customer(form=FormOfAddress.MRS, given="Kim"), "Geachte Kim,"),
        (Customer(form=FormOfAddress.FAMILY), "Geachte heer, mevrouw,"),
        (Customer(form=FormOfAddress.MRS, prefix="van", surname="Damme", country="BE"), "Geachte mevrouw van Damme,"),
        (
            Customer(form=FormOfAddress.MR, prefix="van", surname="Damme", language=Language.FLEMISH),
            "Geachte heer van Damme,",
        ),
        (Customer(form=OWN, own_form="dokter", prefix="de", surname="Vries"), "Geachte dokter De Vries,"),
        (Customer(form=OWN, own_form="Lieve Kim,", given="Kim", surname="Verbeek"), "Lieve Kim Verbeek,"),
        (Customer(form=OWN, own_form="lieve buurvrouw"), "Lieve buurvrouw,"),
        (Customer(form=OWN, own_form=" ", given="Kim", surname="Verbeek"), "Geachte Kim Verbeek,"),
        (Customer(form=OWN, own_form="zuster", given="Kim"), "Geachte zuster Kim,"),
    ],
)
def test_a_customer_is_greeted(customer: Customer | None, expected: str) -> None:
    assert greeting(customer, BAKERY, DUTCH).opening == expected


def test_a_shop_may_greet_more_lightly() -> None:
    assert greeting(JANSEN, BAKERY._replace(formal=False), DUTCH).opening == "Beste mevrouw Jansen,"


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        (JANSEN, ("Mevrouw A. Jansen", "Brinkgreverweg 48", "7413 AC  DEVENTER")),
        (JANSEN._replace(given=""), ("Mevrouw Jansen", "Brinkgreverweg 48", "7413 AC  DEVENTER")),
        (
            JANSEN._replace(given="", prefix="de", surname="Vries"),
            ("Mevrouw De Vries", "Brinkgreverweg 48", "7413 AC  DEVENTER"),
        ),
        (
            JANSEN._replace(company="Café Het Anker"),
            ("Café Het Anker", "T.a.v. mevrouw A. Jansen", "Brinkgreverweg 48", "7413 AC  DEVENTER"),
        ),
        (
            JANSEN._replace(given="", surname="", company="Café Het Anker"),
            ("Café Het Anker", "Brinkgreverweg 48", "7413 AC  DEVENTER"),
        ),
        (
            JANSEN._replace(form=FormOfAddress.NAME_ONLY, prefix="van der", surname="Aa"),
            ("A. van der Aa", "Brinkgreverweg 48", "7413 AC  DEVENTER"),
        ),
        (JANSEN._replace(form=OWN, own_form="Lieve"), ("A. Jansen", "Brinkgreverweg 48", "7413 AC  DEVENTER")),
        (JANSEN._replace(form=OWN, own_form="dokter"), ("Dokter A. Jansen", "Brinkgreverweg 48", "7413 AC  DEVENTER")),
        (
            JANSEN._replace(postcode="9000", town="Gent", country="BE"),
            ("Mevrouw A. Jansen", "Brinkgreverweg 48", "9000 GENT", "BELGIË"),
        ),
        (
            JANSEN._replace(postcode="", town="Deventer", country="Groenland"),
            ("Mevrouw A. Jansen", "Brinkgreverweg 48", "DEVENTER", "GROENLAND"),
        ),
        (JANSEN._replace(postcode="", town="Deventer"), ("Mevrouw A. Jansen", "Brinkgreverweg 48", "DEVENTER")),
        (JANSEN._replace(country="XX"), ("Mevrouw A. Jansen", "Brinkgreverweg 48", "7413AC DEVENTER", "XX")),
        (JANSEN._replace(street=""), ()),
        (Customer(street="Brink 1", town="Deventer"), ("Brink 1", "DEVENTER")),
        (None, ()),
    ],
)
def test_an_envelope_is_addressed(customer: Customer | None, expected: tuple[str, ...]) -> None:
    assert address(customer, BAKERY, DUTCH) == expected


@pytest.mark.parametrize(("typed", "expected"), [("7411ab", "7411 AB"), ("7411 AB", "7411 AB"), ("B-9000", "B-9000")])
def test_a_postcode_is_written_in_two_parts(typed: str, expected: str) -> None:
    assert postcode_words(typed) == expected


@pytest.mark.parametrize(
    ("language", "line", "opening", "closing"),
    [
        (Language.ENGLISH, "Mevrouw Smith", "Dear Ms Smith,", "Yours sincerely,"),
        (Language.ENGLISH, "", "Dear Sir or Madam,", "Yours faithfully,"),
        (Language.ENGLISH, "Kim Verbeek", "Dear Kim Verbeek,", "Yours sincerely,"),
        (Language.GERMAN, "Mevrouw Schmidt", "Sehr geehrte Frau Schmidt,", "Mit freundlichen Grüßen"),
        (Language.GERMAN, "De heer von Schmidt", "Sehr geehrter Herr von Schmidt,", "Mit freundlichen Grüßen"),
        (Language.GERMAN, "Kim Verbeek", "Guten Tag Kim Verbeek,", "Mit freundlichen Grüßen"),
        (
            Language.FRENCH,
            "Mevrouw Dupont",
            "Madame Dupont,",
            "Veuillez agréer, Madame Dupont, l’expression de nos salutations distinguées.",
        ),
        (Language.FRENCH, "Kim Verbeek", "Bonjour Kim Verbeek,", "Nous vous adressons nos salutations les meilleures."),
        (Language.FLEMISH, "Mevrouw van Damme", "Geachte mevrouw van Damme,", "Met vriendelijke groeten"),
    ],
)
def test_each_language_greets_and_ends_in_its_own_way(
    language: Language, line: str, opening: str, closing: str
) -> None:
    found = greeting(read_name(line), BAKERY, texts(language))
    assert (found.opening, found.closing) == (opening, closing)


def test_a_foreign_address_has_the_title_of_its_language() -> None:
    assert address(JANSEN, BAKERY, texts(Language.GERMAN))[0] == "Frau A. Jansen"
    man = JANSEN._replace(form=FormOfAddress.MR)
    assert address(man, BAKERY, texts(Language.GERMAN))[0] == "Herrn A. Jansen"
    assert address(man, BAKERY, texts(Language.FRENCH))[0] == "Monsieur A. Jansen"


@pytest.mark.parametrize(
    ("customer", "language", "expected"),
    [
        (Customer(given="Anna", surname="Jansen", form=FormOfAddress.MRS), Language.DUTCH, "Beste Anna,"),
        (Customer(given="A.", surname="Jansen", form=FormOfAddress.MRS), Language.DUTCH, "Beste mevrouw Jansen,"),
        (Customer(given="JP", surname="Bos", form=FormOfAddress.MR), Language.DUTCH, "Beste heer Bos,"),
        (Customer(given="Kim"), Language.GERMAN, "Hallo Kim,"),
        (Customer(given="Kim"), Language.FRENCH, "Bonjour Kim,"),
        (Customer(given="Kim"), Language.ENGLISH, "Dear Kim,"),
        (None, Language.DUTCH, "Beste heer, mevrouw,"),
    ],
)
def test_a_friend_of_the_shop_is_greeted_by_first_name(
    customer: Customer | None, language: Language, expected: str
) -> None:
    assert greeting(customer, BAKERY, texts(language, familiar=True), familiar=True).opening == expected


@pytest.mark.parametrize(
    ("shop", "customer", "expected"),
    [
        (False, None, False),
        (True, None, True),
        (False, True, True),
        (True, False, False),
    ],
)
def test_the_customer_decides_and_else_the_shop(case: Case, shop: bool, customer: bool | None, expected: bool) -> None:  # noqa: FBT001  a table
    known = JANSEN._replace(familiar=customer)
    assert replace(case, shop=BAKERY._replace(familiar=shop), customer=known).is_familiar is expected


def test_a_family_is_never_called_je(case: Case) -> None:
    family = JANSEN._replace(form=FormOfAddress.FAMILY, familiar=True)
    assert not replace(case, customer=family).is_familiar
