"""What a letter is made from, and what the owner chose about it; plain values, no words yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.domain.lesson import Measure
from klachtenboek.domain.shop import Shop
from klachtenboek.letters.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint with everybody and everything a letter about it may name, on the day the letter is dated.

    ``own`` are sentences of the owner's, by name, in place of ours.
    """

    complaint: Complaint
    customer: Customer | None
    shop: Shop
    measure: Measure | None
    cause: str
    today: date
    own: tuple[tuple[str, str], ...] = ()

    @property
    def texts(self) -> Texts:
        """The sentences in the customer's language, or Dutch."""
        return texts(self.language, familiar=self.is_familiar).with_own(dict(self.own))

    @property
    def language(self) -> Language:
        """The language of the letter."""
        return self.customer.language if self.customer is not None else Language.DUTCH

    @property
    def is_familiar(self) -> bool:
        """Whether the letter says *je*: as is known of the customer, else as the shop does; never to a whole family."""
        known = self.customer
        if known is None:
            return self.shop.familiar
        is_familiar = self.shop.familiar if known.familiar is None else known.familiar
        return is_familiar and known.form is not FormOfAddress.FAMILY


class Block(StrEnum):
    """A part of the letter that can be left out or worded by the owner, in reading order."""

    TOLD = "told"
    REASONS = "reasons"
    DONE = "done"
    GIVEN = "given"
    PREVENT = "prevent"
    NEXT = "next"
    AFTERCARE = "aftercare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the owner chose on the page of the letter.

    ``blocks``: exactly these, or None for every block that has something to say. ``words``: own wording per block, a
    line per row for what was done. ``left_out``: keys of rows of what was done. ``coulance``: whether the letter may
    say that the shop did not have to. ``own_sentence`` comes before the thanks; ``subject`` takes the place of ours.
    ``photos``: the attachments that go along on a page of their own.
    """

    blocks: frozenset[Block] | None = None
    words: tuple[tuple[Block, str], ...] = ()
    own_sentence: str = ""
    left_out: frozenset[str] = frozenset()
    coulance: bool = True
    subject: str = ""
    photos: frozenset[int] = frozenset()

    def own(self, block: Block) -> str | None:
        """Return the owner's wording of the block, stripped, or None when they left ours as it is."""
        return next((words.strip() for named, words in self.words if named is block), None)


@dataclass(frozen=True, slots=True)
class Done:
    """One row of what was done: ``key`` to leave it out by, the moment, and whether its time of day is known."""

    key: str
    at: datetime
    text: str
    timed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockState:
    """What a block of this letter would say: ``text`` as proposed, ``summary`` in a few words beside its switch."""

    block: Block
    title: str
    is_available: bool
    text: str = ""
    summary: str = ""
    rows: tuple[Done, ...] = ()
