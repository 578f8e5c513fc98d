"""The walkers find what they are for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.widgets import Button, Field, Label, Ledger, LedgerRow, Pill
from tests.ui.walkers import clipped, faults, settle, too_small, unnamed


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setPalette(dressed.palette())
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def test_a_label_that_is_too_low_is_found(window: QWidget) -> None:
    label = Label("Een zin die op deze breedte over meer dan één regel loopt.", parent=window)
    label.setGeometry(0, 0, 120, 18)
    assert len(clipped(window)) == 1
    label.setGeometry(0, 0, 120, label.heightForWidth(120))
    assert clipped(window) == []


def test_a_label_of_qt_that_is_too_narrow_is_found(window: QWidget) -> None:
    label = QLabel("Een zin die niet past", window)
    label.setGeometry(0, 0, 20, 30)
    assert len(clipped(window)) == 1


def test_a_wrapped_label_of_qt_that_is_too_low_is_found(window: QWidget) -> None:
    label = QLabel("Een zin die op deze breedte over meer dan één regel loopt.", window)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 90, 20)
    assert len(clipped(window)) == 1


@pytest.mark.parametrize("kind", [Button, QPushButton, Pill])
def test_a_button_or_pill_that_is_squeezed_is_found(window: QWidget, kind: type[Button | QPushButton | Pill]) -> None:
    part = kind("Bewaren en verder")
    part.setParent(window)
    part.setGeometry(0, 0, 60, 38)
    assert len(clipped(window)) == 1


def test_a_part_that_sticks_out_is_found(window: QWidget) -> None:
    part = Button("Bewaren", parent=window)
    part.setGeometry(260, 0, part.sizeHint().width(), part.sizeHint().height())
    assert "sticks out" in clipped(window)[0]


def test_a_page_wider_than_its_scroll_area_is_found(window: QWidget, dressed: QApplication) -> None:
    area = QScrollArea(window)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    wide = QWidget()
    wide.setMinimumSize(400, 20)
    area.setWidget(wide)
    area.setGeometry(0, 0, 300, 200)
    window.show()
    settle(dressed)
    assert any("sticks out" in line for line in clipped(window))


def test_hidden_parts_are_left_alone(window: QWidget) -> None:
    part = Button("Bewaren", parent=window)
    part.setGeometry(0, 0, 5, 5)
    part.hide()
    assert clipped(window) == []


def test_an_icon_button_without_a_name_is_found(window: QWidget) -> None:
    Button("", icon="dots", parent=window)
    assert unnamed(window) == ["Button ''"]


def test_a_field_without_label_is_found_and_a_placeholder_does_not_help(window: QWidget) -> None:
    field = QLineEdit(window)
    field.setPlaceholderText("Naam")
    assert len(unnamed(window)) == 1
    label = QLabel("Naam", window)
    label.setBuddy(field)
    assert unnamed(window) == []


def test_a_row_that_takes_the_focus_without_a_name_is_found(window: QWidget) -> None:
    row = LedgerRow("11:00", name="11:00 Mevrouw De Vries")
    ledger = Ledger("Beloftes", window)
    ledger.add(row)
    assert unnamed(window) == []
    row.setAccessibleName("")
    assert len(unnamed(window)) == 1


def test_a_target_that_is_too_small_is_found(window: QWidget) -> None:
    Button("Gedaan", size="s", parent=window).resize(90, 32)
    assert too_small(window, 32) == []
    assert len(too_small(window, 44)) == 1


def test_all_sizes_and_schemes_are_walked(window: QWidget, dressed: QApplication) -> None:
    QVBoxLayout(window).addWidget(Field("Naam"))
    assert faults(dressed, window) == []
    QLineEdit(window)
    assert len(faults(dressed, window, scales=(1.0,))) == 0
    QLineEdit(window).show()
    assert len(faults(dressed, window, sizes=((910, 512),), scales=(1.0, 2.0), whole=True)) >= 4


def test_every_two_of_size_text_size_and_scheme_are_seen_together(window: QWidget, dressed: QApplication) -> None:
    QLineEdit(window)
    sizes, scales = ((1366, 688), (910, 512)), (1.0, 2.0)
    looks = [
        line.partition(": ")[0].split() for line in faults(dressed, window, sizes=sizes, scales=scales, whole=False)
    ]
    assert len(looks) == 4
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert len({(look[one], look[other]) for look in looks}) == 4
