"""Twelve small columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtWidgets import QToolTip

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets.monthbars import Bar, MonthBars
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BARS = [Bar(f"m{number}", 100 * number, f"€ {number},00") for number in range(12)]


def _shown(qtbot: QtBot, app: QApplication, bars: list[Bar]) -> MonthBars:
    made = MonthBars("Weggegeven per maand")
    qtbot.addWidget(made)
    made.set_bars(bars)
    made.resize(480, made.sizeHint().height())
    made.show()
    settle(app)
    return made


def test_the_largest_stands_out_and_the_higher_is_the_more(qtbot: QtBot, dressed: QApplication) -> None:
    picture = _shown(qtbot, dressed, BARS).grab().toImage()
    middles = [round((number + 0.5) * picture.width() / 12) for number in range(12)]

    def height(left: int, ink: str) -> int:
        colour = THEME.color(ink)
        return sum(QColor(picture.pixel(left, top)) == colour for top in range(picture.height()))

    heights = [height(left, "chart3") for left in middles[1:11]]
    assert heights == sorted(heights)
    assert heights[0] > 0
    assert height(middles[11], "chart1") > heights[-1]
    assert height(middles[0], "chart3") == 0


def test_every_amount_is_spoken(qtbot: QtBot, dressed: QApplication) -> None:
    bars = _shown(qtbot, dressed, BARS[:3])
    assert bars.accessibleDescription() == "m1 € 1,00, m2 € 2,00"
    spoken = QAccessible.queryAccessibleInterface(bars)
    assert spoken.role() is QAccessible.Role.Graphic


def test_a_column_under_the_mouse_is_named(qtbot: QtBot, dressed: QApplication) -> None:
    bars = _shown(qtbot, dressed, BARS)
    place = QPoint(bars.width() - 5, 40)
    dressed.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, place, bars.mapToGlobal(place)))
    assert QToolTip.text() == "m11: € 11,00"
    QToolTip.hideText()
    assert bars.bar_at(-1) is None


def test_a_year_with_nothing_in_it_has_no_columns(qtbot: QtBot, dressed: QApplication) -> None:
    bars = _shown(qtbot, dressed, [Bar("jan", 0, "€ 0,00")])
    assert bars.spoken() == ""
    assert not bars.grab().isNull()
    assert _shown(qtbot, dressed, []).bar_at(3) is None
