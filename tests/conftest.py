"""What every test shares: a clock that stands still, an invisible screen, chance that repeats itself."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # there the invisible screen brings no letters, and asks for a folder with some
    ours = Path(__file__).parents[1] / "klachtenboek" / "resources" / "fonts"
    os.environ.setdefault("QT_QPA_FONTDIR", str(ours))

import klachtenboek.ui  # noqa: F401  before pytest-qt asks for Qt, so that every test has it as the program does

settings.register_profile("default", deadline=None, derandomize=True, database=None)
settings.register_profile("long", deadline=None, max_examples=1000, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default")
settings.load_profile(PROFILE)


def examples(few: int, **other: Any) -> settings:  # noqa: ANN401  any setting of Hypothesis
    """Try a few examples of what takes its time in an ordinary run, and as many as of anything else in the long one."""
    return settings(**other) if PROFILE == "long" else settings(max_examples=few, **other)


@pytest.hookimpl(tryfirst=True)  # before the long ones are chosen
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whatever Hypothesis makes up belong to the long run as well, when that has many examples to try."""
    for item in items if PROFILE == "long" else ():
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.long)


class FakeClock:
    """The clock of the shop, standing still until it is moved; local wall time."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time, as the real clock does."""
        return self.now

    def forward(self, **time: float) -> datetime:
        """Move the clock by days=, hours=, minutes= and so on (backward when negative); return the new time."""
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock() -> FakeClock:
    """Start every test on an ordinary Tuesday, a quarter past ten in the morning."""
    return FakeClock(datetime(2026, 3, 10, 10, 15))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the application of the tests (pytest-qt) in the style the program is made in."""
    return ["klachtenboek", "-style", "Fusion"]
