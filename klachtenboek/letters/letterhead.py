"""Everything around the body of a letter: sender, address, reference row, signature and foot; no body text."""

from __future__ import annotations

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.shop import Shop
from klachtenboek.letters.case import Case
from klachtenboek.letters.letter import Letter, Section
from klachtenboek.letters.salutation import address, postcode_words, salutation
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.texts import Texts

IBAN_GROUP = 4
"""Characters between the blanks of a bank account number."""


def head(case: Case, kind: LetterKind, *, subject: str, sections: tuple[Section, ...]) -> Letter:
    """Return the letter with head and foot around its sections."""
    said, shop, complaint = case.texts, case.shop, case.complaint
    number = str(complaint.reference) if complaint.reference is not None else ""
    town = one_line(f"{postcode_words(shop.postcode)} {shop.town}")
    name = one_line(shop.name)
    return Letter(
        kind=kind,
        language=said.language,
        shop=name,
        tagline=one_line(shop.tagline),
        sender=_filled(one_line(shop.street), town, one_line(shop.phone), one_line(shop.email)),
        return_line=" · ".join(_filled(name, one_line(shop.street), town)),
        address=address(case.customer, shop, said),
        date=said.full_date(case.today),
        reference=said.say("labels.practice") if complaint.is_practice else number,
        subject=subject,
        salutation=salutation(case.customer, shop, said),
        sections=sections,
        closing=said.say("closing.greeting"),
        signature=one_line(shop.owner) or name,
        role=_role(shop, said),
        footer=_footer(shop, said),
        website=one_line(shop.website),
    )


def _role(shop: Shop, said: Texts) -> str:
    """Return ``eigenaar, Bakkerij De Linde``, without the shop when that is what signs."""
    role, name = one_line(shop.role), one_line(shop.name)
    if role and name and one_line(shop.owner):
        return said.say("labels.role", role=role, shop=name)
    return role or (name if one_line(shop.owner) else "")


def _footer(shop: Shop, said: Texts) -> tuple[str, ...]:
    bare = "".join(shop.iban.split()).upper()
    iban = " ".join(bare[start : start + IBAN_GROUP] for start in range(0, len(bare), IBAN_GROUP))
    numbers = (("kvk", one_line(shop.kvk)), ("vat_id", one_line(shop.vat_id)), ("iban", iban))
    return tuple(said.say(f"labels.{name}", number=number) for name, number in numbers if number)


def _filled(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
