"""The card that shows who a customer is and how to reach them; what else it tells is up to the page it lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import Avatar, Button, Card, Column, Label, Row

if TYPE_CHECKING:
    from klachtenboek.domain.customer import Customer


BESIDE = 90
"""Pixels at 100 % that are left for a name between initials and pencil in the smallest window."""


class PersonCard(Card):
    """Show initials, a name with a line below it, and every way to reach them; `edit_asked` wants it changed."""

    edit_asked = Signal()

    def __init__(self, *, bottom: int, elide: bool = False) -> None:
        """Leave ``bottom`` pixels under the last line; ``elide`` keeps the name on one line."""
        super().__init__(margins=(18, 14, 12, bottom), gap=8)
        self.avatar = Avatar()
        self.name = Label("", "body_strong", elide=elide)
        self.below = Label("", "small", "text2")
        self.edit = Button("", "ghost", size="s", icon="pencil", name=_("Klant aanpassen"))
        self.edit.clicked.connect(self.edit_asked)
        for told in (self.name, self.below):
            told.break_words(BESIDE)
        words = Column(gap=2)
        words.add(self.name, self.below)
        row = Row(gap=12)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._ways = Column(gap=6)
        self.body.addLayout(self._ways)

    def show_ways(self, customer: Customer | None, *, company: str = "") -> None:
        """List company, phones, e-mail, address and note, each when there is one."""
        self._ways.clear()
        if customer is None:
            return
        place = " ".join(part for part in (customer.postcode, customer.town) if part)
        address = ", ".join(part for part in (customer.street, place) if part)
        for icon, words in (
            ("building", company),
            ("phone", customer.phone),
            ("phone", customer.phone2),
            ("mail", customer.email),
            ("map-pin", address),
            ("notebook", customer.note),
        ):
            if words:
                is_phone = icon == "phone"
                line = Label(words, "body" if is_phone else "small", "text" if is_phone else "text2")
                line.set_icon(icon, "text3")
                self._ways.addWidget(line)
