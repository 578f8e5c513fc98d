"""The short texts: what they say, where they may stand, and that nothing in them is awkward."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from klachtenboek.domain.customer import Language
from klachtenboek.domain.kinds import Channel, Kind
from klachtenboek.domain.shop import Shop
from klachtenboek.letters.content import Case
from klachtenboek.letters.short import MESSAGE_LENGTH, Short, beside_letter, short_texts
from tests.conftest import examples
from tests.letters.bakery import but
from tests.letters.test_content import fresh, spoken
from tests.letters.test_no_letter_is_awkward import plain_cases


def said(case: Case) -> dict[Short, str]:
    return {text.short: text.text.replace("\N{NO-BREAK SPACE}", " ") for text in short_texts(case)}


def test_only_what_others_read_has_a_public_answer(case: Case) -> None:
    assert Short.PUBLIC_REPLY not in said(case)
    assert Short.PUBLIC_REPLY in said(but(case, channel=Channel.REVIEW))


def test_a_public_text_names_nobody_and_no_facts(case: Case) -> None:
    found = said(but(case, channel=Channel.REVIEW))
    for short in (Short.PUBLIC_REPLY, Short.PUBLIC_CLOSING):
        assert "Jansen" not in found[short]
        assert "taart" not in found[short]


def test_only_what_is_solved_is_ended_in_public(case: Case) -> None:
    online = but(case, channel=Channel.REVIEW)
    assert "samen opgelost" in said(online)[Short.PUBLIC_CLOSING]
    assert Short.PUBLIC_CLOSING not in said(fresh(online))


def test_a_message_says_when_we_call(case: Case) -> None:
    text = said(fresh(case))[Short.MESSAGE]
    assert text.startswith("Bakkerij De Linde: Wij bellen u dinsdag 24 november om 15.30 uur.")
    assert len(text) <= MESSAGE_LENGTH


def test_a_message_grows_no_longer_than_one(case: Case) -> None:
    long = case.shop._replace(
        name="Bakkerij en Banketbakkerij De Grote Linde aan de Brink in Deventer en heel Salland en Twente"
    )
    text = said(replace(fresh(case), shop=long))[Short.MESSAGE]
    assert len(text) <= MESSAGE_LENGTH
    assert "Bellen kan ook" not in text


def test_an_email_greets_tells_and_signs(case: Case) -> None:
    text = said(fresh(case))[Short.EMAIL]
    assert text.startswith("Geachte mevrouw Jansen,\n\nOp 21 november vertelde u ons in de winkel")
    assert "U hoort uiterlijk 5 december van ons." in text
    assert text.endswith("Bakkerij De Linde\n0570-123 456\ninfo@bakkerijdelinde.example")


def test_a_compliment_is_not_invited_to_talk(case: Case) -> None:
    praise = but(case, kind=Kind.COMPLIMENT, channel=Channel.REVIEW)
    assert Short.QUIET not in said(praise)
    assert "mooie woorden" in said(praise)[Short.PUBLIC_REPLY]


def test_an_email_that_brings_a_letter_says_so(case: Case) -> None:
    text = beside_letter(case, "uw klacht: slagroomtaart")
    assert "Als bijlage sturen wij u onze brief: uw klacht: slagroomtaart." in text
    german = beside_letter(spoken(case, Language.GERMAN), "Ihre Beschwerde")
    assert german.startswith("Sehr geehrte Frau Jansen,\n\nim Anhang finden Sie unseren Brief")


@pytest.mark.parametrize("language", Language)
def test_each_language_has_every_text(case: Case, language: Language) -> None:
    online = but(case if language is Language.DUTCH else spoken(case, language), channel=Channel.REVIEW)
    assert set(said(online)) == set(Short)


def test_a_shop_without_a_name_still_says_something(case: Case) -> None:
    for text in short_texts(replace(but(case, channel=Channel.REVIEW), shop=Shop())):
        assert text.text == text.text.strip()


@examples(30)
@given(case=plain_cases)
def test_no_short_text_is_awkward(case: Case) -> None:
    for text in short_texts(case):
        plain = re.sub("\N{NO-BREAK SPACE}(?=[:;?»])", "", text.text)
        assert not re.search(r" [.,;:?]|[.,;:]{2}|: ?\n|\{|\}|None|\n\n\n|^[ .,:]", plain, re.MULTILINE), plain
        assert "  " not in plain
