from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.widgets import Button, StepRow

Ctrl = Qt.KeyboardModifier.ControlModifier


def test_keys_press_a_button_at_once_so_that_the_next_letter_lands_where_it_should(
    dressed: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, button = QLineEdit(page), Button("Bewaren", shortcut="Ctrl+Return")
    button.setParent(page)
    step = StepRow(1, "Laten uitpraten", shortcut="Alt+1")
    step.setParent(page)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("bewaren"))
    step.asked.connect(lambda _on: pressed.append("stap"))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    field.setFocus()
    dressed.processEvents()
    QTest.keyClick(field, Qt.Key.Key_Return, Ctrl)
    QTest.keyClick(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert pressed == ["bewaren", "stap"]
    button.set_shortcut("Ctrl+B")
    QTest.keyClick(field, Qt.Key.Key_Return, Ctrl)
    QTest.keyClick(field, Qt.Key.Key_B, Ctrl)
    button.setEnabled(False)
    QTest.keyClick(field, Qt.Key.Key_B, Ctrl)
    assert pressed == ["bewaren", "stap", "bewaren"]
