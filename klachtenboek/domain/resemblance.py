"""When two customers look like one person, and what is known once they are one; nobody is ever merged by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from klachtenboek.domain.customer import FormOfAddress, Language, Preferred
from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from klachtenboek.domain.customer import Customer

SIGNIFICANT = 9
"""The last figures of a phone number that tell it apart in the Netherlands, without 0 or +31 before them."""

_LATER = ("own_form", "given", "prefix", "surname", "company")
_ADDRESS = ("street", "postcode", "town", "country")


class Likeness(StrEnum):
    """What makes two customers look alike, the surest first."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


class Alike(NamedTuple):
    """A customer who looks like another one, and why."""

    customer: Customer
    why: Likeness


def likeness(one: Customer, other: Customer) -> Likeness | None:
    """Tell why two customers may be one person, None when nothing says so."""
    if any(same_phone(mine, theirs) for mine in _phones(one) for theirs in _phones(other)):
        return Likeness.PHONE
    if one.email and one.email.casefold() == other.email.casefold():
        return Likeness.EMAIL
    return Likeness.NAME if _same_name(one, other) else None


def same_phone(one: str, other: str) -> bool:
    """Tell whether two numbers ring the same phone, however they are written: ``06-1``, ``+31 6 1``."""
    first, second = digits(one), digits(other)
    if min(len(first), len(second)) < SIGNIFICANT:
        return bool(first) and first == second
    return first[-SIGNIFICANT:] == second[-SIGNIFICANT:]


def digits(number: str) -> str:
    """Return the figures of a phone number."""
    return "".join(char for char in number if char.isdecimal())


def with_phone(customer: Customer, phone: str) -> Customer:
    """Return the customer with one more phone number, where there is room for it."""
    if not phone or any(same_phone(phone, known) for known in _phones(customer)):
        return customer
    if not customer.phone:
        return customer._replace(phone=phone)
    return noted(customer, phone) if customer.phone2 else customer._replace(phone2=phone)


def with_email(customer: Customer, email: str) -> Customer:
    """Return the customer with one more e-mail address, where there is room for it."""
    if not email or email.casefold() == customer.email.casefold():
        return customer
    return noted(customer, email) if customer.email else customer._replace(email=email)


def noted(customer: Customer, words: str) -> Customer:
    """Return the customer with a line more in the note, where there is no field left for it."""
    lines = customer.note.splitlines()
    return customer if not words or words in lines else customer._replace(note="\n".join((*lines, words)))


def united(kept: Customer, gone: Customer) -> Customer:
    """Return the customer that stays once two are one; what is known of the other fills what is empty.

    A second phone number finds its own field, further ways and another address go in the note: nothing is lost.
    """
    found = kept
    for phone in _phones(gone):
        found = with_phone(found, phone)
    found = _with_address(_with_name(with_email(found, gone.email), gone), gone)
    if found.language is Language.DUTCH:
        found = found._replace(language=gone.language)
    if found.preferred is Preferred.NONE:
        found = found._replace(preferred=gone.preferred)
    if found.familiar is None:
        found = found._replace(familiar=gone.familiar)
    for line in gone.note.splitlines():
        found = noted(found, line)
    return found


def _with_name(kept: Customer, gone: Customer) -> Customer:
    if kept.is_nameless:
        return kept._replace(form=gone.form, **{name: getattr(gone, name) for name in _LATER})
    found = kept
    if gone.company and not kept.company:
        found = found._replace(company=gone.company)
    if kept.form is FormOfAddress.NAME_ONLY:
        found = found._replace(form=gone.form, own_form=gone.own_form)
    is_other = not gone.is_nameless and fold(gone.full_name) != fold(kept.full_name)
    return noted(found, gone.full_name) if is_other else found


def _with_address(kept: Customer, gone: Customer) -> Customer:
    if not (gone.street or gone.postcode or gone.town):
        return kept
    if not (kept.street or kept.postcode or kept.town):
        return kept._replace(**{name: getattr(gone, name) for name in _ADDRESS})
    same = all(fold(getattr(kept, name)) == fold(getattr(gone, name)) for name in ("street", "town"))
    place = " ".join(part for part in (gone.postcode, gone.town) if part)
    return kept if same else noted(kept, ", ".join(part for part in (gone.street, place) if part))


def _phones(customer: Customer) -> tuple[str, ...]:
    return tuple(phone for phone in (customer.phone, customer.phone2) if phone)


def _same_name(one: Customer, other: Customer) -> bool:
    """Tell whether two names may be one: the same family, with first names of which one may be the initials."""
    if one.is_nameless or other.is_nameless or len({one.form, other.form} - {FormOfAddress.NAME_ONLY}) > 1:
        return False
    if fold(one.full_name) == fold(other.full_name):
        return True
    if not one.surname or fold(one.family_name) != fold(other.family_name) or not (one.given and other.given):
        return False
    short, long = sorted((one.given, other.given), key=len)
    return short.endswith(".") and fold(long).startswith(fold(short[:1]))
