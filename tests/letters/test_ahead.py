"""What comes next: promises, the day of our answer, prevention, after-care and goodbye."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.kinds import Closing, Justified, Kind, PromiseKind
from klachtenboek.domain.lesson import Measure
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Closed
from klachtenboek.letters.ahead import after_call, aftercare, answer, late, prevention, promise_rows, reach
from klachtenboek.letters.content import Case
from tests.letters.bakery import BAKERY, TODAY, at, but


def promised(kind: PromiseKind, text: str, day: int = 24) -> Promise:
    return Promise(id=1, kind=kind, text=text, due=at(15, 30, day), made_at=at(10, 0, 1))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (PromiseKind.CALL_BACK, "Terugbellen", "Wij bellen u terug."),
        (PromiseKind.CALL_BACK, "Mevrouw Jansen bellen", "Wij bellen u terug."),
        (PromiseKind.CALL_BACK, "Terugbellen over Zeurende klant over een korst", "Wij bellen u terug."),
        (PromiseKind.CALL_BACK, "Call back about Moaning customer", "Wij bellen u terug."),
        (PromiseKind.VISIT, "Langskomen of herstellen", "Wij komen bij u langs of herstellen het."),
        (PromiseKind.OTHER, "Iets anders", "Wij doen wat wij u beloofden."),
        (PromiseKind.CALL_BACK, "Vertellen hoe het kwam", "Wij bellen u terug: vertellen hoe het kwam."),
        (PromiseKind.FIND_OUT, "de oven", "Wij zoeken voor u uit: de oven."),
        (PromiseKind.FIND_OUT, "ze", "Wij zoeken het voor u uit."),
        (PromiseKind.DELIVER, "Nieuwe taart", "Wij leveren: nieuwe taart."),
        (PromiseKind.REFUND, "€ 12,50", "U krijgt uw geld terug: € 12,50."),
        (PromiseKind.REFUND, "geld terug", "U krijgt uw geld terug."),
        (PromiseKind.VISIT, "fiets nakijken", "Onze afspraak met u: fiets nakijken."),
        (PromiseKind.VISIT, "bij haar langs", "Wij komen bij u langs of herstellen het."),
        (PromiseKind.OTHER, "bon sturen", "Onze belofte: bon sturen."),
        (PromiseKind.OTHER, "klant", "Wij doen wat wij u beloofden."),
    ],
)
def test_a_promise_is_repeated_to_the_customer(case: Case, kind: PromiseKind, text: str, expected: str) -> None:
    assert [row.text for row in promise_rows(but(case, promises=(promised(kind, text),)))] == [expected]


def test_a_promise_of_yesterday_is_owned_up_to(case: Case) -> None:
    missed = but(case, promises=(promised(PromiseKind.CALL_BACK, "bellen", 20),))
    assert promise_rows(missed) == ()
    assert late(missed).startswith("Een belofte aan u kwamen wij nog niet na.")
    assert late(case) == ""


@pytest.mark.parametrize(
    ("kind", "days", "expected"),
    [
        (Kind.COMPLAINT, 0, "Wij zoeken uit wat er is gebeurd. U hoort uiterlijk 5 december van ons."),
        (Kind.COMPLAINT, 14, "Wij zoeken uit wat er is gebeurd. U hoort zo snel mogelijk van ons."),
        (Kind.QUESTION, 0, "Wij zoeken het voor u uit. U hoort uiterlijk 5 december van ons."),
        (Kind.QUESTION, 30, "Wij zoeken het voor u uit. U hoort zo snel mogelijk van ons."),
    ],
)
def test_an_answer_is_promised_only_for_a_day_to_come(case: Case, kind: Kind, days: int, expected: str) -> None:
    assert answer(replace(but(case, kind=kind), today=TODAY + timedelta(days=days))) == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (TODAY, "Vanaf vandaag doen wij dit anders: koelelement erbij."),
        (date(2026, 12, 1), "Vanaf 1 december doen wij dit anders: koelelement erbij."),
        (date(2026, 11, 2), "Sinds 2 november doen wij dit anders: koelelement erbij."),
    ],
)
def test_a_measure_has_its_day(case: Case, since: date, expected: str) -> None:
    assert prevention(replace(case, measure=Measure(text="Koelelement erbij.", since=since), cause="")) == expected


@pytest.mark.parametrize("text", ["", " . "])
def test_an_empty_measure_says_nothing(case: Case, text: str) -> None:
    assert prevention(replace(case, measure=Measure(text=text, since=TODAY))) == ""
    assert prevention(replace(case, measure=None)) == ""


def test_a_cause_is_named_only_when_it_lays_no_blame(case: Case) -> None:
    named = "Wij zochten uit waardoor het kwam: te lang buiten de koeling."
    assert prevention(case).startswith(named)
    assert named not in prevention(but(case, justified=Justified.NO))
    assert prevention(replace(case, cause="Fout van de klant")).startswith("Vanaf vandaag")


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        (date(2026, 12, 22), "Over een maand bellen wij u om te horen of alles naar wens is."),
        (date(2027, 1, 21), "Over twee maanden bellen wij u om te horen of alles naar wens is."),
        (date(2026, 12, 5), "Rond 5 december bellen wij u om te horen of alles naar wens is."),
        (date(2026, 11, 20), ""),
    ],
)
def test_aftercare_is_told_as_one_says_it(case: Case, planned: date, expected: str) -> None:
    assert aftercare(but(case, aftercare=Aftercare(planned_on=planned))) == expected


def test_aftercare_is_told_before_it_is_planned(case: Case) -> None:
    open_still = but(case, aftercare=None)
    assert aftercare(open_still).startswith("Over een maand bellen wij u")
    assert aftercare(replace(open_still, shop=BAKERY._replace(aftercare_months=0))) == ""
    assert aftercare(but(open_still, kind=Kind.COMPLIMENT)) == ""
    assert aftercare(but(open_still, closed=Closed(at(16), Closing.WITHDRAWN))) == ""


def test_nobody_is_called_who_cannot_be(case: Case) -> None:
    assert case.customer is not None
    by_post = replace(case, customer=case.customer._replace(phone=""))
    assert aftercare(by_post).startswith("Over een maand nemen wij contact met u op")
    soon = but(by_post, aftercare=Aftercare(planned_on=date(2026, 12, 5)))
    assert aftercare(soon).startswith("Rond 5 december nemen wij contact met u op")
    nowhere = replace(case, customer=case.customer._replace(phone="", street=""))
    assert aftercare(nowhere) == ""
    assert aftercare(replace(case, customer=None)) == ""


@pytest.mark.parametrize(
    ("phone", "email", "expected"),
    [
        ("0570-1", "a@b.example", "U kunt ons bellen op 0570-1 of mailen naar a@b.example."),
        ("0570-1", "", "U kunt ons bellen op 0570-1."),
        ("", "a@b.example", "U kunt ons mailen op a@b.example."),
        ("", "", "U bent altijd welkom om het met ons te bespreken."),
    ],
)
def test_the_shop_says_how_to_reach_it(case: Case, phone: str, email: str, expected: str) -> None:
    assert reach(replace(case, shop=BAKERY._replace(phone=phone, email=email))) == expected


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ({"verdict": Verdict.SATISFIED}, "Wij zijn blij dat u tevreden bent."),
        ({"verdict": Verdict.ENTHUSIASTIC}, "Wij zijn heel blij dat u zo tevreden bent."),
        ({"verdict": Verdict.DISSATISFIED}, "Wij gaan er opnieuw mee aan de slag."),
        ({"still_solved": False}, "Wij gaan er opnieuw mee aan de slag."),
        ({}, "Fijn dat u de tijd nam om te antwoorden."),
    ],
)
def test_the_call_is_answered(case: Case, outcome: dict[str, object], expected: str) -> None:
    called = replace(Aftercare(planned_on=TODAY, called_at=at(11)), **outcome)  # type: ignore[arg-type]
    assert after_call(but(case, aftercare=called)).endswith(expected)


def test_somebody_not_reached_is_asked_in_writing(case: Case) -> None:
    assert "hebben u nog niet gesproken" in after_call(case)
