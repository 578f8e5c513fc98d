"""Closing a year and opening it again, on the page for the bookkeeper; what that means is the logbook's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from klachtenboek.i18n import N_, _, full_date
from klachtenboek.ui.dialogs.reason import ReasonDialog
from klachtenboek.ui.widgets import Button, Card, Label

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.booked import ClosedYear


class ClosingCard(Card):
    """Say whether the year is closed, with the button that goes with it; `asked` is pressed either way."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Jaar afsluiten"), small=True, gap=8)
        self.words = Label("", "small", "text2")
        self.button = Button("", icon="lock").stretch()
        self.button.clicked.connect(self.asked)
        self.add(self.words, self.button)

    def show_closing(self, closed: ClosedYear | None, now: datetime) -> None:
        """Show how the year stands."""
        if closed is None:
            self.words.setText(
                _(
                    "Is alles doorgegeven? Dan staan de bedragen vast. Wijzig je later iets, dan komt het"
                    " als correctie in het volgende jaar."
                )
            )
            self.button.set_text(_("Jaar afsluiten"))
            return
        day = full_date(closed.closed_at)
        said = _("Afgesloten op {day}.").format(day=day)
        if closed.can_be_undone(now):
            said = _("{closed} Dat kan nog dertig dagen ongedaan gemaakt worden.").format(closed=said)
        self.words.setText(said)
        self.button.set_text(_("Weer openen"))


class YearReopeningDialog(ReasonDialog):
    """Ask why a year that was closed long ago is opened again."""

    heading, button = N_("Jaar weer openen"), N_("Weer openen")
    wanted, example = N_("Waarom open je het jaar weer?"), N_("Bijvoorbeeld: de boekhouder vond nog een bon.")
