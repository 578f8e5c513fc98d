"""Who complains: recognised while typing, kept up to date; merging and forgetting come later."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer, FormOfAddress, read_name
from klachtenboek.domain.summary import CustomerRow
from klachtenboek.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk

SIGNIFICANT = 9
"""The last figures of a phone number that tell it apart in the Netherlands, without 0 or +31 before them."""

MOST_ALIKE = 50
"""How many customers whose name and number look alike are compared."""


class Customers:
    """The verbs around customers."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def get(self, customer_id: int) -> Customer:
        """Return the customer. Raises NotFound."""
        return self._desk.store.customers.get(customer_id)

    def suggest(self, typed: str) -> tuple[CustomerRow, ...]:
        """Return the known customers that the typed letters may mean; any text is valid."""
        return self._desk.store.customers.suggest(typed)

    def save(self, customer: Customer) -> Customer:
        """Keep a customer, new or changed, and return it with its id. Raises TextTooLong."""
        lines = [field.name for field in fields(Customer) if field.type == "str" and field.name != "note"]
        texts: dict[str, Any] = {name: clean_line(getattr(customer, name)) for name in lines}
        clean = replace(customer, note=clean_text(customer.note), **texts)
        return self._desk.store.customers.save(clean, at=self._desk.now())

    def recognise(
        self, who: str, *, phone: str = "", email: str = "", customer_id: int | None = None, story: str = ""
    ) -> Customer | None:
        """Return the customer that was chosen or told, kept as a new one when unknown; None without any sign of one.

        A phone number or e-mail address alone only makes a customer when there is a ``story`` to go with it.
        Raises NotFound, TextTooLong.
        """
        who, phone, email = clean_line(who), clean_line(phone), clean_line(email)
        if customer_id is not None:
            return self._with_new_ways(self.get(customer_id), phone, email)
        if not who and not (story.strip() and (phone or email)):
            return None
        told = replace(read_name(who), phone=phone, email=email)
        known = self._same(told)
        return self._with_new_ways(known, phone, email) if known is not None else self.save(told)

    def is_known(self, who: str, *, phone: str = "", email: str = "") -> bool:
        """Tell whether the name with this phone or e-mail is that of a customer in the book."""
        told = replace(read_name(clean_line(who)), phone=clean_line(phone), email=clean_line(email))
        return self._same(told) is not None

    def _with_new_ways(self, customer: Customer, phone: str, email: str) -> Customer:
        """Add a phone number or e-mail address that was not known yet; what is known stays, and nothing is left out."""
        fuller = customer
        if phone and not any(_same_phone(phone, known) for known in (customer.phone, customer.phone2)):
            fuller = _with_phone(customer, phone)
        if email and email.casefold() != customer.email.casefold():
            fuller = _noted(fuller, email) if customer.email else replace(fuller, email=email)
        return self.save(fuller) if fuller != customer else customer

    def _same(self, told: Customer) -> Customer | None:
        """Return the one known customer with the same name and the same phone or e-mail."""
        for way in (_digits(told.phone)[-SIGNIFICANT:], told.email):
            rows = self._desk.store.customers.suggest(f"{way} {told.full_name}", limit=MOST_ALIKE) if way else ()
            same = [row.customer for row in rows if _is_same(row.customer, told)]
            if len(same) == 1:
                return same[0]
        return None


def _is_same(known: Customer, told: Customer) -> bool:
    """Tell whether two are one person for certain: name and phone or e-mail alike, and no other title."""
    forms = {known.form, told.form} - {FormOfAddress.NAME_ONLY}
    if len(forms) > 1 or known.full_name.casefold() != told.full_name.casefold():
        return False
    phones = any(_same_phone(told.phone, number) for number in (known.phone, known.phone2))
    return phones or (bool(told.email) and told.email.casefold() == known.email.casefold())


def _same_phone(one: str, other: str) -> bool:
    """Tell whether two numbers ring the same phone, however they are written: ``06-1``, ``+31 6 1``."""
    first, second = _digits(one), _digits(other)
    if min(len(first), len(second)) < SIGNIFICANT:
        return bool(first) and first == second
    return first[-SIGNIFICANT:] == second[-SIGNIFICANT:]


def _with_phone(customer: Customer, phone: str) -> Customer:
    if not customer.phone:
        return replace(customer, phone=phone)
    return _noted(customer, phone) if customer.phone2 else replace(customer, phone2=phone)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdecimal())


def _noted(customer: Customer, way: str) -> Customer:
    """Return the customer with one more way to be reached in the note, where there is no field left for it."""
    lines = customer.note.splitlines()
    return customer if way in lines else replace(customer, note="\n".join((*lines, way)))
