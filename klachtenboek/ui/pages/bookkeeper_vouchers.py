"""The open vouchers on the page for the bookkeeper: what is left, until when, used or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, euro, full_date, number_word
from klachtenboek.labels import titled_name
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, Row

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.voucher import Voucher


FIRST_SHOWN: Final = 5
"""Vouchers that are shown before the owner asks for all of them."""
MOST_SHOWN: Final = 200
"""So many at most: those that run out first."""


class VoucherCard(Card):
    """List open vouchers, as many as `most`; `asked` wants them again because that changed.

    `used` and `wanted` carry the id of a line: it was used, or is wanted on paper.
    """

    asked = Signal()
    used = Signal(int)
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Tegoedbonnen die nog open staan"), gap=6)
        self._holder = QWidget()
        self._rows = Column(self._holder, gap=8)
        self._all = Button("", "link", size="s")
        self._all.clicked.connect(self._show_all)
        self.most = FIRST_SHOWN
        self.add(self._holder)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_vouchers(self, count: int, vouchers: tuple[Voucher, ...], today: date) -> None:
        """Show the first of so many; without any the card is not there."""
        words = _("Toon alle {count}") if count <= MOST_SHOWN else _("Toon de eerste {count}")
        self._all.set_text(words.format(count=number_word(min(count, MOST_SHOWN))))
        self._all.setVisible(min(count, MOST_SHOWN) > len(vouchers))
        self._rows.clear()
        for voucher in vouchers:
            self._rows.addWidget(self._row(voucher, today))
        self.setVisible(bool(vouchers))

    def _show_all(self) -> None:
        self.most = MOST_SHOWN
        self.asked.emit()

    def _row(self, voucher: Voucher, today: date) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=2)
        row = Row(gap=12)
        name = _("{number}, {customer}").format(number=voucher.number, customer=titled_name(voucher.customer))
        row.addWidget(Label(name, "body_medium"), 1)
        row.addWidget(Label(euro(voucher.rest()), "money", align=Qt.AlignmentFlag.AlignRight))
        column.addLayout(row)
        is_near = voucher.expires_soon(today) or voucher.has_expired(today)
        column.addWidget(Label(until_words(voucher, today), "small", "amber_on_tint" if is_near else "text2"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for words, icon, signal in ((_("Gebruikt"), "check", self.used), (_("Op papier"), "printer", self.wanted)):
            button = Button(words, "link", size="s", icon=icon)
            button.setAccessibleName(f"{words}: {voucher.number}")
            button.clicked.connect(lambda _on=False, told=signal: told.emit(voucher.line_id))
            flow.addWidget(button)
        column.addWidget(buttons)
        return holder


def until_words(voucher: Voucher, today: date) -> str:
    """Return until when the voucher can be used, in words."""
    if voucher.expires is None:
        return _("Zonder einddatum")
    day = full_date(voucher.expires)
    if voucher.has_expired(today):
        return _("Verlopen op {day}").format(day=day)
    if voucher.expires_soon(today):
        return _("Verloopt binnenkort: {day}").format(day=day)
    return _("Geldig tot en met {day}").format(day=day)
