"""The VAT rates with their history."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.rates import RatesDialog
from klachtenboek.ui.widgets import Label
from klachtenboek.ui.workplace import Workplace
from tests.ui.walkers import faults, settle


@pytest.fixture
def dialog(qtbot: QtBot, workplace: Workplace) -> RatesDialog:
    made = RatesDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def words(dialog: RatesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


def test_every_rate_is_told_with_its_days(dialog: RatesDialog) -> None:
    told = words(dialog)
    assert "21% sinds 1 oktober 2012" in told
    assert "19% van 1 januari 2012 tot en met 30 september 2012" in told
    assert "9% van 1 januari 2019 tot en met 31 december 2025" in told
    assert "0% sinds 1 januari 2012" in told
    assert not dialog.drops


def test_a_rate_is_added_and_taken_out_again(dressed: QApplication, dialog: RatesDialog, logbook: Logbook) -> None:
    dialog.category.chip(VatCategory.LOW).click()
    dialog.rate.set_text("10,5")
    dialog.since.set_text("1-1-2027")
    dialog.add_button.click()
    settle(dressed)
    assert logbook.goodwill.rate(VatCategory.LOW, date(2027, 1, 1)) == 1050
    assert "10,5% vanaf 1 januari 2027" in words(dialog)
    assert "9% van 1 januari 2019 tot en met 31 december 2026" in words(dialog)
    assert "zelf toegevoegd" in words(dialog)
    dialog.drops[0].click()
    settle(dressed)
    assert logbook.rates.own() == ()
    assert "9% sinds 1 januari 2019" in words(dialog)


@pytest.mark.parametrize(("rate", "since"), [("veel", "1-1-2027"), ("", "1-1-2027"), ("21", ""), ("21", "ooit")])
def test_what_is_no_rate_or_no_day_is_asked_again(dialog: RatesDialog, logbook: Logbook, rate: str, since: str) -> None:
    dialog.rate.set_text(rate)
    dialog.since.set_text(since)
    dialog.add_button.click()
    assert dialog.rate.error() or dialog.since.error()
    assert logbook.rates.own() == ()


def test_belgium_has_its_own_rates(dressed: QApplication, dialog: RatesDialog, logbook: Logbook) -> None:
    dialog.country.chip("BE").click()
    settle(dressed)
    assert logbook.keeping.shop().country == "BE"
    assert "12% sinds 1 januari 2012" in words(dialog)


def test_nothing_is_cut_off(dressed: QApplication, dialog: RatesDialog) -> None:
    assert faults(dressed, dialog, sizes=((680, 660), (870, 472)), scales=(1.0, 1.5)) == []
