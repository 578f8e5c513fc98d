"""The list of customers as Qt reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.standing import CustomerQuery
from klachtenboek.i18n import euro
from klachtenboek.ui.models.customers import COLUMNS, CustomerList
from klachtenboek.ui.models.rows import PAGE

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from klachtenboek.logbook import Logbook

TOP = QModelIndex()
KEYS = [column.key for column in COLUMNS]


@pytest.fixture
def model(logbook: Logbook) -> CustomerList:
    return CustomerList(logbook.customers, logbook.now)


def words(model: CustomerList, row: int) -> list[str]:
    return [str(model.data(model.index(row, column))) for column in range(len(COLUMNS))]


def test_it_keeps_to_the_rules_of_a_model(qtmodeltester: ModelTester, model: CustomerList, logbook: Logbook) -> None:
    logbook.complaints.log("De taart was ingezakt.", who="Mevrouw Jansen")
    model.show(CustomerQuery())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # published half typed


def test_a_row_tells_who_where_how_often_when_and_what_was_given(model: CustomerList, logbook: Logbook) -> None:
    told = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    assert told.customer_id is not None
    logbook.goodwill.give(told.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200)
    logbook.customers.save(logbook.customers.get(told.customer_id)._replace(town="Deventer"))
    model.show(CustomerQuery())
    assert words(model, 0) == ["Mevrouw A. Jansen", "Deventer", "1", "vandaag", euro(1200)]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        f"Mevrouw A. Jansen, Deventer, 1 klacht, laatste contact vandaag, {euro(1200)} weggegeven."
    )


def test_a_customer_without_a_name_or_complaint_is_told_too(model: CustomerList, logbook: Logbook) -> None:
    logbook.customers.save(Customer(phone="0612345678"))
    model.show(CustomerQuery())
    assert words(model, 0) == ["0612345678", "", "0", "–", "–"]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "0612345678, 0 klachten."


def test_a_heading_sorts_and_then_turns_the_order_round(model: CustomerList, logbook: Logbook) -> None:
    for who in ("Mevrouw Bos", "Mevrouw Aal", "Mevrouw Bos"):
        logbook.complaints.log("De taart was ingezakt.", who=who, phone="0612345678")
    model.show(CustomerQuery())
    assert [words(model, row)[0] for row in range(2)] == ["Mevrouw Aal", "Mevrouw Bos"]
    model.sort_by(KEYS.index("complaints"))
    assert [words(model, row)[0] for row in range(2)] == ["Mevrouw Bos", "Mevrouw Aal"]
    model.sort_by(KEYS.index("complaints"))
    assert words(model, 0)[0] == "Mevrouw Aal"


def test_more_rows_are_read_when_they_are_needed(model: CustomerList, logbook: Logbook) -> None:
    with logbook.keeping.bulk():
        for number in range(PAGE + 5):
            logbook.customers.save(Customer(surname=f"Klant{number:03}"))
    model.show(CustomerQuery())
    assert model.rowCount() == PAGE
    model.fetchMore(TOP)
    assert model.rowCount() == PAGE + 5
    assert not model.canFetchMore(TOP)
    assert model.place_of(model.row(PAGE + 1).customer.id) == PAGE + 1
