"""The complaints that were begun and not written down, as long as another message stands above Vandaag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from klachtenboek.i18n import _, capital, clock, moment_words
from klachtenboek.ui.widgets import Card
from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from klachtenboek.domain.draft import Draft

LONGEST = 90


class DraftsCard(Card):
    """List drafts with when each was begun; `chosen` carries the id of the one to go on with. Hidden without any."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Niet afgemaakt"), icon="pencil", small=True, gap=0)
        self.lines: list[LineButton] = []
        self.hide()

    def show_rows(self, drafts: Sequence[Draft], now: datetime) -> None:
        """Show these drafts, the newest first."""
        self.body.clear()
        self.lines = []
        for draft in drafts:
            line = LineButton(_words(draft), capital(begun(draft, now)), right_role="caption", right_ink="text2")
            line.clicked.connect(lambda _on=False, key=draft.id: self.chosen.emit(key))
            self.lines.append(line)
            self.add(line)
        show(self, when=bool(drafts))


def begun(draft: Draft, now: datetime) -> str:
    """Return when it was begun: the time of today, or the day with it."""
    at = draft.started_at
    return clock(at) if at.date() == now.date() else moment_words(at, now)


def _words(draft: Draft) -> str:
    return " ".join(draft.story.split())[:LONGEST] or draft.who.strip() or _("Nog niets opgeschreven")
