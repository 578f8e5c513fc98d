"""What was counted over a year is counted once, until something in the book changes."""

from datetime import timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock


def told(logbook: Logbook, clock: FakeClock) -> int:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    clock.forward(minutes=30)
    logbook.complaints.take_step(complaint.id, Step.LISTEN)
    logbook.promises.make(complaint.id, PromiseKind.CALL_BACK, "Bellen", clock() + timedelta(hours=1))
    return complaint.id


def asked(logbook: Logbook, clock: FakeClock) -> list[str]:
    """Ask all that Vandaag counts and return the statements the book was read with."""
    statements: list[str] = []
    connection = logbook._store.database.connection  # noqa: SLF001  the statements are what this is about
    connection.set_trace_callback(statements.append)
    today = clock().date()
    logbook.complaints.figures(today.replace(day=1), today)
    logbook.complaints.reactions(today.year)
    logbook.promises.of_year(today.year)
    logbook.promises.kept_on(today)
    connection.set_trace_callback(None)
    return [sql for sql in statements if "setting" not in sql]


def test_figures_are_counted_once_and_again_after_a_change(clock: FakeClock) -> None:
    logbook = Logbook(clock=clock)
    key = told(logbook, clock)
    assert len(asked(logbook, clock)) == 4
    assert asked(logbook, clock) == []
    assert logbook.promises.kept_on(clock().date()) == 0
    promise = logbook.complaints.get(key).promises[0]
    logbook.promises.keep(key, promise.id)
    assert logbook.promises.kept_on(clock().date()) == 1
    assert logbook.promises.of_year(clock().year).kept == 1
    logbook.undo()
    assert logbook.promises.kept_on(clock().date()) == 0
    logbook.close()


def test_within_a_transaction_nothing_is_remembered(clock: FakeClock) -> None:
    logbook = Logbook(clock=clock)
    today = clock().date()
    assert logbook.complaints.figures(today, today).complaints == 0

    def begin_and_stop() -> None:
        with logbook.keeping.bulk():
            logbook.complaints.log("De taart was ingezakt.")
            assert logbook.complaints.figures(today, today).complaints == 1
            raise InterruptedError

    with pytest.raises(InterruptedError):
        begin_and_stop()
    assert logbook.complaints.figures(today, today).complaints == 0
    logbook.close()


def test_a_book_that_is_as_it_was_left_is_not_counted_again(tmp_path: Path, clock: FakeClock) -> None:
    book = tmp_path / "boek.db"
    logbook = Logbook(book, clock=clock)
    told(logbook, clock)
    asked(logbook, clock)
    today = clock().date()
    reactions = logbook.complaints.reactions(today.year)
    assert [one.minutes for one in reactions] == [30]
    logbook.close()

    again = Logbook(book, clock=clock)
    assert asked(again, clock) == []
    assert again.complaints.reactions(today.year) == reactions
    again.complaints.log("De vlaai was zuur.")
    assert again.complaints.figures(today, today).complaints == 2
    again.close()


def test_a_book_that_was_not_closed_is_counted_again(tmp_path: Path, clock: FakeClock) -> None:
    book = tmp_path / "boek.db"
    logbook = Logbook(book, clock=clock)
    told(logbook, clock)
    asked(logbook, clock)
    logbook.close()
    book.with_name(f"{book.name}.dicht").unlink()
    again = Logbook(book, clock=clock)
    assert len(asked(again, clock)) == 4
    again.close()


def test_what_was_counted_while_something_changed_is_not_kept(clock: FakeClock) -> None:
    logbook = Logbook(clock=clock)
    told(logbook, clock)
    answers = logbook._desk.answers  # noqa: SLF001  no verb is so slow that a test can change something meanwhile

    def count() -> int:
        found = logbook.complaints.counts().all
        if found == 1:  # as by the window, when this is asked beside it
            logbook.complaints.log("Nog een taart.")
        return found

    assert answers.hold("how many", count) == 1
    assert answers.hold("how many", count) == 2
    assert answers.recall("how many", count) == 2
    logbook.close()
