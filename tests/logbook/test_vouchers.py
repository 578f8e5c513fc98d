from datetime import timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NotFound, VoucherSpent, VoucherUsed
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock


@pytest.fixture
def complaint(logbook: Logbook) -> Complaint:
    return logbook.complaints.log("De taart was gezakt.", who="Anna Jansen")


def give(logbook: Logbook, complaint: Complaint, value: int = 1500, days: int | None = None, **details: object) -> int:
    expires = logbook.now().date() + timedelta(days=days) if days is not None else None
    saved = logbook.goodwill.give(
        complaint.id,
        GoodwillKind.VOUCHER,
        "Tegoedbon",
        value,
        voucher_expires=expires,
        **details,  # type: ignore[arg-type]  # whichever field a test needs
    )
    return saved.goodwill[-1].id


def test_a_voucher_gets_the_next_number_and_keeps_its_own(logbook: Logbook, complaint: Complaint) -> None:
    give(logbook, complaint)
    give(logbook, complaint, voucher_number="DL-0041")
    give(logbook, complaint)
    numbers = [line.voucher_number for line in logbook.complaints.get(complaint.id).goodwill]
    assert numbers == ["TB-0001", "DL-0041", "DL-0042"]
    assert logbook.goodwill.next_voucher_number() == "DL-0043"


def test_other_gifts_get_no_number(logbook: Logbook, complaint: Complaint) -> None:
    saved = logbook.goodwill.give(complaint.id, GoodwillKind.COURTESY, "Bloemen", 1500)
    assert saved.goodwill[0].voucher_number == ""


def test_a_voucher_is_used_in_parts_and_then_closed(logbook: Logbook, complaint: Complaint) -> None:
    line_id = give(logbook, complaint)
    assert logbook.vouchers.redeem(line_id, 1000, receipt=" B-1 ").rest() == 500
    [shown] = logbook.vouchers.open()
    assert (shown.rest(), shown.redemptions[0].receipt) == (500, "B-1")
    with pytest.raises(VoucherSpent):
        logbook.vouchers.redeem(line_id, 501)
    logbook.vouchers.redeem(line_id, 500)
    assert logbook.vouchers.open() == ()


def test_a_redemption_that_was_a_mistake_is_taken_back(logbook: Logbook, complaint: Complaint) -> None:
    line_id = give(logbook, complaint)
    used = logbook.vouchers.redeem(line_id, 1000)
    assert logbook.vouchers.take_back(line_id, used.redemptions[0].id).rest() == 1500


def test_a_used_voucher_is_not_taken_out_of_the_book(logbook: Logbook, complaint: Complaint) -> None:
    line_id = give(logbook, complaint)
    used = logbook.vouchers.redeem(line_id, 1)
    with pytest.raises(VoucherUsed):
        logbook.goodwill.take_back(complaint.id, line_id)
    logbook.vouchers.take_back(line_id, used.redemptions[0].id)
    assert logbook.goodwill.take_back(complaint.id, line_id).goodwill == ()


def test_a_voucher_is_found_by_its_number(logbook: Logbook, complaint: Complaint) -> None:
    line_id = give(logbook, complaint, voucher_number="DL-0041")
    assert logbook.vouchers.find(" dl-0041 ").line_id == line_id
    for number in ("", "DL-1"):
        with pytest.raises(NotFound):
            logbook.vouchers.find(number)


def test_the_first_to_run_out_is_told_first(logbook: Logbook, complaint: Complaint) -> None:
    endless, later, soon = give(logbook, complaint), give(logbook, complaint, days=90), give(logbook, complaint, days=9)
    assert [one.line_id for one in logbook.vouchers.open()] == [soon, later, endless]


def test_only_a_voucher_that_was_accepted_in_earnest_counts(logbook: Logbook, complaint: Complaint) -> None:
    line_id = give(logbook, complaint)
    logbook.goodwill.answer(complaint.id, line_id, Answer.DECLINED)
    assert logbook.vouchers.open() == ()
    with pytest.raises(NotFound):
        logbook.vouchers.get(line_id)


def test_a_voucher_is_saved_on_paper_under_its_number(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    line_id = give(logbook, complaint, voucher_number="DL/41 ..")
    path = logbook.vouchers.save_pdf(line_id, tmp_path)
    assert path.name == "Tegoedbon DL_41___.pdf"
    assert path.read_bytes() == logbook.vouchers.pdf(line_id)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_customer_who_heard_of_the_last_day_need_not_be_told_again(
    logbook: Logbook, complaint: Complaint, clock: FakeClock
) -> None:
    soon = give(logbook, complaint, days=40)
    assert logbook.vouchers.to_tell() == ()
    clock.forward(days=15)
    assert [one.line_id for one in logbook.vouchers.to_tell()] == [soon]
    logbook.promises.make(complaint.id, PromiseKind.CALL_BACK, "Over de bon", clock.now + timedelta(days=1))
    assert logbook.vouchers.to_tell() == ()


def test_a_voucher_that_is_used_up_or_has_run_out_need_not_be_told(
    logbook: Logbook, complaint: Complaint, clock: FakeClock
) -> None:
    used, left = give(logbook, complaint, days=3), give(logbook, complaint, days=3)
    logbook.vouchers.redeem(used, 1500)
    logbook.vouchers.redeem(left, 1499)
    assert [one.line_id for one in logbook.vouchers.to_tell()] == [left]
    clock.forward(days=4)
    assert logbook.vouchers.to_tell() == ()


def test_the_bookkeeper_hears_of_a_redemption(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    line_id = give(logbook, complaint)
    used = logbook.vouchers.redeem(line_id, 1500, receipt="B-2001")
    year = logbook.now().year
    folder = logbook.year.export(year, tmp_path)
    table = folder / "tegoedbonnen-ingewisseld.csv"
    assert "B-2001" in table.read_text(encoding="utf-8-sig")
    assert logbook.year.report(year + 1).redeemed == ()
    logbook.vouchers.take_back(line_id, used.redemptions[0].id)
    logbook.year.export(year, tmp_path)
    assert not table.exists()
