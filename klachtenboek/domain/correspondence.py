"""A letter that left the shop, as it stays with the complaint; not its words in the making (letters)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from klachtenboek.domain.customer import Language

if TYPE_CHECKING:
    from datetime import datetime


class LetterKind(StrEnum):
    """What the letter is for."""

    ACKNOWLEDGEMENT = "ontvangst"
    CLOSING = "afronding"
    EXPLANATION = "uitleg"
    AFTERCARE = "nazorg"
    THANKS = "dank"


class Sent(StrEnum):
    """How it left."""

    PRINTED = "printed"
    HANDED_OVER = "handed_over"
    EMAILED = "emailed"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A frozen letter: ``words`` as plain text; the PDF's bytes are kept in the book under ``sha256``."""

    id: int = 0
    kind: LetterKind
    language: Language = Language.DUTCH
    words: str
    how: Sent
    at: datetime
    sha256: str
    size: int
