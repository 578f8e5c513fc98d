"""What stands around the choices of a letter: the addresses on it, and the letters that were sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import N_, _, capital, moment_words, number_word
from klachtenboek.labels import heading, label
from klachtenboek.ui.pages.fieldscard import AskedFor, FieldsCard
from klachtenboek.ui.widgets import Button, Card, Column, Label, Row
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.correspondence import SentLetter
    from klachtenboek.domain.customer import Customer
    from klachtenboek.ui.workplace import Workplace

SHOP_FIELDS: Final = (
    ("name", N_("Naam van je zaak"), N_("Bakkerij De Linde")),
    ("street", N_("Straat en nummer"), N_("Lindestraat 12")),
    ("postcode", N_("Postcode"), "7411 AB"),
    ("town", N_("Plaats"), N_("Deventer")),
    ("owner", N_("Naam onder de brief"), N_("Marieke van der Linde")),
)
CUSTOMER_FIELDS: Final = (("street", N_("Straat en nummer")), ("postcode", N_("Postcode")), ("town", N_("Plaats")))
_ADDRESS: Final = ("street", "postcode", "town")


class AddressCards:
    """The card that asks for the shop's own address, once, and the one for the address of the customer."""

    def __init__(self, workplace: Workplace) -> None:
        """Make both; `begin` decides whether they show."""
        self._workplace = workplace
        self._customer: Customer | None = None
        asked = [AskedFor(name, _(words), placeholder=_(example)) for name, words, example in SHOP_FIELDS]
        self.shop = FieldsCard(asked, title=_("Voor je eerste brief"), role="primary")
        self.shop.filled.connect(self._save_shop)
        fields = [AskedFor(name, _(words)) for name, words in CUSTOMER_FIELDS]
        self.customer = FieldsCard(fields, title=_("Adres van de klant"))
        note = Label(_("Mag leeg blijven: dan geef je de brief mee."), "small", "text2")
        self.customer.body.insertWidget(0, note)
        self.customer.filled.connect(self._save_customer)

    def begin(self, customer: Customer | None) -> None:
        """Decide what is asked for on this visit; a card stays while its fields are being filled in."""
        shop = self._workplace.logbook.keeping.shop()
        has_address = bool(shop.street and shop.town)
        asked = {"name": not shop.name, "owner": not shop.owner, **dict.fromkeys(_ADDRESS, not has_address)}
        for name, field in self.shop.fields.items():
            field.setVisible(asked[name])
        things = asked["name"] + asked["owner"] + (not has_address)
        count = capital(number_word(things)) if things > 1 else ""
        self.shop.set_title(
            _("Nog {count} dingen voor je eerste brief").format(count=count.lower())
            if things > 1
            else _("Nog één ding voor je eerste brief")
        )
        self.shop.setVisible(things > 0)
        self.reload(customer)
        self.customer.setVisible(customer is not None and not customer.has_address)

    def reload(self, customer: Customer | None) -> None:
        """Show what is known."""
        self._customer = customer
        shop = self._workplace.logbook.keeping.shop()
        self.shop.fill({name: getattr(shop, name) for name, _words, _example in SHOP_FIELDS})
        if customer is not None:
            self.customer.fill({name: getattr(customer, name) for name, _words in CUSTOMER_FIELDS})

    def keep(self) -> None:
        """Keep what is still being typed."""
        for card in (self.shop, self.customer):
            if not card.isHidden():
                card.keep()

    def _save_shop(self, name: str, text: str) -> None:
        keeping = self._workplace.logbook.keeping
        changed = keeping.shop()._replace(**{name: text})  # type: ignore[arg-type]  # a field of text
        if self._workplace.attempt(lambda: keeping.save_shop(changed)) is not None:
            self._workplace.say(_("Bewaard."), undoable=True)

    def _save_customer(self, name: str, text: str) -> None:
        if self._customer is not None:
            changed = self._customer._replace(**{name: text})  # type: ignore[arg-type]  # a field of text
            if self._workplace.attempt(lambda: self._workplace.logbook.customers.save(changed)) is not None:
                self._workplace.say(_("Klant aangepast."), undoable=True)


class SentCard(Card):
    """List the letters that were sent; `asked` carries the one to look at."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Verstuurd"), small=True)
        self._rows = QWidget()
        self._column = Column(self._rows, gap=6)
        self.add(self._rows)

    def show_letters(self, letters: tuple[SentLetter, ...], now: datetime) -> None:
        """Show them, the latest first; without any the card is not there."""
        self._column.clear()
        for letter in reversed(letters):
            self._column.addWidget(self._row(letter, now))
        self.setVisible(bool(letters))

    def _row(self, letter: SentLetter, now: datetime) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=8)
        words = QWidget()
        about = Column(words, gap=0)
        kind, when = heading(letter.kind), moment_words(letter.at, now)
        about.add(Label(kind, "body_medium"), Label(f"{when}, {label(letter.how)}", "small", "text2"))
        look = Button(_("Bekijken"), "link", size="s")
        looks(look)
        look.setAccessibleName(_("{kind} van {when} bekijken").format(kind=kind, when=when))
        look.clicked.connect(lambda: self.asked.emit(letter))
        row.addWidget(words, 1)
        row.addWidget(look)
        return holder
