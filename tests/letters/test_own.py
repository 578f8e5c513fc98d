"""Sentences of the owner's: checked when they are kept, and back to ours in one go."""

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import BlockEmpty, UnknownField
from klachtenboek.explain import explain
from klachtenboek.letters.content import KINDS, Case, compose
from klachtenboek.letters.own import checked, kept, read, sentences_of, usable
from tests.letters.bakery import replace_own
from tests.letters.test_content import spoken

DUTCH = Language.DUTCH


def test_a_field_nobody_fills_in_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownField) as refused:
        checked("received.numbered", "Uw {soot} staat in ons boek onder {nummer}.", DUTCH)
    assert (refused.value.field, refused.value.nearest) == ("soot", "soort")
    assert explain(refused.value).endswith("Misschien bedoel je ‘soort’.")


@pytest.mark.parametrize("text", ["Uw {noun", "Uw } klacht", "{nummer.year}", "{nummer!r}", "{nummer:>9}", "{}", "{0}"])
def test_what_is_no_plain_field_is_refused(text: str) -> None:
    with pytest.raises(UnknownField):
        checked("received.numbered", text, DUTCH)


def test_between_the_braces_stands_dutch_and_is_kept_as_we_name_it() -> None:
    [shown] = [one for one in sentences_of(LetterKind.ACKNOWLEDGEMENT, DUTCH, {}) if one.name == "received.numbered"]
    assert shown.ours == "Wij hebben uw {soort} opgeschreven onder nummer {nummer}."
    assert shown.fields == ("soort", "nummer")
    assert checked(shown.name, "Nummer {nummer} is uw {soort}.", DUTCH) == "Nummer {reference} is uw {noun}."


def test_a_sentence_without_fields_takes_none() -> None:
    with pytest.raises(UnknownField) as refused:
        checked("told.understanding", "Wij begrijpen u, {naam}.", DUTCH)
    assert explain(refused.value) == "In deze zin hoort niets tussen accolades. Haal ‘naam’ weg."


def test_our_own_sentence_is_no_sentence_of_the_owner() -> None:
    [ours] = [one for one in sentences_of(LetterKind.CLOSING, DUTCH, {}) if one.name == "told.understanding"]
    assert checked(ours.name, f"  {ours.ours}  ", DUTCH) == ""
    assert checked(ours.name, " Dat was  vervelend. ", DUTCH) == "Dat was vervelend."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", Language)
def test_every_kind_has_sentences_to_word_anew(kind: LetterKind, language: Language) -> None:
    found = sentences_of(kind, language, {})
    assert found
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert checked(one.name, one.ours, language) == ""


def test_a_letter_says_what_the_owner_wrote(case: Case) -> None:
    own = replace_own(case, {"told.understanding": "Dat was niet leuk voor u.", "told.shop": "U was bij ons op {day}."})
    text = compose(own, LetterKind.CLOSING).text
    assert "U was bij ons op 21 november. Dat was niet leuk voor u. Het spijt ons." in text
    assert "Wij begrijpen goed" not in text


def test_a_french_sentence_of_the_owner_keeps_its_marks_on_the_line(case: Case) -> None:
    french = replace_own(spoken(case, Language.FRENCH), {"told.apology": "Pardon : vraiment."})
    assert "Pardon\N{NO-BREAK SPACE}: vraiment." in compose(french, LetterKind.CLOSING).text


def test_the_apology_may_be_worded_anew_and_stays_bold(case: Case) -> None:
    letter = compose(replace_own(case, {"told.apology": "Onze excuses daarvoor."}), LetterKind.CLOSING)
    assert getattr(letter.sections[0], "strong", "") == "Onze excuses daarvoor."


def test_what_was_kept_is_read_again() -> None:
    assert read(kept({"told.apology": "Sorry."})) == {"told.apology": "Sorry."}
    assert kept({}) == ""
    for broken in ("", "{", "[]", "3", "null"):
        assert read(broken) == {}


def test_a_sentence_that_no_longer_fits_is_ours_again() -> None:
    own = {"told.apology": "Sorry {name}.", "told.gone": "Weg.", "told.glad": "Fijn."}
    assert usable(own, DUTCH) == {"told.glad": "Fijn."}


def test_an_empty_field_still_stops_the_sentence(case: Case) -> None:
    said = replace_own(case, {"subject.about": "over {product}"}).texts
    with pytest.raises(BlockEmpty):
        said.say("subject.about", noun="klacht", product=" ")
