"""Ask why something that was over is begun again; what it is, a dialog of its own says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ReasonDialog(DialogFrame):
    """Ask for a reason in a few words; it does not go on without. A subclass has the words to ask it with."""

    heading: ClassVar[str]
    button: ClassVar[str]
    wanted: ClassVar[str]
    example: ClassVar[str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_(self.heading), _(self.button), size=(520, 260), parent=parent)
        self.reason = ""
        self.field = Field(_(self.wanted), lines=3, placeholder=_(self.example))
        self.field.edited.connect(lambda _text: self.field.set_error(""))
        self.body.addWidget(self.field)
        self.done_button.clicked.connect(self._finish)
        self.field.setFocus()

    @classmethod
    def ask(cls, *, parent: QWidget | None = None) -> str:
        """Ask and return the reason, empty when all stays as it is."""
        dialog = cls(parent)
        dialog.answered()
        return dialog.reason

    def _finish(self) -> None:
        self.reason = self.field.text().strip()
        if not self.reason:
            self.field.set_error(_("Schrijf in een paar woorden waarom."))
            self.field.setFocus()
            return
        self.accept()
