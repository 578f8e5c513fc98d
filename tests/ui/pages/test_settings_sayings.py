"""The sentences to say, worded by the owner, and where they are said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.ui.dialogs.call import CallDialog
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.settings import SettingsPage
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> SettingsPage:
    made = shown(qtbot, SettingsPage(workplace))
    made.open()
    made.sections.chip("sayings").click()
    return made


def write(page: SettingsPage, place: int, text: str) -> None:
    field = page.sayings.rows[place].field
    field.control.setFocus()
    field.set_text("")
    QTest.keyClicks(field.control, text)
    page.sections.chip("sayings").setFocus()


def test_a_changed_sentence_is_kept_heard_and_undone(
    page: SettingsPage, logbook: Logbook, undo: list[Callable[[], object]]
) -> None:
    before = logbook.sayings.templates(Step.LISTEN)
    write(page, 0, "Vertel het me maar, {naam}.")
    assert logbook.sayings.templates(Step.LISTEN)[0] == "Vertel het me maar, {naam}."
    assert "Vertel het me maar, mevrouw Jansen." in page.sayings.rows[0].field.error()
    undo[-1]()
    assert logbook.sayings.templates(Step.LISTEN) == before
    assert page.sayings.rows[0].field.text() == before[0]


def test_a_wrong_field_is_told_beside_the_sentence_and_not_kept(page: SettingsPage, logbook: Logbook) -> None:
    before = logbook.sayings.templates(Step.LISTEN)
    write(page, 0, "Dag {nam}")
    assert "naam" in page.sayings.rows[0].field.error()
    assert logbook.sayings.templates(Step.LISTEN) == before
    write(page, 1, "Vertel.")
    assert logbook.sayings.templates(Step.LISTEN)[:2] == (before[0], "Vertel.")


def test_a_sentence_is_added_put_first_and_removed(page: SettingsPage, logbook: Logbook) -> None:
    page.sayings.steps.chip(Step.APOLOGISE).click()
    before = logbook.sayings.templates(Step.APOLOGISE)
    page.sayings.add_button.click()
    write(page, -1, "Dit had niet gemogen. Sorry.")
    assert logbook.sayings.templates(Step.APOLOGISE) == (*before, "Dit had niet gemogen. Sorry.")
    page.sayings.rows[-1].up.click()
    assert logbook.sayings.templates(Step.APOLOGISE) == ("Dit had niet gemogen. Sorry.", *before)
    page.sayings.rows[0].remove.click()
    assert logbook.sayings.templates(Step.APOLOGISE) == before
    assert not logbook.sayings.is_own(Step.APOLOGISE)


def test_the_standard_comes_back_and_that_can_be_undone(
    page: SettingsPage, logbook: Logbook, undo: list[Callable[[], object]]
) -> None:
    ours = logbook.sayings.templates(Step.LISTEN)
    assert not page.sayings.back.isVisible()
    write(page, 0, "Vertel.")
    page.sayings.back.click()
    assert logbook.sayings.templates(Step.LISTEN) == ours
    undo[-1]()
    assert logbook.sayings.templates(Step.LISTEN)[0] == "Vertel."


def test_the_stepper_says_it_in_the_owners_words(
    page: SettingsPage, logbook: Logbook, workplace: Workplace, qtbot: QtBot
) -> None:
    write(page, 0, "Vertel het me maar, {naam}.")
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    shown = ComplaintPage(workplace)
    qtbot.addWidget(shown)
    shown.open(complaint.id)
    assert shown.stepper.steps[Step.LISTEN].sentence() == "Vertel het me maar, mevrouw Jansen."


def test_the_call_card_opens_in_the_owners_words(
    page: SettingsPage, logbook: Logbook, workplace: Workplace, qtbot: QtBot
) -> None:
    page.once.parts.chip("opening").click()
    field = page.once.fields["opening.reason.call_back"]
    field.control.setFocus()
    field.set_text("Daar ben ik dan. Komt het uit?")
    page.sections.chip("sayings").setFocus()
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    logbook.promises.make(complaint.id, PromiseKind.CALL_BACK, "Bellen", logbook.now())
    card = CallDialog(workplace, logbook.promises.open()[0])
    qtbot.addWidget(card)
    assert card.opening.endswith("Daar ben ik dan. Komt het uit?")


def test_what_is_still_being_typed_is_kept_on_leaving(page: SettingsPage, logbook: Logbook) -> None:
    field = page.once.fields["promise.refund"]
    field.control.setFocus()
    field.set_text("Uw geld is er {dag} om {tijd}. Goed?")
    page.leave()
    assert next(one.own for one in logbook.sayings.singles() if one.name == "promise.refund")


def test_everything_fits_at_every_size(dressed: QApplication, page: SettingsPage) -> None:
    assert faults(dressed, page) == []
