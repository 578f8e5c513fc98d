"""What the bookkeeper wants to know of one line: money out, rate, sale, receipt; all of it may stay empty."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.goodwill import LOWERS_VAT, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.vat import RATED, VatCategory
from klachtenboek.domain.when import read_day
from klachtenboek.i18n import _, euro, full_date, with_comma
from klachtenboek.labels import heading
from klachtenboek.ui.widgets import ChipRow, Choice, Column, Field, Row, Switch
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace

UNKNOWN = "unknown"


def paid_out(kind: GoodwillKind, value: int, share: int) -> int:
    """Return what leaves the till for a gift of this kind, in cents: value without share for money, else nothing."""
    return max(0, value - share) if kind in LOWERS_VAT | {GoodwillKind.COSTS} else 0


class Details(QWidget):
    """Ask for the details of a line; `answer()` gives them by the names of Goodwill."""

    def __init__(self, workplace: Workplace, line: Goodwill | None) -> None:
        super().__init__()
        self._workplace = workplace
        self._today = workplace.now().date()
        self._proposes = line is None
        self._make_money()
        self._make_sale()
        self._make_words()
        self._lay_out()
        if line is not None:
            self._fill(line)
        self._offer_rates()

    def _make_money(self) -> None:
        self.paid_out = MoneyEdit(placeholder=euro(0))
        self.paid_out.changed.connect(self._stop_proposing)
        self.cost = MoneyEdit(placeholder=euro(0))
        self.paid_field = Field(_("Geld dat je uitgeeft"), control=self.paid_out)
        self.cost_field = Field(_("Wat het jou kost"), hint=_("inkoop"), control=self.cost)

    def _make_sale(self) -> None:
        self.sold = Field(_("Wanneer was de verkoop?"), hint=_("mag leeg"), icon="calendar", placeholder=_("14-11"))
        self.sold.edited.connect(lambda _text: self._sale_changed())
        self.sold.left.connect(self._echo_sale)
        self.receipt = Field(_("Bon of factuur"), hint=_("mag leeg"))
        self.vat = ChipRow(_("Onder welke btw viel de verkoop?"))
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
        for pair in ((self.paid_field, self.cost_field), (self.sold, self.receipt)):
            row = Row(gap=12)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        column.add(
            Field(_("Onder welke btw viel de verkoop?"), control=self.vat),
            Field(_("Hoe gaf je het?"), control=self.method),
            Field(_("Waar staat het al?"), control=self.processed),
            self.coulance,
            self.hide_amount,
            self.remark,
        )

    def _fill(self, line: Goodwill) -> None:
        self.paid_out.set_cents(line.paid_out or None)
        self.cost.set_cents(line.cost or None)
        if line.sold_on is not None:
            self.sold.set_text(full_date(line.sold_on))
        self.receipt.set_text(line.receipt)
        self.method.set_value(line.method or UNKNOWN)
        self.processed.set_value(line.processed)
        self.coulance.setChecked(not line.liable)
        self.hide_amount.setChecked(line.hide_amount)
        self.remark.set_text(line.remark)
        self._offer_rates(line.vat_category)

    def first(self) -> QWidget:
        """Return the field to begin with."""
        return self.paid_out

    def propose(self, cents: int) -> None:
        """Fill in what leaves the till, as long as the owner has not typed it."""
        if self._proposes:
            self.paid_out.set_cents(cents or None)

    def sold_on(self) -> date | None:
        """Return the day of the sale; None when it is empty or not understood."""
        found = read_day(self.sold.text(), self._today) if self.sold.text().strip() else None
        if found is not None and found > self._today and not self.sold.text().strip().endswith(str(found.year)):
            return _a_year_earlier(found)  # a sale lies behind us: 14-12 said in November was last year's
        return found

    def check(self, today: date) -> bool:
        """Tell whether what was typed is understood; say what is wrong and go there when it is not."""
        for field, edit in ((self.paid_field, self.paid_out), (self.cost_field, self.cost)):
            field.set_error(_("Typ het bedrag zoals 12,50.") if edit.is_wrong() else "")
            if edit.is_wrong():
                edit.setFocus()
                return False
        sold = self.sold_on()
        if self.sold.text().strip() and (sold is None or sold > today):
            self.sold.set_error(_("Typ de dag van de verkoop, zoals 14-11 of gisteren."))
            self.sold.setFocus()
            return False
        return True

    def answer(self) -> dict[str, Any]:
        """Return what was filled in, by the names of Goodwill."""
        vat, method = self.vat.value(), self.method.value()
        return {
            "paid_out": self.paid_out.cents() or 0,
            "cost": self.cost.cents() or 0,
            "sold_on": self.sold_on(),
            "receipt": self.receipt.text().strip(),
            "vat_category": vat if isinstance(vat, VatCategory) else None,
            "method": method if isinstance(method, Method) else None,
            "processed": self.processed.value(),
            "liable": not self.coulance.isChecked(),
            "hide_amount": self.hide_amount.isChecked(),
            "remark": self.remark.text().strip(),
        }

    def _stop_proposing(self) -> None:
        self._proposes = False

    def _sale_changed(self) -> None:
        self.sold.set_error("")
        self._offer_rates(self.vat.value())

    def _echo_sale(self) -> None:
        sold = self.sold_on()
        if sold is not None:
            self.sold.set_text(full_date(sold))

    def _offer_rates(self, chosen: object = None) -> None:
        """Offer the categories that exist on the day of the sale, each with its rate of that day."""
        day = self.sold_on() or self._today
        choices = [Choice(UNKNOWN, _("Weet ik niet"))]
        for category in VatCategory:
            rate = self._workplace.logbook.goodwill.rate(category, day)
            if rate is not None:
                choices.append(Choice(category, f"{heading(category)} {_percent(rate)}"))
            elif category not in RATED:
                choices.append(Choice(category, heading(category)))
        known = {choice.value for choice in choices}
        self.vat.set_choices(choices, chosen if isinstance(chosen, VatCategory) and chosen in known else UNKNOWN)


def _percent(rate: int) -> str:
    """Return basis points as a percentage, ``21%`` or ``5,5%``."""
    whole, rest = divmod(rate, 100)
    return with_comma(f"{whole}.{rest // 10}%") if rest else f"{whole}%"


def _a_year_earlier(day: date) -> date:
    leap = day.month == 2 and day.day == 29  # noqa: PLR2004  29 February
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
