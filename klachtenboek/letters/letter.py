"""A letter as a value: every word on it, in reading order; not how it is made up (content) nor set on paper (paper)."""

from __future__ import annotations

from dataclasses import dataclass, field

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.domain.goodwill import Given
from klachtenboek.letters.texts import Texts, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    r"""Running text under an optional heading; ``\n`` starts a new paragraph, ``strong`` ends the last one in bold."""

    heading: str = ""
    text: str
    strong: str = ""

    @property
    def full(self) -> str:
        """Text and its bold ending as one."""
        return " ".join(part for part in (self.text, self.strong) if part)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing done: when in words (may be empty) and what."""

    when: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """What was or will be done; ``day`` stands beside the heading when everything falls on that one day."""

    heading: str
    day: str = ""
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftRow:
    """One thing given, in cents including VAT; a row whose amounts stay hidden has none."""

    description: str
    value: int | None = None
    share: int | None = None
    given: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gifts:
    """What was given and what the customer paid of it; ``total`` of the rows with amounts, None when there are none."""

    rows: tuple[GiftRow, ...]
    total: Given | None


Section = Prose | Actions | Gifts


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that goes along: what stands under it, and the picture as JPEG."""

    caption: str
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Every word of a letter; ``return_line`` is the shop as it shows above the address in the window.

    ``about`` is the row of labels and values below the address; where the subject is not in it, it stands on a line of
    its own above the salutation.
    """

    kind: LetterKind
    language: Language
    familiar: bool = False
    shop: str
    tagline: str
    sender: tuple[str, ...]
    return_line: str
    address: tuple[str, ...]
    date: str
    reference: str
    subject: str
    about: tuple[tuple[str, str], ...]
    salutation: str
    sections: tuple[Section, ...]
    closing: str
    signature: str
    role: str
    footer: tuple[str, ...]
    website: str
    photos: tuple[Photo, ...] = ()

    @property
    def text(self) -> str:
        """The whole letter as plain text in reading order, as kept with the complaint and read to the blind."""
        said = self.said
        fields = [said.say("labels.field", label=label, value=value) for label, value in self.about]
        head = "\n".join(fields if self.has_subject_in_row else [*fields, self.subject])
        sender = "\n".join(part for part in (self.shop, self.tagline, *self.sender) if part)
        foot = "\n".join(part for part in (*self.footer, self.website) if part)
        captions = "\n".join(photo.caption for photo in self.photos)
        parts = (sender, "\n".join(self.address), head, self.message, self.enclosed, foot, captions)
        return "\n\n".join(part for part in parts if part)

    @property
    def enclosed(self) -> str:
        """What goes along, ``Bijlagen: twee foto’s``; empty when nothing does."""
        count = len(self.photos)
        if count <= 1:
            return self.said.say("annex.one") if count else ""
        return self.said.say("annex.many", count=self.said.number(count))

    @property
    def said(self) -> Texts:
        """The sentences of its language and of how it addresses the customer."""
        return texts(self.language, familiar=self.familiar)

    @property
    def has_subject_in_row(self) -> bool:
        """Whether the subject is one of the fields of the row."""
        return any(value == self.subject for _, value in self.about)

    @property
    def message(self) -> str:
        """From salutation to signature as plain text: what an e-mail says."""
        signed = "\n".join(part for part in (self.signature, self.role) if part)
        body = (self.salutation, *(self._plain(section) for section in self.sections), self.closing, signed)
        return "\n\n".join(part for part in body if part)

    def _plain(self, section: Section) -> str:
        said = self.said
        if isinstance(section, Prose):
            paragraphs = [line.strip() for line in section.full.split("\n") if line.strip()]
            text = "\n\n".join(paragraphs)
            return f"{section.heading}\n{text}" if section.heading else text
        if isinstance(section, Actions):
            heading = f"{section.heading}, {section.day}" if section.day else section.heading
            return "\n".join(
                [
                    heading,
                    *(
                        said.say("labels.field", label=row.when, value=row.text) if row.when else row.text
                        for row in section.rows
                    ),
                ]
            )
        return "\n".join(self._gifts(section))

    def _gifts(self, section: Gifts) -> list[str]:
        said = self.said
        lines = [
            row.description
            if row.value is None or row.share is None or row.given is None
            else _gift_line(said, row.description, Given(row.value, row.share))
            for row in section.rows
        ]
        if section.total is not None:
            total = f"{said.say('labels.total')} {said.say('labels.vat_included')}"
            lines.append(_gift_line(said, total, section.total))
        return lines


def _gift_line(said: Texts, description: str, amounts: Given) -> str:
    return said.say(
        "labels.line",
        description=description,
        value=said.euro(amounts.value),
        share=said.euro(amounts.share),
        given=said.euro(amounts.given),
    )
