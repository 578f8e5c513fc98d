"""Vouchers that run out, on the page of today."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.promise import PromiseChoice, PromiseDialog
from klachtenboek.ui.dialogs.redeem import RedeemDialog
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.pages.today_row import Words
from klachtenboek.ui.widgets import Button, Label
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, logbook: Logbook, clock: FakeClock) -> TodayPage:
    for number in range(5):
        found = logbook.complaints.log("De taart was ingezakt.", who=f"mevrouw A. <b>Jansen</b> {number}")
        expires = clock.now.date() + timedelta(days=9 + number)
        logbook.goodwill.give(found.id, GoodwillKind.VOUCHER, "Bon", 1500, voucher_expires=expires)
    made = shown(qtbot, TodayPage(workplace))
    made.open()
    return made


def words(page: TodayPage) -> list[str]:
    told = [label.text() for label in page.vouchers.findChildren(Label) if label.isVisible()]
    told += [
        line.text for lines in page.vouchers.findChildren(Words) if lines.isVisible() for line in lines.lines.lines
    ]
    return [words.replace("\u00a0", " ") for words in told]


def button(page: TodayPage, caption: str) -> Button:
    return next(one for one in page.vouchers.findChildren(Button) if one.caption() == caption)


def test_the_first_to_run_out_are_named_with_what_is_left(page: TodayPage) -> None:
    assert page.vouchers.isVisible()
    assert "TB-0001, nog € 15,00" in words(page)
    assert "En nog twee." in words(page)
    assert sum(text.startswith("Verloopt binnenkort") for text in words(page)) == 3


def test_a_voucher_that_was_used_leaves_the_list(
    dressed: QApplication, page: TodayPage, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RedeemDialog, "ask", lambda voucher, **_named: (voucher.rest(), "B-9"))
    button(page, "Gebruikt").click()
    settle(dressed)
    assert "TB-0001, nog € 15,00" not in words(page)
    assert len(logbook.vouchers.open()) == 4


def test_a_promise_to_call_ends_the_line(
    dressed: QApplication, page: TodayPage, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = datetime(2026, 11, 21, 10)
    choice = PromiseChoice(kind=PromiseKind.CALL_BACK, text="Over de bon", due=due, suits=True, lead=15)
    monkeypatch.setattr(PromiseDialog, "ask", lambda *_arguments, **_named: choice)
    button(page, "Bellen beloven").click()
    settle(dressed)
    assert "TB-0001, nog € 15,00" not in words(page)
    assert [row.text for row in logbook.promises.open()] == ["Over de bon"]


def test_without_any_the_card_is_not_there(qtbot: QtBot, workplace: Workplace, logbook: Logbook) -> None:
    logbook.complaints.log("Iets.")
    made = TodayPage(workplace)
    qtbot.addWidget(made)
    made.show()
    made.open()
    assert not made.vouchers.isVisible()


def test_nothing_is_cut_off(dressed: QApplication, page: TodayPage) -> None:
    assert faults(dressed, page, sizes=((1142, 688), (910, 512)), scales=(1.0, 1.5)) == []
