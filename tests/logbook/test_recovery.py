"""Damaged books: explained, replaced by a backup or saved page by page; never silent, never a bare error."""

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.demo import DemoClock, fill
from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.trouble import FolderMissing, LogbookDamaged, NotALogbook
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.backupwork import put_back_over
from klachtenboek.logbook.recovery import backups_of, in_words, rescue
from klachtenboek.safekeeping.backupfolder import folder_of
from klachtenboek.safekeeping.exchange import aside_of, coming, exchange

NOW = datetime(2026, 11, 20, 10, 12)
PAGE = 4096
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def full_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the bakery's book of 120 complaints once; every test takes a copy."""
    path = tmp_path_factory.mktemp("vol") / "boek.db"
    clock = DemoClock(NOW)
    logbook = Logbook(path, clock=clock)
    fill(logbook, clock, count=120)
    logbook.close()
    return path


@pytest.fixture
def damaged(full_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(full_book, tmp_path / "boek.db"))


def counted(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if not name.startswith(("search", "sqlite"))
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def spoil(path: Path, pages: list[int], chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)


def saved_share(before: dict[str, int], path: Path) -> float:
    after = counted(path)
    lost = sum(max(0, count - after[name]) for name, count in before.items())
    return 1 - lost / sum(before.values())


def healthy(path: Path) -> bool:
    logbook = Logbook(path)
    faults = logbook.keeping.check().faults
    logbook.close()
    return not faults


def test_a_book_whose_first_page_is_lost_is_saved_whole(damaged: Path) -> None:
    """R7."""
    before = counted(damaged)
    spoil(damaged, [0], random.Random(1))
    rescued = rescue(damaged, NOW)
    assert counted(damaged) == before
    assert (rescued.renewed, rescued.lapsed, rescued.dropped) == ((), (), 0)
    assert healthy(damaged)


def test_a_book_from_before_a_column_was_added_is_saved_whole(damaged: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged)) as connection:
        connection.execute("ALTER TABLE customer DROP COLUMN familiar")
    before = counted(damaged)
    spoil(damaged, [0], random.Random(1))
    rescue(damaged, NOW)
    assert counted(damaged) == before
    assert healthy(damaged)


def test_a_book_with_a_broken_page_is_saved_but_for_that_page(damaged: Path) -> None:
    before = counted(damaged)
    pages = damaged.stat().st_size // PAGE
    spoil(damaged, random.Random(2).sample(range(1, pages), 2), random.Random(3))
    with pytest.raises(LogbookDamaged):
        Logbook(damaged)
    spoiled = damaged.read_bytes()
    rescued = rescue(damaged, NOW)
    assert saved_share(before, damaged) >= 0.95
    assert rescued.old.read_bytes() == spoiled
    assert rescued.report.read_text(encoding="utf-8") == in_words(rescued)
    assert "Gered: " in in_words(rescued)
    assert healthy(damaged)


