"""A dressed application for the tests of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from klachtenboek.ui.theme import THEME, Scheme


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Dress the application in the light scheme at 100 %, and again afterwards for the next test."""
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
    yield qapp
    THEME.apply(qapp, scheme=Scheme.LIGHT, scale=1.0, touch=False)
