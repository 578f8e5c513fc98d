"""Questions that take long: the window goes on, and the answer is put in when it is there."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.summary import Query
from klachtenboek.ui.asking import Asking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook


@pytest.fixture
def asking(logbook: Logbook, qapp: object) -> Asking:
    assert qapp is not None
    return Asking(logbook)


def test_what_is_there_at_once_is_put_in_at_once(asking: Asking, logbook: Logbook) -> None:
    found: list[object] = []
    asking.ask(lambda: logbook.complaints.counts().all, found.append)
    assert found == [0]
    assert not asking.is_waiting


def test_without_a_book_a_question_is_waited_for() -> None:
    found: list[object] = []
    Asking(None).ask(lambda: 7, found.append)
    assert found == [7]


@pytest.mark.usefixtures("everything_takes_long")
def test_what_takes_long_is_put_in_later(asking: Asking, logbook: Logbook, qtbot: QtBot) -> None:
    logbook.complaints.log("Koude soep")
    found: list[object] = []
    with qtbot.waitSignals([asking.waiting, asking.answered], order="strict", timeout=30_000):
        asking.ask(lambda: logbook.complaints.counts().all, found.append)
        assert found == []
        assert asking.is_waiting
    assert found == [1]
    assert not asking.is_waiting


@pytest.mark.usefixtures("everything_takes_long")
def test_a_newer_question_takes_the_place_of_the_older(asking: Asking, logbook: Logbook, qtbot: QtBot) -> None:
    logbook.complaints.log("Koude koffie")
    logbook.complaints.log("Kou")
    found: list[object] = []
    for words in ("k", "kou", "koude"):
        asking.ask(partial(logbook.complaints.count, Query(words=words)), found.append)
    with qtbot.waitSignal(asking.answered, timeout=30_000):
        pass
    qtbot.wait(0)
    assert found == [1]


@pytest.mark.usefixtures("everything_takes_long")
def test_what_was_dropped_is_not_put_in(asking: Asking, logbook: Logbook, qtbot: QtBot) -> None:
    found: list[object] = []
    asked = threading.Event()

    def question() -> int:
        asked.set()
        return logbook.complaints.counts().all

    asking.ask(question, found.append)
    asking.drop()
    asking.ask(lambda: logbook.complaints.counts().open, lambda _open: found.append("open"))
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    assert asked.is_set()
    assert found == ["open"]


@pytest.mark.usefixtures("everything_takes_long")
def test_a_fault_is_raised_where_faults_are_shown(asking: Asking, logbook: Logbook, qtbot: QtBot) -> None:
    def question() -> None:
        logbook.complaints.counts()
        message = "a fault of ours"
        raise ZeroDivisionError(message)

    with qtbot.captureExceptions() as faults:
        asking.ask(question, lambda _nothing: None)
        qtbot.waitUntil(lambda: bool(faults), timeout=30_000)
    assert faults[0][0] is ZeroDivisionError
    assert not asking.is_waiting


@pytest.mark.usefixtures("everything_takes_long")
def test_who_closes_the_book_gets_no_answer_any_more(asking: Asking, logbook: Logbook, qtbot: QtBot) -> None:
    found: list[object] = []
    closed = threading.Event()

    def question() -> int:
        counts = logbook.complaints.counts
        return counts().all if threading.current_thread() is threading.main_thread() or closed.wait(30) else -1

    asking.ask(question, found.append)
    assert asking.is_waiting
    logbook.close()
    closed.set()
    qtbot.waitUntil(lambda: not asking._tasks, timeout=30_000)  # noqa: SLF001  nothing else tells that it ended
    assert found == []
