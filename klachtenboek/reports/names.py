"""Keeping the customer's name out of what goes to the bookkeeper; not out of letters, which are written to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtenboek.domain.customer import Customer

_SHORTEST = 3
"""Letters in a given name that is a name; shorter ones are initials."""


def customer_code(customer_id: int | None) -> str:
    """Return the code that stands for a customer, ``K0012``; empty when nobody is known."""
    return "" if customer_id is None else f"K{customer_id:04d}"


def without_name(text: str, customer: Customer | None, code: str) -> str:
    """Return the text with the code wherever it names the customer, whole words only, in small letters or capitals.

    Owners do write "bloemen voor mevrouw Jansen" in a line.
    """
    if customer is None or not text:
        return text
    given = customer.given if len(customer.given) >= _SHORTEST and "." not in customer.given else ""
    known = {customer.full_name, customer.family_name, customer.surname, customer.company, given}
    known |= {customer.email, customer.phone, customer.phone2}
    names = [name for name in known if len(name) > 1]
    lowered = text.lower()
    if not any(not (text + name).isascii() or name.lower() in lowered for name in names):
        return text  # most lines name nobody, and a pattern for every customer takes long to make
    names.sort(key=lambda name: (-len(name), name))
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"
    return re.sub(pattern, lambda _found: code or "de klant", text, flags=re.IGNORECASE)
