"""Everything around the body of a letter: sender, address, reference row, signature and foot; no body text."""

from __future__ import annotations

from dataclasses import replace

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.shop import Shop
from klachtenboek.i18n import capital
from klachtenboek.letters.case import Case
from klachtenboek.letters.letter import Letter, Prose, Section
from klachtenboek.letters.salutation import address, going_on, greeting, postcode_words
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.texts import Texts

_WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.WEBSITE})
_NOTHING = "–"

IBAN_GROUP = 4
"""Characters between the blanks of a bank account number."""


def head(case: Case, kind: LetterKind, *, subject: str, sections: tuple[Section, ...]) -> Letter:
    """Return the letter with head and foot around its sections."""
    said, shop, complaint = case.texts, case.shop, case.complaint
    number = str(complaint.reference) if complaint.reference is not None else ""
    town = one_line(f"{postcode_words(shop.postcode)} {shop.town}")
    name, greeted = one_line(shop.name), greeting(case.customer, shop, said, familiar=case.is_familiar)
    reference = said.say("labels.practice") if complaint.is_practice else number
    date = said.head_date(case.today)
    if "subject" not in said.words("labels.row"):
        subject = capital(subject)  # it begins a line of its own
    return Letter(
        kind=kind,
        language=said.language,
        familiar=case.is_familiar,
        shop=name,
        tagline=one_line(shop.tagline),
        sender=_filled(one_line(shop.street), town, one_line(shop.phone), one_line(shop.email)),
        return_line=" · ".join(_filled(name, one_line(shop.street), town)),
        address=address(case.customer, shop, said),
        date=date,
        reference=reference,
        subject=subject,
        about=_about(case, {"date": date, "reference": reference, "subject": subject}),
        salutation=greeted.opening,
        sections=_begun_small(sections, said),
        closing=greeted.closing,
        signature=one_line(shop.owner) or name,
        role=_role(shop, said),
        footer=_footer(shop, said),
        website=one_line(shop.website),
    )


def _about(case: Case, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the row of labels and values in the order of the language; the Belgian one shows a dash for nothing."""
    said, complaint = case.texts, case.complaint
    is_written = complaint.channel in _WRITTEN
    received = complaint.received_at.date().isoformat() if is_written else ""
    values = {"your_letter": received, "your_reference": one_line(complaint.receipt), **known}
    row = said.words("labels.row")
    shown = [(name, values[name] or (_NOTHING if "your_letter" in row else "")) for name in row]
    return tuple((said.say(f"labels.{name}"), value) for name, value in shown if value)


def _begun_small(sections: tuple[Section, ...], said: Texts) -> tuple[Section, ...]:
    """Return the sections with a small letter at the very beginning where the language goes on after the comma."""
    first = sections[0] if sections else None
    if not isinstance(first, Prose) or first.heading:
        return sections
    return (replace(first, text=going_on(first.text, said)), *sections[1:])


def _role(shop: Shop, said: Texts) -> str:
    """Return ``eigenaar, Bakkerij De Linde``, without the shop when that is what signs."""
    role, name = one_line(shop.role), one_line(shop.name)
    if role and name and one_line(shop.owner):
        return said.say("labels.role", role=role, shop=name)
    return role or (name if one_line(shop.owner) else "")


def _footer(shop: Shop, said: Texts) -> tuple[str, ...]:
    bare = "".join(shop.iban.split()).upper()
    iban = " ".join(bare[start : start + IBAN_GROUP] for start in range(0, len(bare), IBAN_GROUP))
    register = f"kvk_{shop.country.lower()}"
    numbers = (
        (register if said.has(f"labels.{register}") else "kvk", one_line(shop.kvk)),
        ("vat_id", one_line(shop.vat_id)),
        ("iban", iban),
    )
    return tuple(said.say(f"labels.{name}", number=number) for name, number in numbers if number)


def _filled(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
