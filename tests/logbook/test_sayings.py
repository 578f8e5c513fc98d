import pytest

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.errors import ListFull, NotFound, TextTooLong, UnknownField
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.logbook import Logbook
from klachtenboek.sentences import sentences_for

NAME = "mevrouw Jansen"


def test_until_the_owner_writes_one_our_sentences_are_said(logbook: Logbook) -> None:
    said = logbook.sayings.to_say(NAME)
    assert said == {step: sentences_for(step, Trade.SHOP, NAME) for step in STEPS}
    assert not any(logbook.sayings.is_own(step) for step in STEPS)


@pytest.mark.parametrize("step", STEPS)
def test_our_sentences_kept_unchanged_are_still_ours(logbook: Logbook, step: Step) -> None:
    logbook.sayings.keep(step, logbook.sayings.templates(step))
    assert not logbook.sayings.is_own(step)


@pytest.mark.parametrize("name", ["", NAME])
@pytest.mark.parametrize("step", STEPS)
def test_one_of_ours_among_own_ones_sounds_as_before(logbook: Logbook, step: Step, name: str) -> None:
    ours = logbook.sayings.to_say(name)[step]
    logbook.sayings.keep(step, ["Dat is niet best.", *logbook.sayings.templates(step)])
    assert logbook.sayings.to_say(name)[step] == ("Dat is niet best.", *ours)


@pytest.mark.parametrize(
    ("template", "named", "nameless"),
    [
        ("Wat vervelend, {naam}.", "Wat vervelend, mevrouw Jansen.", "Wat vervelend."),
        ("{naam}, wat vervelend.", "Mevrouw Jansen, wat vervelend.", "Wat vervelend."),
        ("Het spijt me, {naam}, echt waar.", "Het spijt me, mevrouw Jansen, echt waar.", "Het spijt me, echt waar."),
        ("Dag {naam}. Vertel eens.", "Dag mevrouw Jansen. Vertel eens.", "Dag. Vertel eens."),
        ("Wat vervelend.", "Wat vervelend.", "Wat vervelend."),
    ],
)
def test_an_own_sentence_is_said_with_and_without_a_name(
    logbook: Logbook, template: str, named: str, nameless: str
) -> None:
    logbook.sayings.keep(Step.ACKNOWLEDGE, [template])
    assert logbook.sayings.to_say(NAME)[Step.ACKNOWLEDGE] == (named,)
    assert logbook.sayings.to_say("")[Step.ACKNOWLEDGE] == (nameless,)


def test_no_sentence_at_all_is_ours_again(logbook: Logbook) -> None:
    ours = logbook.sayings.templates(Step.LISTEN)
    logbook.sayings.keep(Step.LISTEN, ["Vertel."])
    assert logbook.sayings.templates(Step.LISTEN) == ("Vertel.",)
    logbook.sayings.keep(Step.LISTEN, [" ", ""])
    assert logbook.sayings.templates(Step.LISTEN) == ours
    assert logbook.sayings.to_say("")[Step.LISTEN]


def test_each_kind_of_shop_has_its_own(logbook: Logbook) -> None:
    logbook.sayings.keep(Step.LISTEN, ["Vertel."])
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(trade=Trade.RESTAURANT))
    assert logbook.sayings.to_say("")[Step.LISTEN] == sentences_for(Step.LISTEN, Trade.RESTAURANT, "")


@pytest.mark.parametrize("text", ["Dag {name}", "Dag {naam!r}", "Dag {naam:5}", "Dag {", "Dag {}", "Dag {naam.x}"])
def test_a_field_nobody_fills_in_is_refused(logbook: Logbook, text: str) -> None:
    before = logbook.sayings.templates(Step.LISTEN)
    with pytest.raises(UnknownField):
        logbook.sayings.keep(Step.LISTEN, [text])
    assert logbook.sayings.templates(Step.LISTEN) == before


def test_too_many_and_too_long_is_refused(logbook: Logbook) -> None:
    with pytest.raises(ListFull):
        logbook.sayings.keep(Step.LISTEN, [f"Zin {number}." for number in range(13)])
    with pytest.raises(TextTooLong):
        logbook.sayings.keep(Step.LISTEN, ["x" * 301])


@pytest.mark.parametrize("kept", ["{", '"tekst"', "[1, null]", "{}", "[[]]"])
def test_what_cannot_be_read_is_ours_again(logbook: Logbook, kept: str) -> None:
    logbook.keeping.remember("say/shop/listen", kept)
    assert logbook.sayings.to_say("")[Step.LISTEN] == sentences_for(Step.LISTEN, Trade.SHOP, "")


def test_a_promise_and_a_call_are_said_in_the_owners_words(logbook: Logbook) -> None:
    due = logbook.now().replace(hour=15, minute=30)
    logbook.sayings.word("promise.call_back", "U hoort van me, {dag} om {tijd}. Goed zo?")
    assert (
        logbook.sayings.promising(PromiseKind.CALL_BACK, "morgen", due)
        == "U hoort van me, morgen om half vier. Goed zo?"
    )
    logbook.sayings.word("opening.reason.call_back", "Daar ben ik dan. Komt het uit?")
    logbook.sayings.word("opening.late", "Ik ben te laat, en dat spijt me.")
    said = logbook.sayings.calling(PromiseKind.CALL_BACK, NAME, is_late=True)
    assert said.endswith("Ik ben te laat, en dat spijt me. Daar ben ik dan. Komt het uit?")
    assert NAME in said
    for name in ("promise.call_back", "opening.reason.call_back", "opening.late"):
        logbook.sayings.word(name, "")
    assert all(not saying.own for saying in logbook.sayings.singles())
    with pytest.raises(UnknownField):
        logbook.sayings.word("opening.late", "Om {tijd}")
    with pytest.raises(NotFound):
        logbook.sayings.word("opening.greeting", "Hoi")


def test_every_kind_of_promise_has_a_sentence_to_word(logbook: Logbook) -> None:
    names = {saying.name for saying in logbook.sayings.singles()}
    assert names >= {f"{part}.{kind}" for part in ("promise", "opening.reason") for kind in PromiseKind}
