from datetime import date

import pytest

from klachtenboek.domain.errors import NotAnAmount, VoucherSpent, WrongDates
from klachtenboek.domain.voucher import Redemption, Voucher, next_voucher_number


def voucher(*used: int, expires: date | None = None) -> Voucher:
    return Voucher(
        line_id=3,
        complaint_id=41,
        reference="2026-0041",
        customer_id=None,
        customer=None,
        number="TB-0001",
        description="Tegoedbon",
        value=1500,
        issued_on=date(2026, 3, 10),
        expires=expires,
        redemptions=tuple(Redemption(line_id=3, on=date(2026, 4, 1), amount=amount) for amount in used),
    )


@pytest.mark.parametrize(
    ("known", "following"),
    [
        ((), "TB-0001"),
        (("DL-0041", "DL-0038"), "DL-0042"),
        (("TB-9",), "TB-10"),
        (("TB-0099",), "TB-0100"),
        (("2026",), "2027"),
        (("gratis taart", ""), "TB-0001"),
    ],
)
def test_the_next_number_is_written_like_the_highest(known: tuple[str, ...], following: str) -> None:
    assert next_voucher_number(known) == following


def test_a_part_may_be_used_and_later_the_rest() -> None:
    assert voucher(1000).redeemed(500, on=date(2026, 5, 1)).amount == 500


def test_more_than_is_left_is_refused_with_what_is_left() -> None:
    with pytest.raises(VoucherSpent) as refused:
        voucher(1000).redeemed(501, on=date(2026, 5, 1))
    assert (refused.value.rest, refused.value.left) == (500, "5,00")


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_cannot_be_used(amount: int) -> None:
    with pytest.raises(NotAnAmount):
        voucher().redeemed(amount, on=date(2026, 5, 1))


def test_a_voucher_is_not_used_before_it_was_given() -> None:
    with pytest.raises(WrongDates):
        voucher().redeemed(100, on=date(2026, 3, 9))


@pytest.mark.parametrize(
    ("today", "soon"),
    [(date(2026, 4, 30), False), (date(2026, 5, 1), True), (date(2026, 5, 31), True), (date(2026, 6, 1), False)],
)
def test_a_word_in_time_comes_in_the_last_month(today: date, soon: bool) -> None:  # noqa: FBT001  a table of answers
    assert voucher(expires=date(2026, 5, 31)).expires_soon(today) is soon


def test_what_is_used_up_or_has_no_end_needs_no_word() -> None:
    assert not voucher(1500, expires=date(2026, 5, 31)).expires_soon(date(2026, 5, 30))
    assert not voucher().expires_soon(date(2026, 5, 30))
