"""What the bookkeeper wants to know of one line, by its kind: money out, days, rate; all of it may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.goodwill import LOWERS_VAT, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.i18n import N_, _, euro
from klachtenboek.labels import heading
from klachtenboek.ui.dialogs.goodwill_days import Days
from klachtenboek.ui.dialogs.goodwill_proof import ProofField
from klachtenboek.ui.dialogs.goodwill_rates import UNKNOWN, RateFields
from klachtenboek.ui.widgets import ChipRow, Choice, Column, Field, Row, Switch
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klachtenboek.domain.contact import Attachment
    from klachtenboek.domain.vat import VatCategory

_MONEY: Final = frozenset({"paid_out", "sold", "receipt", "vat", "method", "processed"})
WANTED: Final[Mapping[GoodwillKind, frozenset[str]]] = {
    GoodwillKind.PRICE_CUT: _MONEY,
    GoodwillKind.FULL_REFUND: _MONEY | {"cost"},
    GoodwillKind.NOT_CHARGED: frozenset({"sold", "receipt"}),
    GoodwillKind.REPLACEMENT: frozenset({"cost", "processed"}),
    GoodwillKind.COURTESY: frozenset({"cost", "receipt", "processed"}),
    GoodwillKind.VOUCHER: frozenset(),
    GoodwillKind.NEXT_DISCOUNT: frozenset({"receipt"}),
    GoodwillKind.COSTS: frozenset({"paid_out", "receipt", "method", "processed"}),
}
"""What each kind needs besides the days, the photo and a remark."""

RECEIPTS: Final[Mapping[GoodwillKind, str]] = {
    GoodwillKind.NOT_CHARGED: N_("Kassabon"),
    GoodwillKind.COURTESY: N_("Bon van de inkoop"),
    GoodwillKind.NEXT_DISCOUNT: N_("Bon van de latere verkoop"),
    GoodwillKind.COSTS: N_("Bon van de klant"),
}


def paid_out(kind: GoodwillKind, value: int, share: int) -> int:
    """Return what leaves the till for a gift of this kind, in cents: value without share for money, else nothing."""
    return max(0, value - share) if kind in LOWERS_VAT | {GoodwillKind.COSTS} else 0


class Details(QWidget):
    """Ask for the details of a line; `answer()` gives them by the names of Goodwill."""

    def __init__(self, workplace: Workplace, line: Goodwill | None, attached: Attachment | None = None) -> None:
        super().__init__()
        self._today = workplace.now().date()
        self._proposes = line is None
        self.days = Days(self._today)
        self.sold, self.sold_on = self.days.sold, self.days.sold_on
        self.rates = RateFields(workplace)
        self.vat = self.rates.vat
        self.days.changed.connect(lambda: self._offer_rates(self.vat.value()))
        self.proof = ProofField(attached)
        self._make_money()
        self._make_choices()
        self._make_words()
        self._lay_out()
        if line is not None:
            self._fill(line)
        self._offer_rates(line.vat_category if line is not None else None)

    def _make_money(self) -> None:
        self.paid_out = MoneyEdit(placeholder=euro(0))
        self.paid_out.changed.connect(self._stop_proposing)
        self.cost = MoneyEdit(placeholder=euro(0))
        self.paid_field = Field(_("Geld dat je uitgeeft"), control=self.paid_out)
        self.cost_field = Field(_("Wat het jou kost"), hint=_("inkoop, zonder btw"), control=self.cost)

    def _make_choices(self) -> None:
        self.receipt = Field(_("Bon of factuur"), hint=_("mag leeg"))
        method = [Choice(UNKNOWN, _("Weet ik niet")), *(Choice(entry, heading(entry)) for entry in Method)]
        self.method = ChipRow(_("Hoe gaf je het?"), method, UNKNOWN)
        processed = [Choice(entry, heading(entry)) for entry in Processed]
        self.processed = ChipRow(_("Waar staat het al?"), processed, Processed.NOT_YET)

    def _make_words(self) -> None:
        self.coulance = Switch(
            _("Uit coulance"), detail=_("Je hoefde het niet te doen. Zo staat het ook in de brief."), checked=True
        )
        self.hide_amount = Switch(_("Bedrag niet in de brief"))
        self.remark = Field(_("Opmerking"), hint=_("alleen voor jou en de boekhouder"))

    def _lay_out(self) -> None:
        column = Column(self, gap=12)
        pairs = (
            (self.paid_field, self.cost_field),
            (self.sold, self.receipt),
            (self.days.agreed, self.days.given),
        )
        for pair in pairs:
            row = Row(gap=12)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        method = Field(_("Hoe gaf je het?"), control=self.method)
        processed = Field(_("Waar staat het al?"), control=self.processed)
        column.add(self.rates, method, processed, self.proof, self.coulance, self.hide_amount, self.remark)
        self._parts: dict[str, QWidget] = {
            "paid_out": self.paid_field,
            "cost": self.cost_field,
            "sold": self.sold,
            "receipt": self.receipt,
            "vat": self.rates,
            "method": method,
            "processed": processed,
        }

    def _fill(self, line: Goodwill) -> None:
        self.paid_out.set_cents(line.paid_out or None)
        self.cost.set_cents(line.cost or None)
        self.days.fill(line)
        self.receipt.set_text(line.receipt)
        self.method.set_value(line.method or UNKNOWN)
        self.processed.set_value(line.processed)
        self.coulance.setChecked(not line.liable)
        self.hide_amount.setChecked(line.hide_amount)
        self.remark.set_text(line.remark)

    def first(self) -> QWidget:
        """Return the field to begin with."""
        asked = (self.paid_field, self.cost_field, self.sold, self.receipt, self.days.agreed)
        return next(field.control for field in asked if not field.isHidden())

    def show_for(self, kind: GoodwillKind) -> None:
        """Ask what this kind needs; what was filled in already stays in sight."""
        filled = {
            "paid_out": bool(self.paid_out.text()),
            "cost": bool(self.cost.text()),
            "sold": bool(self.sold.text()),
            "receipt": bool(self.receipt.text()),
            "vat": self.vat.value() != UNKNOWN,
            "method": self.method.value() != UNKNOWN,
            "processed": self.processed.value() is not Processed.NOT_YET,
        }
        for name, widget in self._parts.items():
            widget.setVisible(name in WANTED[kind] or filled[name])
        words = _(RECEIPTS.get(kind, N_("Bon of factuur")))
        self.receipt.label.setText(words)
        self.receipt.control.setAccessibleName(words)

    def propose(self, cents: int) -> None:
        """Fill in what leaves the till, as long as the owner has not typed it."""
        if self._proposes:
            self.paid_out.set_cents(cents or None)

    def check(self) -> bool:
        """Tell whether what was typed is understood; say what is wrong and go there when it is not."""
        for field, edit in ((self.paid_field, self.paid_out), (self.cost_field, self.cost)):
            field.set_error(_("Typ het bedrag zoals 12,50.") if edit.is_wrong() else "")
            if edit.is_wrong():
                edit.setFocus()
                return False
        return self.days.check() and self.rates.check()

    def answer(self) -> dict[str, Any]:
        """Return what was filled in, by the names of Goodwill."""
        method = self.method.value()
        return {
            "paid_out": self.paid_out.cents() or 0,
            "cost": self.cost.cents() or 0,
            "sold_on": self.sold_on(),
            "agreed_on": self.days.agreed_on(),
            "given_on": self.days.given_on(),
            "receipt": self.receipt.text().strip(),
            "vat_category": self.rates.category(),
            "method": method if isinstance(method, Method) else None,
            "processed": self.processed.value(),
            "liable": not self.coulance.isChecked(),
            "hide_amount": self.hide_amount.isChecked(),
            "remark": self.remark.text().strip(),
        }

    def shares(self) -> dict[VatCategory, int]:
        """Return what of the sale fell under each VAT rate, in cents, when there were several."""
        return self.rates.shares()

    def _stop_proposing(self) -> None:
        self._proposes = False

    def _offer_rates(self, chosen: object = None) -> None:
        self.rates.offer(self.sold_on() or self._today, chosen)
