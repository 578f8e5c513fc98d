"""Who complains: recognised while typing, kept up to date; merging and forgetting come later."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer, read_name
from klachtenboek.domain.summary import CustomerRow
from klachtenboek.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk


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
        return known if known is not None else self.save(told)

    def _with_new_ways(self, customer: Customer, phone: str, email: str) -> Customer:
        """Fill in a phone number or e-mail address that was not known yet; what is known stays."""
        fuller = replace(customer, phone=customer.phone or phone, email=customer.email or email)
        return self.save(fuller) if fuller != customer else customer

    def _same(self, told: Customer) -> Customer | None:
        """Return the one known customer with the same name and the same phone or e-mail."""
        for way in (told.phone, told.email):
            rows = self.suggest(f"{told.full_name} {way}") if way else ()
            same = [row.customer for row in rows if row.customer.full_name.casefold() == told.full_name.casefold()]
            if len(same) == 1:
                return same[0]
        return None
