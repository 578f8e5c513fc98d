"""Ask what the shop does differently from a day on, and against which cause; whether it works, the book counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from klachtenboek.domain.calendar import months_earlier
from klachtenboek.domain.errors import TextTooLong
from klachtenboek.domain.text import LINE_LIMIT
from klachtenboek.domain.when import read_day
from klachtenboek.explain import explain
from klachtenboek.i18n import _, full_date
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import ChipRow, Choice, Field, Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.lesson import Cause

LIKELY: Final = timedelta(days=60)
"""A measure begins about now: a day further ahead than this, told without a year, was meant a year earlier."""
NO_CAUSE: Final = 0


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What the shop does, against which cause, None for no one in particular, and from which day on."""

    text: str
    cause_id: int | None
    since: date


class MeasureDialog(DialogFrame):
    """Ask for a measure, for ``cause_id`` when that is known; what is wrong is told beside the field."""

    def __init__(
        self, causes: Sequence[Cause], today: date, cause_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Maatregel"), _("Bewaren"), size=(620, 520), parent=parent)
        self.measure: NewMeasure | None = None
        self._today = today
        self.text = Field(_("Wat doe je voortaan anders?"), placeholder=_("Bijvoorbeeld: doos samen openmaken"))
        choices = [*(Choice(cause.id, cause.name) for cause in causes), Choice(NO_CAUSE, _("Geen van deze"))]
        self.cause = ChipRow(_("Waar helpt het tegen?"), choices, cause_id or NO_CAUSE)
        self.since = Field(_("Vanaf wanneer?"), hint=_("dag of datum"), icon="calendar")
        self.since.set_text(_("vandaag"))
        for field in (self.text, self.since):
            field.edited.connect(lambda _text, field=field: field.set_error(""))
        self.since.left.connect(self._echo)
        words = _("Na zestig dagen zie je bij Lessen of het helpt.")
        self.body.add(self.text, Field(_("Waar helpt het tegen?"), control=self.cause), self.since)
        self.body.add(Label(words, "small", "text2"))
        self.done_button.clicked.connect(self._finish)
        self.text.setFocus()

    @classmethod
    def ask(
        cls, causes: Sequence[Cause], today: date, cause_id: int | None = None, *, parent: QWidget | None = None
    ) -> NewMeasure | None:
        """Ask and return the measure, None when there is none."""
        dialog = cls(causes, today, cause_id, parent)
        dialog.answered()
        return dialog.measure

    def day(self) -> date | None:
        """Return the day it begins; None when that is not understood."""
        words = self.since.text().strip()
        found = read_day(words, self._today)
        if found is not None and found > self._today + LIKELY and not words.endswith(str(found.year)):
            return months_earlier(found, 12)
        return found

    def _echo(self) -> None:
        found = self.day()
        if found is not None and found != self._today:
            self.since.set_text(full_date(found))

    def _finish(self) -> None:
        text, day = " ".join(self.text.text().split()), self.day()
        wrong = "" if text else _("Schrijf op wat je anders gaat doen.")
        self.text.set_error(explain(TextTooLong(LINE_LIMIT)) if len(text) > LINE_LIMIT else wrong)
        self.since.set_error(
            "" if day is not None else _("Deze dag herkent het klachtenboek niet. Typ hem zoals 24-12.")
        )
        if self.text.error() or day is None:
            (self.text if self.text.error() else self.since).setFocus()
            return
        cause = self.cause.value()
        self.measure = NewMeasure(text, cause if isinstance(cause, int) and cause != NO_CAUSE else None, day)
        self.accept()
