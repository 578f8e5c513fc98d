"""The sixth step: where it came from and what the shop does differently from now on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.lesson import Cause, Measure
from klachtenboek.domain.text import fold
from klachtenboek.i18n import _
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.widgets import Button, ChipRow, Choice, Column, Field, LineEdit
from klachtenboek.ui.widgets.linebutton import LineButton

FEW_CAUSES = 5
LONGEST_CHIP = 30
KNOWN_SHOWN = 2
ANOTHER = "another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevention:
    """What was filled in: a known cause or the name of a new one, a known measure or the words of a new one."""

    cause_id: int | None = None
    new_cause: str = ""
    measure_id: int | None = None
    new_measure: str = ""


class PreventForm(QWidget):
    """Choose a cause and write the measure; `answer()` gives what was filled in."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._causes: tuple[Cause, ...] = ()
        self._measures: tuple[Measure, ...] = ()
        self._shows_all = False
        self.causes = ChipRow(_("Waar kwam het door?"))
        self.causes.value_changed.connect(self._cause_chosen)
        self.all = Button(_("Alle oorzaken"), "link", size="s", icon="chevron-down")
        self.all.clicked.connect(self._show_all)
        self.new_cause = LineEdit(placeholder=_("Welke oorzaak?"))
        self.new_cause.setAccessibleName(_("Andere oorzaak"))
        self.measure = Field(_("Wat doe je voortaan anders?"), placeholder=_("Bijvoorbeeld: doos samen openmaken"))
        self._known = QWidget()
        self._known_column = Column(self._known, gap=0)
        if isinstance(self.measure.control, LineEdit):
            self.measure.control.returnPressed.connect(self.entered)
        column = Column(self, gap=6)
        column.add(Field(_("Waar kwam het door?"), control=self.causes), self.all, self.new_cause)
        column.add(self.measure, self._known)

    def fill(self, view: View, *, afresh: bool) -> None:
        """Offer the causes and measures of the shop; ``afresh`` for another complaint, else what is typed stays."""
        chosen = view.complaint.cause_id if afresh else self.causes.value()
        self._measures = view.measures
        if afresh:
            self._shows_all = False
            self.measure.set_text(view.measure.text if view.measure is not None else "")
            self.new_cause.setText("")
        if afresh or self._causes != view.causes:
            self._causes = view.causes
            self._offer(chosen)
        self._offer_measures()

    def put_back(self, cause: object, new_cause: str, measure: str) -> None:
        """Fill in what was chosen and typed before."""
        if cause is not None:
            self._shows_all = self._shows_all or isinstance(cause, int)
            self._offer(cause)
            self.causes.set_value(cause)
            self.new_cause.setVisible(cause == ANOTHER)
        self.new_cause.setText(new_cause)
        self.measure.set_text(measure)
        self._offer_measures()

    def answer(self) -> Prevention:
        """Return what was filled in; a measure in the words of a known one is that one."""
        cause, words = self.causes.value(), self.measure.text().strip()
        known = next((entry for entry in self._measures if fold(entry.text) == fold(words)), None)
        return Prevention(
            cause_id=cause if isinstance(cause, int) else None,
            new_cause=self.new_cause.text().strip() if cause == ANOTHER else "",
            measure_id=known.id if known is not None and words else None,
            new_measure=words if known is None else "",
        )

    def _offer(self, chosen: object) -> None:
        first = self._causes if self._shows_all else self._causes[:FEW_CAUSES]
        shown = [*first, *(cause for cause in self._causes if cause.id == chosen and cause not in first)]
        choices = [Choice(cause.id, _short(cause.name)) for cause in shown]
        self.causes.set_choices([*choices, Choice(ANOTHER, _("Anders…"))], chosen if isinstance(chosen, int) else None)
        self.all.setVisible(len(shown) < len(self._causes))
        self.new_cause.setVisible(self.causes.value() == ANOTHER)

    def _show_all(self) -> None:
        self._shows_all = True
        self._offer(self.causes.value())

    def _cause_chosen(self, cause: object) -> None:
        self.new_cause.setVisible(cause == ANOTHER)
        if cause == ANOTHER:
            self.new_cause.setFocus()
        self._offer_measures()

    def _offer_measures(self) -> None:
        cause = self.causes.value()
        known = [entry for entry in self._measures if isinstance(cause, int) and entry.cause_id == cause][:KNOWN_SHOWN]
        self._known_column.clear()
        for entry in known:
            line = LineButton(entry.text, _("Dit doe je al"), right_role="caption", right_ink="link")
            line.clicked.connect(lambda _on=False, text=entry.text: self.measure.set_text(text))
            self._known_column.addWidget(line)
        self._known.setVisible(bool(known))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 1].rstrip()}…"
