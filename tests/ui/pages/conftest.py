"""What a page says at the bottom of the window, for the tests of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def said(workplace: Workplace) -> list[str]:
    """Hold every message and every failure that was shown."""
    words: list[str] = []
    workplace.said.connect(lambda text, _undo: words.append(text.replace("\u00a0", " ")))
    workplace.failed.connect(words.append)
    return words


@pytest.fixture
def undo(workplace: Workplace) -> list[Callable[[], object]]:
    """Hold what would undo each message that was shown."""
    told: list[Callable[[], object]] = []
    workplace.said.connect(lambda _words, undo: told.append(undo))
    return told
