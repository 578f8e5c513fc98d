"""How a customer is greeted and addressed on an envelope, by the custom of their language; no gender is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.domain.shop import Shop
from klachtenboek.i18n import capital
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.texts import Texts

MOST_INITIALS = 3
"""Letters that are still read as initials when all of them are capitals: ``JP``, ``AMB``."""

_DUTCH_POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
_TITLED = {FormOfAddress.MRS: "mrs", FormOfAddress.MR: "mr", FormOfAddress.FAMILY: "family"}
_POSTCODE_BELOW = frozenset({"GB", "UK"})
_AS_SPELLED = frozenset({Language.FLEMISH, Language.GERMAN, Language.FRENCH})


@dataclass(frozen=True, slots=True)
class Greeting:
    """The opening line with its comma, and the words that go with it at the end of the letter."""

    opening: str
    closing: str


def greeting(customer: Customer | None, shop: Shop, said: Texts, *, familiar: bool = False) -> Greeting:
    """Return how the letter begins and ends: ``Geachte mevrouw De Vries,`` … ``Met vriendelijke groet,``.

    Some languages end by how they began: French repeats the title, English is more distant without a name. A customer
    one calls *je* is greeted by their first name, when it is known in full.
    """
    tone = "formal" if shop.formal and not familiar else "plain"
    if customer is not None and customer.form is FormOfAddress.OWN and one_line(customer.own_form):
        name, words = "named", _own(customer, tone, said)
    else:
        first = _first_name(customer) if familiar else ""
        name, words = ("given", first) if first else _called(customer, said)
        words = said.say(f"salutation.{tone}.{name}", **({"name": words} if words else {}))
    ends = f"closing.greeting_{tone}_{name}"
    return Greeting(f"{words},", said.say(ends if said.has(ends) else "closing.greeting", salutation=words))


def going_on(text: str, said: Texts) -> str:
    """Return the first words after the salutation, with a small letter where the language goes on after its comma."""
    is_ours = text.split(" ", 1)[0] in said.words("salutation.go_on_with")
    return text[:1].lower() + text[1:] if is_ours else text


def _own(customer: Customer, tone: str, said: Texts) -> str:
    """Return a greeting with the owner's own form of address; a form that greets already stands by itself."""
    form = one_line(customer.own_form).rstrip(" ,")
    name = _family_name(customer, said) or one_line(customer.given)
    whole = form if not name or name.casefold() in form.casefold() else f"{form} {name}"
    greets = form.split(" ", 1)[0].casefold() in said.words("salutation.greetings")
    return capital(whole) if greets else said.say(f"salutation.{tone}.named", name=whole)


def _first_name(customer: Customer | None) -> str:
    """Return the first name, nothing when only initials or a title are known."""
    given = one_line(customer.given) if customer is not None else ""
    is_initials = "." in given or (given.isupper() and len(given) <= MOST_INITIALS)
    return "" if is_initials else given


def _called(customer: Customer | None, said: Texts) -> tuple[str, str]:
    """Return which sentence greets the customer, and the name in it."""
    if customer is None or not one_line(f"{customer.given}{customer.surname}"):
        return "nameless", ""
    family = _family_name(customer, said)
    if not family:
        return "named", one_line(customer.given)
    if customer.form in _TITLED:
        return _TITLED[customer.form], family
    given = one_line(customer.given)
    if not given:
        return "surname_only", family
    return "named", one_line(f"{given} {customer.prefix} {customer.surname}")


def _family_name(customer: Customer, said: Texts) -> str:
    """Return the family name as after a title: ``Van der Aa``; elsewhere than in the Netherlands as it is spelled."""
    if not one_line(customer.surname):
        return ""
    name = one_line(f"{customer.prefix} {customer.surname}")
    is_spelled = customer.country.upper() == "BE" or {said.language, customer.language} & _AS_SPELLED
    return name if is_spelled else capital(name)


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
        *_town(customer),
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
    family = name if one_line(customer.given) else _family_name(customer, said)
    return said.say(f"address.{title}", name=family)


def _town(customer: Customer) -> tuple[str, ...]:
    """Return postcode and town on one line, or under the town where the post reads them so."""
    if customer.country.upper() not in _POSTCODE_BELOW:
        return (town_line(customer.postcode, customer.town, customer.country),)
    return one_line(customer.town).upper(), one_line(customer.postcode).upper()


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
