"""A bakery's book in memory, on the standing clock."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from klachtenboek.logbook import Logbook


@pytest.fixture
def logbook(clock: Callable[[], datetime]) -> Iterator[Logbook]:
    opened = Logbook(clock=clock)
    opened.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield opened
    opened.close()
