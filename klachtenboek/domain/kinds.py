"""The words a complaint is sorted by: of which kind it is, how grave, how it ended; lists need these and no more."""

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
