"""The rows of what was done: honest about time, nothing twice, nothing about the customer behind their back."""

from dataclasses import replace

import pytest

from klachtenboek.domain.checklist import Step, StepDone
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.kinds import Channel, Direction, Outcome, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Solution
from klachtenboek.letters.content import Case, Choices
from klachtenboek.letters.done import actions, done, own_row
from klachtenboek.letters.letter import ActionRow
from tests.letters.bakery import CASE, at, but


def only(case: Case, **changes: object) -> Case:
    bare: dict[str, object] = {"steps": (), "solution": None, "promises": (), "contacts": (), "goodwill": ()}
    return but(case, **(bare | changes))


def texts_of(case: Case) -> list[str]:
    return [row.text for row in done(case)]


def kept(**changes: object) -> Promise:
    base = Promise(
        id=1,
        kind=PromiseKind.DELIVER,
        text="Nieuwe taart",
        due=at(15),
        made_at=at(10),
        outcome=Outcome.KEPT,
        ended_at=at(14),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def talk(**changes: object) -> Contact:
    base = Contact(id=1, at=at(11), direction=Direction.OUT, channel=Channel.PHONE, answer="Taart staat klaar")
    return replace(base, **changes)  # type: ignore[arg-type]


def step(kind: Step, hour: int = 10, minute: int = 0, *, afterwards: bool = False) -> StepDone:
    return StepDone(step=kind, at=at(hour, minute), afterwards=afterwards)


def test_attention_and_action_of_one_talk_are_two_rows(case: Case) -> None:
    steps = tuple(step(kind, 10, number) for number, kind in enumerate(Step))
    assert texts_of(only(replace(case, measure=None), steps=steps)) == [
        "Naar uw verhaal geluisterd en onze excuses aangeboden.",
        "Met u nagegaan of wij u goed begrepen, oplossingen met u besproken en bekeken hoe wij dit voortaan voorkomen.",
    ]


def test_understanding_without_listening_is_told(case: Case) -> None:
    assert texts_of(only(case, steps=(step(Step.ACKNOWLEDGE),))) == ["Stilgestaan bij wat dit voor u betekende."]


def test_an_apology_hours_later_has_its_own_row(case: Case) -> None:
    rows = done(only(case, steps=(step(Step.LISTEN, 10), step(Step.APOLOGISE, 14))))
    assert [(row.at.hour, row.text) for row in rows] == [
        (10, "Naar uw verhaal geluisterd."),
        (14, "Onze excuses aangeboden."),
    ]


def test_prevention_has_its_own_block(case: Case) -> None:
    assert texts_of(only(case, steps=(step(Step.PREVENT),))) == []


def test_a_step_filled_in_afterwards_shows_no_time(case: Case) -> None:
    late = only(case, steps=(step(Step.LISTEN, afterwards=True),))
    block = actions(late, Choices())
    assert block is not None
    assert block.rows == (ActionRow("", "Naar uw verhaal geluisterd."),)
    mixed = done(only(case, steps=(step(Step.LISTEN, 10, 5), step(Step.APOLOGISE, 10, 9, afterwards=True))))
    assert (mixed[0].timed, mixed[0].at) == (True, at(10, 5))


@pytest.mark.parametrize(
    ("solution", "expected"),
    [
        (Solution("Nieuwe taart", at(10), at(11)), "Met u afgesproken: nieuwe taart."),
        (Solution("Nieuwe taart", at(10)), "Met u gekozen: nieuwe taart."),
        (Solution("Ze krijgt een taart", at(10), at(11)), "Met u een oplossing afgesproken."),
        (Solution("Haar geld terug", at(10)), "Met u een oplossing gekozen."),
    ],
)
def test_the_solution_is_named(case: Case, solution: Solution, expected: str) -> None:
    assert texts_of(only(case, solution=solution)) == [expected]


def test_a_solution_that_is_in_the_table_is_not_named_twice(case: Case) -> None:
    same = Solution("nieuwe slagroomtaart, 16 personen", at(10), at(11))
    assert texts_of(only(case, solution=same, goodwill=case.complaint.goodwill)) == ["Met u een oplossing afgesproken."]


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (kept(), "Geleverd, zoals beloofd: nieuwe taart."),
        (kept(text="Mevrouw Jansen een taart brengen"), "Geleverd wat wij u beloofden."),
        (kept(kind=PromiseKind.FIND_OUT, text="de oven"), "Voor u uitgezocht, zoals beloofd: de oven."),
        (kept(kind=PromiseKind.FIND_OUT, text="zij belt"), "Voor u uitgezocht wat wij u beloofden."),
        (kept(kind=PromiseKind.REFUND, text="€ 12,50"), "Uw geld teruggegeven, zoals beloofd: € 12,50."),
        (kept(kind=PromiseKind.REFUND, text="haar geld"), "Uw geld teruggegeven, zoals beloofd."),
        (kept(kind=PromiseKind.VISIT, text="fiets nakijken"), "Onze belofte nagekomen: fiets nakijken."),
        (kept(kind=PromiseKind.OTHER, text="klant mailen"), "Onze belofte aan u nagekomen."),
        (kept(kind=PromiseKind.CALL_BACK, text="bellen"), "U teruggebeld, zoals beloofd."),
        (kept(kind=PromiseKind.CALL_BACK, ended_at=at(16)), "U teruggebeld, later dan wij beloofden."),
        (kept(ended_at=at(16)), "Onze belofte nagekomen, later dan afgesproken: nieuwe taart."),
        (kept(ended_at=at(16), text="ze belt"), "Onze belofte nagekomen, later dan afgesproken."),
    ],
)
def test_a_kept_promise_is_told(case: Case, promise: Promise, expected: str) -> None:
    assert texts_of(only(case, promises=(promise,))) == [expected]


