"""A year at one glance, counted once until something in the book changes; the year in full is ``year``'s."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from klachtenboek.domain.booked import Books
from klachtenboek.domain.reach import reach_of
from klachtenboek.logbook.proofs import lost_proofs
from klachtenboek.reports.glance import MOST, Glance, Seen, glance
from klachtenboek.reports.posting import Live, fresh_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.domain.booked import BookedLine
    from klachtenboek.domain.period import Period
    from klachtenboek.logbook.desk import Desk


def glance_of(desk: Desk, period: Period) -> Glance:
    """Return the sums of a period and the first facts that are missing."""
    lost = lost_proofs(desk)
    return desk.answers.hold(("glance", period, lost), lambda: glance(_seen(desk, period, lost), desk.store.ledger.of))


def _seen(desk: Desk, period: Period, lost: frozenset[int]) -> Seen:
    store, starts_in = desk.store, desk.store.settings.shop().year_starts_in
    closed = tuple(one for one in store.books.closings() if one.is_closed)
    books, numbers = Books(exports=store.books.exports(), closed=closed), store.books.numbers()
    reach = reach_of(books, period)
    changed = store.posted.changed(reach)
    corrections: Sequence[BookedLine] = ()
    if changed:
        told = replace(books, lines=store.books.last_told(changed))
        live = Live(store.ledger.of(changed))
        corrections = fresh_lines(live, told, period, starts_in=starts_in, numbers=numbers)
    gone = [(line.line_id, line.reference, line.corrects) for line in corrections if line.is_reversal]
    return Seen(
        period=period,
        told=store.posted.told_sums(period),
        new=store.posted.new_sums(reach),
        corrections=corrections,
        told_lacking=store.posted.told_lacking(period, lost=lost, gone=gone, most=MOST),
        new_lacking=store.posted.new_lacking(reach, lost=lost, starts_in=starts_in, most=MOST),
        numbers=numbers,
        lost=lost,
        has_redeemed=store.vouchers.was_used(period.first, period.last),
    )