@pytest.mark.long
def test_of_a_large_book_with_ten_broken_pages_at_least_99_percent_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """R7."""
    whole = tmp_path / "heel.db"
    clock = DemoClock(NOW)
    logbook = Logbook(whole, clock=clock)
    fill(logbook, clock, count=1500)
    logbook.close()
    before, shares = counted(whole), []
    for seed in range(20):
        book = Path(shutil.copy(whole, tmp_path / "boek.db"))
        chance = random.Random(seed)
        spoil(book, chance.sample(range(1, book.stat().st_size // PAGE), 10), chance)
        rescue(book, NOW)
        shares.append(saved_share(before, book))
        assert healthy(book)
    with capsys.disabled():
        print(f"\n[R7] {len(shares)} boeken met 10 kapotte stukken: minstens {min(shares):.2%} gered")  # noqa: T201
    assert min(shares) >= 0.99


def test_lost_complaints_keep_their_number_and_what_hung_on_them(damaged: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("DELETE FROM complaint WHERE number = 3")
        connection.execute("DELETE FROM complaint WHERE number = 5")
        connection.execute("DELETE FROM history WHERE complaint_id = (SELECT id FROM complaint WHERE number = 6)")
        gone = connection.execute("SELECT max(year) FROM complaint").fetchone()[0]
    rescued = rescue(damaged, NOW)
    assert f"{gone}-0003" in rescued.renewed
    assert healthy(damaged)
    logbook = Logbook(damaged)
    assert logbook.complaints.find(f"{gone}-0003").story
    logbook.close()


def test_a_customer_that_was_lost_leaves_the_complaint(damaged: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        key = connection.execute("SELECT customer_id FROM complaint WHERE customer_id NOTNULL").fetchone()[0]
        connection.execute("DELETE FROM customer WHERE id = ?", (key,))
    before = counted(damaged)
    rescue(damaged, NOW)
    assert counted(damaged)["complaint"] == before["complaint"]
    assert healthy(damaged)


def test_a_book_of_which_nothing_is_left_stays_as_it_was(damaged: Path) -> None:
    damaged.write_bytes(random.Random(4).randbytes(50_000))
    before = damaged.read_bytes()
    with pytest.raises(LogbookDamaged):
        rescue(damaged, NOW)
    assert damaged.read_bytes() == before
    with pytest.raises(FolderMissing):
        rescue(damaged.with_name("ander.db"), NOW)


def test_what_stands_only_in_the_wal_is_saved_too(damaged: Path, tmp_path: Path) -> None:
    logbook = Logbook(damaged)
    written = logbook.complaints.log("Alleen nog in het bijbestand.")
    elders = tmp_path / "elders"
    elders.mkdir()
    for name in ("boek.db", "boek.db-wal"):
        shutil.copy(tmp_path / name, elders / name)
    logbook.close()
    spoil(elders / "boek.db", [0], random.Random(1))
    rescue(elders / "boek.db", NOW)
    again = Logbook(elders / "boek.db")
    assert again.complaints.get(written.id).story == "Alleen nog in het bijbestand."
    again.close()


def test_a_wal_of_another_copy_is_damage_and_is_not_read_over_it(damaged: Path, tmp_path: Path) -> None:
    import os

    older = Path(shutil.copy(damaged, tmp_path / "oud.db"))
    logbook = Logbook(damaged)
    for number in range(5):
        logbook.complaints.log(f"Klacht {number}")
    wal = (tmp_path / "boek.db-wal").read_bytes()
    logbook.close()
    shutil.copy(older, damaged)
    (tmp_path / "boek.db-wal").write_bytes(wal)
    os.utime(tmp_path / "boek.db-wal", (1_000_000_000, 1_000_000_000))
    content = damaged.read_bytes()
    with pytest.raises(LogbookDamaged):
        Logbook(damaged)
    assert (damaged.read_bytes(), (tmp_path / "boek.db-wal").read_bytes()) == (content, wal)


def test_a_wal_that_is_written_back_already_is_no_damage(damaged: Path, tmp_path: Path) -> None:
    import os

    logbook = Logbook(damaged)
    logbook.complaints.log("De laatste.")
    wal = (tmp_path / "boek.db-wal").read_bytes()
    logbook.close()
    (tmp_path / "boek.db-wal").write_bytes(wal)
    os.utime(tmp_path / "boek.db-wal", (1_000_000_000, 1_000_000_000))
    assert healthy(damaged)


def test_a_backup_goes_over_a_damaged_book_which_stays_aside_with_its_wal(damaged: Path, tmp_path: Path) -> None:
    logbook = Logbook(damaged, clock=lambda: NOW)
    info = logbook.backups.make()
    logbook.close()
    spoil(damaged, [3], random.Random(5))
    broken = damaged.read_bytes()
    (tmp_path / "boek.db-wal").write_bytes(b"oud")
    assert [one.path for one in backups_of(damaged)] == [info.path]
    put_back_over(damaged, info.path, NOW)
    assert healthy(damaged)
    kept = {path.name: path.read_bytes() for path in aside_of(damaged).iterdir()}
    assert kept == {"boek 2026-11-20 101200.db": broken, "boek 2026-11-20 101200.db-wal": b"oud"}


def test_putting_back_that_stopped_half_way_goes_on_at_the_next_start(damaged: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander" / "boek.db"
    other.parent.mkdir()
    logbook = Logbook(other)
    logbook.complaints.log("Uit de back-up.")
    logbook.close()
    coming(damaged).write_bytes(other.read_bytes())
    damaged.with_name("boek.db-wal").write_bytes(b"oud")
    again = Logbook(damaged)
    assert again.complaints.get(1).story == "Uit de back-up."
    again.close()
    assert not coming(damaged).exists()


# -- damage of every kind ---------------------------------------------------------------------------


def _overwrite(content: bytearray, chance: random.Random, page: bytes) -> None:
    start = chance.randrange(1, len(content) // PAGE) * PAGE
    content[start : start + PAGE] = page


def _exchange_pages(content: bytearray, chance: random.Random) -> None:
    one, other = (at * PAGE for at in chance.sample(range(1, len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        bytes(content[other : other + PAGE]),
        bytes(content[one : one + PAGE]),
    )


DAMAGE: dict[str, Callable[[bytearray, random.Random], object]] = {
    "a page of noise": lambda c, r: _overwrite(c, r, r.randbytes(PAGE)),
    "a page of noughts": lambda c, r: _overwrite(c, r, bytes(PAGE)),
    "cut off": lambda c, r: c.__delitem__(slice(r.randrange(200, len(c) - PAGE), None)),
    "cut off on a page": lambda c, r: c.__delitem__(slice(r.randrange(1, len(c) // PAGE) * PAGE, None)),
    "empty": lambda c, _r: c.clear(),
    "all noughts": lambda c, _r: c.__setitem__(slice(None), bytes(len(c))),
    "no header": lambda c, r: c.__setitem__(slice(0, 100), r.randbytes(100)),
    "a wrong page size": lambda c, _r: c.__setitem__(slice(16, 18), b"\x20\x00"),
    "the first page lost": lambda c, r: c.__setitem__(slice(100, PAGE), r.randbytes(PAGE - 100)),
    "two pages exchanged": _exchange_pages,
}


def damage_books(whole: Path, folder: Path, rounds: int) -> tuple[int, int, int]:
    """Damage books in every way; return how many were made, were refused, and opened whole all the same."""
    content, refused, whole_after = whole.read_bytes(), 0, 0
    book = folder / "stuk.db"
    for number in range(rounds):
        for kind, damage in DAMAGE.items():
            changed, chance = bytearray(content), random.Random(f"{kind} {number}")
            damage(changed, chance)
            book.write_bytes(changed)
            book.with_name("stuk.db-wal").unlink(missing_ok=True)
            try:
                logbook = Logbook(book)
            except (LogbookDamaged, NotALogbook):
                refused += 1
                continue
            faults = logbook.keeping.check().faults
            backup = logbook.backups.make_when_due()
            told = logbook.backups.state().trouble
            logbook.close()
            shutil.rmtree(folder_of(book), ignore_errors=True)
            assert backup or told, f"{kind} {number} opened in silence"
            assert not (faults and backup), f"{kind} {number} became a backup"
            refused, whole_after = (refused + 1, whole_after) if told else (refused, whole_after + 1)
    return rounds * len(DAMAGE), refused, whole_after


def test_damage_of_ten_kinds_is_never_silent(full_book: Path, tmp_path: Path) -> None:
    """R6."""
    made, refused, whole_after = damage_books(full_book, tmp_path, 2)
    assert made == refused + whole_after
    assert refused >= 0.9 * made


@pytest.mark.long
def test_two_hundred_damaged_books(full_book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R6."""
    made, refused, whole_after = damage_books(full_book, tmp_path, 20)
    with capsys.disabled():
        print(f"\n[R6] {made} beschadigde boeken: {refused} uitgelegd, {whole_after} aantoonbaar heel, 0 stil")  # noqa: T201
    assert made == refused + whole_after


# -- killed -----------------------------------------------------------------------------------------

RESTORER = """
import sys
from pathlib import Path
from klachtenboek.logbook import Logbook
book, backups = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
logbook = Logbook(book)
print("open", flush=True)
while True:
    for backup in backups:
        logbook.backups.restore(backup)
"""


def kill_restores(folder: Path, kills: int, seed: int) -> int:
    """Kill a program that puts one backup back after another; each time the book must be one of the two."""
    book = folder / "boek.db"
    logbook = Logbook(book)
    backups, tellings = [], []
    for number in range(2):
        logbook.complaints.log(f"Klacht {number}")
        backups.append(logbook.backups.make().path)
        tellings.append(number + 1)
    logbook.close()
    kept = folder / "bewaard"
    kept.mkdir()
    names = [shutil.copy(path, kept) for path in backups]
    chance = random.Random(seed)
    for _ in range(kills):
        order = [sys.executable, "-c", RESTORER, str(book), *map(str, names)]
        with subprocess.Popen(order, cwd=ROOT, stdout=subprocess.PIPE) as restorer:
            assert restorer.stdout is not None
            restorer.stdout.readline()
            with contextlib.suppress(subprocess.TimeoutExpired):
                restorer.wait(timeout=chance.uniform(0.0, 0.12))
            restorer.kill()
        again = Logbook(book)
        found = again.complaints.counts().all
        assert found in tellings
        assert not again.keeping.check().faults
        again.close()
    return kills


def test_a_restore_that_is_killed_leaves_the_old_book_or_the_new(tmp_path: Path) -> None:
    """R11."""
    assert kill_restores(tmp_path, 5, seed=1) == 5


@pytest.mark.long
def test_two_hundred_killed_restores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R11."""
    kills = kill_restores(tmp_path, 200, seed=2)
    with capsys.disabled():
        print(f"\n[R11] {kills} keer gestopt tijdens terugzetten: elke keer het oude of het nieuwe boek")  # noqa: T201


@pytest.mark.parametrize("step", range(5))
def test_an_exchange_that_stops_after_any_step_gives_a_whole_book(tmp_path: Path, step: int) -> None:
    """Let the disk refuse the exchange at each of its moves in turn; the next start finishes it."""
    book = tmp_path / "boek.db"
    logbook = Logbook(book)
    logbook.complaints.log("Het oude boek.")
    logbook.close()
    other = tmp_path / "ander.db"
    logbook = Logbook(other)
    logbook.complaints.log("Het nieuwe boek.")
    logbook.close()
    new = other.read_bytes()
    book.with_name("boek.db-wal").write_bytes(b"")
    blocked = aside_of(book) / ("boek x.db-wal", "boek x.db", "y", "y", "y")[step]
    (blocked / "in de weg").mkdir(parents=True)
    with contextlib.suppress(LogbookError):
        exchange(book, new, stamp="x")
    again = Logbook(book)
    assert again.complaints.get(1).story == "Het nieuwe boek."
    again.close()