def test_a_promise_moved_too_late_was_not_kept_as_promised(case: Case) -> None:
    moved = kept(outcome=Outcome.MOVED, ended_at=at(16))
    follower = kept(id=2, moved_from=1, due=at(17), ended_at=at(16, 30))
    assert texts_of(only(case, promises=(moved, follower))) == [
        "Onze belofte nagekomen, later dan afgesproken: nieuwe taart."
    ]
    in_time = replace(moved, ended_at=at(14))
    assert texts_of(only(case, promises=(in_time, follower))) == ["Geleverd, zoals beloofd: nieuwe taart."]


@pytest.mark.parametrize("outcome", [None, Outcome.BROKEN, Outcome.MOVED])
def test_other_promises_are_not_told(case: Case, outcome: Outcome | None) -> None:
    assert texts_of(only(case, promises=(kept(outcome=outcome),))) == []


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (talk(), "U gebeld. Taart staat klaar."),
        (talk(direction=Direction.IN), "Met u gebeld. Taart staat klaar."),
        (talk(channel=Channel.SHOP), "Met u gesproken in de winkel. Taart staat klaar."),
        (talk(channel=Channel.EMAIL), "U een e-mail gestuurd. Taart staat klaar."),
        (talk(channel=Channel.LETTER, answer="zij weet het"), "U een brief gestuurd."),
        (talk(channel=Channel.REVIEW), "Op uw review geantwoord. Taart staat klaar."),
        (talk(channel=None), "Contact met u gehad. Taart staat klaar."),
    ],
)
def test_an_answer_is_told(case: Case, contact: Contact, expected: str) -> None:
    assert texts_of(only(case, contacts=(contact,))) == [expected]


@pytest.mark.parametrize(
    "contact", [talk(reached=False), talk(direction=Direction.NOTE), talk(answer=" ", said="Boos")]
)
def test_talks_without_an_answer_stay_in_the_book(case: Case, contact: Contact) -> None:
    assert texts_of(only(case, contacts=(contact,))) == []


def test_the_call_that_kept_a_promise_is_told_once(case: Case) -> None:
    call = kept(kind=PromiseKind.CALL_BACK, text="bellen")
    near = talk(at=at(14, 20))
    elsewhere = talk(at=at(9), promise_id=1)
    assert texts_of(only(case, promises=(call,), contacts=(near, elsewhere))) == ["U teruggebeld, zoals beloofd."]
    apart = talk(at=at(9))
    assert len(done(only(case, promises=(call,), contacts=(apart,)))) == 2


def test_the_same_on_one_day_is_told_once(case: Case) -> None:
    twice = (talk(), talk(id=2, at=at(12)))
    assert len(done(only(case, contacts=twice))) == 1
    other_day = (talk(), talk(id=2, at=at(12, 0, 22)))
    assert len(done(only(case, contacts=other_day))) == 2


def test_days_stand_in_the_rows_when_there_are_several(case: Case) -> None:
    block = actions(only(case, contacts=(talk(), talk(id=2, at=at(9, 5, 23)))), Choices())
    assert block is not None
    assert block.day == ""
    assert [row.when.replace("\N{NO-BREAK SPACE}", " ") for row in block.rows] == [
        "21 november, 11.00 uur",
        "23 november, 9.05 uur",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("10.20 uur: Geluisterd.", ActionRow("10.20 uur", "Geluisterd.")),
        ("21 november, 9.05 uur: Gebeld.", ActionRow("21 november, 9.05 uur", "Gebeld.")),
        ("21 november: Gebeld.", ActionRow("21 november", "Gebeld.")),
        ("21 november 2025: Gebeld.", ActionRow("21 november 2025", "Gebeld.")),
        ("Gebeld: alles goed.", ActionRow("", "Gebeld: alles goed.")),
        ("10.20 uur:", ActionRow("", "10.20 uur:")),
    ],
)
def test_a_line_of_the_owner_is_a_row(line: str, expected: ActionRow) -> None:
    assert own_row(line, CASE) == expected
