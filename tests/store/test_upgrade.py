import lzma
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.logbook.recovery import rescue
from klachtenboek.store import Store
from klachtenboek.store.migrations import MIGRATIONS, VERSION, migrate

FIRST = Path(__file__).parent / "fixtures" / "version_1.db.xz"

Schema = list[tuple[str, str, str]]


def first_version(folder: Path) -> Path:
    path = folder / "boek.db"
    path.write_bytes(lzma.decompress(FIRST.read_bytes()))
    return path


def schema_of(store: Store) -> Schema:
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    return [(kind, name, words) for kind, name, words in store.database.rows(sql)]


def columns_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the columns of every table, as a query names them."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    names = {table: [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')] for table in tables}
    return {table: ", ".join(f'"{name}"' for name in found) for table, found in names.items()}


def dumped(connection: sqlite3.Connection, columns: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(connection.execute(f'SELECT {names} FROM "{table}"'), key=repr)
        for table, names in columns.items()
    }


def test_the_first_version_was_a_book_of_its_time(tmp_path: Path) -> None:
    old = sqlite3.connect(first_version(tmp_path))
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    assert old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'booked'").fetchone() == (0,)
    assert old.execute("SELECT count(*) FROM goodwill").fetchone() == (3,)
    old.close()


def test_a_book_that_grew_up_is_like_a_new_one(tmp_path: Path, store: Store) -> None:
    """R13."""
    grown = Store(first_version(tmp_path))
    assert grown.database.rows("PRAGMA user_version") == [(VERSION,)]
    assert schema_of(grown) == schema_of(store)
    assert grown.check().faults == ()
    grown.close()


def test_growing_up_keeps_every_cell(tmp_path: Path) -> None:
    """R13."""
    path = first_version(tmp_path)
    old = sqlite3.connect(path)
    columns = columns_of(old)
    before = dumped(old, columns)
    old.close()
    Store(path).close()
    new = sqlite3.connect(path)
    assert dumped(new, columns) == before
    new.close()


def test_lines_from_before_a_column_was_there_can_be_rescued(tmp_path: Path) -> None:
    path = first_version(tmp_path)
    grown = Store(path)
    known = grown.complaints.history(1)
    grown.close()
    assert known
    rescue(path, datetime(2026, 11, 20, 10, 12))
    saved = Store(path)
    assert saved.complaints.history(1) == known
    saved.close()


def test_what_was_given_reads_back_as_it_was(tmp_path: Path) -> None:
    grown = Store(first_version(tmp_path))
    price_cut, voucher = grown.ledger.entries(date(2026, 1, 1), date(2026, 12, 31))
    assert (price_cut.line.paid_out, price_cut.line.vat, price_cut.line.receipt) == (1200, 99, "B-1207")
    assert (voucher.line.kind, voucher.line.voucher_number) == (GoodwillKind.VOUCHER, "T-7")
    assert grown.complaints.get(1).goodwill[2].answer is Answer.OFFERED
    assert grown.books.books().lines == ()
    grown.close()


def test_a_step_that_fails_leaves_the_book_at_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (id INTEGER)")
        raise sqlite3.OperationalError

    monkeypatch.setattr("klachtenboek.store.migrations.MIGRATIONS", (*MIGRATIONS[:1], breaks))
    old = sqlite3.connect(first_version(tmp_path), isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(old)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    assert old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    old.close()
