"""The vouchers that are still open on a day, as the bookkeeper lists them; redeeming them is the logbook's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.packed import Packed
from klachtenboek.reports.names import customer_code, without_name
from klachtenboek.reports.posting import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

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


def open_vouchers(vouchers: Iterable[Voucher], day: date, *, with_names: bool = False) -> Sequence[OpenVoucher]:
    """Return what was open at the end of that day, oldest first; what was used later does not count yet."""
    found = Packed(_open(voucher, day, with_names=with_names) for voucher in vouchers if voucher.is_open(day))
    order = sorted((one.issued_on, one.number, one.reference, place) for place, one in enumerate(found))
    return Packed(found[place] for *_, place in order)


def _open(voucher: Voucher, day: date, *, with_names: bool) -> OpenVoucher:
    code = customer_code(voucher.customer_id)
    words = voucher.description if with_names else without_name(voucher.description, voucher.customer, code)
    return OpenVoucher(
        number=plain(voucher.number),
        reference=voucher.reference,
        customer_code=code,
        name=plain(voucher.customer.full_name) if with_names and voucher.customer is not None else "",
        description=plain(words),
        issued_on=voucher.issued_on,
        expires=voucher.expires,
        has_expired=voucher.has_expired(day),
        value=voucher.value,
        used=voucher.used(day),
        last_used_on=max((use.on for use in voucher.redemptions if use.on <= day), default=None),
        rest=voucher.rest(day),
    )
