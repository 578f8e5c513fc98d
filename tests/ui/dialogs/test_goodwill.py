"""Asking for one line of what is given away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.goodwill_details import paid_out
from klachtenboek.ui.widgets import Label
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui import walkers

TODAY = date(2026, 11, 20)


def shown(workplace: Workplace, line: Goodwill | None = None, customer: Customer | None = None) -> GoodwillDialog:
    dialog = GoodwillDialog(workplace, customer=customer, line=line)
    dialog.show()
    return dialog


def type_in(edit: MoneyEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)


def finished(dialog: GoodwillDialog) -> Goodwill:
    dialog.done_button.click()
    assert dialog.result_line is not None
    return dialog.result_line


def test_a_line_needs_no_more_than_words_and_a_value(workplace: Workplace, customer: Customer) -> None:
    dialog = shown(workplace, customer=customer)
    assert dialog.windowTitle() == "Wat je weggeeft aan mevrouw Jansen"
    assert not dialog.details.isVisibleTo(dialog)
    dialog.what.set_text("Nieuwe slagroomtaart")
    type_in(dialog.value, "42,50")
    type_in(dialog.share, "15")
    assert dialog.sum.text() == "Van jou voor de klant: €\u00a027,50"
    line = finished(dialog)
    assert (line.kind, line.description) == (GoodwillKind.REPLACEMENT, "Nieuwe slagroomtaart")
    assert (line.value, line.share, line.paid_out) == (4250, 1500, 0)
    assert (line.answer, line.agreed_on, line.liable) == (Answer.ACCEPTED, TODAY, False)


def test_an_amount_is_written_out_as_it_was_understood(workplace: Workplace, wake: Callable[[QWidget], None]) -> None:
    dialog = shown(workplace)
    wake(dialog)
    type_in(dialog.value, "1.250")
    dialog.what.setFocus()
    assert dialog.value.text() == "€\u00a01.250,00"


@pytest.mark.parametrize(("value", "share"), [("", ""), ("veel", ""), ("10", "iets"), ("10", "11")])
def test_amounts_that_cannot_be_are_asked_again(workplace: Workplace, value: str, share: str) -> None:
    dialog = shown(workplace)
    type_in(dialog.value, value)
    type_in(dialog.share, share)
    dialog.done_button.click()
    assert dialog.result_line is None
    assert dialog.value_field.error() or dialog.share_field.error()


def test_money_back_leaves_the_till_unless_the_owner_says_otherwise(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    type_in(dialog.value, "20")
    assert dialog.details.paid_out.cents() == 2000
    type_in(dialog.details.paid_out, "5")
    type_in(dialog.value, "30")
    assert finished(dialog).paid_out == 500


@pytest.mark.parametrize(
    ("kind", "out"),
    [
        (GoodwillKind.PRICE_CUT, 750),
        (GoodwillKind.FULL_REFUND, 750),
        (GoodwillKind.COSTS, 750),
        (GoodwillKind.REPLACEMENT, 0),
        (GoodwillKind.COURTESY, 0),
        (GoodwillKind.VOUCHER, 0),
        (GoodwillKind.NEXT_DISCOUNT, 0),
        (GoodwillKind.NOT_CHARGED, 0),
    ],
)
def test_only_money_is_paid_out(kind: GoodwillKind, out: int) -> None:
    assert paid_out(kind, 1000, 250) == out


def test_the_details_for_the_bookkeeper_are_kept(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.what.set_text("Korting")
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    type_in(dialog.value, "10")
    dialog.more.click()
    details = dialog.details
    assert details.isVisibleTo(dialog)
    details.sold.set_text("14-11")
    details.receipt.set_text("B-1207")
    details.vat.chip(VatCategory.LOW).click()
    details.method.chip(Method.TILL).click()
    details.processed.chip(Processed.TILL).click()
    details.coulance.click()
    details.hide_amount.click()
    details.remark.set_text("Met excuus")
    line = finished(dialog)
    assert (line.sold_on, line.receipt, line.vat_category, line.vat_rate) == (
        date(2026, 11, 14),
        "B-1207",
        VatCategory.LOW,
        900,
    )
    assert (line.method, line.processed, line.liable, line.hide_amount) == (Method.TILL, Processed.TILL, True, True)
    assert line.remark == "Met excuus"


def test_the_rate_shown_is_that_of_the_day_of_the_sale(workplace: Workplace) -> None:
    dialog = shown(workplace)
    assert dialog.details.vat.chip(VatCategory.HIGH).caption() == "Hoog 21%"
    assert dialog.details.vat.chip(VatCategory.EXEMPT).caption() == "Vrijgesteld"


def test_a_sale_lies_behind_us(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.details.sold.set_text("14-12")
    assert dialog.details.sold_on() == date(2025, 12, 14)


@pytest.mark.parametrize("typed", ["ooit", "14-12-2026"])
def test_a_day_of_sale_that_cannot_be_is_asked_again(workplace: Workplace, typed: str) -> None:
    dialog = shown(workplace)
    type_in(dialog.value, "10")
    dialog.details.sold.set_text(typed)
    dialog.done_button.click()
    assert dialog.result_line is None
    assert dialog.details.sold.error()
    assert dialog.details.isVisibleTo(dialog)


def test_a_line_is_changed_without_losing_the_rest(workplace: Workplace, logbook: Logbook) -> None:
    drafted = logbook.goodwill.draft(
        GoodwillKind.COURTESY,
        "Bonbons",
        900,
        id=7,
        cost=400,
        receipt="B-1",
        sold_on=date(2025, 3, 1),
        vat_category=VatCategory.LOW,
        voucher_number="T-12",
    ).answered(Answer.ACCEPTED, on=date(2026, 11, 1))
    dialog = shown(workplace, drafted)
    dialog.what.set_text("Bloemen")
    line = finished(dialog)
    assert (line.id, line.description, line.voucher_number) == (7, "Bloemen", "T-12")
    assert (line.cost, line.receipt, line.sold_on, line.agreed_on) == (400, "B-1", date(2025, 3, 1), date(2026, 11, 1))


def test_a_declined_offer_is_kept_as_one(workplace: Workplace) -> None:
    dialog = shown(workplace)
    type_in(dialog.value, "9")
    dialog.answer.chip(Answer.DECLINED).click()
    line = finished(dialog)
    assert (line.answer, line.agreed_on) == (Answer.DECLINED, None)
    assert line.description == "Vervangen, opnieuw gemaakt of hersteld"


def test_nothing_is_cut_off_and_everything_has_a_name(dressed: QApplication, workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.show_details()
    assert walkers.faults(dressed, dialog, sizes=((620, 640), (870, 472)), scales=(1.0, 1.5)) == []


def about(workplace: Workplace, complaint_id: int, line: Goodwill | None = None) -> GoodwillDialog:
    dialog = GoodwillDialog(workplace, customer=None, line=line, complaint_id=complaint_id)
    dialog.show()
    return dialog


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_earlier_gestures_for_the_same_cause_are_told(workplace: Workplace, logbook: Logbook) -> None:
    cause = logbook.lessons.causes()[0].id
    here = logbook.complaints.log("Koude soep.")
    logbook.complaints.edit(here.id, cause_id=cause)
    assert not about(workplace, here.id).earlier.isVisible()
    for value in (500, 500, 1250):
        other = logbook.complaints.log("Weer koud.")
        logbook.complaints.edit(other.id, cause_id=cause)
        logbook.goodwill.give(other.id, GoodwillKind.COURTESY, "Toetje", value)
        said = plain(about(workplace, here.id).earlier.text())
    assert said == "Bij dezelfde oorzaak gaf je eerder € 5,00 tot € 12,50, 3 keer."


def test_the_same_gesture_each_time_is_one_amount(workplace: Workplace, logbook: Logbook) -> None:
    cause = logbook.lessons.causes()[0].id
    for _ in range(2):
        found = logbook.complaints.log("Koude soep.")
        logbook.complaints.edit(found.id, cause_id=cause)
        logbook.goodwill.give(found.id, GoodwillKind.COURTESY, "Toetje", 500)
    assert plain(about(workplace, found.id).earlier.text()) == "Bij dezelfde oorzaak gaf je eerder € 5,00, 1 keer."


def test_over_the_owners_own_limit_is_a_word_and_no_lock(workplace: Workplace, logbook: Logbook) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(refund_limit=2500))
    dialog = about(workplace, 0)
    type_in(dialog.value, "25")
    assert not dialog.warning.isVisible()
    type_in(dialog.value, "25,01")
    assert any("€ 25,00" in plain(label.text()) for label in dialog.warning.findChildren(Label))
    assert dialog.warning.isVisible()
    assert finished(dialog).value == 2501


def test_gifts_over_227_euro_to_one_customer_are_told(workplace: Workplace, logbook: Logbook) -> None:
    here = logbook.complaints.log("Koude soep.", who="Mevrouw A. Jansen")
    logbook.goodwill.give(here.id, GoodwillKind.COURTESY, "Diner", 40_000, cost=20_000)
    dialog = about(workplace, here.id)
    dialog.kind.set_value(GoodwillKind.COURTESY)
    dialog.show_details()
    type_in(dialog.details.cost, "27")
    assert not dialog.warning.isVisible()
    type_in(dialog.details.cost, "27,01")
    assert dialog.warning.isVisible()
    assert any("€ 227,01" in plain(label.text()) for label in dialog.warning.findChildren(Label))


def test_a_line_of_a_closed_year_is_told_before_it_is_changed(
    workplace: Workplace, logbook: Logbook, clock: FakeClock, tmp_path: Path
) -> None:
    here = logbook.complaints.log("Koude soep.")
    saved = logbook.goodwill.give(here.id, GoodwillKind.COURTESY, "Toetje", 500)
    assert not about(workplace, here.id, saved.goodwill[0]).warning.isVisible()
    clock.now = datetime(TODAY.year + 1, 1, 4, 10)
    logbook.year.export(TODAY.year, tmp_path)
    logbook.year.close(TODAY.year)
    warning = about(workplace, here.id, saved.goodwill[0]).warning
    assert any("is afgesloten" in label.text() for label in warning.findChildren(Label))


def test_a_voucher_has_a_number_and_a_last_day(workplace: Workplace) -> None:
    dialog = about(workplace, 0)
    assert not dialog.voucher.isVisible()
    dialog.kind.chip(GoodwillKind.VOUCHER).click()
    assert dialog.voucher.isVisible()
    type_in(dialog.value, "15")
    line = finished(dialog)
    assert (line.voucher_number, line.voucher_expires) == ("TB-0001", date(2027, 11, 20))


def test_a_last_day_that_is_no_day_is_asked_again(workplace: Workplace) -> None:
    dialog = about(workplace, 0)
    dialog.kind.chip(GoodwillKind.VOUCHER).click()
    type_in(dialog.value, "15")
    dialog.voucher.until.set_text("ooit")
    dialog.done_button.click()
    assert dialog.result_line is None
    assert dialog.voucher.until.message.text() == "Typ de dag zoals 14-11-2027."
    dialog.voucher.until.set_text("")
    assert finished(dialog).voucher_expires is None


def test_a_voucher_keeps_its_number_when_it_is_changed(workplace: Workplace, logbook: Logbook) -> None:
    here = logbook.complaints.log("Koude soep.")
    saved = logbook.goodwill.give(here.id, GoodwillKind.VOUCHER, "Bon", 1500, voucher_number="DL-7")
    line = finished(about(workplace, here.id, saved.goodwill[0]))
    assert (line.voucher_number, line.voucher_expires) == ("DL-7", None)


def test_each_kind_asks_what_it_needs(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.show_details()
    details = dialog.details
    asked = {
        GoodwillKind.REPLACEMENT: (False, True, False, False, False),
        GoodwillKind.PRICE_CUT: (True, False, True, True, True),
        GoodwillKind.FULL_REFUND: (True, True, True, True, True),
        GoodwillKind.COSTS: (True, False, False, False, True),
        GoodwillKind.VOUCHER: (False, False, False, False, False),
    }
    for kind, expected in asked.items():
        dialog.kind.chip(kind).click()
        fields = (details.paid_field, details.cost_field, details.sold, details.rates, details.method)
        assert tuple(field.isVisible() for field in fields) == expected
        assert details.days.agreed.isVisible()
        assert details.proof.isVisible()


def test_what_was_filled_in_stays_in_sight_whatever_the_kind(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.show_details()
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    dialog.details.receipt.set_text("B-1207")
    dialog.kind.chip(GoodwillKind.REPLACEMENT).click()
    type_in(dialog.value, "10")
    assert dialog.details.receipt.isVisible()
    assert finished(dialog).receipt == "B-1207"


def test_three_days_are_kept_as_they_are_said(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    type_in(dialog.value, "10")
    days = dialog.details.days
    for field, words in ((days.sold, "14-11"), (days.agreed, "gisteren"), (days.given, "morgen")):
        field.set_text(words)
    line = finished(dialog)
    assert (line.sold_on, line.agreed_on, line.given_on) == (
        date(2026, 11, 14),
        date(2026, 11, 19),
        date(2026, 11, 21),
    )


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("sold", "14-12-2026", "Die dag moet nog komen. Wanneer was de verkoop?"),
        ("agreed", "21-11-2026", "Die dag moet nog komen. Wanneer spraken jullie het af?"),
        ("agreed", "13-11-2026", "Dat is vóór de verkoop van 14 november 2026."),
        ("given", "13-11-2026", "Dat is vóór de verkoop van 14 november 2026."),
        ("given", "ooit", "Typ de dag zoals 14-11 of gisteren."),
        ("agreed", "31-02-2026", "Typ de dag zoals 14-11 of gisteren."),
    ],
)
def test_days_that_cannot_be_are_explained(workplace: Workplace, name: str, typed: str, said: str) -> None:
    dialog = shown(workplace)
    type_in(dialog.value, "10")
    dialog.details.sold.set_text("14-11-2026")
    field = getattr(dialog.details.days, name)
    field.set_text(typed)
    dialog.done_button.click()
    assert dialog.result_line is None
    assert field.error() == said
    assert dialog.details.isVisible()


@pytest.mark.parametrize(("typed", "expected"), [("14-3", date(2026, 3, 14)), ("14-12", date(2026, 12, 14))])
def test_a_gift_is_given_about_now(workplace: Workplace, typed: str, expected: date) -> None:
    dialog = shown(workplace)
    dialog.details.days.given.set_text(typed)
    assert dialog.details.days.given_on() == expected


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("1.250", "€ 1.250,00"),
        ("12.50", "€ 12,50"),
        ("12,5", "€ 12,50"),
        ("€ 7,-", "€ 7,00"),
        ("3 euro", "€ 3,00"),
        ("twaalf", ""),
        ("12,505", ""),
        ("-5", ""),
        ("1e3", ""),
        ("9" * 15, ""),
    ],
)
def test_an_amount_is_echoed_while_it_is_typed(workplace: Workplace, typed: str, understood: str) -> None:
    dialog = shown(workplace)
    dialog.value.setText(typed)
    dialog.value.textEdited.emit(typed)  # as a paste does: keys of a test know no euro sign
    assert plain(dialog.value_field.hint.text()) == understood
    assert dialog.value_field.hint.isVisible() == bool(understood)


def test_nonsense_is_told_when_the_field_is_left(workplace: Workplace, wake: Callable[[QWidget], None]) -> None:
    dialog = shown(workplace)
    wake(dialog)
    type_in(dialog.share, "wat je wilt")
    dialog.what.setFocus()
    assert dialog.share_field.error() == "Typ het bedrag zoals 12,50."


def test_one_refund_over_two_rates_is_shared_out_to_the_cent(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    type_in(dialog.value, "10,01")
    dialog.show_details()
    rates = dialog.details.rates
    rates.more.click()
    assert not rates.vat.isVisible()
    type_in(rates.parts[VatCategory.LOW], "20")
    type_in(rates.parts[VatCategory.HIGH], "10")
    assert plain(rates.outcome.text()) == "Zo verdeelt het boek het geld: Hoog € 3,34, Laag € 6,67."
    assert finished(dialog).vat_category is None
    assert dialog.details.shares() == {VatCategory.HIGH: 1000, VatCategory.LOW: 2000}


def test_sharing_out_wants_an_amount(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.kind.chip(GoodwillKind.PRICE_CUT).click()
    type_in(dialog.value, "10")
    dialog.show_details()
    dialog.details.rates.more.click()
    dialog.done_button.click()
    assert dialog.result_line is None
    assert "minstens één tarief" in dialog.details.rates.outcome.text()
    type_in(dialog.details.rates.parts[VatCategory.LOW], "x")
    dialog.done_button.click()
    assert dialog.result_line is None
    dialog.details.rates.more.click()
    assert finished(dialog).vat_category is None


def test_the_rates_to_share_out_over_are_those_of_the_day(workplace: Workplace) -> None:
    dialog = shown(workplace)
    dialog.details.sold.set_text("14-11-2018")
    dialog.details.days.changed.emit()
    assert dialog.details.vat.chip(VatCategory.LOW).caption() == "Laag 6%"
    labels = [label.text() for label in dialog.details.rates.findChildren(Label)]
    assert "Laag 6%" in labels


def test_a_photo_of_the_receipt_is_chosen_changed_and_let_go(workplace: Workplace, tmp_path: Path) -> None:
    dialog = shown(workplace)
    dialog.show_details()
    proof = dialog.details.proof
    assert not proof.drop.isVisible()
    proof.ask_file = lambda _parent: tmp_path / "bon.jpg"
    proof.pick.click()
    assert (proof.name.text(), proof.path) == ("bon.jpg", tmp_path / "bon.jpg")
    proof.ask_file = lambda _parent: None
    proof.pick.click()
    assert proof.path == tmp_path / "bon.jpg"
    proof.drop.click()
    assert not proof.name.isVisible()
    assert not proof.is_dropped
