"""Whatever stands in the book, everything that is made of it on paper and by mail comes out whole."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer, Language
from klachtenboek.domain.lesson import Measure
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.voucher import Voucher
from klachtenboek.letters import dossier
from klachtenboek.letters.annex import photo
from klachtenboek.letters.batch import Batch, make
from klachtenboek.letters.content import KINDS, Block, Case, Choices, Letter, compose
from klachtenboek.letters.forms import A4, A5, complaint_form, window_test
from klachtenboek.letters.mail import draft, link
from klachtenboek.letters.paper import render
from klachtenboek.letters.short import beside_letter, short_texts
from klachtenboek.letters.texts import texts
from klachtenboek.letters.voucher import render_voucher
from tests.conftest import examples
from tests.letters.bakery import BAKERY, CAKE, COMPLAINT
from tests.letters.test_logo import picture
from tests.letters.test_no_letter_is_awkward import cases, messy, notes
from tests.letters.test_no_letter_is_awkward import names as some_names
from tests.letters.test_paper import pages_of
from tests.logbook.test_any_text import NASTY

VOUCHER = Voucher(
    line_id=1,
    complaint_id=47,
    reference="2026-0047",
    customer_id=3,
    customer=None,
    number="T-1",
    description="x",
    value=1000,
    issued_on=date(2026, 11, 21),
)


def filled(text: str, language: Language, *, familiar: bool) -> Case:
    """Return a case in which every word anybody may type is this text."""
    names: Any = ("name", "owner", "role", "tagline", "street", "town", "phone", "iban")
    parts: Any = ("given", "surname", "own_form", "company", "street", "town", "postcode", "phone", "email")
    about: Any = dict.fromkeys(names, text)
    known: Any = dict.fromkeys(parts, text)
    shop, customer = Shop(**about), Customer(**known, language=language, familiar=familiar)
    promises = tuple(replace(one, text=text) for one in COMPLAINT.promises)
    contacts = tuple(replace(one, said=text, answer=text) for one in COMPLAINT.contacts)
    complaint = replace(
        COMPLAINT,
        title=text,
        story=text,
        product=text,
        receipt=text,
        wish=text,
        promises=promises,
        contacts=contacts,
        goodwill=(replace(CAKE, description=text, voucher_number=text),),
    )
    return Case(complaint, customer, shop, Measure(text=text, since=date(2026, 11, 1)), text, date(2026, 11, 21))


def letters(case: Case, text: str) -> dict[LetterKind, Letter]:
    """Return a letter of every kind in which the owner words what they can."""
    said = text if any(map(str.isalnum, text)) else "Zo zit het."
    choices = Choices(words=((Block.REASONS, said),), own_sentence=text, subject=text)
    return {kind: compose(case, kind, choices) for kind in KINDS}


def everything(case: Case, text: str) -> list[bytes]:
    """Make everything on paper and for the mail; return the PDFs."""
    made = letters(case, text)
    one = made[LetterKind.CLOSING]
    shown = photo(texts(case.language), 1, f"{text}.jpg", case.today, picture("red", (20, 20), "JPEG"))
    pdfs = [render(letter, case.shop) for letter in made.values()]
    pdfs.append(render(replace(one, photos=(shown,)), case.shop))
    pdfs += [done.pdf for done in make(Batch(((1, one), (2, one)), (), case.shop))]
    pdfs += [
        dossier.render(dossier.dossier(case), "#1F4690"),
        complaint_form(case.shop, A4),
        complaint_form(case.shop, A5),
    ]
    pdfs += [window_test(case.shop), render_voucher(replace(VOUCHER, number=text, description=text), case.shop)]
    for short in short_texts(case):
        assert short.text.strip()
    mail = draft(to=text, subject=one.subject, text=beside_letter(case, one.subject), name=f"{text}.pdf", pdf=pdfs[0])
    assert mail.isascii()
    assert link(to=text, subject=one.subject, text=one.message).startswith("mailto:")
    return pdfs


@pytest.mark.parametrize(("place", "name"), list(enumerate(NASTY)), ids=list(NASTY))
def test_nothing_typed_stops_anything_on_paper(place: int, name: str) -> None:
    """A text may stand in the book as it was typed: one that was put back never went past the cleaning."""
    text, language = NASTY[name], list(Language)[place % len(Language)]
    for pdf in everything(filled(text, language, familiar=place % 2 == 0), text):
        assert pdf.startswith(b"%PDF-")
        assert b"/URI" not in pdf
        assert pages_of(pdf)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=2_000, suppress_health_check=list(HealthCheck))
@given(case=cases(messy, messy), text=messy, language=st.sampled_from(Language), familiar=st.booleans())
def test_nothing_that_can_be_thought_up_does(case: Case, text: str, language: Language, familiar: bool) -> None:  # noqa: FBT001  hypothesis
    customer = (case.customer or Customer())._replace(language=language, familiar=familiar)
    for pdf in everything(replace(case, customer=customer), text):
        assert pdf.startswith(b"%PDF-")


@examples(30)
@given(case=cases(notes, some_names), language=st.sampled_from(Language), familiar=st.booleans())
def test_no_short_text_has_an_empty_phrase(case: Case, language: Language, familiar: bool) -> None:  # noqa: FBT001  hypothesis
    customer = (case.customer or Customer())._replace(language=language, familiar=familiar)
    said = replace(case, customer=customer)
    for short in (*(one.text for one in short_texts(said)), beside_letter(said, BAKERY.name)):
        text = re.sub("\N{NO-BREAK SPACE}(?=[:;?»])|(?<=«)\N{NO-BREAK SPACE}", "", short)
        assert not re.search(r" [.,;:!?]|[.,;:]{2}|:$|\(\)|\{|\}|None|^[ .,:]|  ", text, re.MULTILINE), text
