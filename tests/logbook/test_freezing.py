"""What was told is kept in one go, however much it is: it waits beside the book, and a bad end leaves nothing of it."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.year import year_book
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.year import Prepared

YEAR = 2025
BOOKED = "SELECT * FROM booked ORDER BY id"


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[int], Logbook]:
    """Open books with so many lines in one year."""

    def open_book(lines: int) -> Logbook:
        return Logbook(year_book(tmp_path / f"{lines}.db", lines), clock=lambda: datetime(2026, 1, 4, 10))

    return open_book


def prepared_beside(book: Logbook, watch: Callable[[int, int], None] = lambda _done, _of: None) -> list[Prepared]:
    """Prepare the year in another thread and return what came of it, nothing when it was stopped."""
    found: list[Prepared] = []
    period = book.year.period(YEAR)

    def run() -> None:
        with suppress(InterruptedError):
            found.append(book.year.prepare_beside(period, watch=watch))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(100)
    return found


def rows(book: Logbook, sql: str) -> list[tuple[object, ...]]:
    return book._store.database.rows(sql)  # noqa: SLF001  what stands in the file


def asked(book: Logbook, act: Callable[[], object]) -> list[str]:
    """Return what SQLite was asked meanwhile."""
    connection, heard = book._store.database.connection, list[str]()  # noqa: SLF001  only here can be heard
    connection.set_trace_callback(heard.append)
    act()
    connection.set_trace_callback(None)
    return heard


def test_the_window_asks_as_little_for_many_lines_as_for_few(opened: Callable[[int], Logbook]) -> None:
    counts = []
    for lines in (150, 450):
        with closing(opened(lines)) as book:
            [prepared] = prepared_beside(book)
            statements = asked(book, lambda made=prepared: book.year.freeze(made))  # type: ignore[misc]
            assert [word for word in statements if word.startswith(("BEGIN", "COMMIT"))] == [
                "BEGIN IMMEDIATE",
                "COMMIT",
            ]
            assert rows(book, "SELECT count(*) FROM booked") == [(lines,)]
            counts.append(len(statements))
    assert counts[0] == counts[1] < 14


def test_the_lines_are_the_same_as_without_a_window(opened: Callable[[int], Logbook], tmp_path: Path) -> None:
    with closing(opened(250)) as here, closing(Logbook(year_book(tmp_path / "daar.db", 250), clock=here.now)) as there:
        [prepared] = prepared_beside(there)
        there.year.freeze(prepared)
        here.year.freeze(here.year.prepare(here.year.period(YEAR)))
        assert rows(there, BOOKED) == rows(here, BOOKED)
        assert there.year.exports() == here.year.exports()
        assert not there.year.report(YEAR).fresh


def test_nothing_is_kept_of_what_was_not_frozen(opened: Callable[[int], Logbook], tmp_path: Path) -> None:
    book = opened(250)
    [prepared] = prepared_beside(book)
    assert len(prepared.report.fresh) == 250
    book.close()
    with closing(sqlite3.connect(tmp_path / "250.db")) as file:
        assert file.execute(BOOKED).fetchall() == file.execute("SELECT * FROM export").fetchall() == []
        assert not file.execute("SELECT name FROM sqlite_master WHERE name LIKE '%told%'").fetchall()


def test_stopped_while_the_lines_are_put_aside_nothing_of_them_stays(opened: Callable[[int], Logbook]) -> None:
    with closing(opened(450)) as book:
        whole: list[int] = []
        prepared_beside(book, lambda done, _of: whole.append(done))
        heard: list[int] = []

        def stop(done: int, _of: int) -> None:
            heard.append(done)
            if len(heard) == len(whole) - 1:
                raise InterruptedError

        assert prepared_beside(book, stop) == []
        assert rows(book, "SELECT name FROM temp.sqlite_master") == []
        assert rows(book, BOOKED) == []
        book.year.freeze(prepared_beside(book)[0])
        assert rows(book, "SELECT count(*) FROM booked") == [(450,)]


def test_a_book_that_was_put_back_meanwhile_is_told_all_the_same(opened: Callable[[int], Logbook]) -> None:
    with closing(opened(250)) as book:
        [prepared] = prepared_beside(book)
        book._store.database.while_closed(lambda: None)  # noqa: SLF001  as putting a backup back does
        book.year.freeze(prepared)
        assert rows(book, "SELECT count(*) FROM booked") == [(250,)]


def test_what_cannot_be_kept_leaves_nothing_half(opened: Callable[[int], Logbook]) -> None:
    with closing(opened(250)) as book:
        [prepared] = prepared_beside(book)
        rows(
            book,
            "CREATE TEMP TRIGGER full BEFORE INSERT ON booked WHEN NEW.number = 220 "
            "BEGIN SELECT RAISE(FAIL, 'full'); END",
        )
        with pytest.raises(sqlite3.Error, match="full"):
            book.year.freeze(prepared)
        assert (rows(book, BOOKED), book.year.exports()) == ([], ())
        rows(book, "DROP TRIGGER full")
        book.year.freeze(prepared)
        assert rows(book, "SELECT count(*) FROM booked") == [(250,)]


def test_what_another_export_put_aside_is_not_taken_for_this_one(opened: Callable[[int], Logbook]) -> None:
    with closing(opened(250)) as book:
        [prepared] = prepared_beside(book)
        prepared_beside(book)
        book.year.freeze(prepared)
        assert rows(book, "SELECT count(*), max(number) FROM booked") == [(250, 250)]
