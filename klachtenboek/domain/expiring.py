"""A voucher that runs out soon, as a card names it; what was taken off it and when is ``voucher``'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.customer import Customer

REMIND_DAYS = 30
"""So long before its last day an owner hears that a voucher is still open."""


class ExpiringVoucher(NamedTuple):
    """What is left on a voucher, in cents, and its last day."""

    line_id: int
    complaint_id: int
    customer: Customer | None
    number: str
    rest: int
    expires: date
