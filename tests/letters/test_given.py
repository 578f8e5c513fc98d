"""What is given: the sums of the table and the sentence above it."""

from dataclasses import replace
from datetime import date

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import Answer, Given, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Kind
from klachtenboek.letters.case import Choices
from klachtenboek.letters.content import Block, Case, GiftRow, Gifts, Prose, compose
from klachtenboek.letters.given import sections, summary, why
from tests.letters.bakery import CAKE, DELIVERY, VOUCHER, but, words

OPEN = replace(CAKE, id=7, description="Bloemen", answer=Answer.OFFERED)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((replace(DELIVERY, liable=True),), "Het had beter gemoeten. Daarom krijgt u dit van ons."),
        ((replace(CAKE, liable=True),), "Het had beter gemoeten. U betaalde een deel, de rest is voor onze rekening."),
        ((DELIVERY,), "Wij komen u graag tegemoet en nemen dit uit coulance voor onze rekening."),
        (
            (CAKE,),
            "Wij komen u graag tegemoet. U betaalde een deel, de rest nemen wij uit coulance voor onze rekening.",
        ),
        (
            (CAKE, replace(DELIVERY, liable=True)),
            "Het had beter gemoeten. Daarom krijgt u dit van ons, een deel ervan uit coulance.",
        ),
        (
            (replace(CAKE, hide_amount=True),),
            "Wij komen u graag tegemoet en nemen dit uit coulance voor onze rekening.",
        ),
        ((VOUCHER,), "Wij boden u aan: tegoedbon van 10 euro. Dat hoefde van u niet. Dank u wel daarvoor."),
        ((OPEN,), "Ons aanbod blijft staan: bloemen. Laat u ons weten of u dat wilt?"),
        ((), ""),
    ],
)
def test_one_sentence_says_why(case: Case, lines: tuple[Goodwill, ...], expected: str) -> None:
    assert why(but(case, goodwill=lines)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [(CAKE, "U betaalde een deel, de rest is voor onze rekening."), (DELIVERY, "Dit krijgt u van ons.")],
)
def test_coulance_can_be_left_unsaid(case: Case, line: Goodwill, expected: str) -> None:
    assert why(but(case, goodwill=(line,)), coulance=False) == expected
    assert "coulance" not in words(but(case, goodwill=(line,)), coulance=False)


def test_a_compliment_gets_a_thank_you(case: Case) -> None:
    assert why(but(case, kind=Kind.COMPLIMENT, goodwill=(CAKE,))) == "Als dank krijgt u dit van ons."


def test_offers_not_taken_follow_the_table(case: Case) -> None:
    found = sections(but(case, goodwill=(CAKE, VOUCHER, OPEN)), Choices())
    assert [type(section) for section in found] == [Prose, Gifts, Prose]
    assert isinstance(found[2], Prose)
    assert found[2].text.startswith("Wij boden u ook aan: tegoedbon van 10 euro.")
    assert found[2].text.endswith("Ons aanbod blijft staan: bloemen. Laat u ons weten of u dat wilt?")


def test_only_offers_have_another_heading(case: Case) -> None:
    [found] = sections(but(case, goodwill=(VOUCHER,)), Choices())
    assert isinstance(found, Prose)
    assert found.heading == "Wat wij u aanboden"


def test_the_owner_words_the_reason(case: Case) -> None:
    found = sections(case, Choices(words=((Block.GIVEN, "Wij lossen het graag op."),)))
    assert found[0] == Prose(heading="Wat wij u geven", text="Wij lossen het graag op.")


def test_the_table_adds_up_to_the_cent(case: Case) -> None:
    gifts = next(x for x in compose(case, LetterKind.CLOSING).sections if isinstance(x, Gifts))
    assert gifts.rows == (
        GiftRow(description="Nieuwe slagroomtaart, 16 personen", value=4250, share=1500, given=2750),
        GiftRow(description="Bezorgen aan huis", value=650, share=0, given=650),
    )
    assert gifts.total == Given(4900, 1500)


def test_hidden_amounts_are_neither_shown_nor_added(case: Case) -> None:
    hidden = but(case, goodwill=(CAKE, replace(DELIVERY, hide_amount=True)))
    gifts = next(x for x in sections(hidden, Choices()) if isinstance(x, Gifts))
    assert gifts.rows[1] == GiftRow(description="Bezorgen aan huis")
    assert gifts.total == Given(4250, 1500)
    text = words(hidden)
    assert "\nBezorgen aan huis\n" in text
    assert "6,50" not in text


def test_without_visible_amounts_there_is_no_total(case: Case) -> None:
    hidden = but(case, goodwill=(replace(DELIVERY, hide_amount=True),))
    gifts = next(x for x in sections(hidden, Choices()) if isinstance(x, Gifts))
    assert gifts.total is None
    assert "Samen" not in words(hidden)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (replace(VOUCHER, voucher_number="A12"), "Tegoedbon van 10 euro, bonnummer A12"),
        (
            replace(VOUCHER, voucher_expires=date(2027, 6, 1)),
            "Tegoedbon van 10 euro, geldig tot en met 1 juni 2027",
        ),
        (
            replace(VOUCHER, voucher_number="A12", voucher_expires=date(2027, 6, 1)),
            "Tegoedbon van 10 euro, bonnummer A12, geldig tot en met 1 juni 2027",
        ),
    ],
)
def test_a_voucher_shows_its_number_and_last_day(case: Case, line: Goodwill, expected: str) -> None:
    gifts = sections(but(case, goodwill=(replace(line, answer=Answer.ACCEPTED),)), Choices())[1]
    assert isinstance(gifts, Gifts)
    assert gifts.rows[0].description == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((CAKE, DELIVERY), "€ 34,00 van € 49,00"),
        ((replace(CAKE, hide_amount=True),), "zonder bedragen"),
        ((VOUCHER,), "1 aanbod"),
        ((VOUCHER, OPEN), "2 keer iets aangeboden"),
        ((), ""),
        ((replace(CAKE, description=" "),), ""),
    ],
)
def test_the_switch_tells_what_it_is_worth(case: Case, lines: tuple[Goodwill, ...], expected: str) -> None:
    assert summary(but(case, goodwill=lines)).replace("\N{NO-BREAK SPACE}", " ") == expected


def test_every_kind_of_gift_can_be_named(case: Case) -> None:
    lines = tuple(replace(DELIVERY, id=n, kind=kind) for n, kind in enumerate(GoodwillKind))
    gifts = sections(but(case, goodwill=lines), Choices())[1]
    assert isinstance(gifts, Gifts)
    assert len(gifts.rows) == 8
