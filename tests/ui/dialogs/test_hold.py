"""Keeping a complaint for a dispute: asked from its menu, shown among the settings, ended again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.dialogs.hold import HoldChoice, HoldDialog
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.workplace import Workplace
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

TODAY = date(2026, 11, 20)


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot) -> HoldDialog:
    made = HoldDialog(TODAY)
    qtbot.addWidget(made)
    made.show()
    dressed.processEvents()
    return made


def test_the_day_to_look_again_is_half_a_year_on_unless_told(dialog: HoldDialog) -> None:
    dialog.reason.set_text("Geschillencommissie")
    dialog.done_button.click()
    assert dialog.choice == HoldChoice("Geschillencommissie", date(2027, 5, 20))


def test_a_reason_and_a_day_are_wanted(dialog: HoldDialog) -> None:
    dialog.day.set_text("ooit")
    dialog.done_button.click()
    assert dialog.reason.error()
    assert dialog.day.error()
    assert dialog.choice is None


def test_everything_fits(dressed: QApplication, dialog: HoldDialog) -> None:
    assert faults(dressed, dialog) == []


def test_it_is_held_from_the_menu_and_let_go(
    dressed: QApplication, qtbot: QtBot, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde")
    complaint = book.complaints.log("De taart was ingezakt.")
    page = ComplaintPage(Workplace(book))
    qtbot.addWidget(page)
    page.show()
    page.open(complaint.id)
    dressed.processEvents()
    monkeypatch.setattr(HoldDialog, "ask", lambda _today, **_window: HoldChoice("verzekeraar", TODAY))
    for words, held in (("Vastleggen voor een geschil…", True), ("Vrijgeven", False)):
        page.open(complaint.id)
        next(act for act in page.menu().actions() if act.text() == words).trigger()
        assert (book.complaints.get(complaint.id).hold is not None) is held
    book.close()
