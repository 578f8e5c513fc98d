"""How a book was left: it is looked over once a day, and whenever anything about the file is not as it was."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.errors import LogbookDamaged
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping import closingnote
from tests.conftest import FakeClock


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Path:
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=clock)
    for number in range(40):
        logbook.complaints.log(f"Klacht {number}. {'De taart was ingezakt. ' * 80}")
    logbook.close()
    return path


def spoil(book: Path, *, quietly: bool) -> None:
    """Write over a page in the middle; quietly, the moment of writing stays what it was."""
    before = book.stat()
    with book.open("r+b") as file:
        file.seek(4096 * (before.st_size // 4096 // 2))
        file.write(b"\xff" * 4096)
    if quietly:
        os.utime(book, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_book_left_well_says_so(book: Path, clock: FakeClock) -> None:
    assert closingnote.looked_over_on(book) == clock().date().isoformat()


def test_an_open_book_has_no_note(book: Path, clock: FakeClock) -> None:
    logbook = Logbook(book, clock=clock)
    assert closingnote.looked_over_on(book) == ""
    logbook.close()
    assert closingnote.looked_over_on(book) == clock().date().isoformat()


def test_damage_since_the_book_was_left_is_found_at_the_next_start(book: Path, clock: FakeClock) -> None:
    spoil(book, quietly=False)
    with pytest.raises(LogbookDamaged):
        Logbook(book, clock=clock)


def test_damage_that_a_disk_makes_by_itself_is_found_the_next_day(book: Path, clock: FakeClock) -> None:
    spoil(book, quietly=True)
    clock.forward(days=1)
    with pytest.raises(LogbookDamaged):
        Logbook(book, clock=clock)


def test_something_beside_the_book_has_it_looked_over(book: Path) -> None:
    book.with_name(f"{book.name}-wal").write_bytes(b"")
    assert closingnote.looked_over_on(book) == ""


def test_a_note_that_says_nothing_counts_for_nothing(book: Path) -> None:
    book.with_name(f"{book.name}.dicht").write_bytes(b"\xff\xfe")
    assert closingnote.looked_over_on(book) == ""


def test_the_day_stays_that_of_the_check_when_the_book_is_opened_again(book: Path, clock: FakeClock) -> None:
    day = clock().date()
    Logbook(book, clock=clock).close()
    assert closingnote.looked_over_on(book) == day.isoformat()
    clock.forward(days=1)
    Logbook(book, clock=clock).close()
    assert closingnote.looked_over_on(book) == (day + timedelta(days=1)).isoformat()


def test_what_was_noted_is_known_again_at_the_next_start_and_not_after_damage(book: Path) -> None:
    closingnote.left(book, "2026-11-21", '{"a": 1}')
    assert closingnote.as_left(book) == ("2026-11-21", '{"a": 1}')
    note = book.with_name(f"{book.name}.dicht")
    note.write_text(note.read_text(encoding="utf-8").replace("1}", "2}"), encoding="utf-8")
    assert closingnote.as_left(book) == ("", "")


def test_notes_that_are_too_long_to_keep_are_left_out(book: Path) -> None:
    closingnote.left(book, "2026-11-21", "x" * 10_000)
    assert closingnote.as_left(book) == ("2026-11-21", "")
