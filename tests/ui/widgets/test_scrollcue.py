"""Tests of the arrows at the edges of the side bar, as long as there is more beyond them."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import Place, SideBar
from klachtenboek.ui.widgets.scrollcue import ScrollCue
from tests.ui.walkers import settle

PLACES = [Place(str(number), f"Plek {number}", "users") for number in range(8)]


def side_bar(qtbot: QtBot, app: QApplication, *, height: int) -> SideBar:
    made = SideBar(PLACES)
    qtbot.addWidget(made)
    made.resize(made.width(), height)
    made.show()
    settle(app)
    return made


def shown(bar: SideBar) -> list[str]:
    """Return at which edges an arrow stands."""
    cues = [cue for cue in bar.findChildren(ScrollCue) if cue.isVisible()]
    return sorted("below" if cue.geometry().top() > 0 else "above" for cue in cues)


def test_a_side_bar_with_room_has_no_arrows(qtbot: QtBot, dressed: QApplication) -> None:
    assert side_bar(qtbot, dressed, height=700).findChildren(ScrollCue) == []


def test_an_arrow_tells_that_there_is_more_below_and_then_above(qtbot: QtBot, dressed: QApplication) -> None:
    bar = side_bar(qtbot, dressed, height=300)
    assert shown(bar) == ["below"]
    bar.set_current("4")
    assert shown(bar) == ["above", "below"]
    bar.set_current("7")
    settle(dressed)
    assert shown(bar) == ["above"]
    bar.resize(bar.width(), 700)
    settle(dressed)
    assert shown(bar) == []


@pytest.mark.parametrize("height", range(240, 480, 20))
def test_no_arrow_stands_over_the_place_that_is_open(qtbot: QtBot, dressed: QApplication, height: int) -> None:
    bar = side_bar(qtbot, dressed, height=height)
    for place in PLACES:
        bar.set_current(place.key)
        settle(dressed)
        button = bar.place(place.key)
        inside = QRect(button.mapTo(bar, QPoint(0, 0)), button.size())
        assert bar.rect().contains(inside)
        cues = [cue.geometry() for cue in bar.findChildren(ScrollCue) if cue.isVisible()]
        assert not [cue for cue in cues if cue.intersects(inside)], (place, inside, cues)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_a_place_under_the_arrow_is_clicked_through_it(qtbot: QtBot, dressed: QApplication, scheme: Scheme) -> None:
    THEME.apply(dressed, scheme=scheme)
    bar = side_bar(qtbot, dressed, height=300)
    [cue] = [cue for cue in bar.findChildren(ScrollCue) if cue.isVisible()]
    assert cue.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert bar.childAt(cue.geometry().center()) is not cue
    assert not cue.grab().isNull()
    bar.set_current("7")
    settle(dressed)
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.mouseClick(bar.place("7"), Qt.MouseButton.LeftButton)
    assert told.args == ["7"]
