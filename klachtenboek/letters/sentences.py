"""The craft of fitting the owner's notes into a sentence to the customer; no fixed sentences of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from klachtenboek.i18n import capital

if TYPE_CHECKING:
    from klachtenboek.letters.case import Case

LONGEST_NOTE = 160
"""Characters of a note that still read as part of a row; a longer one is left to the owner's own words."""

LONGEST_PRODUCT = 60
"""Characters of a product that still fit inside a sentence."""

_ABOUT_CUSTOMER = re.compile(
    r"(?i)\b(ze|zij|haar|hij|hem|hun|hen|klant|klante|mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer)\b",
)
# Not after an initial or "dr.", nor before a small letter or figure: "bijv. brood", "nr. 12".
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b[Dd]r\.)[\s\u00a0]+(?=[^\sa-z0-9])|\n")
_ENDS = ".!?…"


def one_line(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split())


def joined(*parts: str) -> str:
    """Return the sentences that say something, one after the other."""
    return " ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """Return the text as one line with a capital in front and a full stop behind."""
    line = one_line(text)
    if not line:
        return ""
    return ended(capital(line))


def ended(text: str) -> str:
    """Return the text with a full stop behind it, unless it ends in a mark or a closing quote after one."""
    bare = text.rstrip(" ,;:-")
    if not bare:
        return ""
    return bare if bare.rstrip("”’\"')")[-1:] in _ENDS else f"{bare}."


def inside(text: str, case: Case) -> str:
    """Return the text as it goes on after a colon: a small letter first, unless it is a name."""
    line = one_line(text)
    if case.texts.has("product.quoted"):
        return line  # words of the owner's in a letter in another language stay as they were typed
    first = line.split(" ", 1)[0].strip(",.;:!?")
    return line if is_name(first, case) else line[:1].lower() + line[1:]


def is_name(word: str, case: Case) -> bool:
    """Tell whether the word keeps its capital: it has more of them, or it stands with one within a sentence."""
    if not word[:1].isupper() or word[1:] != word[1:].lower() or len(word) == 1 or any(map(str.isdigit, word)):
        return True
    known = case.customer
    if known is not None and word in {known.given, *known.surname.split(), known.town}:
        return True
    told = f"{case.complaint.title}\n{case.complaint.story}"
    return re.search(rf"[\w,] {re.escape(word)}\b", told) is not None


def note(text: str, case: Case) -> str:
    """Return the first sentence of a note when it can be said to the customer, else nothing.

    A note speaks about the customer ("ze was boos") as often as to them. Those, and long ones, stay in the book: the
    owner may still write them down in their own words.
    """
    first = next((part.strip() for part in _SENTENCE_END.split(text.strip()) if part.strip()), "")
    line = one_line(first).strip(" ,;:-")
    if not any(map(str.isalnum, line)) or len(line) > LONGEST_NOTE or speaks_about(line, case):
        return ""
    return line


def speaks_about(text: str, case: Case) -> bool:
    """Tell whether the text speaks about the customer in the third person or by name."""
    if _ABOUT_CUSTOMER.search(text) is not None:
        return True
    known = case.customer
    names = {name for name in (known.surname, known.given) if len(name) > 1} if known is not None else set()
    return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names)


def product(case: Case) -> str:
    """Return what it was about as it stands in a sentence, ``uw slagroomtaart``, or nothing when that cannot be said.

    Only the field product is used. The title is the beginning of the story, in the owner's words about the customer,
    and no preposition in front of it makes a sentence of every one of them.
    """
    said = case.texts
    line = one_line(case.complaint.product).strip(" .,;:!?-")
    if not any(map(str.isalpha, line)) or len(line) > LONGEST_PRODUCT or _SENTENCE_END.search(line):
        return ""
    if said.has("product.quoted"):
        return "" if speaks_about(line, case) else said.say("product.quoted", product=line)
    return _dutch_product(line, case)


def _dutch_product(line: str, case: Case) -> str:
    """Return the product with the word that Dutch puts in front of it."""
    said = case.texts
    first, _, rest = line.partition(" ")
    word = first.casefold()
    if word in said.words("product.possessives"):
        return said.say("product.yours", product=rest) if rest and not speaks_about(rest, case) else ""
    if speaks_about(line, case):
        return ""
    if word in said.words("product.determiners"):
        return f"{word} {rest}" if rest else ""
    if said.has(f"product.ours.{word}"):
        return f"{said.say(f'product.ours.{word}')} {word} {rest}".strip()
    return said.say("product.yours", product=_small(line, case))


def _small(line: str, case: Case) -> str:
    """Write a product with a small letter only when the story does so too: ``Gazelle`` must not lose its capital."""
    first = line.split(" ", 1)[0].strip(",")
    told = f"{case.complaint.title}\n{case.complaint.story}"
    plain = re.search(rf"\b{re.escape(first.lower())}\b", told) is not None
    return line[:1].lower() + line[1:] if plain and not is_name(first, case) else line
