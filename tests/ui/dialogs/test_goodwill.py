"""Asking for one line of what is given away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.goodwill_details import paid_out
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace
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
