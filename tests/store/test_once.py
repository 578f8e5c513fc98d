"""Version 8: an id is given out once, also in a book that grew up from before that was so."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.recovery import rescue
from klachtenboek.store import Store
from klachtenboek.store.migrations import VERSION
from tests.store.older import older

NOW = datetime(2026, 11, 20, 10, 12)
BEFORE = 7
COUNTING = ("measure", "customer", "draft", "addition", "step", "promise", "contact", "goodwill", "attachment")


def opened(path: Path) -> Logbook:
    return Logbook(path, clock=lambda: NOW)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book of the version before, in which two lines, a customer and a promise came and went."""
    path = tmp_path / "boek.db"
    with closing(opened(path)) as logbook:
        kept = logbook.complaints.log("De taart was gezakt.", who="Anna Jansen")
        told = logbook.complaints.log("Koude soep.", who="Piet de Boer")
        logbook.customers.merge(kept.customer_id or 0, told.customer_id or 0)
        logbook.promises.make(kept.id, PromiseKind.CALL_BACK, "Bellen", NOW.replace(day=21))
        logbook.undo()
        given = logbook.goodwill.give(told.id, GoodwillKind.VOUCHER, "Tegoedbon", 2500).goodwill[0]
        gone = logbook.goodwill.give(told.id, GoodwillKind.VOUCHER, "Nog een", 1000).goodwill[1]
        logbook.goodwill.take_back(told.id, gone.id)
        logbook.vouchers.redeem(given.id, 500)
    older(path, BEFORE)
    return path


@pytest.fixture
def grown(book: Path) -> Iterator[Store]:
    store = Store(book)
    yield store
    store.close()


def test_every_table_whose_rows_can_go_counts_on(grown: Store) -> None:
    assert grown.database.rows("PRAGMA user_version") == [(VERSION,)]
    for table in (*COUNTING, "reopened", "redemption"):
        [(sql,)] = grown.database.rows("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        assert '"id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT' in sql, table


def test_an_id_that_is_still_named_is_not_given_out_again(book: Path) -> None:
    with closing(opened(book)) as logbook:
        told = logbook.complaints.log("Te laat bezorgd.", who="Karin Smit")
        assert told.customer_id == 3
        assert logbook.goodwill.give(told.id, GoodwillKind.COURTESY, "Bloemen", 1500).goodwill[0].id == 3
        made = logbook.promises.make(told.id, PromiseKind.CALL_BACK, "Bellen", NOW.replace(day=21))
        assert made.promises[0].id == 2


def test_what_hangs_together_still_does(book: Path) -> None:
    with closing(opened(book)) as logbook:
        assert logbook.vouchers.find("TB-0001").rest() == 2000
        assert logbook.keeping.check().faults == ()
        assert logbook.complaints.get(2).customer_id == 1


def test_what_was_taken_off_a_voucher_that_is_gone_falls_to_no_other(book: Path) -> None:
    with closing(sqlite3.connect(book, isolation_level=None)) as old:
        old.execute("""INSERT INTO redemption (line_id, "on", amount, receipt) VALUES (9, '2026-11-20', 700, '')""")
    with closing(opened(book)) as logbook:
        assert logbook.vouchers.find("TB-0001").rest() == 2000
        assert logbook.goodwill.give(1, GoodwillKind.VOUCHER, "Bon", 700).goodwill[0].id == 10
        assert logbook.keeping.check().faults == ()


@pytest.mark.parametrize(("written", "first", "last"), [(None, 1, 12), ("7", 7, 6), ('"zeven"', 1, 12), ("13", 1, 12)])
def test_a_year_closed_before_knows_its_days(book: Path, written: str | None, first: int, last: int) -> None:
    with closing(sqlite3.connect(book, isolation_level=None)) as old:
        old.execute("INSERT INTO closed_year (year, closed_at, reason) VALUES (2024, '2026-11-20T10:12:00', '')")
        old.execute("DELETE FROM setting WHERE key = 'year_starts_in'")
        if written is not None:
            old.execute("INSERT INTO setting VALUES ('year_starts_in', ?)", (written,))
    with closing(Store(book)) as store:
        [closing_] = store.books.closings()
    assert (closing_.first.month, closing_.first.day, closing_.first.year) == (first, 1, 2024)
    assert (closing_.last.month, closing_.last.year) == (last, 2024 if first == 1 else 2025)


def test_a_book_that_was_rescued_counts_on_too(book: Path) -> None:
    Store(book).close()
    rescue(book, NOW)
    with closing(opened(book)) as logbook:
        assert logbook.goodwill.give(1, GoodwillKind.COURTESY, "Bloemen", 1500).goodwill[0].id == 3
        assert logbook.keeping.check().faults == ()


def test_a_damaged_book_of_the_version_before_can_be_rescued(book: Path) -> None:
    with closing(sqlite3.connect(book, isolation_level=None)) as old:
        old.execute("INSERT INTO closed_year (year, closed_at, reason) VALUES (2024, '2026-11-20T10:12:00', '')")
    rescue(book, NOW)
    with closing(Store(book)) as store:
        assert [str(one.first) for one in store.books.closings()] == ["2024-01-01"]
        assert store.check().faults == ()
