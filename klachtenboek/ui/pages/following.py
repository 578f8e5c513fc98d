"""A page that keeps up with the book; what it shows of it is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.ui.widgets import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from klachtenboek.ui.workplace import Workplace


class FollowingPage(Page):
    """Read the book again at a change, or, out of sight, when it comes into sight.

    A subclass shows what it reads in its own `reload`.
    """

    def __init__(self, workplace: Workplace, title: str, subtitle: str = "") -> None:
        """Begin with nothing read."""
        super().__init__(title, subtitle)
        self._workplace = workplace
        self._stale = True
        workplace.changes.changed.connect(self._follow)

    def reload(self) -> None:
        """Count as up to date."""
        self._stale = False

    def _follow(self, changed: frozenset[int]) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date when it comes into sight and something changed; opening it does so too (Qt)."""
        super().showEvent(event)
        if self._stale and not self.is_opening:
            self.reload()
