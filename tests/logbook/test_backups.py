"""Backups of a real file: made, verified, thinned, copied, put back, and what hostile ones meet."""

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from klachtenboek.domain.backup import SUFFIX, Reason
from klachtenboek.domain.errors import LogbookError, NothingToUndo
from klachtenboek.domain.trouble import (
    BackupDamaged,
    DiskFull,
    LogbookDamaged,
    LogbookTooLarge,
    NewerLogbook,
    NotABackup,
    Trouble,
)
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.backupwork import counted_in, put_back_over
from klachtenboek.logbook.secondplace import folder_of
from klachtenboek.safekeeping import attachments
from klachtenboek.safekeeping.archive import DATABASE, LARGEST_DATABASE, MANIFEST
from klachtenboek.safekeeping.exchange import aside_of
from klachtenboek.store.migrations import VERSION
from tests.store.older import older


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def forward(self, **time: float) -> datetime: ...


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "zaak" / "boek.db") if (tmp_path / "zaak").exists() else _new(tmp_path, clock)
    yield logbook
    logbook.close()


def _new(folder: Path, clock: Clock) -> Logbook:
    (folder / "zaak").mkdir()
    logbook = Logbook(folder / "zaak" / "boek.db", clock=clock)
    logbook.keeping.welcome(name="Bakkerij De Linde")
    logbook.complaints.log("Het brood was oud.", who="mevrouw De Vries")
    return logbook


def stories(book: Logbook) -> list[str]:
    from klachtenboek.domain.summary import Query

    return [book.complaints.get(row.id).story for row in book.complaints.page(Query(descending=False)).rows]


def test_a_backup_tells_what_is_in_it(book: Logbook, clock: Clock) -> None:
    info = book.backups.make()
    assert (info.complaints, info.customers, info.letters, info.at) == (1, 1, 0, clock.now)
    assert info.size == info.path.stat().st_size
    assert book.backups.list() == (info,)
    with zipfile.ZipFile(info.path) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        assert manifest["database"]["sha256"] == hashlib.sha256(archive.read(DATABASE)).hexdigest()
        assert manifest["tables"]["complaint"] == [1, 1]
        assert (manifest["schema"], manifest["reason"]) == (VERSION, "asked")


def test_the_day_begins_with_a_backup_and_changes_make_one_every_half_hour(book: Logbook, clock: Clock) -> None:
    first = book.backups.make_when_due()
    assert first is not None
    assert first.reason is Reason.START
    clock.forward(minutes=31)
    assert book.backups.make_when_due() is None
    book.complaints.log("De taart was te zoet.")
    second = book.backups.make_when_due()
    assert second is not None
    assert (second.reason, second.complaints) == (Reason.ROUTINE, 2)
    assert book.backups.make_at_close() is None
    book.complaints.log("De koffie was koud.")
    closing = book.backups.make_at_close()
    assert closing is not None
    assert closing.reason is Reason.CLOSE


def test_a_change_of_before_the_computer_stopped_still_wants_a_backup(tmp_path: Path, clock: Clock) -> None:
    first = _new(tmp_path, clock)
    first.backups.make()
    clock.forward(minutes=1)
    first.complaints.log("Nog een.")
    first.close()
    again = Logbook(tmp_path / "zaak" / "boek.db", clock=clock)
    clock.forward(minutes=30)
    assert again.backups.make_when_due() is not None
    again.close()


def test_a_book_of_a_hundred_thousand_complaints_is_not_too_large_to_back_up() -> None:
    measured = 14_400  # bytes a complaint takes that was told step by step, its earlier versions included
    assert measured * 100_000 < LARGEST_DATABASE


def test_what_may_be_backed_up_is_no_more_than_sqlite_takes_in_one_piece() -> None:
    most = 2**31 - 257  # the largest piece of memory SQLite asks for: a larger copy of a book is refused by it
    assert most > LARGEST_DATABASE


