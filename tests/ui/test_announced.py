"""What happens without the eyes on it is said by the screen reader: saved, done, found, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.customers import CustomersPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets.accessible import VOICE
from tests.ui.tour import Tour, focused
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def heard() -> Iterator[list[str]]:
    found: list[str] = []
    VOICE.said.connect(found.append)
    yield found
    VOICE.said.disconnect(found.append)


def test_every_message_at_the_bottom_is_said(tour: Tour, heard: list[str]) -> None:
    tour.go("today")
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Alles is bewaard."]


def test_a_step_that_is_done_is_said(tour: Tour, heard: list[str]) -> None:
    tour.go("new")
    page = tour.window.page()
    assert isinstance(page, NewPage)
    QTest.keyClick(focused(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert heard == ["Laten uitpraten: gedaan"]
    made = tour.book.complaints.log("De taart was te zoet.", who="mevrouw Bakker")
    tour.window.open("complaint", made.id)
    settle(tour.app)
    assert isinstance(tour.window.page(), ComplaintPage)
    heard.clear()
    QTest.keyClick(focused(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert "Laten uitpraten: gedaan." in heard


@pytest.mark.parametrize(("place", "words"), [("complaints", "taart"), ("customers", "jansen")])
def test_how_many_were_found_is_said(tour: Tour, heard: list[str], qtbot: QtBot, place: str, words: str) -> None:
    tour.go(place)
    page = tour.window.page()
    assert isinstance(page, ComplaintsPage | CustomersPage)
    page.search(words)
    qtbot.waitUntil(lambda: any(one.endswith(" gevonden") for one in heard))
    page.search("")


def test_nothing_found_is_said(tour: Tour, heard: list[str], qtbot: QtBot) -> None:
    tour.go("complaints")
    page = tour.window.page()
    assert isinstance(page, ComplaintsPage)
    page.search("krentebolletjesdag")
    qtbot.waitUntil(lambda: "Niets gevonden voor “krentebolletjesdag”." in heard)
    page.search("")


def test_a_promise_that_is_kept_and_brought_back_is_said(tour: Tour, heard: list[str]) -> None:
    tour.go("today")
    page = tour.window.page()
    assert isinstance(page, TodayPage)
    page.promises.ledger.focus_row(0)
    [first, *_rest] = tour.book.promises.open()
    assert first.kind is PromiseKind.CALL_BACK
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert heard == ["Nagekomen: mevrouw De Vries teruggebeld. Hoe ging het?"]
    page.call_note.finish()
    tour.window.undo()
    kept = "‘Belofte: te laat nagekomen’"
    assert heard[-1] == f"Ongedaan gemaakt bij {first.reference} van mevrouw De Vries: {kept}."
