"""Opening a folder, a paper or a draft in the program the computer has for it; windows of our own open elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl

SEARCHED: Final = "LD_LIBRARY_PATH"
"""Where Linux looks for libraries first; the installed program is started with its own folder in it."""

BEFORE: Final = f"{SEARCHED}_ORIG"
"""What stood there before the installed program was started."""


def open_outside(url: QUrl) -> bool:
    """Let the computer open this; tell whether it knew with what."""
    with _without_our_libraries():
        return QDesktopServices.openUrl(url)


@contextmanager
def _without_our_libraries() -> Iterator[None]:
    """Start others as if they were started from the menu: with our libraries many of them stop at once.

    It stays where it was afterwards, for a process of our own that is started later needs it.
    """
    ours = os.environ.get(SEARCHED)
    if ours is None or not getattr(sys, "frozen", False):
        yield
        return
    before = os.environ.get(BEFORE)
    if before is None:
        del os.environ[SEARCHED]
    else:
        os.environ[SEARCHED] = before
    try:
        yield
    finally:
        os.environ[SEARCHED] = ours
