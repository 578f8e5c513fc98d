"""Rows of a list that are put together of pictures look like rows that were painted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from klachtenboek.domain.checklist import Step
from klachtenboek.logbook import Logbook
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.customers import CustomersPage
from klachtenboek.ui.pages.list_pictures import RowPictures
from klachtenboek.ui.pages.list_table import ListTable
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui.pages.shown import shown


@pytest.fixture
def filled(logbook: Logbook, clock: FakeClock) -> Logbook:
    """Six complaints of three customers, half of them understood."""
    for number in range(6):
        story, who = f"Taart {number} was ingezakt.", f"Mevrouw {'ABC'[number % 3]}. de Vries"
        told = logbook.complaints.log(story, who=who, received_at=clock.now - timedelta(days=number))
        if number % 2:
            logbook.complaints.take_step(told.id, Step.LISTEN, anyway=True)
    return logbook


def pictures(table: ListTable[Any]) -> RowPictures:
    return table._pictures  # noqa: SLF001  what stands on the screen is made here


def painted(table: ListTable[Any], place: int, *, of_cells: bool) -> QImage:
    picture = QPixmap(table.viewport().width(), table.rowHeight(place))
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    pictures(table)._paint(painter, place, 0, 1.0 if of_cells else 0)  # noqa: SLF001
    painter.end()
    return picture.toImage()


def most_apart(one: QImage, other: QImage) -> int:
    """Return by how much the colours of one dot differ most, of 255."""
    assert one.size() == other.size()
    left, right = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other))
    return max(abs(a - b) for a, b in zip(left, right, strict=True))


@pytest.mark.parametrize("kind", [ComplaintsPage, CustomersPage])
@pytest.mark.usefixtures("filled")
def test_a_row_of_pictures_looks_like_one_that_was_painted(
    qtbot: QtBot, workplace: Workplace, kind: type[ComplaintsPage | CustomersPage]
) -> None:
    page = shown(qtbot, kind(workplace))
    page.open()
    for place in range(page.table.rows.rowCount()):
        for _again in range(2):  # of fresh cells, and of those that are kept
            assert most_apart(*(painted(page.table, place, of_cells=way) for way in (True, False))) <= 1


@pytest.mark.usefixtures("filled")
def test_what_changes_in_a_cell_is_seen_at_once(qtbot: QtBot, workplace: Workplace, clock: FakeClock) -> None:
    page = shown(qtbot, ComplaintsPage(workplace))
    page.open()
    before = painted(page.table, 0, of_cells=True)
    clock.forward(days=1)
    page.tick()
    assert painted(page.table, 0, of_cells=True) != before


@pytest.mark.usefixtures("filled")
def test_no_more_cells_are_kept_than_fit(qtbot: QtBot, workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klachtenboek.ui.pages.list_pictures.CELLS", 7)
    page = shown(qtbot, ComplaintsPage(workplace))
    page.open()
    for place in range(page.complaints.rowCount()):
        painted(page.table, place, of_cells=True)
    assert len(pictures(page.table)._cells) == 7  # noqa: SLF001
