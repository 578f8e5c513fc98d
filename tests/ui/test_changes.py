"""How a change in the book reaches the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.changes import Changes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")


def test_a_change_tells_which_complaints(qtbot: QtBot) -> None:
    book = Logbook(IN_MEMORY)
    changes = Changes(book)
    with qtbot.waitSignal(changes.changed) as told:
        made = book.complaints.log("De taart was ingezakt")
    assert made.id in told.args[0]
    book.close()


def test_a_book_outlives_its_window(dressed: QApplication) -> None:
    book = Logbook(IN_MEMORY)
    changes = Changes(book)
    changes.deleteLater()
    dressed.sendPostedEvents(changes, QEvent.Type.DeferredDelete)
    made = book.complaints.log("De taart was ingezakt")
    assert book.complaints.get(made.id) == made
    book.close()
