"""What may not change under a voucher on paper: what was used of it stays covered, its number is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NumberTaken, VoucherUsed
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind

if TYPE_CHECKING:
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.store import Store


def check_vouchers(store: Store, old: Complaint, new: Complaint) -> None:
    """Look whether a complaint may become the other one; by whatever way: a verb, undoing it, or an older version.

    Raises VoucherUsed for a voucher that would be worth less than was taken off it, or be none any more, and
    NumberTaken for a number that another voucher has.
    """
    if old.goodwill == new.goodwill:
        return
    before, after = ({line.id: line for line in one.goodwill if line.id} for one in (old, new))
    for key, line in before.items():
        if line != after.get(key) and not _covers(after.get(key), store.vouchers.used(key)):
            raise VoucherUsed
    seen: set[str] = set()
    for line in new.goodwill:
        number = _number(line)
        if not number or number == _number(before.get(line.id)):
            continue
        if number in seen or store.vouchers.has_number(number, but_not=line.id):
            raise NumberTaken(line.voucher_number)
        seen.add(number)


def _covers(line: Goodwill | None, used: int) -> bool:
    if not used:
        return True
    is_voucher = line is not None and line.kind is GoodwillKind.VOUCHER and line.answer is Answer.ACCEPTED
    return line is not None and is_voucher and line.value >= used


def _number(line: Goodwill | None) -> str:
    return line.voucher_number.strip().casefold() if line is not None and line.kind is GoodwillKind.VOUCHER else ""