def test_a_book_too_large_for_a_backup_says_so_at_once(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = book.backups.make()
    monkeypatch.setattr("klachtenboek.logbook.backupwork.LARGEST_DATABASE", 50_000)
    with pytest.raises(LogbookTooLarge):
        book.backups.make()
    trouble = book.backups.state().trouble
    assert trouble.startswith("Je boek is te groot voor een back-up")
    assert "boek.db" in trouble
    assert book.backups.make_at_close() is None
    assert [info.path for info in book.backups.list()] == [kept.path]


def test_an_older_book_too_large_for_a_backup_is_kept_as_a_file_before_it_changes(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = _new(tmp_path, clock)
    path = Path(book.keeping.path)
    book.close()
    older(path, VERSION - 1)
    monkeypatch.setattr("klachtenboek.logbook.backupwork.LARGEST_DATABASE", 50_000)
    again = Logbook(path, clock=clock)
    assert stories(again) == ["Het brood was oud."]
    again.close()
    [kept] = path.with_name("boek back-ups").iterdir()
    assert kept.suffix == ".db"
    with contextlib.closing(sqlite3.connect(kept)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (VERSION - 1,)
        assert old.execute("SELECT story FROM complaint").fetchall() == [("Het brood was oud.",)]


def test_a_book_in_memory_has_no_backups(logbook: Logbook) -> None:
    assert not logbook.backups.is_possible
    assert logbook.backups.make_when_due() is None
    assert logbook.backups.make_at_close() is None
    assert logbook.backups.list() == ()


def test_a_book_that_is_closed_wants_no_backup(book: Logbook) -> None:
    assert book.backups.due() is not None
    book.close()
    assert not book.backups.is_possible
    assert book.backups.due() is None


def test_backups_of_long_ago_are_thinned_out(book: Logbook, clock: Clock) -> None:
    for _ in range(20):
        book.backups.make()
        clock.forward(hours=5)
    ages = [clock.now - info.at for info in book.backups.list()]
    assert len(ages) < 16
    assert min(ages) == timedelta(hours=5)


def test_a_second_backup_in_the_same_second_does_not_replace_the_first(book: Logbook) -> None:
    first = book.backups.make()
    second = book.backups.make()
    assert first.path != second.path
    assert {info.path for info in book.backups.list()} == {first.path, second.path}


def test_a_second_place_gets_each_finished_backup_and_is_read_back(book: Logbook, tmp_path: Path, clock: Clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    state = book.backups.choose_second_place(stick)
    assert (state.second_place, state.second_at, state.trouble) == (str(stick), clock.now, "")
    [here] = book.backups.list()
    [there] = stick.rglob(f"*{SUFFIX}")
    assert there.read_bytes() == here.path.read_bytes()


def test_two_books_of_one_name_share_a_second_place_and_leave_each_other_alone(tmp_path: Path, clock: Clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shops = []
    for name in ("winkel", "atelier"):
        (tmp_path / name).mkdir()
        shops.append(Logbook(tmp_path / name / "boek.db", clock=clock))
        shops[-1].backups.choose_second_place(stick)
    for _ in range(20):
        clock.forward(days=1)
        for shop in shops:
            shop.backups.make()
    for shop in shops:
        here = {info.path.name for info in shop.backups.list()}
        folder = folder_of(shop._store.settings, Path(shop.keeping.path))  # noqa: SLF001  where its copies go
        assert folder is not None
        assert {path.name for path in folder.iterdir()} == here
        shop.close()


def test_a_book_that_was_put_back_goes_on_in_its_own_folder_of_the_second_place(
    book: Logbook, tmp_path: Path, clock: Clock
) -> None:
    first = book.backups.make()
    stick = tmp_path / "stick"
    stick.mkdir()
    book.backups.choose_second_place(stick)
    book.backups.restore(first.path)
    clock.forward(hours=1)
    book.backups.make()
    assert len(list(stick.iterdir())) == 1


def test_the_backup_that_is_put_back_is_not_thinned_away_before_it_is_read(
    book: Logbook, clock: Clock, tmp_path: Path
) -> None:
    book.attachments.add(1, _photo(tmp_path))
    chosen = book.backups.make()
    clock.forward(minutes=40)
    book.backups.make()
    clock.forward(days=2, minutes=5)
    book.backups.restore(chosen.path)
    assert chosen.path in {info.path for info in book.backups.list()}


def spoil_under(book: Logbook) -> None:
    """Overwrite pages on disk under a book that is open, and let it forget what it had read of them."""
    store = book._store  # noqa: SLF001  a disk asks nobody
    connection = store.database.connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'complaint'").fetchone()[0]
    with Path(store.path).open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    connection.execute("PRAGMA shrink_memory")


def test_of_a_damaged_book_no_backup_is_made_and_it_is_told_that_the_book_is_damaged(book: Logbook) -> None:
    before = book.backups.make()
    spoil_under(book)
    with pytest.raises(LogbookDamaged):
        book.backups.make()
    assert book.backups.list() == (before,)
    assert "Het bestand is beschadigd" in book.backups.state().trouble


def test_a_backup_is_put_back_in_the_place_of_a_book_that_was_damaged_while_open(book: Logbook, clock: Clock) -> None:
    good = book.backups.make()
    clock.forward(hours=1)
    spoil_under(book)
    restored = book.backups.restore(good.path)
    assert restored.before is None
    assert stories(book) == ["Het brood was oud."]
    assert not book.can_undo
    assert book.keeping.check().faults == ()
    [kept] = (path for path in aside_of(Path(book.keeping.path)).iterdir() if path.suffix == ".db")
    assert b"\xa5" * 4096 in kept.read_bytes()


def test_a_stick_that_is_gone_is_told_and_the_backup_here_is_made(book: Logbook, tmp_path: Path, clock: Clock) -> None:
    """R17."""
    stick = tmp_path / "stick"
    stick.mkdir()
    book.backups.choose_second_place(stick)
    shutil.rmtree(stick)
    before = clock.now
    clock.forward(hours=1)
    info = book.backups.make()
    state = book.backups.state()
    assert (state.last_at, state.second_at) == (info.at, before)
    assert "Deze map is er niet" in state.trouble
    assert not stick.exists()
    stick.mkdir()
    book.backups.make()
    assert book.backups.state().trouble == ""


def test_what_is_saved_in_a_folder_is_a_backup_of_its_own(book: Logbook, tmp_path: Path) -> None:
    info = book.backups.save_in(tmp_path / "usb")
    assert info.path.parent == tmp_path / "usb"
    assert book.backups.preview(info.path).info.complaints == 1


def test_a_preview_counts_what_would_change_and_changes_nothing(book: Logbook) -> None:
    info = book.backups.make()
    book.complaints.add_to_story(1, "Ze belde nog eens.")
    book.complaints.log("De taart was te zoet.")
    preview = book.backups.preview(info.path)
    assert (preview.complaints_now, preview.gone, preview.back, preview.different) == (2, 1, 0, 1)
    assert len(stories(book)) == 2


def test_putting_back_and_undoing_it_gives_each_book_as_it_was(book: Logbook) -> None:
    old = book.backups.make()
    book.complaints.log("De taart was te zoet.")
    told: list[frozenset[int]] = []
    book.after_change(told.append)
    restored = book.backups.restore(old.path)
    assert stories(book) == ["Het brood was oud."]
    assert frozenset({0}) in told
    assert restored.before is not None
    assert restored.before.complaints == 2
    assert book.keeping.check().faults == ()
    assert "met 1 klacht en 1 klant" in counted_in(restored.info)
    book.undo()
    assert stories(book) == ["Het brood was oud.", "De taart was te zoet."]
    assert not book.can_undo
    assert book.keeping.check().faults == ()


def test_without_a_restore_there_is_nothing_to_undo(book: Logbook) -> None:
    with pytest.raises(NothingToUndo):
        book.backups.undo_restore()


def test_the_restore_drill_gives_the_same_bytes(book: Logbook, tmp_path: Path, clock: Clock) -> None:
    """Back up, put back elsewhere, back up there: the book in both is the same, byte for byte (R10)."""
    name = attachments.put(Path(book.keeping.path), b"een foto")
    first = book.backups.make()
    elsewhere = tmp_path / "andere computer" / "boek.db"
    elsewhere.parent.mkdir()
    put_back_over(elsewhere, first.path, clock.now)
    other = Logbook(elsewhere, clock=clock)
    second = other.backups.make()
    assert stories(other) == stories(book)
    other.close()
    assert _part(first.path, DATABASE)[100:] == _part(second.path, DATABASE)[100:]
    assert name


def _part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_attachments_travel_along_and_come_back(book: Logbook, tmp_path: Path, clock: Clock) -> None:
    added = book.attachments.add(1, _photo(tmp_path))
    sha = added.attachments[0].sha256
    info = book.backups.make()
    shutil.rmtree(attachments.folder_of(Path(book.keeping.path)))
    book.backups.restore(info.path)
    assert attachments.take(Path(book.keeping.path), sha)
    del clock


def _photo(folder: Path) -> Path:
    from PIL import Image

    path = folder / "taart.png"
    Image.new("RGB", (40, 30), "red").save(path)
    return path


# -- from outside -----------------------------------------------------------------------------------


def repacked(source: Path, target: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def with_database(parts: dict[str, bytes], content: bytes) -> None:
    """Replace the book and let the list agree with it, as whoever makes a false backup would."""
    manifest = json.loads(parts[MANIFEST])
    manifest["database"] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    parts[MANIFEST] = json.dumps(manifest).encode()
    parts[DATABASE] = content


def altered(content: bytes, *statements: str) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    for statement in statements:
        connection.execute(statement)
    changed = connection.serialize()
    connection.close()
    return changed


Parts = dict[str, bytes]


def _in_manifest(parts: Parts, **changes: object) -> None:
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | changes).encode()


HOSTILE: dict[str, tuple[Callable[[Parts], object], type[Trouble]]] = {
    "an empty book": (lambda p: with_database(p, b""), NotABackup),
    "somebody else's id": (
        lambda p: with_database(p, altered(p[DATABASE], "PRAGMA application_id = 1")),
        NotABackup,
    ),
    "a newer version": (
        lambda p: with_database(p, altered(p[DATABASE], f"PRAGMA user_version = {VERSION + 1}")),
        NewerLogbook,
    ),
    "a trigger": (
        lambda p: with_database(
            p, altered(p[DATABASE], "CREATE TRIGGER t AFTER INSERT ON complaint BEGIN DELETE FROM customer; END")
        ),
        BackupDamaged,
    ),
    "a view": (lambda p: with_database(p, altered(p[DATABASE], "CREATE VIEW v AS SELECT 1")), BackupDamaged),
    "a table less": (lambda p: with_database(p, altered(p[DATABASE], "DROP TABLE vat_rate")), BackupDamaged),
    "rows that went": (lambda p: with_database(p, altered(p[DATABASE], "DELETE FROM setting")), BackupDamaged),
    "a broken page": (
        lambda p: with_database(p, p[DATABASE][:8192] + bytes(range(256)) * 16 + p[DATABASE][12288:]),
        BackupDamaged,
    ),
    "another hash": (lambda p: p.update({DATABASE: p[DATABASE] + b"x"}), BackupDamaged),
    "a way out of the folder": (lambda p: p.update({"../../boek.db": b"x"}), BackupDamaged),
    "an absolute name": (lambda p: p.update({"/etc/passwd": b"x"}), BackupDamaged),
    "a way out in the list": (lambda p: _in_manifest(p, attachments=["../../x"]), BackupDamaged),
    "an attachment that is not there": (lambda p: _in_manifest(p, attachments=["a" * 64]), BackupDamaged),
    "no list": (lambda p: p.pop(MANIFEST), NotABackup),
    "no book": (lambda p: p.pop(DATABASE), BackupDamaged),
    "a list that is none": (lambda p: p.update({MANIFEST: b"[1"}), BackupDamaged),
    "a list of another shape": (lambda p: p.update({MANIFEST: b"[]"}), BackupDamaged),
    "a bomb": (lambda p: with_database(p, p[DATABASE][:100] + bytes(300_000_000)), BackupDamaged),
    "a list deeper than the stack": (lambda p: p.update({MANIFEST: b"[" * 200_000}), BackupDamaged),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_false_backup_is_refused_and_the_book_is_as_it_was(book: Logbook, tmp_path: Path, kind: str) -> None:
    """R9."""
    change, expected = HOSTILE[kind]
    false = repacked(book.backups.make().path, tmp_path / "x.klachtenboek-backup", change)
    with pytest.raises(expected):
        book.backups.restore(false)
    assert stories(book) == ["Het brood was oud."]
    with pytest.raises(expected):
        book.backups.preview(false)


def test_a_name_that_stands_in_the_zip_twice_is_refused(book: Logbook, tmp_path: Path) -> None:
    path = Path(shutil.copy(book.backups.make().path, tmp_path / "x.klachtenboek-backup"))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(MANIFEST, b"{}")
    with pytest.raises(BackupDamaged):
        book.backups.preview(path)


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x05\x06" + bytes(18), bytes(5000)])
def test_what_is_no_zip_is_no_backup(book: Logbook, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.klachtenboek-backup"
    path.write_bytes(content)
    with pytest.raises(NotABackup):
        book.backups.restore(path)


def fuzz(book: Logbook, folder: Path, count: int, seed: int) -> int:
    """Restore mutated backups; return how many were taken, each of which must then be a whole book."""
    source = book.backups.make().path.read_bytes()
    chance, taken = random.Random(seed), 0
    target = folder / "fuzz"
    target.mkdir()
    path = target / "x.klachtenboek-backup"
    outside = sorted(folder.rglob("*"))
    for _ in range(count):
        content = bytearray(source)
        for _ in range(chance.choice((1, 1, 2, 8, 64))):
            place = chance.randrange(len(content))
            kind = chance.randrange(4)
            if kind == 0:
                content[place] ^= 1 << chance.randrange(8)
            elif kind == 1:
                del content[place : place + chance.randrange(1, 200)]
            elif kind == 2:
                content[place:place] = chance.randbytes(chance.randrange(1, 50))
            else:
                content[place : place + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", bytes(4), b"../.", b"\x00\x80\x00\x00")
                )
        path.write_bytes(content)
        try:
            book.backups.preview(path)
        except LogbookError:
            continue
        taken += 1
    path.unlink()
    assert sorted(folder.rglob("*")) == [found for found in outside if found != path]
    assert book.keeping.check().faults == ()
    return taken


def test_fuzzed_backups_never_crash_and_write_nothing_outside(book: Logbook, tmp_path: Path) -> None:
    """R12."""
    assert fuzz(book, tmp_path, 150, seed=1) <= 150


@pytest.mark.long
def test_a_thousand_fuzzed_backups(book: Logbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R12."""
    taken = fuzz(book, tmp_path, 1000, seed=2)
    with capsys.disabled():
        print(f"\n[R12] 1000 veranderde back-ups: 0 crashes, 0 bestanden erbuiten, {taken} nog heel")  # noqa: T201


# -- trouble ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [1, 1000, 4096, 8000])
def test_a_full_disk_leaves_the_older_backups_and_no_half_one(book: Logbook, room: int) -> None:
    """R15."""
    import resource  # only Unix has it

    before = book.backups.make()
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        with pytest.raises(DiskFull):
            book.backups.make()
        state = book.backups.state()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert "schijf is vol" in state.trouble
    assert [path.name for path in before.path.parent.iterdir()] == [before.path.name]
    assert book.backups.list() == (before,)


def test_an_automatic_backup_that_fails_is_told_and_tried_again(book: Logbook) -> None:
    import resource  # only Unix has it

    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    try:
        assert book.backups.make_when_due() is None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert book.backups.state().trouble
    assert book.backups.make_when_due() is not None
    assert not book.backups.state().trouble
