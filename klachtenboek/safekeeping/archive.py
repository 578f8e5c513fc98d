"""One backup as one zip file: the book, its attachments and a list of what should be in it; written, read, verified."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import struct
import threading
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from klachtenboek.domain.backup import BackupInfo, Reason
from klachtenboek.domain.trouble import BackupDamaged, NotABackup
from klachtenboek.safekeeping.files import remove_file, trouble_of, write_stream
from klachtenboek.safekeeping.snapshot import look_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from klachtenboek.safekeeping.snapshot import Book, Contents

FORMAT = 1
MANIFEST, DATABASE, ATTACHMENTS = "manifest.json", "klachtenboek.db", "bijlagen/"

LARGEST_DATABASE = 2_000_000_000
LARGEST_ATTACHMENT = 30_000_000
LARGEST_MANIFEST = 10_000_000
MOST_FILES = 50_000
MOST_TIMES_SMALLER = 300
"""Limits on what a backup may unpack to; a real book shrinks 3 to 10 times, a bomb a thousand times.

SQLite takes no more than 2 GiB in one piece of memory, and in one piece a book is copied and looked over."""

SMALL = 1_000_000
_PIECE = 1_000_000
_HASH = re.compile("[0-9a-f]{64}")
_QUICK = 1
_NO_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    TypeError,
    OverflowError,
    MemoryError,
    RecursionError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What goes into a backup: a copy of the book as bytes, where its attachments are, and why and when."""

    database: bytes | bytearray
    contents: Contents
    attachments: tuple[Path, ...]
    at: datetime
    reason: Reason
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A backup that passed every check: what lists show, its book as bytes and the hashes of its attachments."""

    info: BackupInfo
    contents: Contents
    database: bytes
    attachments: tuple[str, ...]


def write_backup(path: Path, prepared: Prepared, book: Book) -> BackupInfo:
    """Write one backup, look the copy in it over as untrusted, and read it back; one that fails this does not stay.

    The copy is looked over on a second thread while it is packed: what is read back has to be the same, byte for byte.
    Raises DiskFull, ReadOnly, FolderMissing, DiskFailed or BackupDamaged.
    """
    look = _Look(path, prepared, book)
    look.start()
    try:
        write_stream(path, lambda file: _write(file, prepared, look))
        return _read_back(path, prepared, look)
    except BackupDamaged:
        remove_file(path)
        raise
    finally:
        look.join()


class _Look(threading.Thread):
    """A look into the copy that goes into a backup, beside its packing, and the hash of that copy."""

    def __init__(self, path: Path, prepared: Prepared, book: Book) -> None:
        super().__init__(name="back-up, look")
        self._path, self._prepared, self._book = path, prepared, book
        self._hash = ""
        self._error: BaseException | None = None

    def run(self) -> None:
        """Look, on this thread."""
        database = self._prepared.database
        try:
            if look_into(database, self._book, self._path) != self._prepared.contents:
                raise BackupDamaged(self._path)  # noqa: TRY301  it is handed on, like any other
            self._hash = hashlib.sha256(database).hexdigest()
        except BaseException as error:  # noqa: BLE001  it is raised where somebody waits for it
            self._error = error

    def hash(self) -> str:
        """Wait until the copy proved to be sound and return its hash. Raises BackupDamaged."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._hash


def _write(file: BinaryIO, prepared: Prepared, look: _Look) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
        archive.writestr(DATABASE, prepared.database)
        for attachment in prepared.attachments:
            archive.write(attachment, ATTACHMENTS + attachment.name, zipfile.ZIP_STORED)
        archive.writestr(MANIFEST, json.dumps(_manifest(prepared, look.hash()), ensure_ascii=False, indent=1))


def _read_back(path: Path, prepared: Prepared, look: _Look) -> BackupInfo:
    """Read the file as if a stranger had made it, and hold what is in it against what went in."""
    with _Archive(path) as archive:
        if archive.manifest != _manifest(prepared, look.hash()):
            raise BackupDamaged(path)
        archive.compare(DATABASE, prepared.database)
        for name in archive.attachments:
            archive.verify(name)
        return archive.info


def _manifest(prepared: Prepared, sha256: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "program": prepared.program,
        "schema": prepared.contents.schema,
        "at": prepared.at.isoformat(timespec="seconds"),
        "reason": prepared.reason.value,
        "database": {"sha256": sha256, "size": len(prepared.database)},
        "tables": {name: list(counted) for name, counted in prepared.contents.tables.items()},
        "attachments": sorted(path.name for path in prepared.attachments),
    }


def read_info(path: Path) -> BackupInfo:
    """Read what a backup says of itself, without looking at the book in it: fast, for lists.

    Raises NotABackup, BackupDamaged, ReadOnly or FolderMissing.
    """
    with _Archive(path) as archive:
        return archive.info


