"""The vouchers that were used in a period and those still open at its end; redeeming them is the logbook's."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from klachtenboek.packed import Packed
from klachtenboek.reports.names import customer_code, without_name
from klachtenboek.reports.posting import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from klachtenboek.domain.period import Period
    from klachtenboek.domain.voucher import Voucher


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVoucher:
    """A voucher with something left on it; amounts in cents."""

    number: str
    reference: str
    customer_code: str
    name: str
    description: str
    issued_on: date
    expires: date | None
    has_expired: bool
    value: int
    used: int
    last_used_on: date | None
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedVoucher:
    """One time a voucher was used: ``amount`` was taken off and ``rest`` left on it then, in cents."""

    number: str
    reference: str
    customer_code: str
    name: str
    description: str
    issued_on: date
    expires: date | None
    value: int
    used_on: date
    amount: int
    receipt: str
    rest: int


def open_vouchers(vouchers: Iterable[Voucher], day: date, *, with_names: bool = False) -> Sequence[OpenVoucher]:
    """Return what was open at the end of that day, oldest first; what was used later does not count yet."""
    found = Packed(_open(voucher, day, with_names=with_names) for voucher in vouchers if voucher.is_open(day))
    return found.in_order(attrgetter("issued_on", "number", "reference"))


def used_vouchers(vouchers: Iterable[Voucher], period: Period, *, with_names: bool = False) -> Sequence[UsedVoucher]:
    """Return every time a voucher was used in the period, oldest first, each with what was left on it then."""
    found = Packed(use for voucher in vouchers for use in _used(voucher, period, with_names=with_names))
    return found.in_order(attrgetter("used_on", "number", "reference"))


def _used(voucher: Voucher, period: Period, *, with_names: bool) -> Iterator[UsedVoucher]:
    rest = voucher.value
    for use in sorted(voucher.redemptions, key=lambda one: (one.on, one.id)):
        rest -= use.amount
        if period.holds(use.on):
            about = _about(voucher, with_names=with_names)
            yield UsedVoucher(**about, used_on=use.on, amount=use.amount, receipt=plain(use.receipt), rest=rest)


def _about(voucher: Voucher, *, with_names: bool) -> dict[str, Any]:
    """Return what both lists say of a voucher; without names a description says the code instead."""
    code, customer = customer_code(voucher.customer_id), voucher.customer
    return {
        "number": plain(voucher.number),
        "reference": voucher.reference,
        "customer_code": code,
        "name": plain(customer.full_name) if with_names and customer is not None else "",
        "description": plain(voucher.description if with_names else without_name(voucher.description, customer, code)),
        "issued_on": voucher.issued_on,
        "expires": voucher.expires,
        "value": voucher.value,
    }


def _open(voucher: Voucher, day: date, *, with_names: bool) -> OpenVoucher:
    return OpenVoucher(
        **_about(voucher, with_names=with_names),
        has_expired=voucher.has_expired(day),
        used=voucher.used(day),
        last_used_on=max((use.on for use in voucher.redemptions if use.on <= day), default=None),
        rest=voucher.rest(day),
    )
