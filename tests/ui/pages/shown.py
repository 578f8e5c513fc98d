"""Shows a page as it stands beside the side bar, for the tests of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

P = TypeVar("P", bound="QWidget")


def shown(qtbot: QtBot, page: P) -> P:
    """Show the page with the keyboard in it; it is closed after the test."""
    qtbot.addWidget(page)
    page.resize(1142, 688)
    page.show()
    page.activateWindow()
    return page