def open_backup(path: Path, book: Book) -> Opened:
    """Read a whole backup, trusting nothing: names, sizes, hashes, the book's own checks, counts and schema.

    Raises NotABackup, NewerLogbook, BackupDamaged, ReadOnly or FolderMissing.
    """
    with _Archive(path) as archive:
        database = archive.read(DATABASE, LARGEST_DATABASE)
        wanted = archive.manifest["database"]
        if (wanted["sha256"], wanted["size"]) != (hashlib.sha256(database).hexdigest(), len(database)):
            raise BackupDamaged(path)
        contents = look_into(database, book, path)
        if archive.counted != contents.tables or archive.manifest["schema"] != contents.schema:
            raise BackupDamaged(path)
        for name in archive.attachments:
            archive.verify(name)
        return Opened(info=archive.info, contents=contents, database=database, attachments=archive.attachments)


def attachments_of(path: Path, only: frozenset[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield hash and bytes of every attachment, or of those in ``only``, each checked against its hash.

    Raises as ``open_backup``.
    """
    with _Archive(path) as archive:
        for name in archive.attachments:
            if only is not None and name not in only:
                continue
            content = archive.read(ATTACHMENTS + name, LARGEST_ATTACHMENT)
            if hashlib.sha256(content).hexdigest() != name:
                raise BackupDamaged(path)
            yield name, content


class _Archive:
    """A zip from anywhere; whatever is wrong with it comes out as one of our own errors."""

    manifest: dict[str, Any]
    info: BackupInfo
    attachments: tuple[str, ...]
    counted: Mapping[str, tuple[int, int]]

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        try:
            self._zip = zipfile.ZipFile(self._path)
        except OSError as error:
            raise trouble_of(error, self._path) from error
        except _NO_ZIP as error:
            raise NotABackup(self._path) from error
        try:
            self._read_list()
        except BaseException as error:
            self._zip.close()
            self._tell(error)
            raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        self._zip.close()
        self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        """Raise what an error means; a place in the zip that cannot be is damage too, not the disk."""
        if isinstance(error, _NO_ZIP) or (isinstance(error, OSError) and error.errno == errno.EINVAL):
            raise BackupDamaged(self._path) from error
        if isinstance(error, OSError):
            raise trouble_of(error, self._path) from error

    def _read_list(self) -> None:
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        if len(names) > MOST_FILES or len(set(names)) != len(names):
            raise BackupDamaged(self._path)
        if MANIFEST not in names:
            raise NotABackup(self._path)
        self.manifest = json.loads(self.read(MANIFEST, LARGEST_MANIFEST))
        if self.manifest["format"] != FORMAT:
            raise NotABackup(self._path)
        self.attachments = tuple(self.manifest["attachments"])
        if not all(_HASH.fullmatch(name) for name in self.attachments):
            raise BackupDamaged(self._path)
        if sorted(names) != sorted([MANIFEST, DATABASE, *(ATTACHMENTS + name for name in self.attachments)]):
            raise BackupDamaged(self._path)
        self.counted = {str(name): (int(rows), int(high)) for name, (rows, high) in self.manifest["tables"].items()}
        self.info = self._told()

    def _told(self) -> BackupInfo:
        told, rows = self.manifest, {name: rows for name, (rows, _) in self.counted.items()}
        return BackupInfo(
            path=self._path,
            at=datetime.fromisoformat(told["at"]).replace(tzinfo=None),
            reason=Reason(told["reason"]),
            size=self._path.stat().st_size,
            complaints=rows.get("complaint", 0),
            customers=rows.get("customer", 0),
            letters=rows.get("letter", 0),
            schema=int(told["schema"]),
        )

    def read(self, name: str, most: int) -> bytes:
        """Read one file of at most ``most`` bytes; what its header promises is not believed."""
        return b"".join(self._pieces(name, most))

    def compare(self, name: str, content: bytes | bytearray) -> None:
        """Hold one file against what it should be, piece by piece: a book is not read whole a second time."""
        place = 0
        for piece in self._pieces(name, LARGEST_DATABASE):
            if piece != content[place : place + len(piece)]:
                raise BackupDamaged(self._path)
            place += len(piece)
        if place != len(content):
            raise BackupDamaged(self._path)

    def verify(self, name: str) -> None:
        """Compare an attachment with the hash it is named after."""
        found = hashlib.sha256()
        for piece in self._pieces(ATTACHMENTS + name, LARGEST_ATTACHMENT):
            found.update(piece)
        if found.hexdigest() != name:
            raise BackupDamaged(self._path)

    def _pieces(self, name: str, most: int) -> Iterator[bytes]:
        entry = self._zip.getinfo(name)
        allowed = min(most, max(SMALL, entry.compress_size * MOST_TIMES_SMALLER))
        if entry.file_size > allowed:
            raise BackupDamaged(self._path)
        unpacked = 0
        with self._zip.open(entry) as file:
            while piece := file.read(_PIECE):
                unpacked += len(piece)
                if unpacked > allowed:
                    raise BackupDamaged(self._path)
                yield piece
