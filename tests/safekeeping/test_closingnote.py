"""What is known of a book as it was left: it holds that day, and only while nothing about the file is different."""

from pathlib import Path

import pytest

from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping import closingnote
from tests.conftest import FakeClock


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Path:
    path = tmp_path / "boek.db"
    Logbook(path, clock=clock).close()
    closingnote.left(path, clock().date(), '{"a": 1}')
    return path


def known(book: Path, clock: FakeClock) -> str:
    return closingnote.notes(book, clock().date())


def test_what_was_noted_is_known_again_that_day_and_not_the_next(book: Path, clock: FakeClock) -> None:
    assert known(book, clock) == '{"a": 1}'
    clock.forward(days=1)
    assert known(book, clock) == ""


def test_an_open_book_has_no_note_and_one_left_well_has(book: Path, clock: FakeClock) -> None:
    logbook = Logbook(book, clock=clock)
    assert known(book, clock) == ""
    logbook.close()
    assert "program" in known(book, clock)


def test_nothing_is_known_of_a_book_that_was_written_to_since(book: Path, clock: FakeClock) -> None:
    with book.open("r+b") as file:
        file.write(file.read(1))
    book.touch()
    assert known(book, clock) == ""


def test_nothing_is_known_of_a_book_with_something_beside_it(book: Path, clock: FakeClock) -> None:
    book.with_name(f"{book.name}-wal").write_bytes(b"")
    assert known(book, clock) == ""


def test_a_note_that_says_nothing_counts_for_nothing(book: Path, clock: FakeClock) -> None:
    book.with_name(f"{book.name}.dicht").write_bytes(b"\xff\xfe")
    assert known(book, clock) == ""


def test_a_note_that_was_changed_counts_for_nothing(book: Path, clock: FakeClock) -> None:
    note = book.with_name(f"{book.name}.dicht")
    note.write_text(note.read_text(encoding="utf-8").replace("1}", "2}"), encoding="utf-8")
    assert known(book, clock) == ""


def test_notes_that_are_too_long_to_keep_are_left_out(book: Path, clock: FakeClock) -> None:
    closingnote.left(book, clock().date(), "x" * 10_000)
    assert known(book, clock) == ""


def test_a_clock_that_goes_back_knows_nothing_of_a_day_to_come(book: Path, clock: FakeClock) -> None:
    clock.forward(days=-1)
    assert known(book, clock) == ""
