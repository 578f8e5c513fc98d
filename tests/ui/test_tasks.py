"""Work beside the window, carried out here in the same thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.trouble import DiskFull
from klachtenboek.ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def ended(task: Task) -> list[object]:
    heard: list[object] = []
    task.done.connect(heard.append)
    task.failed.connect(heard.append)
    task.broke.connect(heard.append)
    task.stopped.connect(lambda: heard.append("stopped"))
    task.run()
    return heard


def test_an_answer_comes_back_and_progress_is_told(qtbot: QtBot) -> None:
    def work(watch: Callable[[int, int], None]) -> str:
        watch(1, 2)
        return "klaar"

    task = Task(work)
    with qtbot.waitSignal(task.progressed) as told:
        assert ended(task) == ["klaar"]
    assert told.args == [1, 2]


def test_work_stops_where_it_tells_how_far_it_is() -> None:
    task = Task(lambda watch: watch(1, 2))
    task.stop()
    assert ended(task) == ["stopped"]


def test_trouble_is_one_sentence() -> None:
    def work(_watch: Callable[[int, int], None]) -> None:
        raise DiskFull

    [said] = ended(Task(work))
    assert str(said).startswith("De schijf is vol")


@pytest.mark.parametrize("error", [KeyError("x"), ValueError("y")])
def test_a_fault_of_ours_is_handed_over_whole(error: Exception) -> None:
    def work(_watch: Callable[[int, int], None]) -> None:
        raise error

    assert ended(Task(work)) == [error]


def test_work_is_over_before_the_program_goes_on_to_its_end() -> None:
    begun, stopped = threading.Event(), list[str]()

    def work(watch: Callable[[int, int], None]) -> None:
        begun.set()
        try:
            while True:
                watch(0, 0)
        finally:
            stopped.append("stopped")

    task = Task(work)
    task.start()
    assert begun.wait(60)
    task.end()
    assert stopped == ["stopped"]
