"""The settings the bookkeeper asks about: the financial year, rates of VAT and accounts; the year itself is a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, short_month
from klachtenboek.ui.dialogs.accounts import AccountsDialog
from klachtenboek.ui.dialogs.rates import RatesDialog
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Field, FlowLayout, Label
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from klachtenboek.domain.shop import Shop
    from klachtenboek.ui.workplace import Workplace


class BookkeepingCard(Card):
    """Ask in which month the financial year starts (`chosen`), and open the lists of rates and accounts."""

    chosen = Signal(int)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Btw en boekhouder"), gap=14)
        self._workplace = workplace
        months = [Choice(number, short_month(number)) for number in range(1, 13)]
        self.start = ChipRow(_("Boekjaar begint in"), months)
        self.start.value_changed.connect(lambda month: self.chosen.emit(int(month)))
        self.rates = Button(_("Btw-tarieven bekijken"), icon="receipt-euro")
        looks(self.rates)
        self.rates.clicked.connect(lambda: RatesDialog.ask(workplace, parent=self.window()))
        self.accounts = Button(_("Rekeningen invullen"), icon="list")
        self.accounts.clicked.connect(self._ask_accounts)
        buttons = QWidget()
        FlowLayout(buttons, gap=6, line_gap=4).add(self.rates, self.accounts)
        why = Label(_("Welk btw-tarief wanneer gold, en op welke rekeningen je boekhouder boekt."), "small", "text2")
        self.add(Field(_("Boekjaar begint in"), control=self.start), why, buttons)

    def show_shop(self, shop: Shop) -> None:
        """Show what is kept."""
        self.start.set_value(shop.year_starts_in)

    def _ask_accounts(self) -> None:
        if AccountsDialog.ask(self._workplace, parent=self.window()):
            self._workplace.say(_("Rekeningen bewaard."), undoable=True)
