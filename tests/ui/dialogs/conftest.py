"""A customer, and ways to answer a question that stands open, for the tests of the dialogs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.logbook import Logbook


@pytest.fixture
def customer(logbook: Logbook) -> Customer:
    return logbook.customers.save(Customer(form=FormOfAddress.MRS, given="A.", surname="Jansen", phone="06-1234 5678"))


Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def answering() -> Answer:
    """Return what answers the next dialog that is open, as soon as it is."""

    def answer(act: Callable[[QDialog], None]) -> None:
        def look() -> None:
            found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
            if found:
                act(found[0])
            else:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)

    return answer


@pytest.fixture
def wake(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Return what shows a window and waits until it has the keyboard: only then does the focus go about."""

    def show(window: QWidget) -> None:
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show
