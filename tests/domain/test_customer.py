import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klachtenboek.domain.customer import Customer, FormOfAddress, read_name

NAME, MRS, MR, FAMILY, OWN = (
    *(FormOfAddress.NAME_ONLY, FormOfAddress.MRS, FormOfAddress.MR, FormOfAddress.FAMILY, FormOfAddress.OWN),
)


@pytest.mark.parametrize(
    ("line", "form", "given", "prefix", "surname"),
    [
        ("Kim", NAME, "Kim", "", ""),
        ("Kim Verbeek", NAME, "Kim", "", "Verbeek"),
        ("  Kim   Verbeek ", NAME, "Kim", "", "Verbeek"),
        ("Anna van der Linde", NAME, "Anna", "van der", "Linde"),
        ("Anna Maria van der Linde", NAME, "Anna Maria", "van der", "Linde"),
        ("Jan de Wit", NAME, "Jan", "de", "Wit"),
        ("Jan ten Have", NAME, "Jan", "ten", "Have"),
        ("Jan op den Akker", NAME, "Jan", "op den", "Akker"),
        ("Jan in 't Veld", NAME, "Jan", "in 't", "Veld"),
        ("Jan van 't Hof", NAME, "Jan", "van 't", "Hof"),
        ("Jan ’t Hart", NAME, "Jan", "’t", "Hart"),
        ("Jan van het Hof", NAME, "Jan", "van het", "Hof"),
        ("in 't Veld", NAME, "", "in 't", "Veld"),
        ("van der Aa", NAME, "", "van der", "Aa"),
        ("De Vries", NAME, "", "de", "Vries"),
        ("Jan Van Damme", NAME, "Jan", "Van", "Damme"),
        ("Charles de la Tour", NAME, "Charles", "de la", "Tour"),
        ("Piet d' Hondt", NAME, "Piet", "d'", "Hondt"),
        ("Piet d'Hondt", NAME, "Piet", "", "d'Hondt"),
        ("Ben Jansen", NAME, "Ben", "", "Jansen"),
        ("Ben van der Berg", NAME, "Ben", "van der", "Berg"),
        ("Ben", NAME, "Ben", "", ""),
        ("Fatima El Amrani", NAME, "Fatima", "El", "Amrani"),
        ("Ali Ben Salah", NAME, "Ali", "Ben", "Salah"),
        ("A. Jansen", NAME, "A.", "", "Jansen"),
        ("A.B. Jansen", NAME, "A.B.", "", "Jansen"),
        ("A. B. Jansen", NAME, "A. B.", "", "Jansen"),
        ("AB Jansen", NAME, "AB", "", "Jansen"),
        ("J.-P. Smit", NAME, "J.-P.", "", "Smit"),
        ("Th. de Boer", NAME, "Th.", "de", "Boer"),
        ("Chr. Bos", NAME, "Chr.", "", "Bos"),
        ("C.V. Jansen", NAME, "C.V.", "", "Jansen"),
        ("Jansen-de Vries", NAME, "", "", "Jansen-de Vries"),
        ("Anna Jansen-de Vries", NAME, "Anna", "", "Jansen-de Vries"),
        ("Anna Jansen - de Vries", NAME, "Anna", "", "Jansen-de Vries"),
        ("Anna van den Berg–de Groot", NAME, "Anna", "van den", "Berg-de Groot"),
        ("Anna-Sophie Jansen", NAME, "Anna-Sophie", "", "Jansen"),
        ("Linde, A. van der", NAME, "A.", "van der", "Linde"),
        ("Jansen, A.", NAME, "A.", "", "Jansen"),
        ("Jansen, Anna", NAME, "Anna", "", "Jansen"),
        ("van Dam, Kim", NAME, "Kim", "van", "Dam"),
        ("Jansen, van de markt", NAME, "Jansen,", "van de", "markt"),
        ("Jansen,", NAME, "Jansen", "", ""),
        ("Mevrouw Jansen", MRS, "", "", "Jansen"),
        ("mevr. Jansen", MRS, "", "", "Jansen"),
        ("mw Jansen", MRS, "", "", "Jansen"),
        ("Mw. Jansen", MRS, "", "", "Jansen"),
        ("MEVROUW DE WIT", MRS, "", "de", "WIT"),
        ("mejuffrouw Jansen", MRS, "", "", "Jansen"),
        ("Frau Schmidt", MRS, "", "", "Schmidt"),
        ("Mrs. Smith", MRS, "", "", "Smith"),
        ("Madame du Pont", MRS, "", "du", "Pont"),
        ("Mevrouw A. van der Linde", MRS, "A.", "van der", "Linde"),
        ("Mevrouw A. B. Jansen", MRS, "A. B.", "", "Jansen"),
        ("mevr. prof. dr. A. Jansen", MRS, "prof. dr. A.", "", "Jansen"),
        ("mevrouw drs. De Wit", MRS, "drs.", "De", "Wit"),
        ("mevrouw Garcia Lopez", MRS, "", "", "Garcia Lopez"),
        ("Mevrouw El Amrani", MRS, "", "el", "Amrani"),
        ("Mevrouw Ben Ali", MRS, "", "ben", "Ali"),
        ("De heer Van der Aa", MR, "", "van der", "Aa"),
        ("de heer de Heer", MR, "", "de", "Heer"),
        ("dhr. K. van der Aa", MR, "K.", "van der", "Aa"),
        ("dhr Bakker", MR, "", "", "Bakker"),
        ("meneer Yılmaz", MR, "", "", "Yılmaz"),
        ("Mr. Bean", MR, "", "", "Bean"),
        ("Herr von Thun", MR, "", "von", "Thun"),
        ("Heerma", NAME, "Heerma", "", ""),
        ("Mevrouwtje Jansen", NAME, "Mevrouwtje", "", "Jansen"),
        ("Familie Bakker", FAMILY, "", "", "Bakker"),
        ("fam. de Boer", FAMILY, "", "de", "Boer"),
        ("dhr. en mw. de Vries", OWN, "", "de", "Vries"),
        ("Mevrouw en meneer Smit", OWN, "", "", "Smit"),
        ("Dhr./Mw. Jansen", NAME, "", "", "Jansen"),
        ("de heer of mevrouw Jansen", NAME, "", "", "Jansen"),
        ("Mevrouw", NAME, "Mevrouw", "", ""),
        ("de heer", NAME, "", "de", "heer"),
        ("van", NAME, "van", "", ""),
        ("van der", NAME, "", "van", "der"),
        ("buurvrouw van nummer 12", NAME, "buurvrouw", "van", "nummer 12"),
        ("王小明", NAME, "王小明", "", ""),
        ("👍 Jan", NAME, "👍", "", "Jan"),
    ],
)
def test_one_line_of_typing_becomes_a_name(
    line: str, form: FormOfAddress, given: str, prefix: str, surname: str
) -> None:
    read = read_name(line)
    assert (read.form, read.given, read.prefix, read.surname) == (form, given, prefix, surname)
    assert read.own_form == ("de heer en mevrouw" if form is OWN else "")
    assert read.company == ""


