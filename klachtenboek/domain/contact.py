"""One time that shop and customer spoke or wrote; not a letter on paper nor a promise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from klachtenboek.domain.kinds import Channel, Direction

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What was said and, apart from it, what was answered or advised, so that the next talk starts from there."""

    id: int = 0
    at: datetime
    direction: Direction = Direction.NOTE
    channel: Channel | None = None
    reached: bool = True
    said: str = ""
    answer: str = ""
    is_public: bool = False
    promise_id: int | None = None

    @property
    def is_talk(self) -> bool:
        """Whether shop and customer really had contact: reached, and no note to oneself."""
        return self.reached and self.direction is not Direction.NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineTrail:
    """A complaint others can read: what stands where, and how it went from public to quiet and back."""

    platform: str = ""
    link: str = ""
    quoted: str = ""
    seen_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None
    quiet_at: datetime | None = None
    closed_publicly_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What was added to the story later; the story itself is never overwritten."""

    id: int = 0
    at: datetime
    text: str


class AttachmentKind(StrEnum):
    """What was attached."""

    PHOTO = "photo"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A photo or file kept beside the book under its hash; ``size`` in bytes."""

    id: int = 0
    kind: AttachmentKind
    name: str
    size: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthNote:
    """Allergy, illness or injury, kept apart: only in a letter when ticked, never in lists, search or export."""

    text: str
    entered_at: datetime
    in_letter: bool = False
