"""Privacy and the bin among the settings, and forgetting on the page of a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Closing
from klachtenboek.domain.summary import Query
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.pages.customer import CustomerPage
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.widgets import Label
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.domain.privacy import Forgetting
    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> SettingsPage:
    made = SettingsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1142, 688)
    made.show()
    made.activateWindow()
    made.open()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Forgetting]:
    """Agree with each question, and hold what was asked."""
    found: list[Forgetting] = []

    def agree(_title: str, _what: str, gone: Forgetting, *, parent: QWidget | None = None) -> bool:
        assert parent is not None
        found.append(gone)
        return True

    monkeypatch.setattr(ForgetDialog, "ask", agree)
    return found


def closed(logbook: Logbook, clock: FakeClock, *, days: int) -> int:
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. <img src=x> Jansen")
    logbook.complaints.close(complaint.id, Closing.WITHDRAWN)
    clock.now += timedelta(days=days)
    return complaint.id


def test_the_term_is_kept_at_once(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("privacy").click()
    assert page.term.months.value() == 24
    page.term.months.chip(60).click()
    assert logbook.keeping.shop().personal_data_months == 60


def test_what_is_due_goes_after_one_question(
    page: SettingsPage, logbook: Logbook, clock: FakeClock, asked: list[Forgetting]
) -> None:
    key = closed(logbook, clock, days=1000)
    page.sections.chip("privacy").click()
    assert not page.due.none.isVisible()
    page.due.clean.click()
    assert [gone.complaints for gone in asked] == [1]
    assert logbook.complaints.get(key).story == ""
    assert page.due.none.isVisible()
    assert not page.due.clean.isVisible()


def test_a_hold_is_shown_and_let_go(page: SettingsPage, logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    logbook.complaints.hold_on(complaint.id, "Geschillencommissie", date(2027, 5, 1))
    page.sections.chip("privacy").click()
    [button] = page.held.lines.buttons
    button.click()
    assert logbook.privacy.held() == ()
    assert page.held.lines.buttons == []


def test_a_complaint_comes_out_of_the_bin_with_the_keyboard(page: SettingsPage, logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    logbook.complaints.lapse(complaint.id, "dubbel")
    page.sections.chip("bin").click()
    words = " ".join(label.text() for label in page.bin.lines.findChildren(Label))
    assert "kan terug tot en met zo 20 dec" in words
    assert "dubbel" in words
    [button] = page.bin.lines.buttons
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert logbook.complaints.get(complaint.id).lapsed is None
    assert page.bin.none.isVisible()


def test_the_places_are_told(page: SettingsPage) -> None:
    page.sections.chip("privacy").click()
    words = " ".join(label.text() for label in page.where.findChildren(Label))
    assert "dertien maanden" in words
    assert "bijlagen" in words


@pytest.mark.parametrize("part", ["privacy", "bin"])
def test_everything_fits_at_every_size(
    dressed: QApplication, page: SettingsPage, logbook: Logbook, clock: FakeClock, part: str
) -> None:
    for _each in range(3):
        key = closed(logbook, clock, days=1000)
        logbook.complaints.edit(key, title="Een lange titel over een taart die veel te lang in de auto stond")
    logbook.complaints.hold_on(key, "een lange reden", date(2040, 1, 1))
    thrown = logbook.complaints.log("De taart was ingezakt.")
    logbook.complaints.lapse(thrown.id, "dubbel")
    page.sections.chip(part).click()
    assert faults(dressed, page) == []


# -- the page of a customer -------------------------------------------------------------------------


@pytest.fixture
def customer(qtbot: QtBot, workplace: Workplace, logbook: Logbook) -> CustomerPage:
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen", phone="06-12345678")
    logbook.goodwill.give(complaint.id, GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200, share=200)
    made = CustomerPage(workplace)
    qtbot.addWidget(made)
    made.show()
    made.open(complaint.customer_id or 0)
    return made


def test_a_customer_is_wiped_after_one_question(
    customer: CustomerPage, logbook: Logbook, workplace: Workplace, asked: list[Forgetting], qtbot: QtBot
) -> None:
    key = logbook.complaints.page(Query()).rows[0].id
    whose = logbook.complaints.get(key).customer_id
    assert whose is not None
    with qtbot.waitSignal(workplace.left):
        customer.wipe.click()
    assert [gone.complaints for gone in asked] == [1]
    with pytest.raises(NotFound):
        logbook.customers.get(whose)
    assert logbook.complaints.get(key).story == ""


def test_a_held_customer_is_not_asked_about(
    customer: CustomerPage, logbook: Logbook, workplace: Workplace, asked: list[Forgetting]
) -> None:
    key = logbook.complaints.page(Query()).rows[0].id
    logbook.complaints.hold_on(key, "verzekeraar", date(2040, 1, 1))
    told: list[str] = []
    workplace.said.connect(lambda words, _undo: told.append(words))
    customer.wipe.click()
    assert asked == []
    assert "bewaard blijven" in told[-1]


def test_the_data_is_handed_over_in_a_folder(customer: CustomerPage, tmp_path: Path) -> None:
    opened: list[object] = []
    customer.paper_out.folder = tmp_path
    customer.paper_out.open_file = lambda url: not opened.append(url)  # type: ignore[func-returns-value]
    customer.hand_over.click()
    assert len(opened) == 1
    assert next(tmp_path.rglob("gegevens.json")).is_file()


def test_the_question_tells_what_goes_and_stays_and_the_safe_button_waits(
    qtbot: QtBot, customer: CustomerPage, logbook: Logbook, dressed: QApplication
) -> None:
    whose = logbook.complaints.page(Query()).rows[0].customer
    assert whose is not None
    preview = replace(logbook.privacy.preview(whose.id), letters=2, notes=3, open_promises=1)
    dialog = ForgetDialog("Klant wissen?", "Alles van Mevrouw Jansen verdwijnt.", preview, customer)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dressed.processEvents()
    words = " ".join(label.text() for label in dialog.findChildren(Label))
    for part in ("twee brieven", "drie notities", "één belofte", "één klacht zonder naam", "10,00", "dertien maanden"):
        assert part in words
    assert dialog.focusWidget() is dialog.cancel
    assert dialog.cancel.text() == "Bewaren"
    assert faults(dressed, dialog) == []
