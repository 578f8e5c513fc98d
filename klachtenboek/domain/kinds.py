"""The words a complaint and its promises are sorted by: kind, channel, outcome; lists need these and no more."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What kind of word from a customer it is."""

    COMPLAINT = "complaint"
    SIGNAL = "signal"
    QUESTION = "question"
    COMPLIMENT = "compliment"


class Mood(IntEnum):
    """How the customer came in, five faces; no diagnosis."""

    FURIOUS = 1
    ANGRY = 2
    SAD = 3
    CALM = 4
    FRIENDLY = 5


class Severity(StrEnum):
    """How much it weighs."""

    SMALL = "small"
    NORMAL = "normal"
    SERIOUS = "serious"


class Justified(StrEnum):
    """Whether the customer was right."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Closing(StrEnum):
    """Why a complaint was closed; closed is not resolved."""

    RESOLVED = "resolved"
    UNREACHABLE = "unreachable"
    UNFOUNDED = "unfounded"
    WITHDRAWN = "withdrawn"
    COMMITTEE = "committee"
    BOUNDARY = "boundary"


class Channel(StrEnum):
    """Where a complaint came in or a contact took place."""

    SHOP = "shop"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    WEBSITE = "website"
    REVIEW = "review"
    SOCIAL = "social"
    DELIVERY = "delivery"


ONLINE = frozenset({Channel.REVIEW, Channel.SOCIAL, Channel.DELIVERY})
"""Channels that others read along with."""


class Direction(StrEnum):
    """Who started it; a note is the owner's own remark."""

    IN = "in"
    OUT = "out"
    NOTE = "note"


class PromiseKind(StrEnum):
    """What was promised."""

    CALL_BACK = "call_back"
    FIND_OUT = "find_out"
    DELIVER = "deliver"
    REFUND = "refund"
    VISIT = "visit"
    OTHER = "other"


class Outcome(StrEnum):
    """How a promise ended; nothing else ends one."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    MOVED = "moved"
    BROKEN = "broken"
