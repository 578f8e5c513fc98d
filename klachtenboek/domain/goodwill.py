"""What the owner gives away, one line at a time; not how it is booked (reports) or thanked for (letters)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotAnAmount, ShareTooLarge, WrongDates
from klachtenboek.domain.money import share_out
from klachtenboek.domain.vat import RATED, VatCategory, vat_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class GoodwillKind(StrEnum):
    """The eight kinds, in the order the year report lists them."""

    PRICE_CUT = "price_cut"
    FULL_REFUND = "full_refund"
    NOT_CHARGED = "not_charged"
    REPLACEMENT = "replacement"
    COURTESY = "courtesy"
    VOUCHER = "voucher"
    NEXT_DISCOUNT = "next_discount"
    COSTS = "costs"


class Answer(StrEnum):
    """What the customer said to the offer."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Method(StrEnum):
    """How it was given."""

    TILL = "till"
    CARD = "card"
    BANK = "bank"
    INVOICE = "invoice"
    VOUCHER = "voucher"
    IN_KIND = "in_kind"


class Processed(StrEnum):
    """Where the line already stands in the books; only NOT_YET goes into the journal proposal."""

    TILL = "till"
    INVOICE = "invoice"
    NOT_YET = "not_yet"


LOWERS_VAT = frozenset({GoodwillKind.PRICE_CUT, GoodwillKind.FULL_REFUND})
"""Kinds that lower the base of the original sale, at that sale's rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goodwill:
    """One line; amounts in cents incl. VAT, ``vat_rate`` in basis points on the day of the original sale.

    ``liable`` says whether the shop had to; otherwise it is coulance and the letter says so. ``paid_out`` is the money
    that left the shop, ``cost`` the cost price of what was made or bought for it.
    """

    id: int = 0
    kind: GoodwillKind
    description: str
    value: int
    share: int = 0
    paid_out: int = 0
    cost: int = 0
    liable: bool = False
    answer: Answer = Answer.OFFERED
    entered_at: datetime
    sold_on: date | None = None
    agreed_on: date | None = None
    given_on: date | None = None
    method: Method | None = None
    processed: Processed = Processed.NOT_YET
    vat_category: VatCategory | None = None
    vat_rate: int | None = None
    receipt: str = ""
    remark: str = ""
    hide_amount: bool = False
    voucher_number: str = ""
    voucher_expires: date | None = None

    @property
    def given(self) -> int:
        """What the customer got for nothing, in cents: value minus the customer's share."""
        return self.value - self.share

    @property
    def counts(self) -> bool:
        """Whether it was really given: only an accepted offer counts in money."""
        return self.answer is Answer.ACCEPTED

    @property
    def vat(self) -> int:
        """VAT in cents that the line takes off the turnover's VAT, zero for kinds that leave it alone."""
        if self.kind not in LOWERS_VAT or self.vat_category not in RATED or self.vat_rate is None:
            return 0
        return vat_in(self.paid_out, self.vat_rate)

    @property
    def net(self) -> int:
        """Amount paid out without VAT, in cents."""
        return self.paid_out - self.vat

    @property
    def lacks_vat(self) -> bool:
        """Whether a bookkeeper would ask back: it lowers VAT and nobody said under which rate the sale fell."""
        if self.kind not in LOWERS_VAT:
            return False
        return self.vat_category is None or (self.vat_category in RATED and self.vat_rate is None)

    def checked(self) -> Goodwill:
        """Return itself when its amounts and dates can be true.

        Raises NotAnAmount for a negative amount, ShareTooLarge, and WrongDates when agreed or given before the sale.
        """
        for amount in (self.value, self.share, self.paid_out, self.cost):
            if amount < 0:
                raise NotAnAmount(str(amount))
        if self.share > self.value:
            raise ShareTooLarge
        moments = [day for day in (self.agreed_on, self.given_on) if day is not None]
        if self.sold_on is not None and any(day < self.sold_on for day in moments):
            raise WrongDates
        return self

    def answered(self, answer: Answer, *, on: date) -> Goodwill:
        """Return it as accepted (agreed that day, unless agreed before), declined or offered again."""
        agreed = (self.agreed_on or on) if answer is Answer.ACCEPTED else None
        return replace(self, answer=answer, agreed_on=agreed)


@dataclass(frozen=True, slots=True)
class Given:
    """Sums over lines, in cents: what it was worth, what the customer paid, what was given."""

    value: int = 0
    share: int = 0
    paid_out: int = 0

    @property
    def given(self) -> int:
        """Value minus the customer's share."""
        return self.value - self.share


NOTHING = Given()
"""What was given with most complaints."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """What was given before for the same cause: the least and the most in cents, and how many times."""

    low: int
    high: int
    times: int


def split_over(line: Goodwill, parts: Mapping[VatCategory, int]) -> tuple[Goodwill, ...]:
    """Return a line per VAT category, every amount shared out by ``parts`` (cents) so that it sums to the cent.

    What the customer pays of it never passes the value of a part. Raises NotAnAmount when the parts are nothing.
    """
    weights = [amount for amount in parts.values() if amount > 0]
    categories = [category for category, amount in parts.items() if amount > 0]
    if not weights:
        raise NotAnAmount("")
    values, costs = share_out(line.value, weights), share_out(line.cost, weights)
    paid, given = share_out(line.paid_out, weights), share_out(line.given, values if any(values) else weights)
    return tuple(
        replace(line, vat_category=category, value=value, share=value - free, paid_out=out, cost=cost)
        for category, value, free, out, cost in zip(categories, values, given, paid, costs, strict=True)
    )


def total(lines: tuple[Goodwill, ...]) -> Given:
    """Add up the lines that were really given."""
    counted = [line for line in lines if line.counts]
    if not counted:
        return NOTHING
    return Given(
        value=sum(line.value for line in counted),
        share=sum(line.share for line in counted),
        paid_out=sum(line.paid_out for line in counted),
    )
