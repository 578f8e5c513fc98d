"""The window on a book that can only be looked in: a banner, no new complaint, and one sentence for what cannot be."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.__main__ import _opened, _to_look_in
from klachtenboek.domain.errors import LogbookError, OnlyToRead
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.trouble import ReadOnly
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.reminders import Reminders
from klachtenboek.ui.tray import Tray
from tests.conftest import FakeClock
from tests.ui import walkers


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, tmp_path: Path, clock: FakeClock) -> Iterator[MainWindow]:
    del dressed
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=clock)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    key = logbook.complaints.log("Het brood was oud.", who="Mevrouw De Vries").id
    logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", clock.now - timedelta(minutes=1), lead=0)
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
    for place in ("lessons", "bookkeeper", "settings", "today"):
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


def test_reminders_still_tell_and_cannot_be_put_off(window: MainWindow) -> None:
    """R17."""
    reminders = Reminders(window, Tray(window))
    reminders.look_at_clock()
    [row] = window.workplace.logbook.promises.open()
    reminders.snooze(row)
    assert window.toast.text.text() == explain(OnlyToRead())
    assert len(window.workplace.logbook.promises.open()) == 1


def test_the_program_opens_such_a_book_by_itself(dressed: QApplication, clock: FakeClock) -> None:
    """R17."""
    del dressed
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as afterwards:
        path = Path(folder) / "boek.db"
        Logbook(path, clock=clock).close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        afterwards.callback(path.parent.chmod, 0o755)
        if os.geteuid() == 0:
            os.seteuid(65_534)
            afterwards.callback(os.seteuid, 0)
        book = _opened(path, None)
        assert book is not None
        assert book.is_read_only
        book.close()


def test_a_place_without_a_book_where_none_can_be_made_is_told(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R17."""
    del dressed
    told: list[LogbookError] = []
    monkeypatch.setattr("klachtenboek.ui.app.tell_and_stop", told.append)
    with pytest.raises(ReadOnly):
        _to_look_in(tmp_path / "boek.db", ReadOnly(tmp_path))
    assert [type(error) for error in told] == [ReadOnly]
