"""What the customer told: channel, kind and feeling."""

from dataclasses import replace

import pytest

from klachtenboek.domain.contact import HealthNote
from klachtenboek.domain.kinds import Channel, Kind, Severity
from klachtenboek.domain.shop import Trade
from klachtenboek.letters.content import Case
from klachtenboek.letters.told import apology, health, opening, subject, told, understanding
from tests.letters.bakery import BAKERY, at, but


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (Channel.SHOP, "Op 21 november vertelde u ons in de winkel dat u niet tevreden was over uw slagroomtaart."),
        (Channel.PHONE, "Op 21 november vertelde u ons aan de telefoon dat u niet tevreden was over"),
        (Channel.EMAIL, "Op 21 november schreef u ons in een e-mail dat u niet tevreden was over"),
        (Channel.LETTER, "Op 21 november schreef u ons in een brief dat u niet tevreden was over"),
        (Channel.WEBSITE, "Op 21 november schreef u ons via onze website dat u niet tevreden was over"),
        (Channel.REVIEW, "Op 21 november schreef u in een review dat u niet tevreden was over"),
        (Channel.SOCIAL, "Op 21 november schreef u ons via sociale media dat u niet tevreden was over"),
        (Channel.DELIVERY, "Op 21 november liet u ons via de bezorgdienst weten dat u niet tevreden was over"),
    ],
)
def test_every_channel_has_its_words(case: Case, channel: Channel, expected: str) -> None:
    assert opening(but(case, channel=channel)).startswith(expected)


@pytest.mark.parametrize(
    ("kind", "product", "expected"),
    [
        (Kind.COMPLAINT, "", "vertelde u ons in de winkel dat u niet tevreden was."),
        (Kind.SIGNAL, "", "vertelde u ons in de winkel wat u was opgevallen."),
        (Kind.SIGNAL, "taart", "dat u iets was opgevallen aan uw taart."),
        (Kind.QUESTION, "", "dat u een vraag had."),
        (Kind.QUESTION, "taart", "dat u een vraag had over uw taart."),
        (Kind.COMPLIMENT, "", "wat u bij ons zo goed beviel."),
        (Kind.COMPLIMENT, "taart", "dat u blij was met uw taart."),
    ],
)
def test_every_kind_has_its_words(case: Case, kind: Kind, product: str, expected: str) -> None:
    assert opening(but(case, kind=kind, product=product)).endswith(expected)


def test_another_trade_has_another_place(case: Case) -> None:
    assert "bij ons in de zaak" in opening(replace(case, shop=BAKERY._replace(trade=Trade.RESTAURANT)))


def test_last_year_is_named(case: Case) -> None:
    long_ago = but(case, received_at=at(10).replace(year=2025))
    assert opening(long_ago).startswith("Op 21 november 2025 ")


@pytest.mark.parametrize(
    ("product", "expected"),
    [
        ("slagroomtaart", "uw klacht: slagroomtaart"),
        ("de slagroomtaart", "uw klacht over de slagroomtaart"),
        ("bediening", "uw klacht over de bediening"),
        ("", "uw klacht van 21 november"),
    ],
)
def test_the_subject_takes_few_words(case: Case, product: str, expected: str) -> None:
    assert subject(but(case, product=product)) == expected


def test_understanding_weighs_what_happened(case: Case) -> None:
    assert understanding(case) == "Wij begrijpen goed hoe vervelend dat voor u was."
    assert understanding(but(case, severity=Severity.SERIOUS)) == "Wij begrijpen goed hoe erg dat voor u was."
    assert understanding(but(case, calls=2, trips=1)).endswith("Ook heeft het u extra moeite gekost.")
    assert understanding(but(case, kind=Kind.QUESTION)) == ""
    assert understanding(but(case, kind=Kind.COMPLIMENT)) == "Dat doet ons goed."


def test_only_trouble_is_apologised_for(case: Case) -> None:
    assert told(case).endswith("Het spijt ons.")
    assert apology(but(case, kind=Kind.SIGNAL)) == "Het spijt ons."
    assert apology(but(case, kind=Kind.QUESTION)) == ""
    assert told(but(case, kind=Kind.QUESTION)) == opening(but(case, kind=Kind.QUESTION))


def test_an_empty_health_note_says_nothing(case: Case) -> None:
    assert health(but(case, health_note=HealthNote(text=" ", entered_at=at(10), in_letter=True))) == ""
    assert health(case) == ""
