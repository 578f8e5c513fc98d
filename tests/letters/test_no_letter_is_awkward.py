"""Whatever stands in the book, a letter has no empty phrase, no stray mark and no heading over nothing."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.checklist import Step, StepDone
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact, HealthNote
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind, Outcome, PromiseKind, Severity
from klachtenboek.domain.lesson import Measure
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Closed, Solution
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.shop import Shop, Trade
from klachtenboek.letters.content import KINDS, Actions, Block, Case, Choices, Gifts, Letter, Prose, blocks, compose
from klachtenboek.letters.paper import render
from tests.conftest import examples

few = examples(20)
WORDS = ("taart", "Taart", "de", "haar", "ze", "klant", "nieuwe", "Gazelle", "TV", "brood.", "Klaar.", "€", "12,50")
notes = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
messy = st.one_of(
    notes, st.text(max_size=40), st.sampled_from(["", " ", ".", ",", "\n", "{x}", "<b>", "a\N{NO-BREAK SPACE}b"])
)
names = st.sampled_from(["", "Kim", "Van Dam", "J.P. Bos"])
moments = st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 31))
days = st.dates(date(2026, 10, 1), date(2027, 2, 1))
cents = st.integers(0, 100_000)


def goodwill(text: st.SearchStrategy[str]) -> st.SearchStrategy[Goodwill]:
    return st.builds(
        Goodwill,
        id=st.integers(0, 9),
        kind=st.sampled_from(GoodwillKind),
        description=text,
        value=st.integers(100_000, 200_000),
        share=cents,
        liable=st.booleans(),
        answer=st.sampled_from(Answer),
        entered_at=moments,
        hide_amount=st.booleans(),
        voucher_number=text,
        voucher_expires=st.none() | days,
    )


def promises(text: st.SearchStrategy[str]) -> st.SearchStrategy[Promise]:
    return st.builds(
        Promise,
        id=st.integers(0, 4),
        kind=st.sampled_from(PromiseKind),
        text=text,
        due=moments,
        made_at=moments,
        outcome=st.none() | st.sampled_from(Outcome),
        ended_at=st.none() | moments,
        moved_from=st.none() | st.integers(0, 4),
    )


def complaints(text: st.SearchStrategy[str]) -> st.SearchStrategy[Complaint]:
    contact = st.builds(
        Contact,
        id=st.integers(0, 9),
        at=moments,
        direction=st.sampled_from(Direction),
        channel=st.none() | st.sampled_from(Channel),
        reached=st.booleans(),
        said=text,
        answer=text,
        promise_id=st.none() | st.integers(0, 4),
    )
    step = st.builds(StepDone, step=st.sampled_from(Step), at=moments, sentence=text, afterwards=st.booleans())
    return st.builds(
        Complaint,
        reference=st.none() | st.builds(Reference, st.just(2026), st.integers(1, 9999)),
        is_practice=st.booleans(),
        kind=st.sampled_from(Kind),
        channel=st.sampled_from(Channel),
        received_at=moments,
        entered_at=moments,
        title=text,
        story=text,
        product=text,
        severity=st.sampled_from(Severity),
        justified=st.sampled_from(Justified),
        calls=st.integers(0, 4),
        solution=st.none() | st.builds(Solution, text, moments, st.none() | moments),
        closed=st.none() | st.builds(Closed, moments, st.sampled_from(Closing)),
        health_note=st.none() | st.builds(HealthNote, text=text, entered_at=moments, in_letter=st.booleans()),
        aftercare=st.none()
        | st.builds(
            Aftercare,
            planned_on=days,
            called_at=st.none() | moments,
            still_solved=st.none() | st.booleans(),
            verdict=st.none() | st.sampled_from(Verdict),
        ),
        steps=st.lists(step, max_size=6).map(tuple),
        promises=st.lists(promises(text), max_size=4).map(tuple),
        contacts=st.lists(contact, max_size=3).map(tuple),
        goodwill=st.lists(goodwill(text), max_size=4).map(tuple),
    )


def cases(text: st.SearchStrategy[str], name: st.SearchStrategy[str]) -> st.SearchStrategy[Case]:
    customer = st.builds(
        partial(Customer),  # of a named tuple itself, every field that is not named is made up as well
        form=st.sampled_from(FormOfAddress),
        own_form=name,
        given=name,
        prefix=st.sampled_from(["", "van der", "de"]),
        surname=name,
        company=name,
        street=name,
        postcode=st.sampled_from(["", "7411AB", "9000"]),
        town=name,
        country=st.sampled_from(["NL", "BE", "DE", ""]),
        phone=name,
        familiar=st.none() | st.booleans(),
        language=st.sampled_from(Language),
    )
    shop = st.builds(
        partial(Shop),
        name=name,
        owner=name,
        role=name,
        town=name,
        phone=name,
        email=name,
        iban=name,
        trade=st.sampled_from(Trade),
        formal=st.booleans(),
        familiar=st.booleans(),
    )
    measure = st.builds(Measure, text=text, since=days)
    return st.builds(Case, complaints(text), st.none() | customer, shop, st.none() | measure, text, days)


plain_cases = cases(notes, names)
messy_cases = cases(messy, messy)


def letter_of(case: Case, kind: LetterKind) -> Letter:
    chosen = ((Block.REASONS, "Zo zit het."),) if kind is LetterKind.EXPLANATION else ()
    return compose(case, kind, Choices(words=chosen))


@pytest.mark.parametrize("kind", KINDS)
@few
@given(case=plain_cases)
def test_no_letter_has_an_empty_phrase(kind: LetterKind, case: Case) -> None:
    look_over(case, kind)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=2_500, suppress_health_check=list(HealthCheck))
@given(case=plain_cases, language=st.sampled_from(Language), kind=st.sampled_from(KINDS))
def test_none_of_thousands_has_one_in_any_language(case: Case, language: Language, kind: LetterKind) -> None:
    look_over(replace(case, customer=(case.customer or Customer())._replace(language=language)), kind)


def look_over(case: Case, kind: LetterKind) -> None:
    """Look for an empty phrase, a stray mark, a double blank or a small letter at the beginning of a line."""
    letter = letter_of(case, kind)
    text = _as_elsewhere(letter).removesuffix("\n".join(x for x in (letter.signature, letter.role) if x)).strip()
    assert not re.search(r" [.,;:!?]|[.,;:]{2}|: ?\n\n|:$|\(\)|\{|\}|None|^[ .,:]", text, re.MULTILINE), text
    assert "  " not in text
    for line in text.split("\n"):
        assert line == line.strip()
        assert line[:1] == line[:1].upper(), line


def _as_elsewhere(letter: Letter) -> str:
    """Return the message without what is proper in one language alone: French blanks, the small letter in German."""
    text = re.sub("\N{NO-BREAK SPACE}(?=[:;?»])|(?<=«)\N{NO-BREAK SPACE}", "", letter.message)
    if letter.language is Language.GERMAN:
        before, after = text.split("\n\n", 2)[:2]
        text = text.replace(f"{before}\n\n{after}", f"{before}\n\n{after[:1].upper()}{after[1:]}", 1)
    return text


@pytest.mark.parametrize("kind", KINDS)
@few
@given(case=messy_cases)
def test_every_section_has_something_in_it(kind: LetterKind, case: Case) -> None:
    letter = letter_of(case, kind)
    assert letter.subject
    assert letter.salutation.endswith(",")
    for section in letter.sections:
        if isinstance(section, Prose):
            assert section.full.strip()
        elif isinstance(section, Actions):
            assert section.heading
            assert all(row.text.strip() for row in section.rows)
            assert section.rows
        else:
            assert isinstance(section, Gifts)
            assert all(row.description for row in section.rows)
            assert section.rows


@pytest.mark.parametrize("kind", KINDS)
@few
@given(case=messy_cases)
def test_a_block_is_available_exactly_when_it_can_be_chosen(kind: LetterKind, case: Case) -> None:
    available = frozenset(state.block for state in blocks(case, kind) if state.is_available)
    chosen = Choices(blocks=available | ({Block.REASONS} if kind is LetterKind.EXPLANATION else set()))
    own = ((Block.REASONS, "Zo zit het."),) if kind is LetterKind.EXPLANATION else ()
    assert compose(case, kind, Choices(blocks=chosen.blocks, words=own)).text == letter_of(case, kind).text


@few
@given(case=plain_cases)
def test_nothing_about_the_customer_is_said_to_them_in_the_third_person(case: Case) -> None:
    for state in blocks(case, LetterKind.CLOSING):
        if state.block in {Block.TOLD, Block.DONE, Block.NEXT}:
            assert not re.search(r"\b(ze|klant|haar)\b", state.text.replace(_health(case), "")), state.text


def _health(case: Case) -> str:
    note = case.complaint.health_note
    return " ".join(note.text.split()) if note is not None and note.text.strip() else "\0"


@few
@given(case=messy_cases, kind=st.sampled_from(KINDS))
def test_every_letter_comes_out_on_paper(case: Case, kind: LetterKind) -> None:
    assert render(letter_of(case, kind), case.shop).startswith(b"%PDF-")


@few
@given(days=st.integers(-400, 400), case=plain_cases)
def test_no_day_that_has_passed_is_promised(days: int, case: Case) -> None:
    received = case.complaint.received_at.date()
    later = Case(case.complaint, case.customer, case.shop, case.measure, case.cause, received + timedelta(days=days))
    for state in blocks(later, LetterKind.ACKNOWLEDGEMENT):
        for row in state.rows if state.block is Block.NEXT else ():
            assert row.at.date() >= later.today
