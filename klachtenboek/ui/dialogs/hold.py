"""Why a complaint has to be kept for a dispute, and when to look again; that nothing of it is wiped is the book's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.when import read_day
from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Field, Label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

MONTHS = 6
"""After so many months one looks again, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class HoldChoice:
    """Why, and when to look again."""

    reason: str
    review_on: date


class HoldDialog(DialogFrame):
    """Ask for the reason and the day; what is wrong is told beside the field."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Vastleggen voor een geschil"), _("Vastleggen"), size=(540, 360), parent=parent)
        self.choice: HoldChoice | None = None
        self._today = today
        review = months_later(today, MONTHS)
        self.reason = Field(_("Waarom moet het bewaard blijven?"), placeholder=_("Bijvoorbeeld: Geschillencommissie"))
        self.day = Field(_("Wanneer kijk je er weer naar?"), hint=_("dag of datum"))
        self.day.set_text(f"{review.day}-{review.month}-{review.year}")
        for field in (self.reason, self.day):
            field.edited.connect(lambda _text, field=field: field.set_error(""))
        words = _("Zolang de klacht vastligt, wordt er niets van gewist. Vrijgeven kan altijd.")
        self.body.add(Label(words, "small", "text2"), self.reason, self.day)
        self.done_button.clicked.connect(self._finish)
        self.reason.setFocus()

    @classmethod
    def ask(cls, today: date, *, parent: QWidget | None = None) -> HoldChoice | None:
        """Ask and return reason and day, None when it is left as it is."""
        dialog = cls(today, parent)
        dialog.answered()
        return dialog.choice

    def _finish(self) -> None:
        reason, day = self.reason.text().strip(), read_day(self.day.text(), self._today)
        self.reason.set_error("" if reason else _("Schrijf in een paar woorden waarom."))
        self.day.set_error("" if day is not None else _("Deze dag herkent het klachtenboek niet. Typ hem zoals 24-12."))
        if not reason or day is None:
            (self.day if reason else self.reason).setFocus()
            return
        self.choice = HoldChoice(reason, day)
        self.accept()
