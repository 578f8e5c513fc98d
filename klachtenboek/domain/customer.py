"""A customer and how one line of typing becomes a name; not how a letter greets them (letters)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class FormOfAddress(StrEnum):
    """How the customer wants to be addressed; never inferred from a first name."""

    NAME_ONLY = "name_only"
    MRS = "mrs"
    MR = "mr"
    FAMILY = "family"
    OWN = "own"


class Language(StrEnum):
    """The language of letters to this customer."""

    DUTCH = "nl"
    FLEMISH = "nl-BE"
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"


class Preferred(StrEnum):
    """How the customer likes to be reached."""

    NONE = "none"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Who complained; everything may stay empty except, once saved, the ``id``."""

    id: int = 0
    form: FormOfAddress = FormOfAddress.NAME_ONLY
    own_form: str = ""
    given: str = ""
    prefix: str = ""
    surname: str = ""
    company: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "NL"
    phone: str = ""
    phone2: str = ""
    email: str = ""
    language: Language = Language.DUTCH
    preferred: Preferred = Preferred.NONE
    note: str = ""

    @property
    def family_name(self) -> str:
        """Prefix and surname as one, ``van der Linde``."""
        return " ".join(part for part in (self.prefix, self.surname) if part)

    @property
    def full_name(self) -> str:
        """Given name or initials with the family name, or the company, without a title."""
        return " ".join(part for part in (self.given, self.family_name) if part) or self.company

    @property
    def is_nameless(self) -> bool:
        """Whether nothing is known to call this customer by."""
        return not self.full_name

    @property
    def has_address(self) -> bool:
        """Whether a letter can be posted."""
        return bool(self.street and (self.postcode or self.town))

    @property
    def sort_key(self) -> str:
        """Dutch sorting: the surname first, prefixes after the name."""
        return " ".join(part for part in (self.surname or self.company, self.given, self.prefix) if part).casefold()


_PREFIXES = frozenset(
    (
        *("van", "von", "de", "den", "der", "het", "'t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "over"),
        *("onder", "voor", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "el", "al", "ben", "bin"),
        *("ibn", "zu", "zum", "d'", "l'", "'s"),
    ),
)
_FORMS = (
    (re.compile(r"(?i)(?:mevrouw|mevr|mw|mej(?:uffrouw)?|mrs|ms|frau|madame)\b\.?\s*"), FormOfAddress.MRS),
    (re.compile(r"(?i)(?:de heer|dhr|meneer|mijnheer|heer|mr|herr|monsieur)\b\.?\s*"), FormOfAddress.MR),
    (re.compile(r"(?i)(?:familie|fam|fam(?:ille)?)\b\.?\s*"), FormOfAddress.FAMILY),
)
_INITIALS = re.compile(r"(?:\w{1,2}\.)+\w?\.?|[A-Z]{1,3}(?=$)")


def read_name(line: str) -> Customer:
    """Read ``Mevrouw A. van der Linde`` into a customer; only a written title sets the form of address."""
    form, rest = FormOfAddress.NAME_ONLY, line.strip()
    for pattern, meaning in _FORMS:
        found = pattern.match(rest)
        if found is not None and found.end() < len(rest):
            form, rest = meaning, rest[found.end() :].strip()
            break
    words = rest.split()
    if not words:
        return Customer()
    given, prefix, surname = _split(words, titled=form is not FormOfAddress.NAME_ONLY)
    return Customer(form=form, given=given, prefix=prefix, surname=surname)


def _split(words: list[str], *, titled: bool) -> tuple[str, str, str]:
    """Split words into given name, prefix and surname; without a title one word is a first name."""
    first_prefix = next((i for i, word in enumerate(words[:-1]) if word.casefold() in _PREFIXES), None)
    if first_prefix is not None:
        last_prefix = first_prefix
        while last_prefix + 1 < len(words) - 1 and words[last_prefix + 1].casefold() in _PREFIXES:
            last_prefix += 1
        prefix = " ".join(words[first_prefix : last_prefix + 1]).lower()
        return " ".join(words[:first_prefix]), prefix, " ".join(words[last_prefix + 1 :])
    if len(words) == 1:
        return ("", "", words[0]) if titled else (words[0], "", "")
    if titled and not _INITIALS.fullmatch(words[0]):
        # ``Mevrouw El Amrani`` has two surnames more often than a first name.
        return "", "", " ".join(words)
    return words[0], "", " ".join(words[1:])
