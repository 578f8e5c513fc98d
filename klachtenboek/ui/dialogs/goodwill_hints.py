"""What the book knows that bears on a gift in the making: earlier gestures, the owner's limit, gifts this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.goodwill import Goodwill, GoodwillKind
from klachtenboek.domain.vat import GIFT_LIMIT
from klachtenboek.i18n import _, euro, ngettext

if TYPE_CHECKING:
    from klachtenboek.domain.goodwill import Gesture
    from klachtenboek.logbook import Logbook


def gesture_words(gesture: Gesture | None) -> str:
    """Return what was given before for the same cause, empty when nothing was."""
    if gesture is None:
        return ""
    times = ngettext("{n} keer", "{n} keer", gesture.times).format(n=gesture.times)
    if gesture.low == gesture.high:
        return _("Bij dezelfde oorzaak gaf je eerder {low}, {times}.").format(low=euro(gesture.low), times=times)
    words = _("Bij dezelfde oorzaak gaf je eerder {low} tot {high}, {times}.")
    return words.format(low=euro(gesture.low), high=euro(gesture.high), times=times)


def warnings(logbook: Logbook, complaint_id: int, line: Goodwill) -> tuple[str, ...]:
    """Return what to know before this line is kept; none of it is a reason to refuse it."""
    found = []
    if logbook.goodwill.is_over_limit(line):
        limit = logbook.keeping.shop().refund_limit or 0
        found.append(_("Dit is meer dan je eigen grens van {limit}.").format(limit=euro(limit)))
    if complaint_id and line.kind is GoodwillKind.COURTESY:
        before = logbook.goodwill.gifts_this_year(complaint_id, but_not=line.id)
        if before + line.cost > GIFT_LIMIT:
            words = _(
                "Met deze attentie krijgt de klant dit jaar voor {amount}. Boven € 227 is de btw niet aftrekbaar."
            )
            found.append(words.format(amount=euro(before + line.cost)))
    closed = logbook.year.closed_year_of(line.id) if line.id else None
    if closed is not None:
        words = _(
            "Deze regel hoort bij {year}, en dat jaar is afgesloten. Een wijziging komt als correctie in het"
            " volgende jaar."
        )
        found.append(words.format(year=closed))
    return tuple(found)
