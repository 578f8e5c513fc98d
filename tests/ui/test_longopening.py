"""A large book of an older version is made ready beside a small window; it never opens without a word."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from klachtenboek.__main__ import _opened
from klachtenboek.domain.opening import Stage
from klachtenboek.domain.trouble import LogbookDamaged
from klachtenboek.logbook import Logbook, takes_long
from klachtenboek.safekeeping.backupfolder import folder_of
from klachtenboek.store.migrations import VERSION
from klachtenboek.ui.longopening import WORDS, LongOpening, open_beside
from tests.store.older import older

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeClock


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a book with one complaint, of the version before this one, and large by what is asked here."""
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=clock)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    logbook.complaints.log("Het brood was oud.")
    logbook.close()
    older(path, VERSION - 1)
    monkeypatch.setattr("klachtenboek.store.file.LARGE", 0)
    return path


def shown(app: QApplication) -> list[LongOpening]:
    return [window for window in app.topLevelWidgets() if isinstance(window, LongOpening) and window.isVisible()]


def test_a_large_book_of_an_older_version_takes_long_once(book: Path, clock: FakeClock) -> None:
    assert takes_long(book) is Stage.BACKUP
    Logbook(book, clock=clock).close()
    assert takes_long(book) is None


def test_a_large_book_that_ended_badly_is_looked_over(book: Path, clock: FakeClock) -> None:
    Logbook(book, clock=clock).close()
    book.with_name("boek.db-wal").write_bytes(bytes(4_000))
    assert takes_long(book) is Stage.LOOK_OVER


def test_a_small_book_and_one_that_is_not_there_open_at_once(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert takes_long(tmp_path / "nieuw.db") is None
    monkeypatch.setattr("klachtenboek.store.file.LARGE", book.stat().st_size)
    assert takes_long(book) is None


def test_the_window_says_what_is_done_while_the_book_is_made_ready(
    dressed: QApplication, book: Path, clock: FakeClock
) -> None:
    said: list[str] = []
    seen, read = {words: threading.Event() for words in WORDS.values()}, QTimer(interval=10)

    def note() -> None:
        for window in shown(dressed):
            said.append(window.words.text())
            seen[said[-1]].set()

    def once_it_was_seen(told: Callable[[Stage], None]) -> Logbook:
        assert seen[WORDS[Stage.BACKUP]].wait(20)
        opened = Logbook(book, clock=clock, told=told)
        assert seen[WORDS[Stage.RENEWAL]].wait(20)
        return opened

    read.timeout.connect(note)
    read.start()
    logbook = open_beside(Stage.BACKUP, once_it_was_seen)
    read.stop()
    assert list(dict.fromkeys(said)) == [WORDS[Stage.BACKUP], WORDS[Stage.RENEWAL]]
    assert shown(dressed) == []
    assert logbook.complaints.counts().all == 1
    logbook.complaints.log("Nog een klacht, uit het venster.")
    assert logbook.complaints.counts().all == 2
    assert len(list(folder_of(book).iterdir())) == 1
    logbook.close()


def test_the_window_stays_until_the_book_is_open(dressed: QApplication) -> None:
    del dressed
    window = LongOpening(Stage.LOOK_OVER)
    window.show()
    assert not window.close()
    assert window.isVisible()
    window.tell(Stage.RENEWAL)
    assert window.words.text() == WORDS[Stage.RENEWAL]
    window.is_done = True
    assert window.close()
    window.deleteLater()


def test_what_goes_wrong_meanwhile_is_raised_where_it_is_told(dressed: QApplication, book: Path) -> None:
    def broken(_told: Callable[[Stage], None]) -> Logbook:
        raise LogbookDamaged(book)

    with pytest.raises(LogbookDamaged):
        open_beside(Stage.BACKUP, broken)
    assert shown(dressed) == []


def test_the_program_opens_such_a_book_beside_the_window(
    dressed: QApplication, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del dressed
    stages: list[Stage] = []

    def noted(stage: Stage, open_book: Callable[[Callable[[Stage], None]], Logbook]) -> Logbook:
        stages.append(stage)
        return open_beside(stage, open_book)

    monkeypatch.setattr("klachtenboek.ui.app.open_beside_window", noted)
    logbook = _opened(book, None)
    assert logbook is not None
    assert stages == [Stage.BACKUP]
    assert logbook.complaints.counts().all == 1
    logbook.close()
