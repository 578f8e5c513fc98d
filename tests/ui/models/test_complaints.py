"""The list of complaints as Qt reads it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import Channel, Kind
from klachtenboek.domain.summary import Order, Query
from klachtenboek.ui.models.complaints import COLUMNS, ComplaintList
from klachtenboek.ui.models.rows import PAGE

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from klachtenboek.logbook import Logbook
    from tests.conftest import FakeClock

TOP = QModelIndex()


@pytest.fixture
def model(logbook: Logbook) -> ComplaintList:
    return ComplaintList(logbook.complaints, logbook.now)


def _fill(logbook: Logbook, clock: FakeClock, count: int) -> None:
    with logbook.keeping.bulk():
        for number in range(count):
            at = clock.now - timedelta(minutes=count - number)
            logbook.complaints.log(f"Brood {number} was oud.", who=f"Mevrouw Klant{number}", received_at=at)


def _words(model: ComplaintList, row: int, key: str) -> str:
    column = [column.key for column in COLUMNS].index(key)
    return str(model.data(model.index(row, column)))


def test_it_keeps_to_the_rules_of_a_model(
    qtmodeltester: ModelTester, model: ComplaintList, logbook: Logbook, clock: FakeClock
) -> None:
    _fill(logbook, clock, 3)
    model.show(Query())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # published half typed


def test_an_empty_list_keeps_to_the_rules_too(qtmodeltester: ModelTester, model: ComplaintList) -> None:
    model.show(Query())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # published half typed


def test_the_newest_comes_first(model: ComplaintList, logbook: Logbook, clock: FakeClock) -> None:
    _fill(logbook, clock, 3)
    model.show(Query())
    assert [_words(model, row, "complaint") for row in range(3)] == [
        "Mevrouw Klant2, Brood 2 was oud",
        "Mevrouw Klant1, Brood 1 was oud",
        "Mevrouw Klant0, Brood 0 was oud",
    ]


def test_more_rows_are_read_when_they_are_needed(model: ComplaintList, logbook: Logbook, clock: FakeClock) -> None:
    _fill(logbook, clock, PAGE + 30)
    model.show(Query())
    assert model.rowCount() == PAGE
    assert model.canFetchMore(TOP)
    model.fetchMore(TOP)
    assert model.rowCount() == PAGE + 30
    assert not model.canFetchMore(TOP)
    assert len({model.row(place).id for place in range(PAGE + 30)}) == PAGE + 30


def test_reading_again_keeps_as_many_rows_as_there_were(
    model: ComplaintList, logbook: Logbook, clock: FakeClock
) -> None:
    _fill(logbook, clock, PAGE + 30)
    model.show(Query())
    model.fetchMore(TOP)
    model.show(model.query, least=model.rowCount())
    assert model.rowCount() == PAGE + 30


def test_a_heading_sorts_and_then_turns_the_order_round(
    model: ComplaintList, logbook: Logbook, clock: FakeClock
) -> None:
    _fill(logbook, clock, 3)
    model.show(Query())
    reference = [column.order for column in COLUMNS].index(Order.REFERENCE)
    model.sort_by(reference)
    assert _words(model, 0, "reference") == "2026-0003"
    model.sort_by(reference)
    assert _words(model, 0, "reference") == "2026-0001"


def test_names_begin_at_the_a(model: ComplaintList, logbook: Logbook) -> None:
    logbook.complaints.log("Eén.", who="Mevrouw Zwart")
    logbook.complaints.log("Twee.", who="De heer Aal")
    model.show(Query())
    model.sort_by([column.order for column in COLUMNS].index(Order.WHO))
    assert _words(model, 0, "complaint").startswith("De heer Aal")


def test_a_heading_that_means_nothing_for_the_order_leaves_it_alone(
    model: ComplaintList, logbook: Logbook, clock: FakeClock
) -> None:
    _fill(logbook, clock, 2)
    model.show(Query())
    model.sort_by([column.key for column in COLUMNS].index("status"))
    assert model.query == Query()


def test_a_row_is_spoken_as_one_sentence(model: ComplaintList, logbook: Logbook) -> None:
    told = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen", channel=Channel.PHONE)
    logbook.complaints.take_step(told.id, Step.APOLOGISE)
    model.show(Query())
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "klacht, 2026-0001, vandaag, Mevrouw A. Jansen, De taart was ingezakt, telefoon, Open, triade 1 van 3."
    )


def test_practice_is_spoken_of_as_practice(model: ComplaintList, logbook: Logbook) -> None:
    logbook.complaints.practise()
    model.show(Query())
    assert str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)).startswith("Oefening, vandaag")


def test_a_compliment_says_that_it_is_one(model: ComplaintList, logbook: Logbook) -> None:
    logbook.complaints.log("Heerlijke taart.", kind=Kind.COMPLIMENT)
    model.show(Query())
    spoken = str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Compliment")
    assert "Zonder naam" in spoken


def test_nothing_given_is_a_dash(model: ComplaintList, logbook: Logbook) -> None:
    logbook.complaints.log("Brood was oud.")
    model.show(Query())
    assert _words(model, 0, "given") == "–"


def test_a_complaint_is_found_back_by_its_id(model: ComplaintList, logbook: Logbook, clock: FakeClock) -> None:
    _fill(logbook, clock, 3)
    model.show(Query())
    assert model.place_of(model.row(2).id) == 2
    assert model.place_of(999) == -1
