"""A bakery's book on a Friday afternoon in November, for the tests of the models."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from klachtenboek.logbook import IN_MEMORY, Logbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FakeClock


@pytest.fixture
def logbook(clock: FakeClock) -> Iterator[Logbook]:
    clock.now = datetime(2026, 11, 20, 14, 48)
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield book
    book.close()
