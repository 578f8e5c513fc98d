"""Asking why a complaint is closed or opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from klachtenboek.domain.checklist import STEPS
from klachtenboek.domain.kinds import Closing
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.closing import ClosingChoice, ClosingDialog, ReopeningDialog
from klachtenboek.ui.workplace import Workplace
from tests.ui import walkers

pytestmark = pytest.mark.usefixtures("workplace")


def test_closing_early_says_what_is_missing_and_wants_a_reason(logbook: Logbook) -> None:
    dialog = ClosingDialog(logbook.complaints.log("Oud brood."))
    dialog.show()
    assert "begrip getoond, sorry gezegd, opgelost" in dialog.not_solved.accessibleName()
    dialog.done_button.click()
    assert dialog.choice is None
    assert dialog.reason_field.error()
    dialog.reason.chip(Closing.BOUNDARY).click()
    dialog.remark.set_text("Schelden aan de toonbank.")
    dialog.done_button.click()
    assert dialog.choice == ClosingChoice(Closing.BOUNDARY, "Schelden aan de toonbank.")


def test_a_solved_complaint_is_closed_as_solved(logbook: Logbook) -> None:
    key = logbook.complaints.log("Oud brood.").id
    for step in STEPS:
        logbook.complaints.take_step(key, step)
    logbook.complaints.choose_solution(key, "Nieuw brood")
    dialog = ClosingDialog(logbook.complaints.agree(key))
    dialog.show()
    assert not dialog.not_solved.isVisibleTo(dialog)
    dialog.done_button.click()
    assert dialog.choice == ClosingChoice(Closing.RESOLVED, "")


def test_every_reason_is_offered(logbook: Logbook) -> None:
    dialog = ClosingDialog(logbook.complaints.log("Oud brood."))
    assert all(dialog.reason.chip(reason) is not None for reason in Closing)


def test_reopening_wants_a_few_words() -> None:
    dialog = ReopeningDialog()
    dialog.show()
    dialog.done_button.click()
    assert dialog.field.error()
    assert dialog.isVisible()
    dialog.field.set_text("De klant belde.")
    dialog.done_button.click()
    assert dialog.reason == "De klant belde."


def test_a_dialog_that_is_left_answers_nothing(
    logbook: Logbook, answering: Callable[[Callable[[QDialog], None]], None]
) -> None:
    answering(lambda dialog: dialog.reject())
    assert ClosingDialog.ask(logbook.complaints.log("Oud brood.")) is None
    answering(lambda dialog: dialog.reject())
    assert ReopeningDialog.ask() == ""


def test_nothing_is_cut_off_and_everything_has_a_name(
    dressed: QApplication, workplace: Workplace, logbook: Logbook
) -> None:
    closing = ClosingDialog(logbook.complaints.log("Oud brood."))
    assert walkers.faults(dressed, closing, sizes=((560, 470), (870, 472)), scales=(1.0, 1.5)) == []
    assert walkers.faults(dressed, ReopeningDialog(), sizes=((520, 260), (870, 472)), scales=(1.0, 1.5)) == []
    assert workplace.logbook is logbook
