"""A backup is packed and looked over at the same time, and read back from the disk; what is put back is in logbook."""

import io
import json
import os
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.domain.backup import Reason
from klachtenboek.domain.trouble import BackupDamaged
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.backupwork import BOOK, prepared
from klachtenboek.safekeeping.archive import DATABASE, MANIFEST, Prepared, open_backup, write_backup
from klachtenboek.safekeeping.snapshot import opened
from klachtenboek.store import Store

AT = datetime(2026, 11, 21, 10, 15)

Parts = dict[str, bytes]


@pytest.fixture
def copy(tmp_path: Path) -> Prepared:
    """Return a copy of a book with a complaint in it, ready to be packed."""
    with closing(Logbook(tmp_path / "boek.db")) as logbook:
        logbook.complaints.log("Het brood was oud.", who="mevrouw De Vries")
    with closing(Store(tmp_path / "boek.db")) as store:
        return prepared(tmp_path / "boek.db", store.database.connection, Reason.ASKED, AT)()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Return where the backup goes; no work goes on when it is done or refused."""
    folder = tmp_path / "back-ups"
    folder.mkdir()
    yield folder / "een.klachtenboek-backup"
    assert [thread.name for thread in threading.enumerate() if "back-up" in thread.name] == []


def test_what_was_written_is_what_a_stranger_reads(copy: Prepared, place: Path) -> None:
    info = write_backup(place, copy, BOOK)
    again = open_backup(place, BOOK)
    assert again.database == copy.database
    assert (again.contents, again.info) == (copy.contents, info)
    with zipfile.ZipFile(place) as archive:
        assert sorted(archive.namelist()) == [DATABASE, MANIFEST]


def test_what_is_written_while_a_backup_is_made_elsewhere_is_not_in_it(tmp_path: Path, place: Path) -> None:
    with closing(Logbook(tmp_path / "boek.db")) as logbook:
        logbook.complaints.log("Het brood was oud.", who="mevrouw De Vries")
        job = logbook.backups.prepare(Reason.ASKED)
        logbook.complaints.log("De taart was ingezakt.", who="mevrouw Jansen")
        writing = threading.Thread(target=lambda: write_backup(place, job.prepared(), BOOK))
        writing.start()
        writing.join()
        assert open_backup(place, BOOK).info.complaints + 1 == logbook.complaints.counts().all


def lying(change: Callable[[bytes], bytes]) -> Callable[[int], None]:
    """Return a flush of a disk that then holds something else than what was written, as long as that was."""
    flush = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            os.lseek(handle, 0, os.SEEK_SET)
            content = os.read(handle, os.fstat(handle).st_size)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, change(content))
        flush(handle)

    return fsync


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def repacked(change: Callable[[Parts], object]) -> Callable[[bytes], bytes]:
    """Return a change of what is in a zip, into a sound one that is as long."""

    def pack(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        change(parts)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        room = len(content) - len(stream.getvalue())
        with zipfile.ZipFile(stream, "a") as archive:
            archive.comment = b" " * room
        return stream.getvalue()

    return pack


def other_story(parts: Parts) -> None:
    with opened(parts[DATABASE]) as connection:
        connection.execute("UPDATE complaint SET story = 'Het brood was goed.'")
        parts[DATABASE] = connection.serialize()


def other_reason(parts: Parts) -> None:
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | {"reason": Reason.CLOSE.value}).encode()


@pytest.mark.parametrize(
    "change",
    [flipped, repacked(other_story), repacked(other_reason), repacked(lambda parts: parts.update({DATABASE: b""}))],
    ids=["a bit", "another book", "another list", "no book"],
)
def test_a_backup_that_the_disk_did_not_keep_does_not_stay(
    copy: Prepared, place: Path, change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lying(change))
    with pytest.raises(BackupDamaged):
        write_backup(place, copy, BOOK)
    assert list(place.parent.iterdir()) == []


def test_a_copy_that_is_not_sound_is_never_named_a_backup(copy: Prepared, place: Path) -> None:
    page = 4096 * 2
    spoilt = bytes(copy.database[:page]) + bytes(range(256)) * 16 + bytes(copy.database[page + 4096 :])
    with pytest.raises(BackupDamaged):
        write_backup(place, replace(copy, database=spoilt), BOOK)
    assert list(place.parent.iterdir()) == []


def test_a_copy_with_fewer_rows_than_the_book_is_no_backup(copy: Prepared, place: Path) -> None:
    tables = copy.contents.tables | {"complaint": (copy.contents.rows("complaint") + 1, 9)}
    with pytest.raises(BackupDamaged):
        write_backup(place, replace(copy, contents=replace(copy.contents, tables=tables)), BOOK)
    assert list(place.parent.iterdir()) == []
