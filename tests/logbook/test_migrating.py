"""A book of an older version: a verified backup first, then the new tables; stopped half-way it is old or new."""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.domain.backup import Reason
from klachtenboek.domain.trouble import DiskFull
from klachtenboek.logbook import Logbook, backupwork
from klachtenboek.logbook.recovery import backups_of
from klachtenboek.safekeeping import archive
from klachtenboek.safekeeping.snapshot import Book, schema
from klachtenboek.store import Store, database, file, migrations
from klachtenboek.store.migrations import APPLICATION_ID, MIGRATIONS, VERSION, schema_of
from tests.store.older import older

NOW = datetime(2026, 11, 20, 10, 12)
_DRAFTS = "SELECT count(*), sum(id), sum(length(story)) FROM draft"
BEFORE_ONCE = 7
"""The last version in which an id could be given out twice."""


def later(connection: sqlite3.Connection) -> None:
    """Make a table of the version after this one, and copy something large into it: that takes a while."""
    connection.execute("CREATE TABLE crumb (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL)")
    connection.execute(
        "INSERT INTO crumb (text) SELECT substr(a.story, 1, 80) FROM complaint a, complaint b, complaint c"
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "boek.db"
    logbook = Logbook(path, clock=lambda: NOW)
    with logbook.keeping.bulk():
        for number in range(40):
            logbook.complaints.log(f"Klacht {number}. " + "Verhaal. " * 20)
    logbook.close()
    return path


@pytest.fixture
def newer(book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let the program be one version further than the book, which is there already."""
    assert version(book) == VERSION
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, later))
    for module in (migrations, database, file):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    monkeypatch.setattr(backupwork, "BOOK", Book(APPLICATION_ID, VERSION + 1, schema_of))
    schema_of.cache_clear()
    yield VERSION + 1
    schema_of.cache_clear()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_book_is_backed_up_before_it_changes(book: Path, newer: int) -> None:
    Logbook(book, clock=lambda: NOW).close()
    assert version(book) == newer
    [info] = backups_of(book)
    assert (info.reason, info.schema, info.complaints) == (Reason.BEFORE_MIGRATION, newer - 1, 40)


def test_without_a_backup_nothing_changes(book: Path, newer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _produce: object) -> None:
        raise DiskFull

    monkeypatch.setattr(archive, "write_stream", full)
    with pytest.raises(DiskFull):
        Logbook(book, clock=lambda: NOW)
    assert version(book) == newer - 1


def test_the_backup_from_before_can_be_put_back_and_is_brought_along(book: Path, newer: int) -> None:
    logbook = Logbook(book, clock=lambda: NOW)
    logbook.complaints.log("Na de nieuwe versie.")
    [info] = logbook.backups.list()
    logbook.backups.restore(info.path)
    assert logbook.complaints.counts().all == 40
    assert logbook.keeping.check().faults == ()
    logbook.close()
    assert version(book) == newer


def killed(book: Path, open_book: Callable[[], object], kills: int, seed: int) -> Iterator[int]:
    """Kill the program while it brings the same old book along, again and again; give the version it then has.

    At any moment of the time that it takes here and now, and of half as long after it.
    """
    whole, chance = book.with_name("heel.db"), random.Random(seed)
    shutil.copy(book, whole)
    begun = time.monotonic()
    os.waitpid(forked(open_book), 0)
    longest = 1.5 * (time.monotonic() - begun)
    for _ in range(kills):
        shutil.copy(whole, book)
        book.with_name("boek.db-wal").unlink(missing_ok=True)
        shutil.rmtree(book.with_name("boek back-ups"), ignore_errors=True)
        child = forked(open_book)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with closing(sqlite3.connect(book)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        yield version(book)


def forked(act: Callable[[], object]) -> int:
    """Let another process do it, and give its number."""
    child = os.fork()
    if not child:
        try:
            act()
        finally:
            os._exit(1)
    return child


def kill_migrations(book: Path, kills: int, seed: int) -> tuple[int, int]:
    """Kill the program while it brings a book along; return how many were old afterwards and how many new."""
    seen = [0, 0]
    for found in killed(book, lambda: Logbook(book, clock=lambda: NOW), kills, seed):
        with closing(sqlite3.connect(book)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert ("crumb" in names) == (found == VERSION + 1)
        seen[found == VERSION + 1] += 1
        logbook = Logbook(book, clock=lambda: NOW)
        assert logbook.complaints.counts().all == 40
        assert logbook.complaints.log("Verder.").reference == logbook.complaints.get(41).reference
        logbook.close()
    return seen[0], seen[1]


def grown_through_kills(book: Path, kills: int, seed: int) -> tuple[int, int]:
    """Kill the program while it gives every table ids anew; return how many were old afterwards and how many new."""
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO draft (started_at, saved_at, story, channel, who, phone, email, platform, link, steps) "
            "SELECT a.received_at, a.received_at, a.story, 'shop', '', '', '', '', '', '[]' "
            "FROM complaint a, complaint b, complaint c WHERE c.id < 10"
        )
        kept = connection.execute(_DRAFTS).fetchone()
    older(book, BEFORE_ONCE)
    seen = [0, 0]
    for found in killed(book, lambda: Store(book), kills, seed):
        with closing(sqlite3.connect(book)) as connection:
            assert schema(connection) == schema_of(found)
            assert connection.execute(_DRAFTS).fetchone() == kept
        assert found in {BEFORE_ONCE, VERSION}
        seen[found == VERSION] += 1
    with closing(Store(book)) as store:
        assert store.check().faults == ()
    return seen[0], seen[1]


def test_tables_that_are_written_anew_are_the_old_or_the_new_when_killed(book: Path) -> None:
    """R13."""
    old, new = grown_through_kills(book, 10, seed=3)
    assert old + new == 10
    assert old


@pytest.mark.long
def test_three_hundred_kills_while_tables_are_written_anew(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R13."""
    old, new = grown_through_kills(book, 300, seed=4)
    assert min(old, new) > 20
    with capsys.disabled():
        print(f"\n[R13] 300 keer gestopt bij nieuwe nummers: {old} keer oud, {new} keer nieuw, 0 half")  # noqa: T201


@pytest.mark.usefixtures("newer")
def test_a_migration_that_is_killed_leaves_the_old_book_or_the_new(book: Path) -> None:
    """R13."""
    old, new = kill_migrations(book, 12, seed=1)
    assert old + new == 12
    assert old


@pytest.mark.long
@pytest.mark.usefixtures("newer")
def test_three_hundred_killed_migrations(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R13."""
    old, new = kill_migrations(book, 300, seed=2)
    assert min(old, new) > 20
    with capsys.disabled():
        print(f"\n[R13] 300 keer gestopt tijdens een nieuwe versie: {old} keer oud, {new} keer nieuw, 0 half")  # noqa: T201
