"""A dressed application for the tests of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from klachtenboek.ui.theme import THEME, Scheme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook remarks of the invisible screen, which has no window frames to size nor a keyboard for menus to grab."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Dress the application in the light scheme at 100 %, and again afterwards for the next test."""
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
    yield qapp
    # The loop that lets go of closed windows does not run in a test; left alive, each of them is dressed again below.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
