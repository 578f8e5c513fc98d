"""Nothing typed on the page of a complaint is lost: not by going elsewhere, not by a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.kinds import Channel, Direction
from klachtenboek.logbook import Logbook
from klachtenboek.ui.complaint.prevent import ANOTHER
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

UGLY = 'Ze zei: <img src=x> "€ 5" \\ 🙂'


@pytest.fixture
def two(logbook: Logbook) -> tuple[int, int]:
    return logbook.complaints.log("De taart was ingezakt.").id, logbook.complaints.log("Het brood was oud.").id


def put_away(page: ComplaintPage) -> None:
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def shown(workplace: Workplace) -> ComplaintPage:
    made = ComplaintPage(workplace)
    made.resize(1142, 688)
    made.show()
    return made


@pytest.fixture
def page(workplace: Workplace) -> Iterator[ComplaintPage]:
    made = shown(workplace)
    yield made
    put_away(made)


def type_everywhere(page: ComplaintPage) -> None:
    """Begin every form of the page."""
    note, offer, prevent = page.log.form, page.stepper.offer, page.stepper.prevent
    page.story.write()
    QTest.keyClicks(page.story.text.control, "Ook de kaarsjes")
    page.log.write()
    note.direction.chip(Direction.OUT).click()
    note.channel.chip(Channel.EMAIL).click()
    for line, words in (
        (note.said.control, "Ik mailde"),
        (note.answer.control, "Morgen klaar"),
        (offer.rows[0].words, "Nieuwe taart"),
        (offer.rows[0].value, "42,50"),
        (offer.when.control, "morgen 15"),
        (prevent.measure.control, "Koelen"),
    ):
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, words)
    prevent.causes.chip(ANOTHER).click()
    QTest.keyClicks(prevent.new_cause, "Te warm")


def all_typed(page: ComplaintPage) -> list[object]:
    """Return what stands in every form."""
    note, offer, prevent = page.log.form, page.stepper.offer, page.stepper.prevent
    return [
        page.story.text.text(),
        *(note.direction.value(), note.channel.value(), note.said.text(), note.answer.text()),
        *(offer.rows[0].words.text(), offer.rows[0].value.cents(), offer.when.text()),
        *(prevent.measure.text(), prevent.causes.value(), prevent.new_cause.text()),
    ]


WHOLE = [
    "Ook de kaarsjes",
    *(Direction.OUT, Channel.EMAIL, "Ik mailde", "Morgen klaar"),
    *("Nieuwe taart", 4250, "morgen 15"),
    *("Koelen", ANOTHER, "Te warm"),
]
NOTHING = ["", Direction.NOTE, Channel.PHONE, "", "", "", None, "", "", None, ""]


def test_another_complaint_has_its_own_and_the_first_gets_it_back(page: ComplaintPage, two: tuple[int, int]) -> None:
    page.open(two[0])
    type_everywhere(page)
    page.leave()
    page.open(two[1])
    assert [*all_typed(page)[:2], *all_typed(page)[3:]] == [*NOTHING[:2], *NOTHING[3:]]
    page.open(two[0])
    assert all_typed(page) == WHOLE
    assert page.story.text.isVisible()
    assert page.log.form.isVisible()


def test_it_is_there_after_a_restart_even_a_kill(
    qtbot: QtBot, dressed: QApplication, clock: FakeClock, tmp_path: Path
) -> None:
    book = Logbook(tmp_path / "boek.klachten", clock=clock)
    key = book.complaints.log("De taart was ingezakt.").id
    page = shown(Workplace(book))
    page.open(key)
    type_everywhere(page)
    qtbot.waitUntil(lambda: "Te warm" in book.keeping.remembered(f"typed/{key}"), timeout=3000)
    put_away(page)  # without a word to the page that it is left
    book.close()
    again = Logbook(tmp_path / "boek.klachten", clock=clock)
    page = shown(Workplace(again))
    page.open(key)
    assert all_typed(page) == WHOLE
    put_away(page)
    again.close()
    dressed.processEvents()


def test_what_went_into_the_book_is_not_typed_any_more(
    page: ComplaintPage, two: tuple[int, int], logbook: Logbook
) -> None:
    page.open(two[0])
    page.story.write()
    QTest.keyClicks(page.story.text.control, "Ook de kaarsjes")
    page.keep()
    page.story.add_text()
    page.log.write()
    QTest.keyClicks(page.log.form.said.control, "Vaste klant")
    page.keep()
    page.log.form.write()
    assert logbook.keeping.remembered(f"typed/{two[0]}") == ""
    page.open(two[1])
    page.open(two[0])
    assert not page.story.text.isVisible()
    assert not page.log.form.isVisible()


def test_a_step_that_was_taken_has_nothing_left_to_keep(
    page: ComplaintPage, two: tuple[int, int], logbook: Logbook
) -> None:
    for step in (*ATTENTION, Step.SUMMARISE):
        logbook.complaints.take_step(two[0], step)
    page.open(two[0])
    QTest.keyClicks(page.stepper.offer.rows[0].words, "Nieuwe taart")
    page.keep()
    assert "Nieuwe taart" in logbook.keeping.remembered(f"typed/{two[0]}")
    page.stepper.offer.rows[0].pick.click()
    page.keep()
    assert logbook.keeping.remembered(f"typed/{two[0]}") == ""


def test_any_text_comes_back_as_it_was_typed(page: ComplaintPage, two: tuple[int, int]) -> None:
    page.open(two[0])
    page.story.write(UGLY)
    page.leave()
    page.open(two[1])
    page.open(two[0])
    assert page.story.text.text() == UGLY


@pytest.mark.parametrize("kept", ["{", "[]", "null", '{"said": ""}'])
def test_what_cannot_be_read_is_passed_by(
    page: ComplaintPage, two: tuple[int, int], logbook: Logbook, kept: str
) -> None:
    logbook.keeping.remember(f"typed/{two[0]}", kept)
    page.open(two[0])
    assert all_typed(page) == NOTHING
