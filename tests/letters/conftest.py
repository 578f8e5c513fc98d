"""The one case all letters here are about."""

import pytest

from klachtenboek.letters.content import Case
from tests.letters.bakery import CASE


@pytest.fixture
def case() -> Case:
    """Return the cake of mevrouw Jansen, solved the same day."""
    return CASE
