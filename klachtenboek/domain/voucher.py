"""A voucher from issue to the last cent; its letter and its booking are elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotAnAmount, VoucherSpent, WrongDates
from klachtenboek.domain.expiring import REMIND_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from klachtenboek.domain.customer import Customer

FIRST_NUMBER = "TB-0001"
_TAIL = re.compile(r"(.*?)(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redemption:
    """A time the voucher was used: the day, the amount in cents, and the number of the receipt."""

    id: int = 0
    line_id: int
    on: date
    amount: int
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A voucher that was accepted; ``value`` in cents is what it was worth when it was given."""

    line_id: int
    complaint_id: int
    reference: str
    customer_id: int | None
    customer: Customer | None
    number: str
    description: str
    value: int
    issued_on: date
    expires: date | None = None
    redemptions: tuple[Redemption, ...] = ()

    def used(self, day: date | None = None) -> int:
        """Return the cents used up to a day, that day included; up to now without one."""
        return sum(use.amount for use in self.redemptions if day is None or use.on <= day)

    def rest(self, day: date | None = None) -> int:
        """Return the cents still on it that day."""
        return self.value - self.used(day)

    def is_open(self, day: date) -> bool:
        """Tell whether it had been issued that day and something was left on it, expired or not."""
        return self.issued_on <= day and self.rest(day) > 0

    def has_expired(self, day: date) -> bool:
        """Tell whether its last day has passed."""
        return self.expires is not None and self.expires < day

    def expires_soon(self, day: date) -> bool:
        """Tell whether something is left on it and its last day is near."""
        if self.expires is None or not self.is_open(day) or self.has_expired(day):
            return False
        return self.expires - day <= timedelta(days=REMIND_DAYS)

    def redeemed(self, amount: int, *, on: date, receipt: str = "") -> Redemption:
        """Return the redemption of a part or of all that is left, in cents.

        Raises NotAnAmount for nothing or less, VoucherSpent when less is left, WrongDates before its issue. A voucher
        past its last day may be used: whether the shop is so kind is not for the book to say.
        """
        if amount <= 0:
            raise NotAnAmount(str(amount))
        if amount > self.rest():
            raise VoucherSpent(self.rest())
        if on < self.issued_on:
            raise WrongDates
        return Redemption(line_id=self.line_id, on=on, amount=amount, receipt=receipt)


def next_voucher_number(known: Iterable[str]) -> str:
    """Return the number after the highest one, written like that one: ``DL-0042`` after ``DL-0041``."""
    numbered = [found for number in known if (found := _TAIL.fullmatch(number.strip()))]
    if not numbered:
        return FIRST_NUMBER
    prefix, tail = max((found.groups() for found in numbered), key=lambda parts: (int(parts[1]), parts[0]))
    return f"{prefix}{int(tail) + 1:0{len(tail)}d}"
