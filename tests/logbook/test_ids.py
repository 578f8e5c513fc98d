"""What came and went is not taken for what came after it: undoing, older versions, vouchers, proofs and the books."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import DayToCome, NumberTaken, VoucherUsed
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import Closing, Outcome
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import connection, promise, solve, tell


def log(logbook: Logbook, who: str) -> Complaint:
    return logbook.complaints.log(f"De taart van {who} was gezakt.", who=who)


def voucher(logbook: Logbook, complaint: Complaint, value: int = 2500, number: str = "") -> int:
    given = logbook.goodwill.give(complaint.id, GoodwillKind.VOUCHER, "Tegoedbon", value, voucher_number=number)
    return given.goodwill[-1].id


def version_with(logbook: Logbook, complaint: Complaint, wanted: Callable[[Complaint], bool]) -> int:
    kept = logbook.versions.kept(complaint.id)
    return next(number for number, (_at, version) in enumerate(kept) if wanted(version))


# -- ids ------------------------------------------------------------------------------------------------


def test_a_version_comes_back_after_its_promise_and_steps_made_room_for_others(logbook: Logbook) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    solve(logbook, one.id)
    full = promise(logbook, one.id)
    while logbook.complaints.get(one.id).steps:
        logbook.undo()
    solve(logbook, other.id)
    promise(logbook, other.id)
    number = version_with(logbook, one, lambda version: bool(version.promises))
    back = logbook.versions.put_back(one.id, number)
    assert (back.promises, back.steps) == (full.promises, full.steps)
    assert logbook.keeping.check().faults == ()


def test_in_a_book_from_before_what_comes_back_gets_another_id(logbook: Logbook) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    made = promise(logbook, one.id).promises[0]
    logbook.promises.move(one.id, made.id, made.due + timedelta(days=1), consent=True)
    logbook.promises.not_reached(one.id, logbook.complaints.get(one.id).promises[-1].id)
    before = logbook.complaints.note(one.id, "Voicemail ingesproken")
    for _ in range(4):
        logbook.undo()
    assert logbook.complaints.get(one.id).promises == ()
    connection(logbook).execute("UPDATE sqlite_sequence SET seq = 0")
    promise(logbook, other.id)
    promise(logbook, other.id)
    number = version_with(logbook, one, lambda version: len(version.contacts) == len(before.contacts))
    back = logbook.versions.put_back(one.id, number)
    ids = [one.id for one in back.promises]
    assert [(one.outcome, one.text) for one in back.promises] == [(one.outcome, one.text) for one in before.promises]
    assert back.promises[0].outcome is Outcome.MOVED
    assert back.promises[1].moved_from == ids[0]
    assert [entry.promise_id for entry in back.contacts] == [
        None if entry.promise_id is None else ids[[p.id for p in before.promises].index(entry.promise_id)]
        for entry in before.contacts
    ]
    assert not set(ids) & {one.id for one in logbook.complaints.get(other.id).promises}
    assert logbook.keeping.check().faults == ()


def test_a_version_of_a_customer_that_is_gone_keeps_the_one_of_now(logbook: Logbook) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Anna de Jansen")
    logbook.complaints.note(other.id, "Vaste klant")
    logbook.customers.merge(one.customer_id or 0, other.customer_id or 0)
    back = logbook.versions.put_back(other.id, 0)
    assert back.customer_id == one.customer_id
    bare = logbook.versions.put_back(other.id, version_with(logbook, other, lambda v: not v.contacts))
    assert (bare.customer_id, bare.contacts) == (one.customer_id, ())


def test_a_version_with_a_measure_that_is_gone_keeps_the_one_of_now(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    measure = logbook.lessons.take_measure("Doos met deksel")
    logbook.complaints.edit(told.id, measure_id=measure.id)
    logbook.undo()
    logbook.undo()
    assert logbook.lessons.measures() == ()
    assert logbook.versions.put_back(told.id, 0).measure_id is None


def test_merging_can_be_undone_after_somebody_new_came(logbook: Logbook) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Anna de Jansen")
    logbook.complaints.edit(other.id, receipt="B-12")
    logbook.customers.merge(one.customer_id or 0, other.customer_id or 0)
    log(logbook, "Karin Smit")
    for _ in range(3):
        logbook.undo()
    assert (logbook.complaints.get(other.id).customer_id, logbook.complaints.get(other.id).receipt) == (2, "")


def test_a_code_of_a_customer_is_that_of_one_person(logbook: Logbook, tmp_path: Path) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    for told in (one, other):
        logbook.goodwill.give(told.id, GoodwillKind.COURTESY, "Bloemen", 1500)
    logbook.year.export(logbook.now().year, tmp_path)
    logbook.customers.merge(one.customer_id or 0, other.customer_id or 0)
    newcomer = log(logbook, "Karin Smit")
    logbook.goodwill.give(newcomer.id, GoodwillKind.COURTESY, "Bloemen", 1500)
    rows = logbook.year.report(logbook.now().year, with_names=True).rows
    assert {row.name for row in rows if row.customer_code == "K0003"} == {"Karin Smit"}
    assert "Karin Smit" not in {row.name for row in rows if row.customer_code == "K0002"}


def test_a_proof_is_not_that_of_a_later_line(clock: FakeClock, tmp_path: Path) -> None:
    logbook, photo = Logbook(tmp_path / "boek.db", clock=clock), tmp_path / "bon.txt"
    told = log(logbook, "Anna Jansen")
    photo.write_text("Bon B-12", encoding="utf-8")
    line = logbook.goodwill.give(told.id, GoodwillKind.COURTESY, "Bloemen", 1500).goodwill[0]
    kept = logbook.proofs.attach(told.id, line.id, photo)
    logbook.goodwill.take_back(told.id, line.id)
    later = logbook.goodwill.give(told.id, GoodwillKind.COURTESY, "Chocola", 900).goodwill[0]
    assert logbook.proofs.of(told.id, later.id) is None
    logbook.undo()
    logbook.undo()
    assert logbook.proofs.of(told.id, line.id) == kept
    logbook.close()


def test_what_was_told_of_a_line_is_not_told_of_a_later_one(logbook: Logbook, tmp_path: Path) -> None:
    one, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    line = logbook.goodwill.give(one.id, GoodwillKind.COURTESY, "Bloemen", 1500).goodwill[0]
    logbook.year.export(logbook.now().year, tmp_path)
    logbook.goodwill.take_back(one.id, line.id)
    later = logbook.goodwill.give(other.id, GoodwillKind.COURTESY, "Chocola", 900).goodwill[0]
    assert logbook.year.told(later.id) is None
    added = logbook.year.report(logbook.now().year).fresh
    assert [(row.line_id, row.corrects) for row in added] == [(line.id, "1"), (later.id, "")]


# -- vouchers that were used ----------------------------------------------------------------------------


def test_a_voucher_that_was_used_is_not_undone(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    line_id = voucher(logbook, told)
    logbook.vouchers.redeem(line_id, 1000)
    logbook.undo()
    logbook.undo()
    assert voucher(logbook, told) != line_id
    assert [one.rest() for one in logbook.vouchers.open()] == [2500]


def test_no_older_version_lets_a_used_voucher_go(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    line_id = voucher(logbook, told)
    used = logbook.vouchers.redeem(line_id, 1000)
    with pytest.raises(VoucherUsed):
        logbook.versions.put_back(told.id, 0)
    logbook.vouchers.take_back(line_id, used.redemptions[0].id)
    assert logbook.versions.put_back(told.id, 0).goodwill == ()


@pytest.mark.parametrize(
    "change",
    [{"value": 999}, {"kind": GoodwillKind.COURTESY}, {"answer": Answer.DECLINED}, {"answer": Answer.OFFERED}],
    ids=str,
)
def test_a_used_voucher_stays_a_voucher_for_what_was_used(logbook: Logbook, change: dict[str, object]) -> None:
    told = log(logbook, "Anna Jansen")
    line_id = voucher(logbook, told)
    logbook.vouchers.redeem(line_id, 1000)
    line = logbook.complaints.get(told.id).goodwill[0]
    with pytest.raises(VoucherUsed):
        logbook.goodwill.change(told.id, replace(line, **change))  # type: ignore[arg-type]  # the field of each case
    assert logbook.goodwill.change(told.id, replace(line, value=1000, remark="Minder")).goodwill[0].value == 1000
    assert logbook.keeping.check().faults == ()


def test_a_used_voucher_is_not_declined_nor_split_below_what_was_used(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    line_id = voucher(logbook, told)
    logbook.vouchers.redeem(line_id, 2000)
    with pytest.raises(VoucherUsed):
        logbook.goodwill.answer(told.id, line_id, Answer.DECLINED)
    line = logbook.complaints.get(told.id).goodwill[0]
    with pytest.raises(VoucherUsed):
        logbook.goodwill.change_split(told.id, replace(line, value=1000), {VatCategory.LOW: 500, VatCategory.HIGH: 500})


def test_a_book_in_which_more_was_taken_off_than_there_was_says_so(logbook: Logbook) -> None:
    line_id = voucher(logbook, log(logbook, "Anna Jansen"))
    logbook.vouchers.redeem(line_id, 2000)
    connection(logbook).execute("UPDATE goodwill SET value = 1000")
    assert "van een tegoedbon ging meer af dan erop stond" in logbook.keeping.check().faults


# -- numbers --------------------------------------------------------------------------------------------


def test_two_vouchers_have_no_number_together(logbook: Logbook) -> None:
    told, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    voucher(logbook, told, number="TB-1")
    with pytest.raises(NumberTaken):
        voucher(logbook, other, number=" tb-1 ")
    second = voucher(logbook, other)
    line = logbook.complaints.get(other.id).goodwill[0]
    with pytest.raises(NumberTaken):
        logbook.goodwill.change(other.id, replace(line, voucher_number="TB-1"))
    assert logbook.goodwill.change(other.id, replace(line, voucher_number="TB-9")).goodwill[0].id == second


def test_a_version_with_a_number_that_another_has_now_stays_away(logbook: Logbook) -> None:
    told, other = log(logbook, "Anna Jansen"), log(logbook, "Piet de Boer")
    logbook.goodwill.take_back(told.id, voucher(logbook, told, number="TB-1"))
    voucher(logbook, other, number="TB-1")
    with pytest.raises(NumberTaken):
        logbook.versions.put_back(told.id, 0)


def test_a_voucher_chosen_as_the_solution_has_a_number_too(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    line = logbook.goodwill.draft(GoodwillKind.VOUCHER, "Tegoedbon", 2500)
    chosen = logbook.complaints.choose_solution(told.id, "Een bon", line=line, anyway=True)
    assert chosen.goodwill[0].voucher_number == "TB-0001"
    assert logbook.vouchers.find("TB-0001").rest() == 2500


# -- thrown away ----------------------------------------------------------------------------------------


def test_a_voucher_of_a_complaint_that_was_thrown_away_is_still_good(logbook: Logbook) -> None:
    told = log(logbook, "Anna Jansen")
    used, unused = voucher(logbook, told), voucher(logbook, told)
    logbook.vouchers.redeem(used, 500)
    logbook.complaints.lapse(told.id, "dubbel")
    assert logbook.vouchers.find("TB-0001").rest() == 2000
    assert logbook.vouchers.find("TB-0002").line_id == unused
    assert [one.line_id for one in logbook.vouchers.open()] == [used]
    logbook.vouchers.redeem(unused, 100)
    assert [one.line_id for one in logbook.vouchers.open()] == [used, unused]


def test_an_older_version_does_not_go_round_the_bin(logbook: Logbook, clock: FakeClock) -> None:
    told = tell(logbook)
    logbook.complaints.note(told.id, "Vaste klant")
    logbook.complaints.lapse(told.id, "dubbel")
    clock.forward(days=60)
    assert logbook.versions.put_back(told.id, 0).lapsed is not None
    again = tell(logbook)
    logbook.complaints.lapse(again.id, "dubbel")
    logbook.complaints.put_back(again.id)
    assert logbook.versions.put_back(again.id, 0).lapsed is None


# -- days -----------------------------------------------------------------------------------------------


def test_a_complaint_resolved_after_it_was_closed_gets_its_call(logbook: Logbook) -> None:
    told = tell(logbook)
    solve(logbook, told.id)
    made = promise(logbook, told.id).promises[0]
    assert logbook.complaints.close(told.id, Closing.RESOLVED).aftercare is None
    kept = logbook.promises.keep(told.id, made.id)
    assert kept.aftercare is not None
    assert kept.aftercare.planned_on > logbook.now().date()
    undone = logbook.undo()
    assert undone is not None
    assert undone.aftercare is None


def test_a_voucher_is_not_used_on_a_day_to_come(logbook: Logbook) -> None:
    told, today = log(logbook, "Anna Jansen"), logbook.now().date()
    line_id = voucher(logbook, told)
    with pytest.raises(DayToCome):
        logbook.vouchers.redeem(line_id, 100, on=today + timedelta(days=1))
    assert logbook.vouchers.redeem(line_id, 100, on=today).rest() == 2400
