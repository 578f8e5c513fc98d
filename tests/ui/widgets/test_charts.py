"""The charts of the lessons: columns of two parts, bars, meters, and their numbers as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets.barbutton import BarButton
from klachtenboek.ui.widgets.figuretable import FigureTable
from klachtenboek.ui.widgets.meter import Meter
from klachtenboek.ui.widgets.stackedmonths import LOWER, UPPER, Legend, Marker, Stack, StackedMonths, scale
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

STACKS = [Stack(f"m{n}", n, 12 - n, f"Maand {n}: {n} en {12 - n}.") for n in range(12)]
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST]


def shown(qtbot: QtBot, app: QApplication, widget: QWidget, width: int = 480) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, widget.sizeHint().height())
    widget.show()
    settle(app)
    return widget.grab().toImage()


def count(picture: QImage, left: int, ink: str) -> int:
    colour = THEME.color(ink)
    return sum(QColor(picture.pixel(left, top)) == colour for top in range(picture.height()))


def test_each_part_is_as_high_as_its_number(qtbot: QtBot, dressed: QApplication) -> None:
    months = StackedMonths("Klachten per maand")
    months.show_stacks(STACKS)
    picture = shown(qtbot, dressed, months)
    middles = [round(months.column(number).center().x()) for number in range(12)]
    lower = [count(picture, left, LOWER) for left in middles]
    upper = [count(picture, left, UPPER) for left in middles]
    assert lower == sorted(lower)
    assert upper == sorted(upper, reverse=True)
    assert lower[0] == 0 < lower[1]
    assert upper[-1] > 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_not_resolved_is_told_apart_in_every_scheme(
    qtbot: QtBot, dressed: QApplication, scheme: Scheme
) -> None:
    THEME.apply(dressed, scheme=scheme)
    months = StackedMonths("Klachten per maand")
    months.show_stacks([Stack("jan", 6, 0, "zes"), Stack("feb", 0, 6, "zes")])
    picture = shown(qtbot, dressed, months)
    resolved, rest = (round(months.column(number).center().x()) for number in range(2))
    column = [QColor(picture.pixel(resolved, top)) for top in range(picture.height())]
    other = [QColor(picture.pixel(rest, top)) for top in range(picture.height())]
    assert column != other


def test_the_months_and_the_lines_are_spoken(qtbot: QtBot, dressed: QApplication) -> None:
    months = StackedMonths("Klachten per maand")
    months.show_stacks(STACKS[:2], [Marker(1.5, "Folder", "Sinds 3 juli. Folder."), Marker(0.5, "Bak", "Eerst. Bak.")])
    shown(qtbot, dressed, months)
    assert months.accessibleDescription() == "Maand 0: 0 en 12. Maand 1: 1 en 11. Eerst. Bak. Sinds 3 juli. Folder."
    assert QAccessible.queryAccessibleInterface(months).role() is QAccessible.Role.Graphic


def test_what_is_under_the_mouse_is_told(qtbot: QtBot, dressed: QApplication) -> None:
    months = StackedMonths("Klachten per maand")
    line = Marker(6.0, "Folder", "Sinds 3 juli. Folder.")
    months.show_stacks(STACKS, [line])
    shown(qtbot, dressed, months)
    place = QPoint(round(months.column(11).center().x()), 60)
    dressed.sendEvent(months, QHelpEvent(QEvent.Type.ToolTip, place, months.mapToGlobal(place)))
    assert QToolTip.text() == "Maand 11: 11 en 1."
    QToolTip.hideText()
    assert months.told_at(months.line_at(line) + 1) == "Sinds 3 juli. Folder."
    assert months.told_at(1) == ""


@pytest.mark.parametrize("width", [150, 300, 900])
@pytest.mark.parametrize("places", [[], [0.0], [11.9], [0.1, 0.2, 6.0, 11.9], [5.0, 11.5]])
def test_lines_and_columns_are_painted_at_any_width(
    qtbot: QtBot, dressed: QApplication, width: int, places: list[float]
) -> None:
    months = StackedMonths("Klachten per maand")
    months.show_stacks(STACKS, [Marker(place, "Koelelement bij elke slagroomtaart", "x") for place in places])
    picture = shown(qtbot, dressed, months, width)
    for place in places:
        left = int(months.line_at(Marker(place, "", "")))
        assert any(count(picture, near, "ok") for near in range(left - 1, left + 3) if 0 <= near < picture.width())


def test_without_columns_nothing_is_painted(qtbot: QtBot, dressed: QApplication) -> None:
    months = StackedMonths("Klachten per maand")
    picture = shown(qtbot, dressed, months)
    assert months.stack_at(100) is None
    assert not any(count(picture, left, "divider") for left in range(picture.width()))


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (9, (0, 5, 10)),
        (10, (0, 5, 10)),
        (37, (0, 10, 20, 30, 40)),
        (4_100, (0, 2_000, 4_000, 6_000)),
    ],
)
def test_the_scale_goes_up_in_round_steps(most: int, numbers: tuple[int, ...]) -> None:
    assert scale(most) == numbers


@pytest.mark.parametrize("most", range(1, 400))
def test_the_scale_holds_the_highest_column(most: int) -> None:
    assert scale(most)[-1] >= most
    assert len(scale(most)) <= 6


def test_a_bar_is_as_long_as_its_share_and_can_be_pressed(qtbot: QtBot, dressed: QApplication) -> None:
    whole, half = BarButton("Te warm", 14, 1.0, first=True), BarButton("Te koud", 7, 0.5, most=14)
    for bar in (whole, half):
        shown(qtbot, dressed, bar)
    assert half.bar().width() == pytest.approx(whole.bar().width() / 2)
    assert whole.accessibleName() == "Te warm: 14"
    with qtbot.waitSignal(whole.clicked):
        QTest.keyClick(whole, Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [140, 250, 480])
def test_a_long_name_is_told_whole_in_its_tooltip(qtbot: QtBot, dressed: QApplication, width: int) -> None:
    name = "Taart te warm vervoerd in een doos zonder koelelement op een warme dag"
    bar = BarButton(name, 14, 1.0)
    shown(qtbot, dressed, bar, width)
    bar.resize(width, bar.sizeHint().height())
    assert bar.fits()
    assert bar.toolTip() == name
    assert bar.bar().right() < bar.width()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_meter_is_filled_as_far_as_it_says(qtbot: QtBot, dressed: QApplication, scheme: Scheme) -> None:
    THEME.apply(dressed, scheme=scheme)
    meter = Meter("Begrip tonen")
    meter.show_share(0.5, "50%")
    picture = shown(qtbot, dressed, meter)
    track = meter.track()
    middle = round(track.center().y())
    filled = [QColor(picture.pixel(left, middle)) == THEME.color("ok") for left in range(picture.width())]
    inside = filled[round(track.left()) + 2 : round(track.right()) - 3]
    assert sum(inside) == pytest.approx(len(inside) / 2, abs=4)
    assert meter.accessibleName() == "Begrip tonen: 50%"
    assert QAccessible.queryAccessibleInterface(meter).role() is QAccessible.Role.ProgressBar


def test_a_narrow_meter_has_its_track_under_its_words(qtbot: QtBot, dressed: QApplication) -> None:
    meter = Meter("Begrip tonen")
    meter.show_share(0.0, "0 van 9")
    picture = shown(qtbot, dressed, meter, 160)
    meter.resize(160, meter.sizeHint().height())
    assert meter.fits()
    assert meter.track().width() == 160
    assert not any(count(picture, left, "ok") for left in range(picture.width()))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_key_has_the_colour_of_its_part(qtbot: QtBot, dressed: QApplication, scheme: Scheme) -> None:
    THEME.apply(dressed, scheme=scheme)
    pictures = [shown(qtbot, dressed, Legend(token, "opgelost"), 200) for token in (LOWER, UPPER)]
    assert pictures[0] != pictures[1]
    assert any(count(pictures[0], left, LOWER) for left in range(12))


def test_a_table_shows_every_row_and_leaves_tab_alone(qtbot: QtBot, dressed: QApplication) -> None:
    table = FigureTable("Klachten per maand", ("Maand", "Klachten"))
    rows = [(f"maand {n}", str(n)) for n in range(12)]
    table.show_rows(rows)
    shown(qtbot, dressed, table)
    assert table.rows() == rows
    last = table.visualRect(table.model().index(11, 0))
    assert last.bottom() <= table.viewport().height()
    table.setFocus()
    assert table.currentRow() == 0
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.role() is QAccessible.Role.Table
    assert spoken.text(QAccessible.Text.Name) == "Klachten per maand"
    table.show_rows(rows[:1])
    assert table.rows() == rows[:1]
