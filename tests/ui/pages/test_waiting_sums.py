"""Pages with sums of a book so large that they take long to add up: the page is there, and the sums follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.ui.pages.bookkeeper import BookkeeperPage
from klachtenboek.ui.pages.lessons import LessonsPage
from klachtenboek.ui.widgets import Label
from tests.ui.pages.shown import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

SOON = 30_000

pytestmark = pytest.mark.usefixtures("everything_takes_long")


@pytest.fixture
def filled(logbook: Logbook, clock: FakeClock) -> Logbook:
    """Six complaints of this year, the first with a cake for it, and one of long ago."""
    told = [logbook.complaints.log(f"Koude soep {number}.") for number in range(6)]
    logbook.goodwill.give(told[0].id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 4900)
    logbook.complaints.log("Oud zeer.", received_at=clock.now.replace(year=2024))
    return logbook


def words(widget: QWidget) -> str:
    found = (label.text().replace("\u00a0", " ") for label in widget.findChildren(Label) if label.isVisible())
    return " | ".join(found)


def test_the_year_is_added_up_while_the_page_stands_there(qtbot: QtBot, workplace: Workplace, filled: Logbook) -> None:
    page = shown(qtbot, BookkeeperPage(workplace))
    page.open()
    assert page.adding.isVisible()
    assert not page.overview.isVisible()
    assert not page.empty.isVisible()
    qtbot.waitUntil(page.overview.isVisible, timeout=SOON)
    assert not page.adding.isVisible()
    assert "€ 49,00." in words(page.overview)
    assert filled.complaints.counts().all


def test_after_a_change_the_sums_stay_until_the_new_ones_are_there(
    qtbot: QtBot, workplace: Workplace, filled: Logbook
) -> None:
    page = shown(qtbot, BookkeeperPage(workplace))
    page.open()
    qtbot.waitUntil(page.overview.isVisible, timeout=SOON)
    newest = filled.complaints.log("Nog een taart.")
    filled.goodwill.give(newest.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 1000)
    assert page.adding.isVisible()
    assert "€ 49,00." in words(page.overview)
    qtbot.waitUntil(lambda: "€ 59,00." in words(page.overview), timeout=SOON)
    filled.undo()
    qtbot.waitUntil(lambda: "€ 49,00." in words(page.overview), timeout=SOON)
    assert not page.adding.isVisible()


def test_the_sums_of_another_year_are_not_shown_under_its_name(
    qtbot: QtBot, workplace: Workplace, filled: Logbook
) -> None:
    page = shown(qtbot, BookkeeperPage(workplace))
    page.open()
    qtbot.waitUntil(page.overview.isVisible, timeout=SOON)
    assert 2024 in filled.complaints.years()
    page.years.chip(2024).click()
    assert not page.overview.isVisible()
    assert not page.empty.isVisible()
    qtbot.waitUntil(page.empty.isVisible, timeout=SOON)
    page.years.chip(2026).click()
    page.years.chip(2024).click()
    page.years.chip(2026).click()
    qtbot.waitUntil(page.overview.isVisible, timeout=SOON)
    assert not page.empty.isVisible()
    assert not page.adding.isVisible()


def test_lessons_are_counted_while_the_page_stands_there(qtbot: QtBot, workplace: Workplace, filled: Logbook) -> None:
    page = shown(qtbot, LessonsPage(workplace))
    page.open()
    assert not page.figures.isVisible()
    assert "De klachten worden geteld." in words(page)
    qtbot.waitUntil(page.figures.isVisible, timeout=SOON)
    assert page.learned is not None
    assert page.learned.complaints == 6
    assert "De klachten worden geteld." not in words(page)
    filled.complaints.log("Nog een.")
    assert page.figures.isVisible()
    qtbot.waitUntil(lambda: page.learned is not None and page.learned.complaints == 7, timeout=SOON)
