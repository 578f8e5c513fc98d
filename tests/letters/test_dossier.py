"""A complaint's file, as a committee reads it."""

from dataclasses import replace

import pytest

from klachtenboek.domain.contact import Addition, HealthNote
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.kinds import Closing
from klachtenboek.domain.record import Closed
from klachtenboek.letters.content import Case
from klachtenboek.letters.dossier import dossier, render
from tests.letters.bakery import STORY, at, but
from tests.letters.test_paper import LONG, NASTY, flat, pages_of


def printed(case: Case) -> str:
    return flat(" ".join(pages_of(render(dossier(case), case.shop.colour))))


def test_a_file_holds_what_was_told_done_promised_and_given(case: Case) -> None:
    words = printed(case)
    for part in (
        "Dossier 2026-0047",
        "Klant: Mevrouw A. Jansen",
        STORY,
        "Sorry zeggen",
        "De klant zei: Blij dat het lukt. Ons antwoord: Er staat een nieuwe taart klaar",
        "Beloofd voor 21 november 2026, 15.00 uur",
        "Belofte nagekomen",
        "€ 34,00",
        "Tegoedbon van 10 euro, € 10,00",
        "Oorzaak: te lang buiten de koeling",
        "Maatregel: Bij elke slagroomtaart",
        "De klacht is nog open.",
    ):
        assert part in words, part


def test_what_happened_stands_in_the_order_it_happened(case: Case) -> None:
    words = printed(case)
    places = [words.index(part) for part in ("10.20 uur", "10.45 uur", "11.05 uur", "14.30 uur")]
    assert places == sorted(places)


def test_a_letter_that_was_sent_is_in_it_word_for_word(case: Case) -> None:
    sent = SentLetter(
        kind=LetterKind.CLOSING,
        words="Geachte mevrouw Jansen,\n\nDank u wel.",
        how=Sent.PRINTED,
        at=at(16),
        sha256="",
        size=0,
    )
    words = printed(but(case, letters=(sent,), closed=Closed(at(17), Closing.RESOLVED)))
    assert "Brief afronding, afgedrukt op 21 november 2026, 16.00 uur" in words
    assert "Geachte mevrouw Jansen, Dank u wel." in words
    assert "Gesloten op 21 november 2026, 17.00 uur" in words


def test_what_was_added_later_is_dated(case: Case) -> None:
    words = printed(but(case, additions=(Addition(at=at(12), text="Ook de doos was nat."),)))
    assert "21 november 2026, 12.00 uur Ook de doos was nat." in words


def test_a_health_note_stays_out(case: Case) -> None:
    note = HealthNote(text="Allergisch voor noten", entered_at=at(12), in_letter=True)
    assert "noten" not in printed(but(case, health_note=note))


def test_a_file_with_nothing_in_it_is_still_a_file(case: Case) -> None:
    bare = but(
        case,
        story="",
        title="",
        product="",
        solution=None,
        steps=(),
        promises=(),
        contacts=(),
        goodwill=(),
        reference=None,
    )
    assert "Er is geen verhaal opgeschreven." in printed(replace(bare, customer=None, measure=None, cause=""))


def test_a_long_file_runs_on(case: Case) -> None:
    pages = pages_of(render(dossier(but(case, story=LONG * 150)), case.shop.colour))
    assert len(pages) > 2
    assert flat(" ".join(pages)).count("De taart was ingezakt") >= 140


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_stops_a_file(case: Case, nasty: str) -> None:
    wild = replace(but(case, story=nasty, product=nasty, wish=nasty, receipt=nasty), cause=nasty)
    assert printed(wild)
