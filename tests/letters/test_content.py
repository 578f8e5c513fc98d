"""The five letters, word for word, and what the owner may choose about them."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.contact import HealthNote
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import BlockEmpty
from klachtenboek.domain.kinds import Closing, Kind, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Closed
from klachtenboek.domain.shop import Shop
from klachtenboek.letters.content import KINDS, Actions, Block, Case, Choices, Prose, blocks, compose, suggested
from tests.letters.bakery import BAKERY, CAKE, JANSEN, TODAY, at, but, words

GOLDEN = Path(__file__).parent / "golden"
REASONS = (Block.REASONS, "Wij hebben de taart bekeken. De room was te warm geworden.")

CALL = Promise(
    id=9, kind=PromiseKind.CALL_BACK, text="Uitleggen hoe de taart is ingezakt", due=at(15, 30, 24), made_at=at(11)
)


def fresh(case: Case) -> Case:
    """Return the cake an hour after it came back: listened to, one promise made."""
    return but(
        case, solution=None, goodwill=(), contacts=(), steps=case.complaint.steps[:3], promises=(CALL,), aftercare=None
    )


def golden(case: Case) -> dict[str, str]:
    """Return every letter that is kept word for word."""
    called = Aftercare(
        planned_on=date(2026, 12, 22), called_at=datetime(2026, 12, 22, 11), verdict=Verdict.ENTHUSIASTIC
    )
    praise = but(case, kind=Kind.COMPLIMENT, solution=None, steps=(), promises=(), contacts=(), goodwill=(CAKE,))
    explained = Choices(words=(REASONS,), own_sentence="Fijn dat uw moeder toch een mooi feest had.")
    letters = {
        "ontvangst": compose(fresh(case), LetterKind.ACKNOWLEDGEMENT),
        "afronding": compose(case, LetterKind.CLOSING),
        "uitleg": compose(but(case, goodwill=()), LetterKind.EXPLANATION, explained),
        "nazorg": compose(replace(but(case, aftercare=called), today=date(2026, 12, 22)), LetterKind.AFTERCARE),
        "dank": compose(praise, LetterKind.THANKS),
    }
    return {name: letter.text.replace("\N{NO-BREAK SPACE}", "~") + "\n" for name, letter in letters.items()}


@pytest.mark.parametrize("name", ["ontvangst", "afronding", "uitleg", "nazorg", "dank"])
def test_a_letter_reads_as_it_should(case: Case, name: str) -> None:
    """No-break spaces are shown as ``~``."""
    assert golden(case)[name] == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def spoken(case: Case, language: Language) -> Case:
    """Return the case of a customer who gets letters in this language, at home where it is spoken."""
    homes = {
        Language.FLEMISH: ("Meir 12", "2000", "Antwerpen", "BE"),
        Language.ENGLISH: ("14 Mill Lane", "CB1 2AB", "Cambridge", "GB"),
        Language.GERMAN: ("Lindenallee 3", "48143", "Münster", "DE"),
        Language.FRENCH: ("3 rue du Four", "59000", "Lille", "FR"),
    }
    street, postcode, town, country = homes[language]
    home = JANSEN._replace(street=street, postcode=postcode, town=town, country=country, language=language)
    return replace(case, customer=home)


@pytest.mark.parametrize("language", [Language.FLEMISH, Language.ENGLISH, Language.GERMAN, Language.FRENCH])
@pytest.mark.parametrize("name", ["ontvangst", "afronding", "uitleg", "nazorg", "dank"])
def test_a_letter_abroad_reads_as_it_should(case: Case, language: Language, name: str) -> None:
    kept = GOLDEN / language.value / f"{name}.txt"
    assert golden(spoken(case, language))[name] == kept.read_text(encoding="utf-8")


def called_je(case: Case, language: Language) -> Case:
    """Return the case of a customer whom the shop calls by her first name."""
    found = spoken(case, language) if language is not Language.DUTCH else case
    assert found.customer is not None
    return replace(found, customer=found.customer._replace(given="Anna", familiar=True))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["ontvangst", "afronding", "uitleg", "nazorg", "dank"])
def test_a_letter_to_a_friend_of_the_shop_reads_as_it_should(case: Case, language: Language, name: str) -> None:
    kept = GOLDEN / "je" / language.value / f"{name}.txt"
    assert golden(called_je(case, language))[name] == kept.read_text(encoding="utf-8")


def test_the_story_is_never_quoted_unless_the_owner_does(case: Case) -> None:
    for kind in KINDS:
        chosen = (REASONS,) if kind is LetterKind.EXPLANATION else ()
        assert "schaamde" not in words(case, kind, words=chosen)
    assert "U schaamde zich." in words(case, words=((Block.TOLD, "De taart was ingezakt. U schaamde zich."),))


def test_the_apology_stands_in_bold_at_the_end(case: Case) -> None:
    told = compose(case, LetterKind.CLOSING).sections[0]
    assert isinstance(told, Prose)
    assert told.strong == "Het spijt ons."
    assert not told.text.endswith("Het spijt ons.")


def test_an_owner_may_do_without_the_apology(case: Case) -> None:
    told = compose(case, LetterKind.CLOSING, Choices(words=((Block.TOLD, "Dit is er gebeurd."),))).sections[0]
    assert told == Prose(text="Dit is er gebeurd.")


def test_only_what_was_chosen_is_in_the_letter(case: Case) -> None:
    text = words(case, blocks=frozenset({Block.TOLD, Block.GIVEN}))
    assert "Wat wij u geven" in text
    for absent in ("Wat wij hebben gedaan", "voorkomen", "Over een maand"):
        assert absent not in text


def test_an_empty_block_is_left_out_by_itself(case: Case) -> None:
    bare = replace(but(case, steps=(), solution=None, promises=(), contacts=(), goodwill=()), measure=None, cause="")
    text = words(bare)
    for absent in ("Wat wij", "Hoe wij", "Samen"):
        assert absent not in text


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (Block.DONE, "wat wij hebben gedaan"),
        (Block.GIVEN, "wat wij geven"),
        (Block.PREVENT, "hoe wij dit voorkomen"),
        (Block.NEXT, "wat er nog komt"),
        (Block.AFTERCARE, "nazorg"),
    ],
)
def test_a_chosen_block_that_is_empty_is_named(case: Case, block: Block, name: str) -> None:
    bare = but(case, steps=(), solution=None, promises=(), contacts=(), goodwill=(), aftercare=None)
    bare = replace(bare, measure=None, customer=None)
    with pytest.raises(BlockEmpty) as refused:
        compose(bare, LetterKind.CLOSING, Choices(blocks=frozenset({block})))
    assert refused.value.name == name


@pytest.mark.parametrize("block", list(Block))
def test_a_block_that_was_cleared_is_named(case: Case, block: Block) -> None:
    kind = LetterKind.EXPLANATION if block is Block.REASONS else LetterKind.CLOSING
    with pytest.raises(BlockEmpty):
        compose(case, kind, Choices(words=((block, "  "),)))


def test_an_explanation_wants_the_owners_words(case: Case) -> None:
    with pytest.raises(BlockEmpty) as refused:
        compose(case, LetterKind.EXPLANATION)
    assert refused.value.name == "onze uitleg"


def test_what_was_done_can_be_worded_and_left_out(case: Case) -> None:
    own = "10.20 uur: Goed geluisterd.\nDaarna alles nagekeken.\n"
    done = compose(case, LetterKind.CLOSING, Choices(words=((Block.DONE, own),))).sections[1]
    assert isinstance(done, Actions)
    assert [(row.when, row.text) for row in done.rows] == [
        ("10.20 uur", "Goed geluisterd."),
        ("", "Daarna alles nagekeken."),
    ]
    keys = frozenset(row.key for row in blocks(case, LetterKind.CLOSING)[1].rows if row.key != "solution")
    text = words(case, left_out=keys)
    assert "10.45 uur: Met u afgesproken: vanmiddag een nieuwe taart bij u thuis." in text
    assert "geluisterd" not in text


def test_proposed_rows_come_back_as_they_were(case: Case) -> None:
    spread = but(case, promises=(replace(case.complaint.promises[0], ended_at=at(9, 5, 23)),))
    proposed = blocks(spread, LetterKind.CLOSING)[1].text
    assert words(spread, words=((Block.DONE, proposed),)) == words(spread)


def test_the_page_is_told_what_each_block_says(case: Case) -> None:
    states = {state.block: state for state in blocks(case, LetterKind.CLOSING)}
    assert list(states) == [Block.TOLD, Block.DONE, Block.GIVEN, Block.PREVENT, Block.NEXT, Block.AFTERCARE]
    assert states[Block.DONE].summary == "5 regels uit het logboek"
    assert states[Block.GIVEN].summary == "€\N{NO-BREAK SPACE}34,00 van €\N{NO-BREAK SPACE}49,00"
    assert states[Block.AFTERCARE].summary == "Belofte op 22 december"
    assert not states[Block.NEXT].is_available
    assert states[Block.TOLD].title == "Wat de klant vertelde"
    assert states[Block.PREVENT].text in words(case)


def test_open_promises_are_counted(case: Case) -> None:
    state = blocks(fresh(case), LetterKind.ACKNOWLEDGEMENT)[-1]
    assert state.summary == "1 open belofte"
    assert "24 november" not in state.text
    assert "15.30" in state.text


def test_explanations_are_not_proposed(case: Case) -> None:
    states = {state.block: state for state in blocks(case, LetterKind.EXPLANATION)}
    assert not states[Block.REASONS].is_available


def test_promises_in_own_words_take_the_place_of_ours(case: Case) -> None:
    text = words(fresh(case), LetterKind.ACKNOWLEDGEMENT, words=((Block.NEXT, "Wij bellen u dinsdag."),))
    assert "Wij bellen u dinsdag." in text
    assert "15.30" not in text


def test_a_closing_letter_names_promises_that_are_still_open(case: Case) -> None:
    text = words(but(case, promises=(CALL,)))
    assert "Wat wij nog doen, dinsdag 24 november\n15.30 uur: Wij bellen u terug: uitleggen hoe" in text


def test_a_health_note_is_in_the_letter_only_when_ticked(case: Case) -> None:
    note = HealthNote(text="notenallergie", entered_at=at(10))
    assert "allergie" not in words(but(case, health_note=note))
    ticked = words(but(case, health_note=replace(note, in_letter=True)))
    assert "Over uw gezondheid schreven wij op: notenallergie. Wij begrijpen" in ticked


def test_the_owner_adds_one_sentence_before_the_thanks(case: Case) -> None:
    assert "Wat een feest.\n\nDank u wel dat u het ons vertelde" in words(case, own_sentence="Wat een feest.")


def test_aftercare_can_be_worded(case: Case) -> None:
    text = words(case, words=((Block.AFTERCARE, "wij komen nog eens langs"),))
    assert "beter doen. Wij komen nog eens langs. Wij zien ernaar uit" in text


def test_the_subject_can_be_worded(case: Case) -> None:
    assert compose(case, LetterKind.CLOSING, Choices(subject="uw taart")).subject == "uw taart"


def test_somebody_out_of_reach_is_told_how_to_reach_the_shop(case: Case) -> None:
    gone = but(case, closed=Closed(at(16), Closing.UNREACHABLE))
    assert "Wij hebben u niet kunnen bereiken." in words(gone)
    assert "Wij hebben u niet kunnen bereiken." not in words(gone, LetterKind.THANKS)


def test_a_boundary_is_no_invitation(case: Case) -> None:
    assert "begroeten" not in words(but(case, closed=Closed(at(16), Closing.BOUNDARY)))


def test_a_practice_complaint_says_so_on_paper(case: Case) -> None:
    letter = compose(but(case, is_practice=True), LetterKind.ACKNOWLEDGEMENT)
    assert letter.reference == "OEFENING"
    assert "2026-0047" not in letter.text


def test_a_complaint_without_a_number_has_no_reference(case: Case) -> None:
    letter = compose(but(case, reference=None), LetterKind.CLOSING)
    assert letter.reference == ""
    assert "kenmerk" not in letter.text


def test_a_letter_is_in_the_language_of_the_customer(case: Case) -> None:
    assert case.customer is not None
    german = replace(case, customer=case.customer._replace(language=Language.GERMAN))
    assert compose(german, LetterKind.CLOSING).language is Language.GERMAN
    assert compose(replace(case, customer=None), LetterKind.CLOSING).language is Language.DUTCH


def test_a_shop_with_only_a_name_signs_with_it(case: Case) -> None:
    letter = compose(replace(case, shop=Shop(name="De Linde", role="bakkerij")), LetterKind.CLOSING)
    assert (letter.signature, letter.role, letter.sender, letter.footer) == ("De Linde", "bakkerij", (), ())


@pytest.mark.parametrize(("role", "expected"), [("eigenaar", "eigenaar, Bakkerij De Linde"), ("", "Bakkerij De Linde")])
def test_the_role_names_the_shop(case: Case, role: str, expected: str) -> None:
    assert compose(replace(case, shop=BAKERY._replace(role=role)), LetterKind.CLOSING).role == expected


def test_a_shop_without_a_name_still_writes(case: Case) -> None:
    letter = compose(replace(case, shop=Shop(owner="Marieke")), LetterKind.CLOSING)
    assert (letter.signature, letter.role) == ("Marieke", "")


def test_the_first_letter_is_suggested(case: Case) -> None:
    early = fresh(case)
    sent = SentLetter(kind=LetterKind.ACKNOWLEDGEMENT, words="", how=Sent.PRINTED, at=at(12), sha256="", size=0)
    called = Aftercare(planned_on=TODAY, called_at=at(12))
    assert suggested(early) is LetterKind.ACKNOWLEDGEMENT
    assert suggested(but(early, letters=(sent,))) is LetterKind.CLOSING
    assert suggested(case) is LetterKind.CLOSING
    assert suggested(but(case, aftercare=called)) is LetterKind.AFTERCARE
    assert suggested(but(case, kind=Kind.COMPLIMENT)) is LetterKind.THANKS


def test_composing_twice_gives_the_same_letter(case: Case) -> None:
    assert compose(case, LetterKind.CLOSING) == compose(case, LetterKind.CLOSING, Choices())