@pytest.mark.parametrize("line", ["", "  ", ",", " , \n"])
def test_nothing_typed_is_nobody(line: str) -> None:
    assert read_name(line) == Customer()
    assert read_name(line).is_nameless


@pytest.mark.parametrize(
    "line",
    [
        *("Bakkerij Jansen B.V.", "Smit bv", "De Wit NV", "Van Dam v.o.f.", "Jansen & Zn.", "Bakker en Zonen"),
        *("Stichting De Brug", "Vereniging Oud Zutphen", "Müller GmbH", "Smith Ltd"),
    ],
)
def test_a_company_is_known_by_its_legal_form(line: str) -> None:
    assert read_name(f" {line} ") == Customer(company=line)
    assert read_name(line).full_name == line


FIRST_NAMES = (
    "Anna",
    "Maria",
    "Fatima",
    "Marieke",
    "Jan",
    "Mohammed",
    "Kees",
    "Robin",
    "Kim",
    "Sam",
    "Anne",
    "Dominique",
)


@pytest.mark.parametrize("given", FIRST_NAMES)
def test_a_form_of_address_is_never_taken_from_a_first_name(given: str) -> None:
    for line in (given, f"{given} Jansen", f"{given} van der Linde", f"Jansen, {given}"):
        assert read_name(line).form is NAME


@given(st.text(st.characters(), max_size=60))
@example("A., ")
@example("de de de")
@example("-de x")
def test_any_text_can_be_read(line: str) -> None:
    read = read_name(line)
    assert isinstance(read, Customer)
    assert isinstance(read.sort_key, str)


WORDS = st.sampled_from(
    [
        *(
            "Jan",
            "A.",
            "van",
            "der",
            "De",
            "Linde,",
            "Jansen-de",
            "Mevrouw",
            "dhr.",
            "en",
            "mw",
            "B.V.",
            "'t",
            "Ben",
            "X",
        ),
        *("-", "fam.", ",", "prof.", "X"),
    ],
)


@given(st.lists(WORDS, max_size=7))
def test_no_name_that_was_typed_is_lost(words: list[str]) -> None:
    read = read_name(" ".join(words))
    names = {"Jan", "Linde", "Ben", "X", "A."} & {word.rstrip(",") for word in words}
    assert all(name.casefold() in read.full_name.casefold() for name in names)


# -- the customer ---------------------------------------------------------------------------------------


def test_a_name_is_put_together_from_its_parts() -> None:
    customer = Customer(given="A.", prefix="van der", surname="Linde", company="Smit BV")
    assert (customer.family_name, customer.full_name) == ("van der Linde", "A. van der Linde")
    assert Customer(company="Smit BV").full_name == "Smit BV"
    assert Customer(form=MRS, street="Brink 1").is_nameless


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        (Customer(street="Brink 1", postcode="7411 BR"), True),
        (Customer(street="Brink 1", town="Deventer"), True),
        (Customer(street="Brink 1"), False),
        (Customer(postcode="7411 BR", town="Deventer"), False),
    ],
)
def test_a_letter_can_be_posted_to_a_street_and_a_place(customer: Customer, *, expected: bool) -> None:
    assert customer.has_address is expected


def test_names_sort_by_surname_with_the_prefix_behind() -> None:
    lines = ("Anna van der Aa", "Ben Bakker", "bakkerij Chris B.V.", "Anna de Groot", "Bert Groot", "kees de vries")
    people = [read_name(line) for line in lines]
    ordered = sorted(set(people), key=lambda customer: customer.sort_key)
    assert [customer.full_name for customer in ordered] == list(lines)
