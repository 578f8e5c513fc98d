"""A customer and how one line of typing becomes a name; not how a letter greets them (letters)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


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


class Customer(NamedTuple):
    """Who complained; everything may stay empty except, once saved, the ``id``.

    ``familiar``: whether letters say *je* to this customer, or None to do as the shop does.
    """

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
    familiar: bool | None = None

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


_APOSTROPHES = str.maketrans("’‘`´", "'" * 4)
_PREFIXES = frozenset(
    (
        *("van", "von", "de", "den", "der", "het", "'t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "over"),
        *("onder", "voor", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "el", "al", "ben", "bin"),
        *("ibn", "zu", "zum", "d'", "l'", "'s"),
    ),
)
_ALSO_FIRST_NAMES = frozenset({"al", "ben", "bin", "di"})
"""Prefixes that are a first name when a line begins with them: ``Ben de Wit``."""

# Compiled by ``re`` when a name is first read, which no start does.
_MRS = r"(?:mevrouw|mevr|mw|mej(?:uffrouw)?|mrs|ms|frau|madame)"
_MR = r"(?:de heer|dhr|meneer|mijnheer|heer|mr|herr|monsieur)"
_COUPLE = rf"(?i)(?:{_MR}\b\.?\s*(?:en|&|\+)\s*{_MRS}|{_MRS}\b\.?\s*(?:en|&|\+)\s*{_MR})\b\.?\s*"
_EITHER = rf"(?i)(?:{_MR}\b\.?\s*(?:of|/)\s*{_MRS}|{_MRS}\b\.?\s*(?:of|/)\s*{_MR})\b\.?\s*"
_FORMS = (
    (_COUPLE, FormOfAddress.OWN),
    (_EITHER, FormOfAddress.NAME_ONLY),
    (rf"(?i){_MRS}\b\.?\s*", FormOfAddress.MRS),
    (rf"(?i){_MR}\b\.?\s*", FormOfAddress.MR),
    (r"(?i)(?:familie|fam|famille)\b\.?\s*", FormOfAddress.FAMILY),
)
_COMPANY = (
    r"(?i)(?:stichting|vereniging|firma|fa\.|coöperatie|maatschap)\s.+"
    r"|.+\s(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|bvba|gmbh|ltd\.?|inc\.?|sarl|(?:&|en)\s+(?:zn\.?|zonen|dochters?|co\.?))"
)
_INITIALS = r"(?:-?[^\W\d_]{1,3}\.)+-?[^\W\d_]?|[A-Z]{1,3}|(?i:prof|drs?|ir|ing)\.?"
_DOUBLE = r"\s+[-‐‑–]\s+|[‐‑–]"


def read_name(line: str) -> Customer:
    """Read ``Mevrouw A. van der Linde`` into a customer; only a written title sets the form of address.

    ``Linde, A. van der`` and ``Bakkerij Jansen B.V.`` are understood too. Nothing that was typed is left out.
    """
    rest = line.strip(" ,\t\n")
    if re.fullmatch(_COMPANY, rest):
        return Customer(company=rest)
    form, own, is_titled = FormOfAddress.NAME_ONLY, "", False
    for pattern, meaning in _FORMS:
        found = re.match(pattern, rest)
        if found is not None and found.end() < len(rest):
            form, is_titled, rest = meaning, True, rest[found.end() :].strip()
            own = "de heer en mevrouw" if form is FormOfAddress.OWN else ""
            break
    words = _words(rest)
    if not words:
        return Customer()
    given, prefix, surname = _split(words, titled=is_titled)
    return Customer(form=form, own_form=own, given=given, prefix=prefix, surname=surname)


def _words(rest: str) -> list[str]:
    """Split into words, ``Linde, A. van der`` turned round and ``Jansen - de Vries`` joined to one name."""
    words = re.sub(_DOUBLE, "-", rest).split()
    comma = next((place for place, word in enumerate(words[:-1]) if word.endswith(",")), None)
    if comma is None:
        return words
    family, turned = [*words[:comma], words[comma].rstrip(",")], words[comma + 1 :]
    is_turned = len(turned) == 1 or all(_is_prefix(word) or re.fullmatch(_INITIALS, word) for word in turned)
    return [*turned, *family] if is_turned and all(family) else words


def _is_prefix(word: str) -> bool:
    return word.casefold().translate(_APOSTROPHES) in _PREFIXES


def _split(words: list[str], *, titled: bool) -> tuple[str, str, str]:
    """Split words into given name, prefix and surname; without a title one word is a first name."""
    start = 1 if not titled and words[0].casefold() in _ALSO_FIRST_NAMES else 0
    first_prefix = next((i for i in range(start, len(words) - 1) if _is_prefix(words[i])), None)
    if first_prefix is not None:
        behind = next(i for i in range(first_prefix, len(words)) if i == len(words) - 1 or not _is_prefix(words[i]))
        given, prefix = " ".join(words[:first_prefix]), " ".join(words[first_prefix:behind])
        # After a title the capital of ``De Vries`` is grammar; after a first name it is how the family spells it.
        return given, prefix if given else prefix.lower(), " ".join(words[behind:])
    if len(words) == 1:
        return ("", "", words[0]) if titled else (words[0], "", "")
    initials = next((i for i, word in enumerate(words[:-1]) if not re.fullmatch(_INITIALS, word)), len(words) - 1)
    if initials:
        return " ".join(words[:initials]), "", " ".join(words[initials:])
    if titled or _is_prefix(words[0].partition("-")[2]):
        # ``Mevrouw Garcia Lopez`` has two surnames more often than a first name; ``Jansen-de Vries`` always has.
        return "", "", " ".join(words)
    return words[0], "", " ".join(words[1:])
