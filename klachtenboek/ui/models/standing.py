"""Where a complaint stands, in the words and the tone of a pill; the rules themselves are in the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.status import Status, status
from klachtenboek.i18n import _, clock, day_word
from klachtenboek.labels import heading

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.status import Facts

TONES: Final = {
    Status.LAPSED: "neutral",
    Status.CLOSED_UNRESOLVED: "neutral",
    Status.PROMISE_LATE: "danger",
    Status.PROMISE_TODAY: "primary",
    Status.PROMISE_TOMORROW: "primary",
    Status.PROMISE_LATER: "primary",
    Status.NOT_ANSWERED: "amber",
    Status.LETTER_DUE: "amber",
    Status.RESOLVED: "ok",
    Status.DONE: "ok",
    Status.OPEN: "neutral",
}
"""The tone of the pill for each status."""

CHANNEL_ICONS: Final = {
    Channel.SHOP: "building-store",
    Channel.PHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.LETTER: "file-text",
    Channel.WEBSITE: "world",
    Channel.REVIEW: "star",
    Channel.SOCIAL: "message-circle",
    Channel.DELIVERY: "truck-delivery",
}
"""The icon for each way a complaint comes in."""


def standing(facts: Facts, now: datetime) -> tuple[str, str]:
    """Return the words and the tone for where it stands at ``now``: ``("Belofte om 15:00", "primary")``."""
    found = status(facts, now)
    words = heading(found)
    if facts.next_due is not None and found is Status.PROMISE_TODAY:
        words = _("Belofte om {time}").format(time=clock(facts.next_due))
    elif facts.next_due is not None and found is Status.PROMISE_LATER:
        words = _("Belofte {day}").format(day=day_word(facts.next_due.date(), now.date()))
    return words, TONES[found]
