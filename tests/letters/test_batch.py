"""Many letters in one go."""

from dataclasses import replace

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.letters.batch import Batch, file_name, make
from klachtenboek.letters.content import Case, compose
from klachtenboek.letters.paper import render
from tests.letters.bakery import BAKERY


def batch(case: Case, count: int) -> Batch:
    letter = compose(case, LetterKind.CLOSING)
    return Batch(tuple((number, letter) for number in range(count)), (), BAKERY)


def test_each_letter_is_as_it_would_be_by_itself(case: Case) -> None:
    [made] = make(batch(case, 1))
    assert made.pdf == render(made.letter, BAKERY)
    assert made.name == "Brief 2026-0047 afronding.pdf"


def test_no_two_files_have_the_same_name(case: Case) -> None:
    assert len({made.name for made in make(batch(case, 3))}) == 3


def test_cancelling_stops_before_the_next_letter(case: Case) -> None:
    answers = iter([False, False, True])
    assert len(list(make(batch(case, 5), is_cancelled=lambda: next(answers)))) == 2


def test_a_file_name_holds_nothing_a_disk_refuses(case: Case) -> None:
    letter = replace(compose(case, LetterKind.CLOSING), reference='a/b:c*?"')
    assert file_name(letter) == "Brief abc afronding.pdf"
