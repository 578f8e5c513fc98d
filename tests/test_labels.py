import importlib
import pkgutil
from collections.abc import Iterator
from datetime import datetime, time
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek import domain
from klachtenboek.domain import listing
from klachtenboek.domain.customer import Customer, FormOfAddress, read_name
from klachtenboek.domain.kinds import Channel, Closing, PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.domain.status import Status
from klachtenboek.i18n import WORDS
from klachtenboek.labels import (
    LABELS,
    heading,
    initials,
    label,
    name_with_initials,
    person,
    promise_words,
    spoken_time,
    titled_name,
)

# Choices that the window words in its own way, each beside the picture or the field where they stand.
WORDED_ELSEWHERE = {
    *("AttachmentKind", "Concern", "Direction", "Filter", "FormOfAddress", "Language", "Order", "Preferred", "Signal"),
    *("CustomerOrder", "Likeness", "Listed", "Reason", "Stage"),
}


def enums() -> Iterator[type[Enum]]:
    for module in pkgutil.iter_modules(domain.__path__):
        for thing in vars(importlib.import_module(f"klachtenboek.domain.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, Enum) and thing.__module__.endswith(module.name):
                yield thing


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (PromiseKind.CALL_BACK, "Terugbellen", "Terugbellen: Het brood was oud"),
        (PromiseKind.FIND_OUT, "uitzoeken.", "Uitzoeken: Het brood was oud"),
        (PromiseKind.CALL_BACK, "Vertellen hoe het kwam", "Vertellen hoe het kwam"),
        (PromiseKind.CALL_BACK, "Terugbellen over het brood", "Terugbellen over het brood"),
        (PromiseKind.OTHER, "Iets anders", "Iets anders"),
    ],
)
def test_a_promise_that_says_only_its_kind_is_shown_with_the_title(kind: PromiseKind, text: str, shown: str) -> None:
    assert promise_words(kind, text, "Het brood was oud") == shown
    assert promise_words(kind, text, "") == text


def test_every_choice_has_a_word() -> None:
    wanted = [enum for enum in enums() if enum.__name__ not in WORDED_ELSEWHERE and enum is not listing.Part]
    worded = {enum.__name__: enum for enum in wanted}
    assert len(worded) == len(wanted)
    assert worded.keys() == LABELS.keys()
    for name, words in LABELS.items():
        assert list(words) == list(worded[name].__members__)


def test_two_choices_of_one_kind_have_two_words() -> None:
    for words in LABELS.values():
        assert len(set(words.values())) == len(words)


def test_choices_that_share_a_word_in_the_book_keep_their_own_on_screen() -> None:
    assert (label(Closing.RESOLVED), label(Status.RESOLVED)) == ("echt opgelost", "opgelost")
    assert (label(Channel.SHOP), label(Trade.SHOP)) == ("in de winkel", "winkel")


def test_closed_is_never_called_resolved() -> None:
    assert label(Status.CLOSED_UNRESOLVED) == "gesloten, niet opgelost"
    assert [reason for reason in Closing if "opgelost" in label(reason)] == [Closing.RESOLVED]


def test_a_heading_has_a_capital() -> None:
    assert heading(Channel.SHOP) == "In de winkel"
    assert all(
        heading(choice)[0].isupper()
        for enum in enums()
        if enum.__name__ in LABELS and enum is not listing.Part
        for choice in enum
    )


@pytest.mark.parametrize(
    ("line", "spoken", "listed", "posted"),
    [
        ("Mevrouw Jansen", "mevrouw Jansen", "Mevrouw Jansen", "Mevrouw Jansen"),
        ("mevrouw de vries", "mevrouw De vries", "Mevrouw De vries", "Mevrouw De vries"),
        ("mw. A. de Vries", "mevrouw De Vries", "Mevrouw De Vries", "Mevrouw A. de Vries"),
        ("de heer Van der Aa", "de heer Van der Aa", "De heer Van der Aa", "De heer Van der Aa"),
        ("dhr. K. van der Aa", "de heer Van der Aa", "De heer Van der Aa", "De heer K. van der Aa"),
        ("De heer Yılmaz", "de heer Yılmaz", "De heer Yılmaz", "De heer Yılmaz"),
        ("meneer 't Hart", "de heer 't Hart", "De heer 't Hart", "De heer 't Hart"),
        ("fam. Bakker", "familie Bakker", "Familie Bakker", "Familie Bakker"),
        ("familie de Boer", "familie De Boer", "Familie De Boer", "Familie De Boer"),
        ("dhr. en mw. de Wit", "de heer en mevrouw De Wit", "De heer en mevrouw De Wit", "De heer en mevrouw De Wit"),
        ("Kim Verbeek", "Kim Verbeek", "Kim Verbeek", "Kim Verbeek"),
        ("Kim van der Aa", "Kim van der Aa", "Kim van der Aa", "Kim van der Aa"),
        ("van der Aa", "Van der Aa", "Van der Aa", "Van der Aa"),
        ("Jan Van Damme", "Jan Van Damme", "Jan Van Damme", "Jan Van Damme"),
        ("Bakkerij Smit B.V.", "Bakkerij Smit B.V.", "Bakkerij Smit B.V.", "Bakkerij Smit B.V."),
    ],
)
def test_a_customer_is_named_as_they_should_be(line: str, spoken: str, listed: str, posted: str) -> None:
    customer = read_name(line)
    assert (titled_name(customer), person(customer), name_with_initials(customer)) == (spoken, listed, posted)


