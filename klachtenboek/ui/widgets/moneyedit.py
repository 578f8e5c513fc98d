"""The field for an amount in euros, which shows what it understood; what the amount is for is up to the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.errors import NotAnAmount
from klachtenboek.domain.money import parse_cents
from klachtenboek.i18n import euro
from klachtenboek.ui.widgets.lineedit import LineEdit


class MoneyEdit(LineEdit):
    """Take an amount as it is typed and write it out when the focus goes; `changed` carries each change."""

    changed = Signal()

    def __init__(self, cents: int | None = None, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self.set_cents(cents)
        self.textEdited.connect(self._typed)
        self.left.connect(self._write_out)

    def cents(self) -> int | None:
        """Return the amount in cents; None when nothing is typed or it is no amount."""
        try:
            return parse_cents(self.text()) if self.text().strip() else None
        except NotAnAmount:
            return None

    def set_cents(self, cents: int | None) -> None:
        """Fill in an amount, or nothing, without `changed`."""
        self.setText("" if cents is None else euro(cents))
        self.set_fault(wrong=False)

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no amount."""
        return bool(self.text().strip()) and self.cents() is None

    def _typed(self) -> None:
        self.set_fault(wrong=False)
        self.changed.emit()

    def _write_out(self) -> None:
        self.set_fault(wrong=self.is_wrong())
        if self.cents() is not None:
            self.setText(euro(self.cents() or 0))
