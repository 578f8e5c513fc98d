"""A program that is killed and a computer that loses power: what was acknowledged is there, and the rest is whole."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from klachtenboek.logbook import Logbook

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512
Event = tuple[str, str, int, bytes]


def write_until_killed(book: Path, pipe: int) -> None:
    """Write complaints down and tell each number once it is there; never comes back."""
    logbook = Logbook(book)
    number = 0
    while True:
        number += 1
        saved = logbook.complaints.log(f"Klacht {number}. " + "Verhaal. " * 200, who=f"Klant {number}")
        os.write(pipe, f"{saved.id}\n".encode())


def kill_writers(book: Path, kills: int, seed: int) -> int:
    """Kill a writer again and again; return how many complaints were acknowledged, all of which must be there."""
    Logbook(book).close()
    chance, acknowledged = random.Random(seed), 0
    for _ in range(kills):
        ours, theirs = os.pipe()
        child = os.fork()
        if not child:
            try:
                write_until_killed(book, theirs)
            finally:
                os._exit(1)
        os.close(theirs)
        try:
            told = os.read(ours, 1)  # the first one is there, so the book is open
            assert told, "the writer ended by itself"
            time.sleep(chance.uniform(0, 0.03))
        finally:  # whoever gave up waiting leaves nobody behind that writes for ever
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        with os.fdopen(ours, "rb") as rest:
            told += rest.read()
        keys = [int(line) for line in told.split(b"\n")[:-1]]
        acknowledged += len(keys)
        logbook = Logbook(book)
        for key in keys:
            assert logbook.complaints.get(key).story.endswith("Verhaal.")
        assert logbook.complaints.counts().all >= len(keys)
        logbook.close()
    logbook = Logbook(book)
    assert not logbook.keeping.check().faults
    logbook.close()
    return acknowledged


def test_a_writer_that_is_killed_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    assert kill_writers(tmp_path / "boek.db", 20, seed=1) >= 20


@pytest.mark.long
@pytest.mark.timeout(3_600)  # eight minutes on a machine that does five times as much as it can
def test_a_thousand_killed_writers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    total = 0
    for seed in range(20):  # a fresh book now and then, for a large one opens slowly
        total += kill_writers(tmp_path / f"boek{seed}.db", 50, seed)
    with capsys.disabled():
        print(f"\n[R1] 1000 keer gestopt met kill -9: {total} toegezegde klachten, 0 kwijt, 0 half")  # noqa: T201


# -- power ------------------------------------------------------------------------------------------


def recorded(folder: Path) -> tuple[bytes, list[Event]]:
    """Return a fresh book and everything SQLite asked of the disk while complaints were written in it."""
    book, record = folder / "boek.db", folder / "verslag"
    Logbook(book).close()
    fresh = book.read_bytes()
    order = [sys.executable, "-m", "tests.store.recorder", str(book), str(record)]
    subprocess.run(order, cwd=ROOT, check=True)
    events: list[Event] = pickle.loads(record.read_bytes())  # noqa: S301  written by our own program just now
    return fresh, events


def after_cut(fresh: bytes, events: list[Event], cut: int, chance: random.Random) -> dict[str, bytes]:
    """Return the files as the disk may have them when the power went before event ``cut``.

    What was flushed is there. Of what was not, each write is there, is not, or is torn between two sectors.
    """
    files: dict[str, bytearray] = {"boek.db": bytearray(fresh)}
    flushed = {name: -1 for _kind, name, _at, _data in events}
    for place, (kind, name, _at, _data) in enumerate(events[:cut]):
        if kind == "sync":
            flushed[name] = place
    for place, (kind, name, at, data) in enumerate(events[:cut]):
        if kind in {"ack", "sync"}:
            continue
        kept, part = flushed[name] > place, data
        if not kept:
            if chance.random() < 0.4:
                continue
            if kind == "write" and chance.random() < 0.4:
                part = data[: chance.randrange(0, len(data) + 1, SECTOR) if len(data) >= SECTOR else 0]
        if kind == "delete":
            files.pop(name, None)
        elif kind == "truncate":
            content = files.setdefault(name, bytearray())
            del content[at:]
        else:
            content = files.setdefault(name, bytearray())
            content.extend(bytes(max(0, at + len(part) - len(content))))
            content[at : at + len(part)] = part
    return {name: bytes(content) for name, content in files.items()}


def cut_power(folder: Path, cuts: int, seed: int) -> int:
    """Cut the power at chance moments; return how many acknowledged complaints were looked for, and found."""
    fresh, events = recorded(folder)
    chance, looked_for = random.Random(seed), 0
    for number in range(cuts):
        cut = chance.randrange(1, len(events) + 1)
        place = folder / f"stroom{number}"
        place.mkdir()
        for name, content in after_cut(fresh, events, cut, chance).items():
            (place / name).write_bytes(content)
        logbook = Logbook(place / "boek.db")
        for kind, _name, key, _data in events[:cut]:
            if kind == "ack":
                assert logbook.complaints.get(key).story.startswith(f"Klacht {key - 1}.")
                looked_for += 1
        assert not logbook.keeping.check().faults
        logbook.close()
        shutil.rmtree(place)
    return looked_for


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """R2."""
    assert cut_power(tmp_path, 40, seed=1) > 100


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_thousand_power_cuts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R2."""
    found = cut_power(tmp_path, 1000, seed=2)
    with capsys.disabled():
        print(f"\n[R2] 1000 keer stroom weg: {found} keer een toegezegde klacht nagekeken, 0 kwijt, 0 beschadigd")  # noqa: T201


# -- a full disk ------------------------------------------------------------------------------------


def test_a_disk_that_is_full_at_any_write_of_a_save_loses_nothing(tmp_path: Path) -> None:
    """R15."""
    book, record = tmp_path / "boek.db", tmp_path / "verslag"
    Logbook(book).close()
    order = [sys.executable, "-m", "tests.store.recorder", str(book), str(record), "80"]
    subprocess.run(order, cwd=ROOT, check=True)
    outcomes = record.read_text(encoding="utf-8").split()
    assert set(outcomes) == {"full", "kept"}
    assert (outcomes[0], outcomes.count("full") > 50) == ("full", True)
