"""Under which VAT the sale of a line fell: one category, or an amount under each of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.goodwill import split_over
from klachtenboek.domain.vat import RATED, VatCategory
from klachtenboek.i18n import _, euro, percentage
from klachtenboek.labels import heading
from klachtenboek.ui.widgets import Button, ChipRow, Choice, Column, Field, FlowLayout, Label
from klachtenboek.ui.widgets.moneyedit import MoneyEdit

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.goodwill import Goodwill
    from klachtenboek.ui.workplace import Workplace

UNKNOWN = "unknown"


class RateFields(QWidget):
    """Ask for the category, with the rate of the day of the sale, or for what of the sale fell under which."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._rate = workplace.logbook.goodwill.rate
        self.vat = ChipRow(_("Onder welke btw viel de verkoop?"))
        self._one = Field(_("Onder welke btw viel de verkoop?"), control=self.vat)
        self.parts: dict[VatCategory, MoneyEdit] = {}
        self.more = Button(_("Er zaten meer tarieven op de bon"), "link", size="s", icon="receipt-euro")
        self.more.clicked.connect(self._switch)
        self._several = QWidget()
        column = Column(self._several, gap=8)
        column.add(Label(_("Wat kostte het op de bon, per tarief?"), "small_medium"))
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=12, line_gap=8)
        self.outcome = Label("", "small", "text2", icon="info-circle")
        self.outcome.hide()
        column.add(holder, self.outcome)
        self._several.hide()
        whole = Column(self, gap=6)
        whole.add(self._one, self._several)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._line: Goodwill | None = None
        self._rates: dict[VatCategory, int] = {}

    def offer(self, day: date, chosen: object = None) -> None:
        """Offer the categories that exist on the day of the sale, each with its rate of that day."""
        rates = {category: self._rate(category, day) for category in VatCategory}
        choices = [Choice(UNKNOWN, _("Weet ik niet"))]
        for category, rate in rates.items():
            if rate is not None:
                choices.append(Choice(category, f"{heading(category)} {percentage(rate)}"))
            elif category not in RATED:
                choices.append(Choice(category, heading(category)))
        known = {choice.value for choice in choices}
        self.vat.set_choices(choices, chosen if isinstance(chosen, VatCategory) and chosen in known else UNKNOWN)
        self._offer_parts({category: rate for category, rate in rates.items() if rate is not None})

    def _offer_parts(self, rates: dict[VatCategory, int]) -> None:
        if rates == self._rates:
            return
        self._rates = rates
        typed = {category: edit.text() for category, edit in self.parts.items()}
        self._flow.clear()
        self.parts = {}
        for category, rate in rates.items():
            edit = MoneyEdit(placeholder=euro(0))
            edit.setText(typed.get(category, ""))
            edit.changed.connect(self._show_outcome)
            self.parts[category] = edit
            self._flow.addWidget(Field(f"{heading(category)} {percentage(rate)}", control=edit))

    def show_for(self, line: Goodwill) -> None:
        """Work out beforehand what each part of this line would be."""
        self._line = line
        self._show_outcome()

    def category(self) -> VatCategory | None:
        """Return the one category; None when nobody knows or there are several."""
        found = self.vat.value()
        return found if isinstance(found, VatCategory) and not self.are_several() else None

    def are_several(self) -> bool:
        """Tell whether the owner asked for several."""
        return not self._several.isHidden()

    def shares(self) -> dict[VatCategory, int]:
        """Return the cents of the sale under each category that has any; nothing unless there are several."""
        if not self.are_several():
            return {}
        return {category: cents for category, edit in self.parts.items() if (cents := edit.cents())}

    def check(self) -> bool:
        """Tell whether the amounts are understood; say what is wrong and go there when they are not."""
        wrong = next((edit for edit in self.parts.values() if edit.is_wrong()), None)
        if not self.are_several() or (wrong is None and self.shares()):
            return True
        self.outcome.setText(_("Vul bij minstens één tarief een bedrag in, zoals 12,50."))
        self.outcome.show()
        (wrong or next(iter(self.parts.values()))).setFocus()
        return False

    def _switch(self) -> None:
        several = not self.are_several()
        self._several.setVisible(several)
        self._one.setVisible(not several)
        self.more.set_text(_("Toch één tarief") if several else _("Er zaten meer tarieven op de bon"))
        if several and self.parts:
            next(iter(self.parts.values())).setFocus()

    def _show_outcome(self) -> None:
        shares = self.shares()
        self.outcome.setVisible(bool(shares) and self._line is not None)
        if shares and self._line is not None:
            lines = split_over(self._line, shares)
            told = ", ".join(
                _("{category} {amount}").format(category=heading(line.vat_category), amount=euro(line.paid_out))
                for line in lines
                if line.vat_category is not None
            )
            self.outcome.setText(_("Zo verdeelt het boek het geld: {parts}.").format(parts=told))
