"""How a customer is greeted and addressed on an envelope, by Dutch custom (letters.md); never by guessing a gender."""

from __future__ import annotations

import re

from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.domain.shop import Shop
from klachtenboek.i18n import capital
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.texts import Texts

_DUTCH_POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
_TITLED = {FormOfAddress.MRS: "mrs", FormOfAddress.MR: "mr", FormOfAddress.FAMILY: "family"}


def salutation(customer: Customer | None, shop: Shop, said: Texts) -> str:
    """Return the opening line with its comma: ``Geachte mevrouw De Vries,``."""
    greeting = said.say("salutation.formal" if shop.formal else "salutation.plain")
    if customer is not None and customer.form is FormOfAddress.OWN and one_line(customer.own_form):
        return f"{_own(customer, greeting, said)},"
    return f"{greeting} {_called(customer, said)},"


def _own(customer: Customer, greeting: str, said: Texts) -> str:
    """Return a greeting with the owner's own form of address; a form that greets already stands by itself."""
    form = one_line(customer.own_form).rstrip(" ,")
    name = _family_name(customer) or one_line(customer.given)
    whole = form if not name or name.casefold() in form.casefold() else f"{form} {name}"
    greets = form.split(" ", 1)[0].casefold() in said.words("salutation.greetings")
    return capital(whole) if greets else f"{greeting} {whole}"


def _called(customer: Customer | None, said: Texts) -> str:
    if customer is None or not one_line(f"{customer.given}{customer.surname}"):
        return said.say("salutation.nameless")
    family = _family_name(customer)
    if not family:
        return one_line(customer.given)
    if customer.form in _TITLED:
        return said.say(f"salutation.{_TITLED[customer.form]}", name=family)
    given = one_line(customer.given)
    if not given:
        return said.say("salutation.surname_only", name=family)
    return one_line(f"{given} {customer.prefix} {customer.surname}")


def _family_name(customer: Customer) -> str:
    """Return the family name as after a title: ``Van der Aa``, in Belgium as it is spelled."""
    if not one_line(customer.surname):
        return ""
    name = one_line(f"{customer.prefix} {customer.surname}")
    is_belgian = customer.country.upper() == "BE" or customer.language is Language.FLEMISH
    return name if is_belgian else capital(name)


def address(customer: Customer | None, shop: Shop, said: Texts) -> tuple[str, ...]:
    """Return the lines for the envelope, none when the letter cannot be posted (it is handed over then)."""
    if customer is None or not customer.has_address:
        return ()
    name, company = _addressee(customer, said), one_line(customer.company)
    if name and company:
        name = said.say("address.attention", name=name)
    lines = (
        company,
        name if company else capital(name),
        one_line(customer.street),
        town_line(customer.postcode, customer.town, customer.country),
        "" if customer.country.upper() == shop.country.upper() else country(customer.country, said),
    )
    return tuple(line for line in lines if line)


def _addressee(customer: Customer, said: Texts) -> str:
    """Return title, initials or first name and family name, without the company."""
    name = one_line(f"{customer.given} {customer.prefix} {customer.surname}")
    if not one_line(f"{customer.given}{customer.surname}"):
        return ""
    if customer.form is FormOfAddress.OWN:
        form = one_line(customer.own_form).rstrip(" ,")
        greets = form.split(" ", 1)[0].casefold() in said.words("salutation.greetings")
        return name if greets else one_line(f"{form} {name}")
    title = _TITLED.get(customer.form)
    if title is None:
        return name
    family = name if one_line(customer.given) else _family_name(customer)
    return f"{said.say(f'address.{title}')} {family}"


def town_line(postcode: str, town: str, country_code: str) -> str:
    """Return postcode and town as the post wants them: ``7413 AC  DEVENTER``, two blanks in the Netherlands."""
    code, place = one_line(postcode).upper(), one_line(town).upper()
    if country_code.upper() != "NL":
        return one_line(f"{code} {place}")
    return "  ".join(part for part in (postcode_words(code), place) if part)


def postcode_words(postcode: str) -> str:
    """Return a Dutch postcode as ``7413 AC``, anything else as it is."""
    found = _DUTCH_POSTCODE.fullmatch(one_line(postcode))
    return f"{found[1]} {found[2].upper()}" if found is not None else one_line(postcode)


def country(code: str, said: Texts) -> str:
    """Return the country in capitals in the letter's language: ``BE`` is ``BELGIË``; a name stays as it is."""
    if re.fullmatch(r"[A-Za-z]{2}", code) is None:
        return one_line(code).upper()
    # Babel reads a large file: only a letter that goes abroad pays for it.
    from babel import Locale

    name: str = Locale.parse(said.language.value.replace("-", "_")).territories.get(code.upper(), code)
    return name.upper()
