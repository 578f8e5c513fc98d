"""The history of a complaint in the window: who, what and when in plain words, and back to how it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Mood, PromiseKind, Severity
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.history import FIRST_SHOWN, HistoryDialog
from klachtenboek.ui.models.changed import sentences
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.widgets import Label
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui import walkers

KEY = 1
Verb = Callable[[Logbook], object]

TOLD: tuple[tuple[Verb, str], ...] = (
    (lambda book: book.complaints.edit(KEY, product="taart"), "Product: taart."),
    (lambda book: book.complaints.edit(KEY, product="brood"), "Product: brood. Dat was taart."),
    (lambda book: book.complaints.edit(KEY, product=""), "Product weggehaald: brood."),
    (lambda book: book.complaints.edit(KEY, amount=1250), "Bedrag: € 12,50."),
    (lambda book: book.complaints.edit(KEY, mood=Mood.ANGRY), "Stemming: boos."),
    (lambda book: book.complaints.edit(KEY, severity=Severity.SERIOUS), "Hoe ernstig: ernstig. Dat was gewoon."),
    (lambda book: book.complaints.edit(KEY, happened_on=date(2026, 3, 9)), "Gebeurd op: 9 maart 2026."),
    (lambda book: book.complaints.edit(KEY, category_id=1), "Onderwerp aangepast."),
    (lambda book: book.complaints.take_step(KEY, Step.LISTEN, sentence="Vertel"), "Stap gedaan: laten uitpraten."),
    (lambda book: book.complaints.undo_step(KEY, Step.LISTEN), "Stap weer open: laten uitpraten."),
    (lambda book: book.complaints.note(KEY, "Gebeld | said: niets"), "Opgeschreven: Gebeld."),
    (lambda book: book.complaints.add_to_story(KEY, "Ze belde nog."), "Verhaal aangevuld: Ze belde nog."),
    (
        lambda book: book.promises.make(KEY, PromiseKind.VISIT, "Langskomen", book.now() + timedelta(days=1)),
        "Belofte gemaakt: Langskomen.",
    ),
    (lambda book: book.promises.keep(KEY, 1), "Belofte: nagekomen."),
    (
        lambda book: book.goodwill.give(KEY, GoodwillKind.COURTESY, "Doos bonbons", 1200),
        "Regel bij wat je weggeeft: Doos bonbons.",
    ),
    (lambda book: book.complaints.follow_online(KEY, OnlineTrail(platform="Google")), "Wat er online staat aangepast."),
    (lambda book: book.complaints.note_health(KEY, "noten"), "Aantekening over gezondheid aangepast."),
    (lambda book: book.letters.send(KEY, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED), "Brief verstuurd: ontvangst."),
    (lambda book: book.complaints.close(KEY, Closing.WITHDRAWN), "Gesloten: klant trekt de klacht in."),
    (lambda book: book.complaints.reopen(KEY, "Toch niet goed"), "Heropend: Toch niet goed."),
    (lambda book: book.complaints.lapse(KEY, "dubbel"), "Weggegooid."),
    (lambda book: book.complaints.put_back(KEY), "Teruggezet uit de prullenbak."),
)


@pytest.fixture
def logged(logbook: Logbook) -> Logbook:
    logbook.complaints.log("Het brood was oud.", who="mevrouw De Vries", channel=Channel.REVIEW)
    return logbook


def last(book: Logbook) -> tuple[str, ...]:
    return sentences(book.versions.revisions(KEY)[0].changes)


def test_every_kind_of_change_reads_as_a_sentence(logged: Logbook) -> None:
    assert last(logged) == ("Klacht opgeschreven.",)
    for verb, words in TOLD:
        verb(logged)
        assert words in last(logged)
        assert not [line for line in last(logged) if "None" in line or "_" in line]


def test_a_solution_is_told_until_the_customer_agrees(logged: Logbook) -> None:
    logged.complaints.choose_solution(KEY, "Nieuw brood", anyway=True)
    assert "Oplossing: Nieuw brood." in last(logged)
    logged.complaints.agree(KEY)
    assert last(logged) == ("Oplossing: Nieuw brood. De klant is akkoord.",)


def test_who_changed_it_stands_above_each_change(workplace: Workplace, logged: Logbook, clock: FakeClock) -> None:
    clock.forward(minutes=5)
    logged.keeping.save_shop(logged.keeping.shop()._replace(writer="Sanne"))
    logged.complaints.edit(KEY, product="taart")
    dialog = HistoryDialog(workplace, KEY)
    assert [card.heading_words.text() for card in dialog.cards] == [
        "Vandaag 14:53, Sanne",
        "Vandaag 14:48, Marieke van der Linde",
    ]
    assert not dialog.cards[1].back.isVisibleTo(dialog)
    dialog.deleteLater()


def test_going_back_shows_first_what_that_changes(dressed: QApplication, workplace: Workplace, logged: Logbook) -> None:
    logged.complaints.edit(KEY, product="taart")
    logged.complaints.edit(KEY, product="brood", place="toonbank")
    dialog = HistoryDialog(workplace, KEY)
    dialog.show()
    assert not dialog.done_button.isEnabled()
    dialog.cards[1].back.click()
    walkers.settle(dressed)
    shown = [label.text() for label in dialog.cards[1].findChildren(Label) if label.isVisibleTo(dialog)]
    assert shown[-3:] == [
        "Als je dit terugzet, verandert er:",
        "Product weggehaald: brood.",
        "Waar weggehaald: toonbank.",
    ]
    assert dialog.done_button.isEnabled()
    assert dialog.chosen == 1
    dialog.cards[0].back.click()
    assert (dialog.chosen, dialog.cards[1].role(), dialog.cards[0].role()) == (0, "surface", "primary")
    dialog.close()
    dialog.deleteLater()


def test_the_page_puts_back_what_was_chosen_and_can_undo_it(
    workplace: Workplace, logged: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.complaints.edit(KEY, product="taart")
    said: list[str] = []
    workplace.said.connect(lambda words, _undo: said.append(words))
    page = ComplaintPage(workplace)
    page.open(KEY)
    monkeypatch.setattr(HistoryDialog, "ask", lambda *_all, **_more: None)
    page.log.history.click()
    assert logged.complaints.get(KEY).product == "taart"
    monkeypatch.setattr(HistoryDialog, "ask", lambda *_all, **_more: 0)
    assert "Geschiedenis…" in [act.text() for act in page.menu().actions()]
    page.log.history.click()
    assert logged.complaints.get(KEY).product == ""
    assert said == ["De klacht is weer zoals toen."]
    logged.undo()
    assert logged.complaints.get(KEY).product == "taart"
    page.deleteLater()


def test_a_long_history_begins_with_the_latest(
    dressed: QApplication, workplace: Workplace, logged: Logbook, clock: FakeClock
) -> None:
    for number in range(FIRST_SHOWN + 5):
        clock.forward(minutes=1)
        logged.complaints.edit(KEY, product=f"taart {number} " + "met een heel lange naam " * 3)
    dialog = HistoryDialog(workplace, KEY)
    dialog.show()
    assert len(dialog.cards) == FIRST_SHOWN
    dialog.more.click()
    assert len(dialog.cards) == FIRST_SHOWN + 6
    assert not dialog.more.isVisible()
    dialog.cards[3].back.click()
    sizes = ((680, 620), (600, 440))
    assert walkers.faults(dressed, dialog, sizes=sizes, scales=(1.0, 1.5)) == []
    dialog.close()
    dialog.deleteLater()
