"""Closing a year and opening it again, on the page for the bookkeeper; what that means is the logbook's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from klachtenboek.i18n import _, full_date
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Button, Card, Field, Label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

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


class ReasonDialog(DialogFrame):
    """Ask why a year that was closed long ago is opened again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Jaar weer openen"), _("Weer openen"), size=(520, 260), parent=parent)
        self.reason = ""
        example = _("Bijvoorbeeld: de boekhouder vond nog een bon.")
        self.field = Field(_("Waarom open je het jaar weer?"), lines=2, placeholder=example)
        self.field.edited.connect(lambda _text: self.field.set_error(""))
        self.body.addWidget(self.field)
        self.done_button.clicked.connect(self._finish)
        self.field.setFocus()

    @classmethod
    def ask(cls, *, parent: QWidget | None = None) -> str:
        """Ask and return the reason, empty when the year stays closed."""
        dialog = cls(parent)
        dialog.exec()
        reason = dialog.reason
        dialog.deleteLater()
        return reason

    def _finish(self) -> None:
        self.reason = self.field.text().strip()
        if not self.reason:
            self.field.set_error(_("Schrijf in een paar woorden waarom."))
            self.field.setFocus()
            return
        self.accept()
