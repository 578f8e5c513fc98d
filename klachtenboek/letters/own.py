"""Sentences the owner wrote in place of ours, per kind of letter and language; where they are kept is the store's."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from string import Formatter

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import UnknownField
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.texts import texts
from klachtenboek.sentences import OwnSentence

_TOLD = re.compile(r"told\.(?!what_|plain_|health$)")
_CHANGED = {
    LetterKind.ACKNOWLEDGEMENT: ("told", "received", "next", "closing.questions"),
    LetterKind.CLOSING: ("told", "given", "prevent", "aftercare.months", "closing.thanks", "closing.forward"),
    LetterKind.EXPLANATION: ("told", "explanation", "given", "closing.thanks", "closing.forward"),
    LetterKind.AFTERCARE: (
        "aftercare.called",
        "aftercare.satisfied",
        "aftercare.enthusiastic",
        "aftercare.not_well",
        "aftercare.asked",
        "closing.thanks",
        "closing.forward",
    ),
    LetterKind.THANKS: ("told.glad", "given.thanks_kind", "closing.thanks_compliment", "closing.forward"),
}
"""What the owner may word anew in each kind: groups of sentences, or beginnings of their names."""


FIELDS = {
    "day": "dag",
    "place": "plek",
    "what": "wat",
    "noun": "soort",
    "reference": "nummer",
    "text": "tekst",
    "names": "namen",
    "description": "omschrijving",
    "number": "bonnummer",
    "measure": "maatregel",
    "cause": "oorzaak",
    "reach": "bereikbaar",
    "months": "maanden",
    "count": "aantal",
    "told": "meldingsdag",
}
"""What the owner reads between the braces, by the name the sentences have it under."""

_NAMES = {dutch: name for name, dutch in FIELDS.items()}
_FIELD = re.compile(r"\{(\w+)\}")


def sentences_of(
    kind: LetterKind, language: Language, own: Mapping[str, str], *, familiar: bool = False
) -> tuple[OwnSentence, ...]:
    """Return the sentences of a kind of letter, in the order of the language's file."""
    said = texts(language, familiar=familiar)
    groups = dict.fromkeys(name.partition(".")[0] for name in _CHANGED[kind])
    names = [name for group in groups for name in said.names(group) if _may_change(name, kind)]
    return tuple(_sentence(name, said.template(name), own.get(name, "")) for name in names)


def _sentence(name: str, ours: str, own: str) -> OwnSentence:
    return OwnSentence(name, _shown(ours), _shown(own), tuple(FIELDS[field] for field in _fields(ours)))


def _shown(template: str) -> str:
    return _FIELD.sub(lambda found: f"{{{FIELDS.get(found[1], found[1])}}}", template)


def _may_change(name: str, kind: LetterKind) -> bool:
    if name.startswith("told.") and _TOLD.match(name) is None:
        return False
    return any(name == start or name.startswith((f"{start}.", f"{start}_")) for start in _CHANGED[kind])


def checked(name: str, text: str, language: Language, *, familiar: bool = False) -> str:
    """Return the owner's sentence as it is kept, with the names of our sentences between its braces.

    It is empty when it is ours again. Raises UnknownField for a field the sentence does not have, with the nearest
    one it has.
    """
    line, ours = one_line(text), texts(language, familiar=familiar).template(name)
    known = tuple(FIELDS[field] for field in _fields(ours))
    try:
        used = _fields(line)
    except ValueError as error:
        raise UnknownField("…", known[0] if known else "") from error
    for field in used:
        if field not in known:
            raise UnknownField(field, next(iter(difflib.get_close_matches(field, known, 1, 0.0)), ""))
    named = _FIELD.sub(lambda found: f"{{{_NAMES[found[1]]}}}", line)
    return "" if named == one_line(ours) else named


def _fields(template: str) -> tuple[str, ...]:
    """Return the names between braces. Raises ValueError for a brace without its other half."""
    found = []
    for _, field, shape, conversion in Formatter().parse(template):
        if field is not None:
            if shape or conversion:
                raise ValueError(template)
            found.append(field)
    return tuple(dict.fromkeys(found))


def read(kept: str) -> dict[str, str]:
    """Read what was kept; what is not understood, or no longer a sentence, is as if it had not been written."""
    try:
        found = json.loads(kept or "{}")
        return {str(name): str(text) for name, text in found.items() if text}
    except (ValueError, AttributeError):
        return {}


def usable(own: Mapping[str, str], language: Language, *, familiar: bool = False) -> dict[str, str]:
    """Return the sentences that still fit this version of ours."""
    found = {}
    for name, text in own.items():
        if texts(language).has(name):
            try:
                found[name] = checked(name, _shown(text), language, familiar=familiar)
            except UnknownField:
                continue
    return {name: text for name, text in found.items() if text}


def kept(own: Mapping[str, str]) -> str:
    """Return the sentences as text to be kept; empty when all are ours."""
    return json.dumps(dict(own), ensure_ascii=False) if own else ""
