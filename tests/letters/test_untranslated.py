"""What the owner hears about their own words in a letter abroad."""

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.letters.content import Block, Case, Choices, compose
from klachtenboek.letters.untranslated import untranslated
from tests.letters.bakery import but
from tests.letters.test_content import spoken


def named(case: Case, choices: Choices = Choices()) -> tuple[str, ...]:  # noqa: B008  a value that never changes
    return untranslated(case, compose(case, LetterKind.CLOSING, choices), choices)


def test_a_dutch_letter_has_nothing_to_translate(case: Case) -> None:
    assert named(case) == ()
    assert named(spoken(case, Language.FLEMISH)) == ()


def test_a_german_letter_names_every_word_of_the_owner(case: Case) -> None:
    found = named(spoken(case, Language.GERMAN))
    assert set(found) >= {
        "het product",
        "de oplossing",
        "je beloftes",
        "wat je antwoordde",
        "wat je geeft",
        "de maatregel",
    }
    assert "je eigen zin" not in found


def test_only_what_stands_in_the_letter_is_named(case: Case) -> None:
    bare = but(spoken(case, Language.FRENCH), product="", solution=None, promises=(), contacts=(), goodwill=())
    assert set(named(bare)) == {"de oorzaak", "de maatregel", "je functie", "de regel onder je naam"}


def test_what_is_typed_for_this_letter_is_named_too(case: Case) -> None:
    chosen = Choices(words=((Block.PREVENT, "Voortaan koelen wij."),), own_sentence="Groeten aan uw moeder.")
    assert set(named(spoken(case, Language.ENGLISH), chosen)) >= {"wat je zelf schreef", "je eigen zin"}
