"""Kinds of complaints and causes, and closed days, on the page with everything the owner can set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.lesson import Category, Listed
from klachtenboek.ui.pages.settings import SettingsPage
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.pages.settings_lists import ListCard
    from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> SettingsPage:
    made = shown(qtbot, SettingsPage(workplace))
    made.open()
    return made


def causes(page: SettingsPage) -> ListCard:
    page.sections.chip("lists").click()
    return page.lists[1]


def names(logbook: Logbook) -> list[str]:
    return [entry.name for entry in logbook.lists.entries(Listed.CAUSES)]


def test_a_name_is_kept_when_the_field_is_left_and_can_be_undone(
    page: SettingsPage, logbook: Logbook, undo: list[Callable[[], object]]
) -> None:
    card, before = causes(page), names(logbook)
    card.rows[0].name.setFocus()
    card.rows[0].name.selectAll()
    QTest.keyClicks(card.rows[0].name, "Te warm in de auto")
    card.rows[1].name.setFocus()
    assert names(logbook)[0] == "Te warm in de auto"
    undo[-1]()
    assert names(logbook) == before
    assert card.rows[0].name.text() == before[0]


def test_a_name_that_is_there_is_refused_in_place(page: SettingsPage, logbook: Logbook) -> None:
    card, before = causes(page), names(logbook)
    card.rows[0].name.setFocus()
    card.rows[0].name.setText(before[1])
    card.rows[2].name.setFocus()
    assert "staat al" in card.message.text()
    assert card.message.isVisible()
    assert names(logbook) == before


def test_the_keyboard_moves_an_entry_and_stays_with_it(page: SettingsPage, logbook: Logbook) -> None:
    card, before = causes(page), names(logbook)
    card.rows[0].name.setFocus()
    QTest.keyClick(card.rows[0].name, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(logbook)[:2] == [before[1], before[0]]
    assert card.rows[1].name.hasFocus()
    QTest.keyClick(card.rows[1].name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(logbook) == before


def test_a_grip_drags_an_entry_down(page: SettingsPage, logbook: Logbook) -> None:
    card, before = causes(page), names(logbook)
    grip, target = card.rows[0].grip, card.rows[3]
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    there = grip.mapFromGlobal(target.mapToGlobal(QPoint(5, target.height() - 2)))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=there)
    assert names(logbook)[:4] == [*before[1:4], before[0]]


def test_an_entry_is_hidden_and_shown_again(page: SettingsPage, logbook: Logbook) -> None:
    card, before = causes(page), names(logbook)
    card.rows[2].hide_button.click()
    assert names(logbook) == [*before[:2], *before[3:]]
    card.new.setFocus()
    QTest.keyClicks(card.new, before[2])
    QTest.keyClick(card.new, Qt.Key.Key_Return)
    assert names(logbook)[-1] == before[2]
    assert not card.new.isEnabled()


def test_words_of_a_story_are_kept_with_a_kind(page: SettingsPage, logbook: Logbook) -> None:
    causes(page)
    row = page.lists[0].rows[1]
    row.more.click()
    row.hints.setText("brood, baguette")
    row.name.setFocus()
    entry = logbook.lists.entries(Listed.CATEGORIES)[1]
    assert isinstance(entry, Category)
    assert entry.hints == ("brood", "baguette")


def test_what_is_still_being_typed_is_kept_on_leaving(page: SettingsPage, logbook: Logbook) -> None:
    card = causes(page)
    card.rows[0].name.setFocus()
    card.rows[0].name.setText("Deur niet goed dicht")
    page.leave()
    assert names(logbook)[0] == "Deur niet goed dicht"


# -- closed days ------------------------------------------------------------------------------------


def add_days(page: SettingsPage, first: str, last: str = "") -> None:
    page.sections.chip("hours").click()
    page.closed.first.set_text(first)
    page.closed.last.set_text(last)
    page.closed.first.setFocus()
    QTest.keyClick(page.closed.first.control, Qt.Key.Key_Return)


def test_a_holiday_week_is_typed_and_taken_away_again(
    page: SettingsPage, logbook: Logbook, undo: list[Callable[[], object]]
) -> None:
    add_days(page, "24-12", "2 jan")
    assert len(logbook.keeping.shop().hours.closed_on) == 10
    assert [(row.first, row.last) for row in page.closed.rows] == [(date(2026, 12, 24), date(2027, 1, 2))]
    page.closed.rows[0].remove.click()
    assert logbook.keeping.shop().hours.closed_on == frozenset()
    undo[-1]()
    assert len(logbook.keeping.shop().hours.closed_on) == 10


@pytest.mark.parametrize(
    ("first", "last", "where"), [("gisterenochtend", "", 0), ("24-12", "ooit", 1), ("24-12", "24-12-2029", 1)]
)
def test_days_that_are_none_are_told_and_not_kept(
    page: SettingsPage, logbook: Logbook, first: str, last: str, where: int
) -> None:
    add_days(page, first, last)
    assert (page.closed.first, page.closed.last)[where].error()
    assert logbook.keeping.shop().hours.closed_on == frozenset()


def test_a_closed_day_tells_what_is_promised_for_it(page: SettingsPage, logbook: Logbook, workplace: Workplace) -> None:
    told: list[str] = []
    workplace.said.connect(lambda words, _undo: told.append(words))
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    due = logbook.now().replace(month=12, day=24)
    logbook.promises.make(complaint.id, PromiseKind.CALL_BACK, "Bellen", due)
    add_days(page, "24-12")
    assert "één belofte" in told[-1]


def test_a_holiday_is_ticked_for_one_year(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("hours").click()
    page.holidays.years.chip(2027).click()
    kings_day = date(2027, 4, 27)
    page.holidays.switches[kings_day].click()
    assert logbook.keeping.shop().hours.closed_on == frozenset({kings_day})
    assert page.holidays.switches[kings_day].isChecked()
    page.holidays.years.chip(2026).click()
    assert not any(switch.isChecked() for switch in page.holidays.switches.values())
    page.holidays.all.click()
    assert all(switch.isChecked() for switch in page.holidays.switches.values())


def test_belgian_holidays_are_remembered(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("hours").click()
    page.holidays.countries.chip("BE").click()
    assert date(2026, 7, 21) in page.holidays.switches
    assert logbook.keeping.remembered("holidays") == "BE"


@pytest.mark.parametrize("part", ["hours", "lists"])
def test_everything_fits_at_every_size(dressed: QApplication, page: SettingsPage, part: str) -> None:
    page.sections.chip(part).click()
    assert faults(dressed, page) == []
