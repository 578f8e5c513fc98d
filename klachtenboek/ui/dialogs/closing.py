"""Ask why a complaint is closed, or opened again; closed is not the same as solved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Closing
from klachtenboek.i18n import N_, _
from klachtenboek.labels import heading, label
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.dialogs.reason import ReasonDialog
from klachtenboek.ui.widgets import Banner, ChipRow, Choice, Field


@dataclass(frozen=True, slots=True)
class ClosingChoice:
    """Why it was closed, and what there is to say about it."""

    reason: Closing
    note: str


class ClosingDialog(DialogFrame):
    """Ask for the reason; say beforehand that a complaint without the whole triade is not solved."""

    def __init__(self, complaint: Complaint, parent: QWidget | None = None) -> None:
        super().__init__(_("Klacht sluiten"), _("Klacht sluiten"), size=(560, 500), parent=parent)
        self._complaint = complaint
        self.choice: ClosingChoice | None = None
        self.reason = ChipRow(_("Waarom sluit je hem?"), [Choice(reason, heading(reason)) for reason in Closing])
        self.reason.set_value(Closing.RESOLVED if complaint.is_resolved else None)
        self.reason_field = Field(_("Waarom sluit je hem?"), control=self.reason)
        self.reason.value_changed.connect(lambda _reason: self.reason_field.set_error(""))
        self.remark = Field(_("Wil je er iets bij zetten?"), hint=_("mag leeg"), lines=3)
        self.not_solved = Banner(_("Nog niet opgelost"), _unsolved(complaint), role="amber")
        for part in (self.reason_field, self.remark, self.not_solved):
            self.body.addWidget(part)
        self.not_solved.setVisible(not complaint.is_resolved)
        self.done_button.clicked.connect(self._finish)
        self.reason.chip(Closing.RESOLVED if complaint.is_resolved else next(iter(Closing))).setFocus()

    @classmethod
    def ask(cls, complaint: Complaint, *, parent: QWidget | None = None) -> ClosingChoice | None:
        """Ask and return the reason, None when it stays open."""
        dialog = cls(complaint, parent)
        dialog.answered()
        return dialog.choice

    def _finish(self) -> None:
        reason = self.reason.value()
        if not isinstance(reason, Closing):
            self.reason_field.set_error(_("Kies wat het beste past."))
            self.reason.chip(next(iter(Closing))).setFocus()
            return
        self.choice = ClosingChoice(reason, self.remark.text().strip())
        self.accept()


class ReopeningDialog(ReasonDialog):
    """Ask why a complaint is opened again."""

    heading, button = N_("Klacht heropenen"), N_("Heropenen")
    wanted, example = N_("Wat is er gebeurd?"), N_("Bijvoorbeeld: de klant belde, het is niet goed.")


def _unsolved(complaint: Complaint) -> str:
    missing = ", ".join(label(part) for part in complaint.triad.missing)
    words = _("Dit ontbreekt nog: {parts}. Sluiten kan wel; de klacht heet dan gesloten, niet opgelost.")
    return words.format(parts=missing)
