"""The page of one customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.i18n import euro
from klachtenboek.ui.dialogs.merge import MergeDialog
from klachtenboek.ui.pages.customer import CustomerPage
from klachtenboek.ui.widgets import Button
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

UGLY = "<b>Jansen</b>" * 12


@pytest.fixture
def filled(logbook: Logbook, clock: FakeClock) -> Logbook:
    """One person known as two: the first with two complaints, a promise kept and a cake given."""
    told = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen", phone="06-1234 5678")
    made = logbook.promises.make(told.id, PromiseKind.CALL_BACK, "Bellen", clock.now.replace(hour=16))
    logbook.promises.keep(told.id, made.promises[0].id)
    logbook.goodwill.give(told.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200)
    clock.forward(minutes=1)
    logbook.complaints.log("Het brood was oud.", customer_id=told.customer_id)
    logbook.complaints.log("De soep was koud.", who="Anna Jansen", phone="0612345678")
    return logbook


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> CustomerPage:
    return shown(qtbot, CustomerPage(workplace))


def told(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.usefixtures("filled")
def test_it_tells_all_that_stands_with_a_customer(dressed: QApplication, page: CustomerPage) -> None:
    page.open(1)
    settle(dressed)
    assert page.title.text() == "Mevrouw A. Jansen"
    names = [row.accessibleName() for row in page.complaints.ledger.rows()]
    assert [name.split(",")[0] for name in names] == ["Het brood was oud", "De taart was ingezakt"]
    assert "06-1234 5678" in told(page.contact)
    assert told(page.promises)[-2:] == ["Op tijd nagekomen", "1"]
    assert page.given.amount.text() == euro(1200)
    assert not page.aftercare.isVisible()


@pytest.mark.usefixtures("filled")
def test_enter_or_a_click_opens_a_complaint(page: CustomerPage, workplace: Workplace) -> None:
    went: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: went.append((place, key)))
    page.open(1)
    focused = QApplication.focusWidget()
    assert focused is page.complaints.ledger.rows()[0]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QTest.mouseClick(page.complaints.ledger.rows()[1], Qt.MouseButton.LeftButton)
    assert went == [("complaint", 2), ("complaint", 1)]


def test_who_looks_alike_is_offered_and_merged_with_an_undo(
    page: CustomerPage, workplace: Workplace, filled: Logbook
) -> None:
    said: list[str] = []
    workplace.said.connect(lambda words, _undo: said.append(words))
    page.open(1)
    assert page.alike.accessibleName().startswith("Lijkt op: Anna Jansen, zelfde nummer")
    page.alike.findChildren(Button)[0].click()
    assert said == ["Samengevoegd met Anna Jansen."]
    assert len(page.complaints.ledger.rows()) == 3
    assert not page.alike.isVisible()
    workplace.undo()
    assert len(page.complaints.ledger.rows()) == 2
    assert page.alike.isVisible()
    assert filled.customers.get(2).full_name == "Anna Jansen"


@pytest.mark.usefixtures("filled")
def test_an_unknown_customer_is_told(page: CustomerPage) -> None:
    with pytest.raises(NotFound):
        page.open(999)


def test_a_customer_that_went_leads_back(page: CustomerPage, workplace: Workplace, filled: Logbook) -> None:
    left: list[bool] = []
    workplace.left.connect(lambda: left.append(True))
    page.open(2)
    filled.customers.merge(1, 2)
    assert left == [True]


def test_a_customer_without_complaints_says_so(page: CustomerPage, logbook: Logbook) -> None:
    lone = logbook.customers.save(Customer(email="a@b.example"))
    page.open(lone.id)
    assert page.title.text() == "a@b.example"
    assert page.complaints.none.isVisible()
    assert QApplication.focusWidget() is page.contact.edit


def test_the_dialog_offers_who_looks_alike_and_finds_anybody(workplace: Workplace, filled: Logbook) -> None:
    other = filled.customers.save(Customer(surname="Bakker"))
    dialog = MergeDialog(workplace, filled.customers.get(1))
    dialog.show()
    dialog.done_button.click()
    assert dialog.nobody.isVisible()
    dialog.offers.chip(2).click()
    assert dialog.found == filled.customers.get(2)
    assert "Anna Jansen" in dialog.what.text()
    dialog.search.chosen.emit(other)
    assert dialog.offers.value() is None
    dialog.done_button.click()
    assert dialog.found == other
    assert not dialog.isVisible()
    dialog.deleteLater()


def test_any_customer_fits_at_every_size(dressed: QApplication, page: CustomerPage, filled: Logbook) -> None:
    made = filled.complaints.log(UGLY, who=UGLY, phone="0612345678", email=f"{'a' * 60}@{'b' * 60}.example")
    assert made.customer_id is not None
    filled.promises.make(made.id, PromiseKind.CALL_BACK, UGLY, filled.now())
    page.open(made.customer_id)
    settle(dressed)
    assert faults(dressed, page, sizes=((1142, 688), (548, 480)), scales=(1.0, 2.0)) == []
