import re
from itertools import product

import pytest

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.customer import Customer, FormOfAddress, read_name
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.sentences import (
    instruction,
    name_to_say,
    online_instruction,
    opening_sentence,
    promise_sentence,
    sentences_for,
    shipped,
)

EVERYWHERE = list(product(STEPS, Trade))
NAMES = ("", "mevrouw Jansen", "de heer Yılmaz", "Kim Verbeek", "mevrouw 't Hooft", "familie Bakker", "de klant")


def is_natural(sentence: str) -> bool:
    """Tell whether a sentence starts with a capital, ends properly and has no holes where a name could stand."""
    return (
        (sentence[0].isupper() or sentence[0] == "'")
        and sentence[-1] in ".?"
        and sentence == sentence.strip()
        and not re.search(r"  | [,.?]|,,|[,.?]{2}|[{}!…]", sentence)
    )


def all_sentences() -> list[str]:
    said = [s for step, trade in EVERYWHERE for name in NAMES for s in sentences_for(step, trade, name)]
    promised = [promise_sentence(kind, "morgen", "half vier") for kind in PromiseKind]
    opened = [
        opening_sentence(kind, name, owner=owner, shop=shop, is_late=late, attempts=attempts)
        for kind, name, owner, shop, late, attempts in product(
            PromiseKind, NAMES, ("", "Marieke"), ("", "Bakkerij De Linde"), (False, True), (0, 2)
        )
    ]
    return [*said, *promised, *opened, *(instruction(step) for step in Step), online_instruction()]


@pytest.mark.parametrize(("step", "trade"), EVERYWHERE)
@pytest.mark.parametrize("name", ["", "mevrouw Jansen"])
def test_every_step_has_three_to_five_sentences(step: Step, trade: Trade, name: str) -> None:
    said = sentences_for(step, trade, name)
    assert 3 <= len(said) <= 5
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("sentence", sorted(set(all_sentences())))
def test_a_sentence_sounds_natural_with_and_without_a_name(sentence: str) -> None:
    assert is_natural(sentence)


@pytest.mark.parametrize(
    "hole", ["Het spijt me , echt.", "Het spijt me  echt.", "het spijt me.", "Sorry!", "Dag {naam}.", "Zo"]
)
def test_an_unnatural_sentence_is_noticed(hole: str) -> None:
    assert not is_natural(hole)


def test_nothing_follows_the_apology_with_but() -> None:
    said = [s.plain + " " + s.named for s in shipped() if s.step is Step.APOLOGISE]
    assert said
    assert not [s for s in said if re.search(r"\b(maar|echter|alleen|toch|want|omdat)\b", s.casefold())]


def test_an_apology_takes_the_words_sorry_or_excuse() -> None:
    for trade in Trade:
        assert all(re.search("spijt|excuses", s) for s in sentences_for(Step.APOLOGISE, trade, ""))


def test_a_summary_ends_with_a_question() -> None:
    for trade, name in product(Trade, NAMES):
        assert all(s.endswith("?") for s in sentences_for(Step.SUMMARISE, trade, name))


def test_an_offer_puts_two_things_forward_and_asks_which() -> None:
    for trade, name in product(Trade, NAMES):
        for sentence in sentences_for(Step.OFFER, trade, name):
            *_, offer, question = re.split(r"(?<=[.:]) ", sentence)
            assert ", of " in offer
            assert re.match("Wat|Waar", question)
            assert question.endswith("?")


def test_prevention_says_what_changes() -> None:
    for trade in Trade:
        assert all(re.search("Voortaan|Vanaf vandaag|verander", s) for s in sentences_for(Step.PREVENT, trade, ""))


def test_the_customer_is_called_u_and_never_je() -> None:
    said = [s.plain for s in shipped()] + [promise_sentence(kind, "morgen", "drie uur") for kind in PromiseKind]
    assert not [s for s in said if re.search(r"\b(je|jij|jou|jouw)\b", s.casefold())]


def test_the_most_empathic_sentence_comes_first() -> None:
    empathy = {s.plain: s.empathy for s in shipped()}
    for step, trade in EVERYWHERE:
        grades = [empathy[s] for s in sentences_for(step, trade, "")]
        assert grades == sorted(grades, reverse=True)


def test_every_trade_has_a_sentence_of_its_own() -> None:
    for step in Step:
        assert {s.trade for s in shipped() if s.step is step} == {None, *Trade}


def test_the_name_is_said_somewhere_in_every_step() -> None:
    for step, trade in EVERYWHERE:
        assert [s for s in sentences_for(step, trade, "mevrouw Jansen") if "evrouw Jansen" in s]


def test_every_instruction_is_one_short_line() -> None:
    lines = [instruction(step) for step in Step]
    assert len(set(lines)) == len(Step)
    assert all(len(line) <= 90 for line in lines)


def test_a_promise_names_the_moment_and_asks_whether_it_suits() -> None:
    for kind in PromiseKind:
        said = promise_sentence(kind, "woensdag 19 november", "kwart over negen")
        assert "woensdag 19 november om kwart over negen" in said
        assert said.endswith("?")


def test_a_call_opens_with_who_and_why() -> None:
    said = opening_sentence(PromiseKind.CALL_BACK, "mevrouw Jansen", owner="Marieke", shop="Bakkerij De Linde")
    assert said.startswith("Goedendag mevrouw Jansen, u spreekt met Marieke van Bakkerij De Linde.")
    assert said.endswith("Komt het gelegen?")


def test_a_late_call_opens_with_sorry() -> None:
    late = opening_sentence(PromiseKind.REFUND, "", shop="Bakkerij De Linde", is_late=True, attempts=1)
    assert "Het spijt me" in late
    assert "eerder geprobeerd" not in late


def test_a_call_after_a_missed_one_says_so() -> None:
    assert "eerder geprobeerd" in opening_sentence(PromiseKind.REFUND, "", shop="Bakkerij De Linde", attempts=1)


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        (None, ""),
        (Customer(), ""),
        (read_name("Mevrouw A. Jansen"), "mevrouw Jansen"),
        (read_name("De heer M. Yılmaz"), "meneer Yılmaz"),
        (read_name("mevrouw van der Linde"), "mevrouw Van der Linde"),
        (read_name("Familie Bakker"), ""),
        (read_name("Kim Verbeek"), "Kim Verbeek"),
        (Customer(given="K.", surname="Verbeek"), ""),
        (Customer(company="Café De Sluis"), ""),
        (Customer(form=FormOfAddress.MRS, company="Café De Sluis"), ""),
        (Customer(form=FormOfAddress.OWN, own_form="dominee", prefix="ter", surname="Horst"), "dominee Ter Horst"),
    ],
)
def test_a_name_is_said_only_when_that_sounds_natural(customer: Customer | None, said: str) -> None:
    assert name_to_say(customer) == said


def test_a_gentleman_is_spoken_to_as_meneer() -> None:
    said = sentences_for(Step.APOLOGISE, Trade.SHOP, "De heer Smit")
    assert any(s.startswith("Meneer Smit, ") for s in said)
    assert not any("heer" in s.replace("eneer", "") for s in said)