def test_without_a_name_there_is_still_a_word() -> None:
    for nobody in (None, Customer(), Customer(form=FormOfAddress.MRS)):
        assert (titled_name(nobody), person(nobody), initials(nobody)) == ("de klant", "Zonder naam", "?")


def test_a_title_without_a_surname_is_left_out() -> None:
    assert titled_name(Customer(form=FormOfAddress.MRS, given="Kim")) == "Kim"
    assert titled_name(Customer(form=FormOfAddress.MR, company="Smit")) == "Smit"


def test_an_own_form_of_address_comes_before_the_name() -> None:
    own = Customer(form=FormOfAddress.OWN, own_form="pastoor", given="Jan", prefix="de", surname="Wit")
    assert (titled_name(own), name_with_initials(own)) == ("pastoor De Wit", "Pastoor Jan de Wit")
    assert titled_name(Customer(form=FormOfAddress.OWN, own_form="tante", given="Annie")) == "tante Annie"
    assert titled_name(Customer(form=FormOfAddress.OWN, surname="Wit")) == "Wit"


@pytest.mark.parametrize(
    ("customer", "letters"),
    [
        (Customer(given="Anna", prefix="van", surname="Dam"), "AD"),
        (Customer(given="Anna"), "A"),
        (Customer(surname="élan"), "É"),
        (Customer(company="Smit BV"), "S"),
        (Customer(given="ß", surname="x"), "SX"),
        (Customer(prefix="van"), "?"),
    ],
)
def test_a_round_picture_has_at_most_two_letters(customer: Customer, letters: str) -> None:
    assert initials(customer) == letters


SPOKEN = (
    "{this} uur",
    "vijf over {this}",
    "tien over {this}",
    "kwart over {this}",
    "tien voor half {next}",
    "vijf voor half {next}",
    "half {next}",
    "vijf over half {next}",
    "tien over half {next}",
    "kwart voor {next}",
    "tien voor {next}",
    "vijf voor {next}",
)
HOURS = ("twaalf", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("step", range(12))
def test_every_five_minutes_are_said_as_people_say_them(hour: int, step: int) -> None:
    expected = SPOKEN[step].format(this=HOURS[hour % 12], next=HOURS[(hour + 1) % 12])
    assert spoken_time(time(hour, step * 5)) == expected
    assert spoken_time(datetime(2026, 3, 10, hour, step * 5)) == expected


def test_some_times_of_the_clock() -> None:
    assert spoken_time(time(15)) == "drie uur"
    assert spoken_time(time(15, 30)) == "half vier"
    assert spoken_time(time(9, 15)) == "kwart over negen"
    assert spoken_time(time(15, 20)) == "tien voor half vier"
    assert spoken_time(time(12, 45)) == "kwart voor één"
    assert spoken_time(time(0)) == "twaalf uur"


@given(st.times())
def test_other_minutes_are_read_from_the_clock(moment: time) -> None:
    said = spoken_time(moment)
    assert (said == f"{moment:%H:%M} uur") is (moment.minute % 5 != 0)


ENGLISH = (
    "{this} o'clock",
    "five past {this}",
    "ten past {this}",
    "quarter past {this}",
    "twenty past {this}",
    "twenty-five past {this}",
    "half past {this}",
    "twenty-five to {next}",
    "twenty to {next}",
    "quarter to {next}",
    "ten to {next}",
    "five to {next}",
)
ENGLISH_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


@pytest.fixture
def english() -> Iterator[None]:
    WORDS.use("en")
    yield
    WORDS.use("nl")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("hour", [0, 9, 11, 12, 15, 23])
def test_every_five_minutes_are_said_in_english(hour: int) -> None:
    spoken = [spoken_time(time(hour, 5 * step)) for step in range(12)]
    hours = {"this": ENGLISH_HOURS[hour % 12], "next": ENGLISH_HOURS[(hour + 1) % 12]}
    assert spoken == [form.format(**hours) for form in ENGLISH]
    assert spoken_time(time(15, 7)) == "15:07"


@pytest.mark.usefixtures("english")
def test_a_customer_is_named_in_english() -> None:
    assert titled_name(read_name("mw. A. de Vries")) == "Mrs De Vries"
    assert (titled_name(read_name("fam. Bakker")), person(read_name("fam. Bakker"))) == (
        "the Bakker family",
        "The Bakker family",
    )
    assert (titled_name(None), person(None)) == ("the customer", "No name")
    assert heading(Channel.SHOP) == "In the shop"
