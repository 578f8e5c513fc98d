"""Run some work on a book and record every write, truncation and flush that SQLite asks of the disk, in order.

Run as a program: the book, then the file for the record. It changes the file system interface of SQLite inside this one
process, which is why it is a process of its own.
"""

import _sqlite3
import ctypes as c
import pickle
import sys
from datetime import datetime
from pathlib import Path

Event = tuple[str, str, int, bytes]

POINTERS = 18
FILE, BYTES = c.c_void_p, c.c_void_p
OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, FILE, c.c_int, c.c_void_p)
DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)
WRITE = c.CFUNCTYPE(c.c_int, FILE, BYTES, c.c_int, c.c_int64)
TRUNCATE = c.CFUNCTYPE(c.c_int, FILE, c.c_int64)
SYNC = c.CFUNCTYPE(c.c_int, FILE, c.c_int)


class Vfs(c.Structure):
    _fields_ = [
        ("version", c.c_int),
        ("size", c.c_int),
        ("longest", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("delete", c.c_void_p),
    ]


class Methods(c.Structure):
    _fields_ = [("version", c.c_int), ("calls", c.c_void_p * POINTERS)]


FULL = 13
"""What SQLite calls a full disk."""

CLOSE_AT, READ_AT, WRITE_AT, TRUNCATE_AT, SYNC_AT = range(5)


class Recorder:
    """Stand between SQLite and the disk; after ``room`` more writes the disk is full (-1: never)."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.room = -1
        self._names: dict[int, str] = {}
        self._kept: list[object] = []
        library = c.CDLL("sqlite3.dll" if sys.platform == "win32" else _sqlite3.__file__)
        library.sqlite3_vfs_find.restype = c.POINTER(Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        self._open, self._delete = OPEN(vfs.open), DELETE(vfs.delete)
        vfs.open = self._keep(OPEN(self._opened))
        vfs.delete = self._keep(DELETE(self._deleted))

    def _keep(self, call: object) -> int | None:
        self._kept.append(call)
        return c.cast(call, c.c_void_p).value  # type: ignore[arg-type]

    def ack(self, number: int) -> None:
        self.events.append(("ack", "", number, b""))

    def _opened(self, vfs: int, name: bytes | None, file: int, flags: int, answered: int) -> int:
        result = int(self._open(vfs, name, file, flags, answered))
        place = c.cast(file, c.POINTER(c.c_void_p))
        if result == 0 and place[0] and name:
            self._names[file] = Path(name.decode()).name
            place[0] = self._watched(place[0])
        return result

    def _watched(self, methods: int) -> int:
        own = Methods()
        c.memmove(c.byref(own), methods, c.sizeof(Methods))
        write, truncate, sync = (
            WRITE(own.calls[WRITE_AT]),
            TRUNCATE(own.calls[TRUNCATE_AT]),
            SYNC(own.calls[SYNC_AT]),
        )

        def written(file: int, data: int, size: int, at: int) -> int:
            if self.room == 0:
                return FULL
            self.room -= 1
            self.events.append(("write", self._names[file], at, c.string_at(data, size)))
            return int(write(file, data, size, at))

        def truncated(file: int, size: int) -> int:
            self.events.append(("truncate", self._names[file], size, b""))
            return int(truncate(file, size))

        def synced(file: int, flags: int) -> int:
            result = int(sync(file, flags))
            self.events.append(("sync", self._names[file], 0, b""))
            return result

        own.calls[WRITE_AT] = self._keep(WRITE(written))
        own.calls[TRUNCATE_AT] = self._keep(TRUNCATE(truncated))
        own.calls[SYNC_AT] = self._keep(SYNC(synced))
        self._kept.append(own)
        return c.addressof(own)

    def _deleted(self, vfs: int, name: bytes, flush: int) -> int:
        self.events.append(("delete", Path(name.decode()).name, 0, b""))
        return int(self._delete(vfs, name, flush))


def work(book: Path, recorder: Recorder) -> None:
    """Write down complaints as the owner does, with a close and a start in between."""
    from klachtenboek.domain.checklist import Step
    from klachtenboek.logbook import Logbook

    for part in range(3):
        logbook = Logbook(book, clock=lambda: datetime(2026, 11, 20, 10, 12))
        for number in range(part * 15, part * 15 + 15):
            saved = logbook.complaints.log(
                f"Klacht {number}. " + "Lang verhaal. " * (number % 7 * 60), who=f"Klant {number}"
            )
            recorder.ack(saved.id)
            logbook.complaints.take_step(saved.id, Step.LISTEN)
        logbook.close()


def fill_up(book: Path, recorder: Recorder, most: int) -> list[str]:
    """Let the disk be full at the first write of a save, at the second, and so on; tell what came of each."""
    from klachtenboek.domain.trouble import DiskFull
    from klachtenboek.logbook import Logbook

    told = []
    for room in range(most):
        logbook = Logbook(book)
        before = logbook.complaints.counts().all
        recorder.room = room
        try:
            logbook.complaints.log("Een lang verhaal. " * 800, who=f"Klant {room}")
            outcome = "kept"
        except DiskFull:
            outcome = "full"
        recorder.room = -1
        now = logbook.complaints.counts().all
        faults = logbook.keeping.check().faults
        logbook.close()
        again = Logbook(book)
        same = again.complaints.counts().all == now == before + (outcome == "kept")
        again.close()
        told.append(outcome if same and not faults else f"wrong at {room}")
    return told


if __name__ == "__main__":
    watching = Recorder()
    if len(sys.argv) > 3:
        outcomes = fill_up(Path(sys.argv[1]), watching, int(sys.argv[3]))
        Path(sys.argv[2]).write_text("\n".join(outcomes), encoding="utf-8")
    else:
        work(Path(sys.argv[1]), watching)
        Path(sys.argv[2]).write_bytes(pickle.dumps(watching.events))
