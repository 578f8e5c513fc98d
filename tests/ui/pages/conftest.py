"""A bakery's book on a Friday afternoon in November, for the tests of the pages."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from tests.conftest import FakeClock


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    """Set the clock to a Friday afternoon, twelve minutes before three."""
    clock.now = datetime(2026, 11, 20, 14, 48)
    return clock


@pytest.fixture
def logbook(clock: FakeClock) -> Iterator[Logbook]:
    """Open the book of a bakery that has just been welcomed; close it afterwards."""
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield book
    book.close()


@pytest.fixture
def workplace(dressed: QApplication, logbook: Logbook) -> Iterator[Workplace]:
    """Give a page what it works with, in a dressed application."""
    place = Workplace(logbook)
    yield place
    place.deleteLater()
    dressed.processEvents()
