"""The vouchers on Vandaag whose last day is near and whose customer has not heard so; it reads no book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, euro, full_date, number_word
from klachtenboek.labels import person
from klachtenboek.ui.pages.today_row import Words
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, Rule
from klachtenboek.ui.widgets.showing import show
from klachtenboek.ui.widgets.textlines import TextLine, TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.domain.expiring import ExpiringVoucher

MOST_ROWS = 3


class ExpiringCard(Card):
    """Name vouchers that run out; `told` carries a complaint to call about, `used` the line of one that was used."""

    told = Signal(int)
    used = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Tegoedbonnen die verlopen"), gap=8)

    def show_rows(self, vouchers: Sequence[ExpiringVoucher]) -> None:
        """Show the first of these; without any the card hides."""
        self.body.clear()
        show(self, when=bool(vouchers))
        for place, voucher in enumerate(vouchers[:MOST_ROWS]):
            if place:
                self.add(Rule())
            self.add(self._line(voucher))
        rest = len(vouchers) - MOST_ROWS
        if rest > 0:
            self.add(Label(_("En nog {n}.").format(n=number_word(rest)), "caption", "text3"))

    def _line(self, voucher: ExpiringVoucher) -> QWidget:
        holder = QWidget()
        words = Column(holder, gap=3)
        who = person(voucher.customer)
        what = _("{number}, nog {amount}").format(number=voucher.number, amount=euro(voucher.rest))
        until = _("Verloopt binnenkort: {day}").format(day=full_date(voucher.expires))
        lines = TextLines(TextLine(who, "body_strong", "text"), TextLine(what, "small", "text2"), gap=3)
        words.add(Words(lines), Label(until, "small_medium", "amber"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        call, use = Button(_("Bellen beloven"), size="s"), Button(_("Gebruikt"), "link", size="s", icon="check")
        for button, signal, key in (
            (call, self.told, voucher.complaint_id),
            (use, self.used, voucher.line_id),
        ):
            button.setAccessibleDescription(f"{who}. {what}")
            button.clicked.connect(lambda _on=False, signal=signal, key=key: signal.emit(key))
            flow.addWidget(button)
        words.addWidget(buttons)
        return holder
