"""Lists of a book so large that an answer takes long: what is in sight stays until the rows come."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from klachtenboek.domain.summary import Query
from klachtenboek.ui.models.rows import PAGE
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.customers import CustomersPage
from tests.ui.pages.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace

SOON = 30_000
TOP = QModelIndex()

Seen = TypeVar("Seen")

pytestmark = pytest.mark.usefixtures("everything_takes_long")


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    """One complaint of Bos, two of Aal and three of Zwart."""
    for number, who in enumerate(("Mevrouw Bos", "De heer Aal", "Mevrouw Zwart"), 1):
        known = logbook.complaints.log("Brood was oud.", who=who).customer_id
        for _time in range(1, number):
            logbook.complaints.log("Brood was weer oud.", customer_id=known)
    return logbook


@pytest.fixture
def complaints(qtbot: QtBot, workplace: Workplace, filled: Logbook) -> ComplaintsPage:
    page = shown(qtbot, ComplaintsPage(workplace))
    page.open()
    qtbot.waitUntil(lambda: page.count.text() == f"{filled.complaints.counts().all} klachten", timeout=SOON)
    return page


@pytest.fixture
def customers(qtbot: QtBot, workplace: Workplace, filled: Logbook) -> CustomersPage:
    assert filled.complaints.counts().all
    page = shown(qtbot, CustomersPage(workplace))
    page.open()
    qtbot.waitUntil(lambda: page.count.text() == "3 klanten", timeout=SOON)
    return page


def words(page: ComplaintsPage | CustomersPage, key: str) -> list[str]:
    model = page.table.rows
    column = [column.key for column in model.columns].index(key)
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def while_waiting(page: ComplaintsPage | CustomersPage, look: Callable[[], Seen]) -> list[Seen]:
    """Look each time the page begins to wait, and return what was seen."""
    seen: list[Seen] = []
    page.table.rows.asking.waiting.connect(lambda: seen.append(look()))
    return seen


def darkest(page: ComplaintsPage) -> int:
    """Return how dark the words in the first row are painted, 0 for black."""
    view = page.table.viewport()
    first = QRect(view.mapTo(page, QPoint(0, 2)), QSize(600, 50))
    picture = page.grab(first).toImage()
    across, down = range(picture.width()), range(picture.height())
    return min(QColor(picture.pixel(x, y)).lightness() for x in across for y in down)


def test_a_key_shows_that_it_looks_and_the_rows_come_when_they_are_there(
    complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    before = words(complaints, "complaint")
    seen = while_waiting(complaints, lambda: (words(complaints, "complaint"), complaints.count.text()))
    complaints.search("zwart")
    qtbot.waitUntil(lambda: complaints.count.text() == "3 van 6 klachten", timeout=SOON)
    assert seen == [(before, "Bezig met zoeken …")]
    assert [line[:13] for line in words(complaints, "complaint")] == ["Mevrouw Zwart"] * 3


def test_rows_that_were_not_asked_for_are_faint(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    usual = darkest(complaints)
    seen = while_waiting(complaints, lambda: darkest(complaints))
    complaints.search("zwart")
    qtbot.waitUntil(lambda: complaints.count.text() == "3 van 6 klachten", timeout=SOON)
    assert seen[0] > usual + 50
    complaints.show_all()
    qtbot.waitUntil(lambda: complaints.count.text() == "6 klachten", timeout=SOON)
    assert darkest(complaints) == usual


def test_of_keys_typed_after_each_other_only_the_last_is_answered(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    shown_for: list[str] = []
    complaints.complaints.modelReset.connect(lambda: shown_for.append(complaints.search_field.text()))
    complaints.search_field.setFocus()
    QTest.keyClicks(complaints.search_field, "aal")
    qtbot.waitUntil(lambda: complaints.count.text() == "2 van 6 klachten", timeout=SOON)
    assert set(shown_for) == {"aal"}


def test_nothing_found_is_said_when_that_is_known(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    seen = while_waiting(complaints, complaints.empty.isVisible)
    complaints.search("niemand")
    qtbot.waitUntil(complaints.empty.isVisible, timeout=SOON)
    assert seen == [False]
    assert not complaints.card.isVisible()


def test_a_complaint_saved_meanwhile_is_among_the_rows(
    complaints: ComplaintsPage, filled: Logbook, qtbot: QtBot
) -> None:
    complaints.complaints.show(Query(words="brood"))
    assert complaints.complaints.is_waiting
    filled.complaints.log("Nog een brood was oud.", who="Mevrouw Bos")
    qtbot.waitUntil(lambda: complaints.count.text() == "7 van 7 klachten", timeout=SOON)
    filled.undo()
    qtbot.waitUntil(lambda: complaints.count.text() == "6 van 6 klachten", timeout=SOON)
    assert len(words(complaints, "complaint")) == 6


def test_what_is_chosen_stays_chosen_in_another_order(customers: CustomersPage, qtbot: QtBot) -> None:
    assert words(customers, "name") == ["De heer Aal", "Mevrouw Bos", "Mevrouw Zwart"]
    customers.table.choose(1)
    customers.table.horizontalHeader().sectionClicked.emit(customers.table.place_of_column("complaints"))
    assert customers.customers.is_waiting
    assert customers.count.text() == "Bezig met op volgorde zetten …"
    customers.table.choose(2)
    qtbot.waitUntil(lambda: customers.count.text() == "3 klanten", timeout=SOON)
    assert words(customers, "complaints") == ["3", "2", "1"]
    chosen = customers.table.chosen()
    assert chosen is not None
    assert chosen.customer.surname == "Zwart"


def test_rows_further_on_are_put_in_below(complaints: ComplaintsPage, filled: Logbook, qtbot: QtBot) -> None:
    with filled.keeping.bulk():
        for number in range(PAGE):
            filled.complaints.log(f"Taart {number} was oud.", who="Mevrouw Bos")
    model = complaints.complaints
    qtbot.waitUntil(lambda: model.rowCount() == PAGE and not model.is_waiting, timeout=SOON)
    complaints.table.choose(PAGE - 1)
    model.fetchMore(TOP)
    model.fetchMore(TOP)  # Qt asks at every row
    assert model.rowCount() == PAGE
    qtbot.waitUntil(lambda: model.rowCount() == PAGE + 6, timeout=SOON)
    assert not model.canFetchMore(TOP)
    assert complaints.table.currentIndex().row() == PAGE - 1
    assert len({model.row(place).id for place in range(PAGE + 6)}) == PAGE + 6


def test_another_order_while_rows_are_on_their_way_is_the_one_that_is_shown(
    complaints: ComplaintsPage, filled: Logbook, qtbot: QtBot
) -> None:
    with filled.keeping.bulk():
        for number in range(PAGE):
            filled.complaints.log(f"Taart {number} was oud.", who="Mevrouw Bos")
    model = complaints.complaints
    qtbot.waitUntil(lambda: model.rowCount() == PAGE and not model.is_waiting, timeout=SOON)
    model.fetchMore(TOP)
    model.sort_by([column.key for column in model.columns].index("reference"))
    model.sort_by([column.key for column in model.columns].index("reference"))
    qtbot.waitUntil(lambda: not model.is_waiting, timeout=SOON)
    qtbot.wait(0)
    assert model.rowCount() == PAGE
    assert words(complaints, "reference")[:2] == ["2026-0001", "2026-0002"]
