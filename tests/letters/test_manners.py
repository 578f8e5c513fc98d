"""What the owner hears about words of their own that do not go with how the letter calls the customer."""

from dataclasses import replace

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.letters.content import Block, Case, Choices, compose
from klachtenboek.letters.manners import Clash, clash
from tests.letters.bakery import but
from tests.letters.test_content import called_je, spoken


def found(case: Case, choices: Choices) -> Clash | None:
    return clash(case, compose(case, LetterKind.CLOSING, choices), choices)


def quiet(case: Case) -> Case:
    """Return the case without words of the owner's but those of one letter."""
    return but(case, product="", solution=None, promises=(), contacts=(), goodwill=())


def test_u_in_a_letter_that_says_je_is_told(case: Case) -> None:
    chosen = Choices(words=((Block.PREVENT, "Voortaan koelen wij uw taart."),), own_sentence="Tot ziens, Anna.")
    assert found(quiet(called_je(case, Language.DUTCH)), chosen) == Clash("je", "u", ("wat je zelf schreef",))


def test_je_in_a_letter_that_says_u_is_told(case: Case) -> None:
    chosen = Choices(own_sentence="We zien je graag terug. Tot dan.")
    assert found(quiet(case), chosen) == Clash("u", "je", ("je eigen zin",))
    assert found(spoken(quiet(case), Language.FLEMISH), chosen) == Clash("u", "je", ("je eigen zin",))


@pytest.mark.parametrize("words", ["Wij zijn open tot 18 u en om 10u weer.", "Uurwerk en jeugd.", ""])
def test_what_calls_nobody_is_not_told(case: Case, words: str) -> None:
    assert found(quiet(case), Choices(own_sentence=words)) is None
    assert found(quiet(called_je(case, Language.DUTCH)), Choices(own_sentence=words)) is None


def test_what_goes_with_the_letter_is_not_told(case: Case) -> None:
    assert found(quiet(case), Choices(own_sentence="Wij zien u graag terug.")) is None
    assert found(quiet(called_je(case, Language.DUTCH)), Choices(own_sentence="We zien je graag terug.")) is None


def test_a_fixed_sentence_of_the_owners_is_looked_at_too(case: Case) -> None:
    mine = replace(quiet(case), own=(("told.apology", "Het spijt ons voor jou."),))
    assert found(mine, Choices()) == Clash("u", "je", ("je vaste zinnen",))


def test_only_what_stands_in_the_letter_is_told(case: Case) -> None:
    chosen = Choices(words=((Block.REASONS, "Dat heb je zelf gezien."),))
    assert found(quiet(case), chosen) is None


def test_abroad_there_is_nothing_to_tell(case: Case) -> None:
    assert found(quiet(spoken(case, Language.GERMAN)), Choices(own_sentence="We zien je graag terug.")) is None
