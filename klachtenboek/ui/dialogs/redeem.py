"""Ask how much of a voucher was used; what is left on it is told beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.i18n import _, euro
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Field, Label
from klachtenboek.ui.widgets.moneyedit import MoneyEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.voucher import Voucher
    from klachtenboek.ui.workplace import Workplace


class RedeemDialog(DialogFrame):
    """Ask for an amount, all that is left unless told otherwise, and the receipt; `used` holds both."""

    def __init__(self, voucher: Voucher, parent: QWidget | None = None) -> None:
        title = _("Tegoedbon {number} gebruikt").format(number=voucher.number)
        super().__init__(title, _("Bewaren"), size=(520, 330), parent=parent)
        self._rest = voucher.rest()
        self.used: tuple[int, str] | None = None
        self.amount = MoneyEdit(self._rest)
        self.amount_field = Field(_("Hoeveel is er gebruikt?"), control=self.amount)
        self.receipt = Field(_("Bon van de nieuwe verkoop"), hint=_("mag leeg"))
        self.body.addWidget(Label(_("Er staat nog {amount} op.").format(amount=euro(self._rest)), "body_medium"))
        self.body.addWidget(self.amount_field)
        self.body.addWidget(self.receipt)
        self.amount.changed.connect(lambda: self.amount_field.set_error(""))
        self.done_button.clicked.connect(self._finish)
        self.amount.setFocus()
        self.amount.selectAll()

    @classmethod
    def ask(cls, voucher: Voucher, *, parent: QWidget | None = None) -> tuple[int, str] | None:
        """Ask and return cents and receipt; None when nothing was used."""
        dialog = cls(voucher, parent)
        dialog.answered()
        return dialog.used

    def _finish(self) -> None:
        cents = self.amount.cents()
        if not cents:
            self.amount_field.set_error(_("Typ het bedrag zoals 12,50."))
        elif cents > self._rest:
            self.amount_field.set_error(_("Er staat nog {amount} op.").format(amount=euro(self._rest)))
        else:
            self.used = cents, self.receipt.text().strip()
            self.accept()
            return
        self.amount.setFocus()


def redeem(workplace: Workplace, line_id: int, parent: QWidget) -> None:
    """Ask how much of a voucher was used and write it down."""
    book = workplace.logbook.vouchers
    voucher = workplace.attempt(lambda: book.get(line_id))
    used = RedeemDialog.ask(voucher, parent=parent) if voucher is not None else None
    if used is None:
        return
    left = workplace.attempt(lambda: book.redeem(line_id, used[0], receipt=used[1]))
    if left is not None:
        words = _("Bon {number}: nog {amount}.").format(number=left.number, amount=euro(left.rest()))
        workplace.say(words, undoable=True)
