import sqlite3
from collections.abc import Iterator

import pytest

from klachtenboek.domain.trouble import LogbookDamaged
from klachtenboek.store import migrations
from klachtenboek.store.migrations import APPLICATION_ID, VERSION, migrate
from klachtenboek.store.script import run_script


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def header(connection: sqlite3.Connection) -> tuple[int, int, int]:
    names = ("application_id", "user_version", "foreign_keys")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    return found[0], found[1], found[2]


def test_a_new_file_becomes_a_book_once(connection: sqlite3.Connection) -> None:
    assert migrate(connection) == 0
    assert header(connection) == (APPLICATION_ID, VERSION, 1)
    tables = schema(connection)
    assert migrate(connection) == VERSION
    assert schema(connection) == tables
    assert {"complaint", "search_index", "search_changed", "promise_open"} <= {name for name, _ in tables}


def up_with_orphans(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE loaf (shelf_id INTEGER REFERENCES shelf (id))")
    connection.execute("INSERT INTO loaf VALUES (7)")


def up_that_stumbles(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")
    raise ZeroDivisionError


def up_that_ends_the_transaction(connection: sqlite3.Connection) -> None:
    connection.execute("ROLLBACK")
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (up_with_orphans, LogbookDamaged),
        (up_that_stumbles, ZeroDivisionError),
        (up_that_ends_the_transaction, ZeroDivisionError),
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, step: object, error: type[Exception]
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (step,))
    with pytest.raises(error):
        migrate(connection, path="boek.db")
    assert schema(connection) == []
    assert header(connection) == (0, 0, 1)


def test_only_the_steps_that_are_new_are_taken(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(connection)

    def add_shelf(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_shelf))
    monkeypatch.setattr(migrations, "VERSION", VERSION + 1)
    assert migrate(connection) == VERSION
    assert header(connection) == (APPLICATION_ID, VERSION + 1, 1)
    assert "shelf" in {name for name, _ in schema(connection)}


def test_a_script_runs_inside_the_transaction_that_is_open(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    run_script(
        connection, "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    )
    assert connection.in_transaction
    assert [name for name, _ in schema(connection)] == ["a", "t"]
    connection.execute("ROLLBACK")
    assert schema(connection) == []
