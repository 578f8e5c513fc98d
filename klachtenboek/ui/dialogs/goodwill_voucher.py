"""The number of a voucher and its last day; the book proposes the number, the owner may know better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.when import read_day
from klachtenboek.i18n import _, full_date
from klachtenboek.ui.widgets import Field, Row

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.goodwill import Goodwill
    from klachtenboek.ui.workplace import Workplace

USUAL_MONTHS = 12
"""How long a voucher is proposed to be good for."""


class VoucherFields(QWidget):
    """Ask for both; `answer()` gives them by the names of Goodwill."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._today = workplace.now().date()
        self.number = Field(_("Bonnummer"))
        self.number.set_text(workplace.logbook.goodwill.next_voucher_number())
        self.until = Field(_("Geldig tot en met"), hint=_("mag leeg"), icon="calendar", placeholder=_("14-11"))
        self.until.set_text(full_date(months_later(self._today, USUAL_MONTHS)))
        self.until.edited.connect(lambda _text: self.until.set_error(""))
        row = Row(self, gap=12)
        row.addWidget(self.number, 1)
        row.addWidget(self.until, 1)

    def fill(self, line: Goodwill) -> None:
        """Show what a line has; the proposal stays for a line that never was a voucher."""
        if line.voucher_number:
            self.number.set_text(line.voucher_number)
            self.until.set_text(full_date(line.voucher_expires) if line.voucher_expires is not None else "")

    def last_day(self) -> date | None:
        """Return the last day; None when it is empty or not understood."""
        return read_day(self.until.text(), self._today) if self.until.text().strip() else None

    def check(self) -> bool:
        """Tell whether the last day is understood; say what is wrong and go there when it is not."""
        if not self.until.text().strip() or self.last_day() is not None:
            return True
        self.until.set_error(_("Typ de dag zoals 14-11-2027."))
        self.until.setFocus()
        return False

    def answer(self) -> dict[str, Any]:
        """Return what was filled in, by the names of Goodwill."""
        return {"voucher_number": self.number.text().strip(), "voucher_expires": self.last_day()}
