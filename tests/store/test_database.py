import multiprocessing
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from klachtenboek.domain.trouble import FolderMissing, LogbookDamaged, LogbookInUse, NewerLogbook, NotALogbook, ReadOnly
from klachtenboek.store import Store, schema
from klachtenboek.store.beside import Beside
from klachtenboek.store.database import PRAGMAS, Database
from klachtenboek.store.migrations import APPLICATION_ID, VERSION
from klachtenboek.store.models import Models
from klachtenboek.store.schema import TABLES


def made(folder: Path) -> Path:
    path = folder / "boek.db"
    Store(path).close()
    return path


def test_every_pragma_is_in_force(tmp_path: Path) -> None:
    """R3."""
    database = Database(tmp_path / "boek.db")
    read_back = {name: database.rows(f"PRAGMA {name}")[0][0] for name, _ in PRAGMAS}
    database.close()
    assert read_back == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "secure_delete": 1,
        "fullfsync": 1,
    }


def test_a_new_book_is_known_by_its_header(tmp_path: Path) -> None:
    header = made(tmp_path).read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == VERSION


def test_nothing_but_the_book_stays_behind(tmp_path: Path) -> None:
    made(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["boek.db"]


def schema_of(table: Any) -> Any:  # noqa: ANN401  peewee's types know nothing of it
    return table._schema


def parts(sql: str) -> list[str]:
    """Return what a table is made of, wherever it stands: a column that came later stands last, with its default."""
    body = sql[sql.index("(") + 1 : sql.rindex(")")]
    found = re.split(r",(?![^(]*\))", body)
    return sorted("".join(part.removesuffix("DEFAULT ''").split()) for part in found)


def test_the_tables_made_by_the_migrations_are_those_of_the_models(store: Store) -> None:
    in_file = {
        name: parts(sql)
        for name, sql in store.database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    }
    with Models(store.database.connection).bind_ctx(TABLES):
        wanted = {
            table._meta.table_name: parts(schema_of(table)._create_table(safe=False).query()[0]) for table in TABLES
        }
    assert {name: sql for name, sql in in_file.items() if name in wanted} == wanted
    assert {name for name in in_file if not name.startswith(("search_index", "sqlite_"))} == set(wanted)


def test_the_indexes_of_the_models_are_all_there(store: Store) -> None:
    names = {name for (name,) in store.database.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
    with Models(store.database.connection).bind_ctx(TABLES):
        wanted = {
            index.query()[0].split('INDEX "')[1].split('"')[0]
            for table in TABLES
            for index in schema_of(table)._create_indexes(safe=False)
        }
    assert wanted <= names


def refused(path: Path, error: type[Exception]) -> None:
    before = path.read_bytes()
    with pytest.raises(error):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_something_else_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    path.write_text("Dit is een boodschappenlijst. " * 20, encoding="utf-8")
    refused(path, NotALogbook)


def test_a_short_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    path.write_bytes(b"SQLite format 3\0")
    refused(path, NotALogbook)


def test_somebody_elses_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bread (id INTEGER)")
    other.close()
    refused(path, NotALogbook)


def test_a_newer_book_is_refused_untouched(tmp_path: Path) -> None:
    """R14."""
    path = made(tmp_path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA journal_mode = DELETE")
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    refused(path, NewerLogbook)


def test_a_newer_book_whose_version_still_stands_in_the_wal_is_refused(tmp_path: Path) -> None:
    """R14."""
    path = made(tmp_path)
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA journal_mode = WAL")
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    for name in ("boek.db", "boek.db-wal"):
        shutil.copy(tmp_path / name, elsewhere / name)
    newer.close()
    assert int.from_bytes((elsewhere / "boek.db").read_bytes()[60:64], "big") == VERSION
    with pytest.raises(NewerLogbook):
        Store(elsewhere / "boek.db")


def test_an_emptied_book_is_damage_and_not_a_new_book(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    path.touch()
    refused(path, LogbookDamaged)


def test_a_book_with_a_broken_page_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    pages = bytearray(path.read_bytes())
    pages[4096:8192] = os.urandom(4096)
    path.write_bytes(pages)
    refused(path, LogbookDamaged)


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(NotALogbook):
        Store(tmp_path)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        Store(tmp_path / "usb" / "boek.db")


def test_a_book_that_is_open_here_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    first = Store(path)
    with pytest.raises(LogbookInUse):
        Store(path)
    first.close()
    Store(path).close()


def opens(path: str, answer: "multiprocessing.Queue[str]") -> None:
    try:
        Store(path).close()
        answer.put("open")
    except LogbookInUse:
        answer.put("in use")


def test_a_book_open_in_another_program_is_in_use_and_stays_locked(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    first = Store(path)
    spawning = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[str] = spawning.Queue()
    answers = []
    for _ in range(2):
        other = spawning.Process(target=opens, args=(str(path), answer))
        other.start()
        answers.append(answer.get(timeout=60))
        other.join()
    first.close()
    answer.close()
    assert answers == ["in use", "in use"]


def test_another_thread_may_not_use_the_book(store: Store) -> None:
    """R4."""
    caught: list[BaseException] = []

    def ask() -> None:
        try:
            store.overview.counts()
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert len(caught) == 1


def beside(act: Callable[[], object]) -> list[BaseException]:
    """Carry something out in another thread and return what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except (RuntimeError, InterruptedError) as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised


def test_another_thread_reads_what_was_lent_to_it_and_writes_nothing(store: Store) -> None:
    database, beats = store.database, list[int]()

    def read() -> None:
        with database.lent(lambda: beats.append(1)):
            assert list(database.numbers("SELECT 7 UNION SELECT 8")) == [7, 8]
            assert database.rows("SELECT 9") == [(9,)]

    def write() -> None:
        with database.lent(lambda: None), database.change():
            pass

    assert beside(read) == []
    assert len(beats) == 2
    assert [type(error) for error in beside(write)] == [RuntimeError]
    assert [type(error) for error in beside(lambda: database.rows("SELECT 1"))] == [RuntimeError]


def test_reading_beside_stops_where_it_is_told_to(store: Store) -> None:
    def read() -> None:
        def enough() -> None:
            raise InterruptedError

        with store.database.lent(enough):
            store.database.rows("SELECT 1")

    assert [type(error) for error in beside(read)] == [InterruptedError]


def test_the_state_is_another_once_something_is_written_or_the_file_was_closed(store: Store) -> None:
    database = store.database
    before = database.state
    database.rows("SELECT * FROM complaint")
    assert database.state == before
    with database.change():
        database.rows("INSERT INTO setting (key, value) VALUES ('x', '1')")
    written = database.state
    assert written != before
    database.while_closed(lambda: None)
    assert database.state not in {before, written}


def test_a_change_that_fails_leaves_nothing_and_tells_nothing(store: Store) -> None:
    told: list[frozenset[int]] = []
    store.database.after_change(told.append)

    def half_way() -> None:
        with store.database.change():
            store.settings.save_value("channel", "phone")
            raise KeyError

    with pytest.raises(KeyError):
        half_way()
    assert store.settings.value("channel") == ""
    assert told == []


def test_one_change_is_told_once_after_it_is_on_disk(store: Store) -> None:
    told: list[frozenset[int]] = []
    in_transaction: list[bool] = []

    def hear(ids: frozenset[int]) -> None:
        told.append(ids)
        in_transaction.append(store.database.connection.in_transaction)

    store.database.after_change(hear)
    with store.database.change():
        store.database.touch(3)
        with store.database.change():
            store.database.touch(4)
    assert told == [frozenset({3, 4})]
    assert in_transaction == [False]


def test_a_listener_that_fails_does_not_make_a_save_look_failed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    told: list[frozenset[int]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: caught.append(kind))

    def fail(_ids: frozenset[int]) -> None:
        raise KeyError

    store.database.after_change(fail)
    store.database.after_change(told.append)
    store.settings.save_value("channel", "phone")
    assert store.settings.value("channel") == "phone"
    assert (caught, len(told)) == ([KeyError], 1)


def test_a_full_disk_is_told_as_such_and_loses_nothing(tmp_path: Path) -> None:
    from klachtenboek.domain.trouble import DiskFull

    path = made(tmp_path)
    store = Store(path)
    store.settings.save_value("channel", "phone")
    pages = store.database.rows("PRAGMA page_count")[0][0]
    store.database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        store.settings.save_value("story", "x" * 200_000)
    assert store.settings.value("channel") == "phone"
    store.close()
    again = Store(path)
    assert again.settings.value("channel") == "phone"
    again.close()


def test_a_book_that_may_not_be_written_is_told(store: Store) -> None:
    store.database.rows("PRAGMA query_only = 1")
    with pytest.raises(ReadOnly):
        store.settings.save_value("channel", "phone")


def test_a_bug_of_ours_is_not_called_trouble(store: Store) -> None:
    from sqlite3 import OperationalError

    with pytest.raises(OperationalError):
        store.database.rows("SELECT nothing FROM nowhere")


def test_every_table_of_children_goes_with_its_complaint(store: Store) -> None:
    for table in (schema.StepRow, schema.PromiseRow, schema.GoodwillRow, schema.LetterRow):
        keys = store.database.rows(f"PRAGMA foreign_key_list({table._meta.table_name})")
        assert any(key[2] == "complaint" and key[6] == "CASCADE" for key in keys)


def test_a_text_that_is_no_text_is_damage(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "boek.db")) as store:
        store.database.connection.execute("INSERT INTO setting VALUES ('program.x', CAST(x'ff' AS TEXT))")
        with pytest.raises(LogbookDamaged):
            store.settings.value("x")


def spoil_quietly(path: Path) -> None:
    """Write over a page in the middle, and leave the moment of writing as it was: a disk does that by itself."""
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(4096 * (before.st_size // 4096 // 2))
        file.write(b"\xff" * 4096)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = made(tmp_path)
    with closing(Database(path)) as database, database.change():
        for number in range(400):
            database.connection.execute("INSERT INTO setting VALUES (?, ?)", (f"program.{number}", "woord " * 500))
    return path


def test_damage_a_disk_makes_by_itself_is_found_at_every_start(filled: Path) -> None:
    spoil_quietly(filled)
    with pytest.raises(LogbookDamaged):
        Database(filled)
    with pytest.raises(LogbookDamaged):
        Database(filled, look_over_later=True)


def test_a_large_book_is_opened_first_and_its_damage_found_right_after(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.store.database.LARGE", filled.stat().st_size - 1)
    with closing(Database(filled, look_over_later=True)) as database:
        rounds = 1
        while database.look_over_next():
            rounds += 1
        assert rounds == len(database.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND rootpage > 0"))
        assert not database.look_over_next()
    spoil_quietly(filled)
    with closing(Database(filled, look_over_later=True)) as database, pytest.raises(LogbookDamaged):
        all(iter(database.look_over_next, False))
    with pytest.raises(LogbookDamaged):
        Database(filled)


def test_a_large_book_in_use_is_looked_over_beside_it(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klachtenboek.store.database.LARGE", 0)
    with closing(Database(filled, look_over_later=True)) as database:
        found = [database.is_looked_over]
        look = threading.Thread(target=lambda: found.append(database.look_over_beside()))
        look.start()
        with database.change():
            database.connection.execute("INSERT INTO setting VALUES ('program.last', 'woord')")
        look.join()
        assert [*found, database.is_looked_over] == [False, True, True]
        assert not database.look_over_next()
        another = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT 1 FROM setting')"
        locked_out = subprocess.run([sys.executable, "-c", another, str(filled)], capture_output=True, check=False)
        assert b"database is locked" in locked_out.stderr
    spoil_quietly(filled)
    with closing(Database(filled, look_over_later=True)) as database:
        assert not database.look_over_beside()
        with pytest.raises(LogbookDamaged):
            all(iter(database.look_over_next, False))


def test_a_look_beside_that_was_stopped_finds_nothing_sound(filled: Path) -> None:
    beside = Beside(filled)
    assert beside.is_sound(("setting", "complaint"))
    looks = [threading.Thread(target=beside.is_sound, args=(("setting", "complaint") * 2_000,)) for _look in range(2)]
    for look in looks:
        look.start()
    beside.stop()
    for look in looks:
        look.join(20)
    assert not any(look.is_alive() for look in looks)
    assert not beside.is_sound(("setting",))


def test_a_large_book_that_ended_badly_is_looked_over_before_anything_is_read(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.store.database.LARGE", 0)
    killed = tmp_path / "gestopt.db"
    spoil_quietly(filled)
    with closing(Database(filled, look_over_later=True)) as database:
        with database.change():
            database.connection.execute("INSERT INTO setting VALUES ('program.last', 'woord')")
        shutil.copy(filled, killed)
        shutil.copy(f"{filled}-wal", f"{killed}-wal")
    with pytest.raises(LogbookDamaged):
        Database(killed, look_over_later=True)
