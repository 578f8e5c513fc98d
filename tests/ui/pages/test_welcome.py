"""Welkom: two questions and start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from klachtenboek.domain.shop import Trade
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.dialogs.restore import RestoreDialog
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.welcome import WelcomePage
from klachtenboek.ui.workplace import Workplace
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock


pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def new_book(clock: FakeClock) -> Iterator[Logbook]:
    book = Logbook(IN_MEMORY, clock=clock)
    yield book
    book.close()


@pytest.fixture
def page(qtbot: QtBot, new_book: Logbook) -> WelcomePage:
    made = WelcomePage(Workplace(new_book))
    qtbot.addWidget(made)
    made.resize(1366, 688)
    made.show()
    made.open()
    return made


def test_two_answers_start_the_book(qtbot: QtBot, page: WelcomePage, new_book: Logbook) -> None:
    page.shop.set_text("Bakkerij De Linde")
    page.owner.set_text("Marieke van der Linde")
    with qtbot.waitSignal(page._workplace.went) as went:  # noqa: SLF001  where the page asks to go
        page.begin.click()
    assert went.args == ["today", 0]
    shop = new_book.keeping.shop()
    assert (shop.name, shop.owner, shop.trade) == ("Bakkerij De Linde", "Marieke van der Linde", Trade.SHOP)
    assert shop.is_welcomed


def test_empty_fields_are_fine(page: WelcomePage, new_book: Logbook) -> None:
    page.shop.set_text("")
    page.owner.set_text("")
    page.begin.click()
    assert new_book.keeping.shop().is_welcomed


def test_somebody_with_a_backup_goes_on_where_they_were(
    qtbot: QtBot, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Logbook(tmp_path / "oud.db", clock=clock)
    old.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    old.complaints.log("Het brood was oud.")
    backup = old.backups.make().path
    old.close()
    book = Logbook(tmp_path / "nieuw.db", clock=clock)
    window = MainWindow(book)
    qtbot.addWidget(window)
    window.show()
    assert window.current() == ("welcome", 0)
    chosen = backup
    monkeypatch.setattr("klachtenboek.ui.dialogs.restore.ask_file", lambda _parent: chosen)
    monkeypatch.setattr(RestoreDialog, "exec", lambda _dialog: 1)
    page = window.page()
    assert isinstance(page, WelcomePage)
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert window.current()[0] == "today"
    assert book.complaints.counts().all == 1
    assert book.keeping.shop().name == "Bakkerij De Linde"
    window.workplace.keeper.wait()
    window.close()
    book.close()


def test_a_file_that_is_no_backup_leaves_the_welcome_as_it_was(
    qtbot: QtBot, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Logbook(tmp_path / "nieuw.db", clock=clock)
    workplace = Workplace(book)
    page = WelcomePage(workplace)
    qtbot.addWidget(page)
    page.show()
    failed: list[str] = []
    workplace.failed.connect(failed.append)
    wrong = tmp_path / "x.klachtenboek-backup"
    wrong.write_bytes(b"geen zip")
    monkeypatch.setattr("klachtenboek.ui.dialogs.restore.ask_file", lambda _parent: wrong)
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert len(failed) == 1
    assert failed[0].startswith("Dit bestand is geen back-up van Klachtenboek")
    assert not book.keeping.shop().is_welcomed
    book.close()


def test_the_kind_of_shop_chooses_its_categories(page: WelcomePage, new_book: Logbook) -> None:
    page.trade.chip(Trade.RESTAURANT).click()
    page.begin.click()
    assert new_book.keeping.shop().trade is Trade.RESTAURANT
    assert "Reservering" in [category.name for category in new_book.lessons.categories()]


def test_the_keyboard_alone_is_enough(page: WelcomePage, new_book: Logbook) -> None:
    assert page.shop.control.hasFocus()
    QTest.keyClicks(page.shop.control, "Slagerij Bos")
    QTest.keyClick(page.shop.control, Qt.Key.Key_Return)
    assert new_book.keeping.shop().name == "Slagerij Bos"


def test_the_drawing_leaves_where_there_is_no_room(page: WelcomePage) -> None:
    assert page.book.isVisible()
    page.resize(910, 512)
    assert not page.book.isVisible()


def test_nothing_is_cut_off(dressed: QApplication, page: WelcomePage) -> None:
    page.shop.set_text("Banketbakkerij & Lunchroom De Oude Wolfeschlegelsteinhausenbergerdorff " * 2)
    assert faults(dressed, page, sizes=((1366, 688), (910, 512)), scales=(1.0, 1.5, 2.0)) == []
