"""A second look at what an owner fills in about the shop: a hint beside the field, never a reason not to keep it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from klachtenboek.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_IBAN = 34
KVK_DIGITS = 8
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_VAT_ID = re.compile(r"(?:NL\d{9}B\d{2}|BE[01]\d{9})")
_POSTCODE = re.compile(r"(?:[1-9]\d{3} ?[A-Z]{2}|[1-9]\d{3})")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def doubt(name: str, text: str) -> str:
    """Return what looks wrong about a value and how to mend it; empty when nothing does, or nothing is known."""
    look = _LOOKS.get(name)
    if look is None or not text.strip():
        return ""
    is_well, words = look
    return "" if is_well(text) else _(words)


def is_iban(text: str) -> bool:
    """Tell whether a bank account number can be true: letters and digits that add up (ISO 13616, modulo 97)."""
    bare = _bare(text)
    if _IBAN.fullmatch(bare) is None or len(bare) > LONGEST_IBAN:
        return False
    turned = bare[4:] + bare[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def tidy(name: str, text: str) -> str:
    """Return a value as it is printed: a postcode as ``7411 AB``, an IBAN in fours; the rest as it was typed."""
    if name == "postcode" and _POSTCODE.fullmatch(text.strip().upper()):
        bare = _bare(text)
        return f"{bare[:4]} {bare[4:]}".strip()
    if name == "iban" and is_iban(text):
        bare = _bare(text)
        return " ".join(bare[start : start + 4] for start in range(0, len(bare), 4))
    return text.strip()


def _bare(text: str) -> str:
    return re.sub(r"[\s.]", "", text).upper()


def _is_kvk(text: str) -> bool:
    bare = _bare(text)
    return bare.isdecimal() and len(bare) in {KVK_DIGITS, KVK_DIGITS + 2}  # a Belgian number has ten


_LOOKS: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "email": (
        lambda text: _EMAIL.fullmatch(text.strip()) is not None,
        N_("Dit lijkt geen e-mailadres. Typ het zoals info@bakkerij.nl."),
    ),
    "postcode": (
        lambda text: _POSTCODE.fullmatch(text.strip().upper()) is not None,
        N_("Deze postcode herkent het klachtenboek niet. Typ hem zoals 7411 AB."),
    ),
    "kvk": (_is_kvk, N_("Een KvK-nummer heeft acht cijfers. Kijk het nog eens na.")),
    "vat_id": (
        lambda text: _VAT_ID.fullmatch(_bare(text)) is not None,
        N_("Een btw-id ziet eruit als NL001234567B01. Kijk het nog eens na."),
    ),
    "iban": (is_iban, N_("Er klopt een cijfer of letter niet in dit rekeningnummer. Kijk het nog eens na.")),
}
"""Per value of the shop: how to tell that it looks right, and what to say when it does not."""
