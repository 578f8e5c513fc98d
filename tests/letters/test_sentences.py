"""How the owner's notes become part of a sentence to the customer, or stay in the book."""

from dataclasses import replace

import pytest

from klachtenboek.letters.content import Case
from klachtenboek.letters.sentences import ended, inside, is_name, joined, note, product, sentence, speaks_about
from tests.letters.bakery import but


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nieuwe taart", "Nieuwe taart."),
        ("  nieuwe\n taart,", "Nieuwe taart."),
        ("Klaar.", "Klaar."),
        ("Klaar?", "Klaar?"),
        ("hij zei “ja.”", "Hij zei “ja.”"),
        ("(klaar)", "(klaar)."),
        ("", ""),
        (" , ", ""),
    ],
)
def test_a_sentence_begins_and_ends(typed: str, expected: str) -> None:
    assert sentence(typed) == expected


def test_nothing_ended_stays_nothing() -> None:
    assert ended(" ,;") == ""
    assert joined("", "Een.", "", "Twee.") == "Een. Twee."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Nieuwe taart morgen klaar", "Nieuwe taart morgen klaar"),
        ("Taart klaar. Doos kwijt.", "Taart klaar."),
        ("Om 15.00 uur klaar, nr. 12", "Om 15.00 uur klaar, nr. 12"),
        ("Brood e.d. bijv. krentenbollen", "Brood e.d. bijv. krentenbollen"),
        ("Naar dr. Bos gebracht", "Naar dr. Bos gebracht"),
        ("Ze krijgt een nieuwe taart", ""),
        ("Mevrouw Jansen bellen", ""),
        ("jansen bellen", ""),
        ("Haar geld terug", ""),
        ("klant bellen", ""),
        ("klantenservice gebeld", "klantenservice gebeld"),
        ("...", ""),
        ("", ""),
        ("woord " * 40, ""),
    ],
)
def test_a_note_is_said_only_when_it_can_be_said_to_the_customer(case: Case, typed: str, expected: str) -> None:
    assert note(typed, case) == expected


def test_without_a_customer_only_the_third_person_counts(case: Case) -> None:
    nobody = replace(case, customer=None)
    assert not speaks_about("Jansen bellen", nobody)
    assert speaks_about("ze komt morgen", nobody)


@pytest.mark.parametrize(
    ("typed", "story", "expected"),
    [
        ("Nieuwe taart", "", "nieuwe taart"),
        ("TV gerepareerd", "", "TV gerepareerd"),
        ("iPhone vervangen", "", "iPhone vervangen"),
        ("A4 bijgelegd", "", "A4 bijgelegd"),
        ("Gazelle nagekeken", "De rem van de Gazelle piept.", "Gazelle nagekeken"),
        ("Gazelle nagekeken", "Gazelle piept.", "gazelle nagekeken"),
        ("Deventer koek", "", "Deventer koek"),
        ("nieuwe taart", "", "nieuwe taart"),
    ],
)
def test_a_small_letter_follows_a_colon_unless_it_is_a_name(case: Case, typed: str, story: str, expected: str) -> None:
    assert inside(typed, but(case, story=story)) == expected


def test_names_of_the_customer_keep_their_capital(case: Case) -> None:
    assert is_name("Jansen", case)
    assert not is_name("Taart", case)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("slagroomtaart", "uw slagroomtaart"),
        ("Slagroomtaart", "uw slagroomtaart"),
        ("Gazelle fiets", "uw Gazelle fiets"),
        ("de slagroomtaart", "de slagroomtaart"),
        ("De slagroomtaart.", "de slagroomtaart"),
        ("haar nieuwe fiets", "uw nieuwe fiets"),
        ("onze fiets", "uw fiets"),
        ("haar", ""),
        ("de", ""),
        ("haar klant fiets", ""),
        ("bediening", "de bediening"),
        ("Wachttijd aan de kassa", "de wachttijd aan de kassa"),
        ("taart van mevrouw", ""),
        ("Twee taarten. Eén was kapot", ""),
        ("taart " * 20, ""),
        ("123", ""),
        ("sfeer.x", "uw sfeer.x"),
        ("", ""),
    ],
)
def test_a_product_stands_in_a_sentence(case: Case, typed: str, expected: str) -> None:
    assert product(but(case, product=typed)) == expected
