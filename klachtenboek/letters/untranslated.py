"""Which words of the owner's stand as typed in a letter in another language; they are never translated by guessing."""

from __future__ import annotations

from collections.abc import Iterator

from klachtenboek.domain.customer import Language
from klachtenboek.i18n import N_, _
from klachtenboek.letters.case import Case, Choices
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.sentences import one_line

OURS = frozenset({Language.DUTCH, Language.FLEMISH})
"""The languages the owner writes in."""

SHORTEST = 3
"""Characters from which on a text that is found in the letter is not found there by chance."""


def untranslated(case: Case, letter: Letter, choices: Choices) -> tuple[str, ...]:
    """Return, in the owner's words, what in the letter is theirs and not translated; nothing for a Dutch letter."""
    if letter.language in OURS:
        return ()
    said = one_line(letter.text).casefold()
    found = (_(name) for name, text in typed(case, choices) if _stands(text, said))
    return tuple(dict.fromkeys(found))


def _stands(text: str, said: str) -> bool:
    """Tell whether at least the first sentence of a text is in the letter."""
    line = one_line(text).casefold().strip(" .,;:!?")
    first = line.split(". ", 1)[0]
    return len(first) >= SHORTEST and first in said


def typed(case: Case, choices: Choices) -> Iterator[tuple[str, str]]:
    """Give what the owner typed that may stand in a letter, each with a name for the owner that is yet to be said."""
    complaint = case.complaint
    yield N_("onderwerp"), choices.subject
    for _block, words in choices.words:
        yield N_("wat je zelf schreef"), words
    yield N_("je eigen zin"), choices.own_sentence
    yield N_("het product"), complaint.product
    if complaint.health_note is not None:
        yield N_("de gezondheid"), complaint.health_note.text
    if complaint.solution is not None:
        yield N_("de oplossing"), complaint.solution.text
    for promise in complaint.promises:
        yield N_("je beloftes"), promise.text
    for contact in complaint.contacts:
        yield N_("wat je antwoordde"), contact.answer
    for line in complaint.goodwill:
        yield N_("wat je geeft"), line.description
    yield N_("de oorzaak"), case.cause
    yield N_("de maatregel"), case.measure.text if case.measure is not None else ""
    yield N_("je functie"), case.shop.role
    yield N_("de regel onder je naam"), case.shop.tagline
