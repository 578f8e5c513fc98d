"""The window on a book that can only be looked in: a banner, no new complaint, and one sentence for what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.domain.errors import OnlyToRead
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from tests.conftest import FakeClock
from tests.ui import walkers


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, tmp_path: Path, clock: FakeClock) -> Iterator[MainWindow]:
    del dressed
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=clock)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    logbook.complaints.log("Het brood was oud.", who="Mevrouw De Vries")
    logbook.close()
    book = Logbook(path, clock=clock, only_to_read=True)
    shown = MainWindow(book)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()
    book.close()


def test_a_banner_says_so_and_a_new_complaint_is_refused(window: MainWindow) -> None:
    """R17."""
    assert window.only_to_read.isVisible()
    assert window.current() == ("today", 0)
    window.open("new")
    assert window.current() == ("today", 0)
    assert window.toast.text.text() == explain(OnlyToRead())


def test_every_page_opens_and_a_change_is_one_sentence(window: MainWindow, dressed: QApplication) -> None:
    """R17."""
    failed: list[str] = []
    window.workplace.failed.connect(failed.append)
    for place, key in (("complaints", 0), ("complaint", 1), ("letter", 1), ("customers", 0), ("customer", 1)):
        window.open(place, key)
        walkers.settle(dressed)
        assert window.current() == (place, key)
    for place in ("bookkeeper", "settings", "today"):
        window.open(place)
        walkers.settle(dressed)
        assert window.current()[0] == place
    window.open("complaint", 1)
    page = window.page()
    assert isinstance(page, ComplaintPage)
    page.throw_away()
    assert window.toast.text.text() == explain(OnlyToRead())
    assert not failed


def test_an_ordinary_book_has_no_banner(qtbot: QtBot, dressed: QApplication, clock: FakeClock) -> None:
    del dressed
    book = Logbook(clock=clock)
    shown = MainWindow(book)
    qtbot.addWidget(shown)
    shown.show()
    assert not shown.only_to_read.isVisible()
    shown.close()
    book.close()
