"""A reminder in words, the same in its window, inside the program and in the tray; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.reminder import Look, Stage
from klachtenboek.i18n import _, capital, moment_words, ngettext, number_word
from klachtenboek.labels import in_short, promise_words

if TYPE_CHECKING:
    from klachtenboek.domain.reminder import Reminder
    from klachtenboek.domain.summary import PromiseRow

MINUTES_IN_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a look at the clock says: about which promise, its headline, a line under it and the number to dial."""

    row: PromiseRow
    title: str
    text: str
    phone: str
    is_late: bool


def told(look: Look) -> Told | None:
    """Return the words for the most pressing promise and how many others there are; None when there is nothing."""
    if not look.reminders:
        return None
    first = look.reminders[0]
    row = first.row
    return Told(
        row=row,
        title=f"{_when(first, look)}: {in_short(row.kind, row.customer)}",
        text=" ".join(part for part in (_gathered(look) or _promised(first, look), _others(look)) if part),
        phone=row.customer.phone if row.customer is not None else "",
        is_late=first.stage is Stage.LATE,
    )


def _when(one: Reminder, look: Look) -> str:
    if one.stage is Stage.LATE:
        return _("Te laat")
    if one.stage is Stage.NOW:
        return _("Nu")
    minutes = -(-int(one.left.total_seconds()) // 60)
    if minutes > MINUTES_IN_A_DAY // 4:
        return capital(moment_words(one.row.due, look.at))
    known = {1: _("een minuut"), 15: _("een kwartier"), 30: _("een half uur"), 60: _("een uur")}
    return _("Over {time}").format(time=known.get(minutes) or _("{n} minuten").format(n=number_word(minutes)))


def _promised(one: Reminder, look: Look) -> str:
    if one.stage is Stage.LATE:
        return _("Beloofd voor {moment}.").format(moment=moment_words(one.row.due, look.at))
    return promise_words(one.row.kind, one.row.text, one.row.title)


def _gathered(look: Look) -> str:
    """Return how many became late while the computer slept or the shop was closed."""
    late = sum(one.stage is Stage.LATE for one in look.reminders)
    if not look.is_catching_up or late < 2:  # noqa: PLR2004  of a single one the moment says more
        return ""
    return _("{n} beloftes zijn nu te laat.").format(n=capital(number_word(late)))


def _others(look: Look) -> str:
    others = len(look.reminders) - 1
    if others < 1:
        return ""
    return ngettext("Er is er nog één.", "Er zijn er nog {n}.", others).format(n=number_word(others))
