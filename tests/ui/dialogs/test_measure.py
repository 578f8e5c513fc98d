"""Asking for a measure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.lesson import Cause
from klachtenboek.ui.dialogs.measure import MeasureDialog, NewMeasure
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 20)
CAUSES = tuple(Cause(id=n, name=f"Oorzaak met een lange naam nummer {n}") for n in range(1, 13))


def made(qtbot: QtBot, cause_id: int | None = None) -> MeasureDialog:
    dialog = MeasureDialog(CAUSES, TODAY, cause_id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.usefixtures("dressed")
def test_words_are_enough_and_it_begins_today(qtbot: QtBot) -> None:
    dialog = made(qtbot)
    dialog.text.set_text("  Koelelement \n mee ")
    dialog.done_button.click()
    assert dialog.measure == NewMeasure("Koelelement mee", None, TODAY)


@pytest.mark.usefixtures("dressed")
def test_the_cause_it_was_asked_for_is_chosen(qtbot: QtBot) -> None:
    dialog = made(qtbot, 3)
    dialog.text.set_text("Koelelement mee")
    dialog.cause.chip(5).click()
    dialog.cause.chip(3).click()
    dialog.done_button.click()
    assert dialog.measure == NewMeasure("Koelelement mee", 3, TODAY)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("gisteren", date(2026, 11, 19)),
        ("1-9", date(2026, 9, 1)),
        ("1 september 2027", date(2027, 9, 1)),
        ("1 december", date(2026, 12, 1)),
        ("ooit", None),
        ("", None),
    ],
)
def test_a_day_without_a_year_lies_behind_us_or_is_near(qtbot: QtBot, typed: str, day: date | None) -> None:
    dialog = made(qtbot)
    dialog.text.set_text("Folder")
    dialog.since.set_text(typed)
    dialog.since.left.emit()
    assert dialog.day() == day
    dialog.done_button.click()
    assert (dialog.measure is None) == bool(dialog.since.error()) == (day is None)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("words", ["", "   ", "x" * 301])
def test_it_does_not_go_on_with_no_words_or_too_many(qtbot: QtBot, words: str) -> None:
    dialog = made(qtbot)
    dialog.text.set_text(words)
    dialog.done_button.click()
    assert dialog.measure is None
    assert dialog.text.error()
    dialog.text.edited.emit("Folder")
    assert not dialog.text.error()


def test_everything_fits(qtbot: QtBot, dressed: QApplication) -> None:
    assert faults(dressed, made(qtbot), scales=(1.0, 2.0)) == []
