"""Killed at any moment: whatever was acknowledged is in the book, whole; a child process writes, this one kills."""

import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from klachtenboek.domain.reference import Reference
from klachtenboek.domain.summary import Query
from klachtenboek.store import Store

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from dataclasses import replace
from datetime import datetime, timedelta

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.store import Store

NOW = datetime(2026, 11, 20, 10, 12)
line = Goodwill(kind=GoodwillKind.COURTESY, description="Taart", value=1200, answer=Answer.ACCEPTED, entered_at=NOW)
promise = Promise(kind=PromiseKind.CALL_BACK, text="Bellen", due=NOW + timedelta(days=1), made_at=NOW)
print("open", flush=True)
store = Store(sys.argv[1])
while True:
    with store.database.change():
        customer = store.customers.save(Customer(surname="Jansen"), at=NOW)
        told = Complaint(received_at=NOW, entered_at=NOW, story="Koude soep " * 40, customer_id=customer.id)
        told = told.checked(has_name=True).take_step(Step.LISTEN, at=NOW).give(line).promise(promise)
        saved = store.complaints.add(told, at=NOW)
    print(saved.reference, flush=True)
    if saved.reference.number % 3 == 0:
        changed = store.complaints.save(saved, saved.edit(receipt="B-12").give(line), at=NOW)
        print(f"{changed.reference} changed", flush=True)
"""


@contextmanager
def child(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run our own program beside the test; whatever happens it is gone afterwards."""
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def killed(path: Path, chance: random.Random) -> list[str]:
    """Let a child write until a moment nobody can know, kill it and return what it had acknowledged."""
    with child("-c", WRITER, str(path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        lines = [process.stdout.readline() for _ in range(chance.choice((0, 0, 1, 2, 5, 20)))]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0, 0.03))
        assert process.poll() is None
        process.kill()
        lines += process.stdout.readlines()
    return [line.strip() for line in lines if line.endswith("\n")]


def hold_against(path: Path, acknowledged: list[str]) -> None:
    """Open the book again: everything acknowledged is there, nothing is half there."""
    store = Store(path)
    assert store.check().faults == ()
    references = [Reference(*row) for row in store.database.rows("SELECT year, number FROM complaint ORDER BY number")]
    assert references == [Reference(2026, number) for number in range(1, len(references) + 1)]
    written = {str(reference): store.complaints.find(reference) for reference in references}
    for line in acknowledged:
        number, _, changed = line.partition(" ")
        assert number in written, f"{number} is lost"
        if changed:
            assert (written[number].receipt, len(written[number].goodwill)) == ("B-12", 2)
    for complaint in written.values():
        assert len(complaint.promises) == len(complaint.steps) == 1
        assert len(complaint.goodwill) == (2 if complaint.receipt else 1)
        assert complaint.customer_id is not None
        assert store.complaints.history(complaint.id)[0].new == str(complaint.reference)
    store.close()


def kill_many(folder: Path, times: int, seed: int) -> int:
    """Kill a child so many times, each time going on with what is there; return how much was acknowledged."""
    chance, total, path, acknowledged = random.Random(seed), 0, folder / "boek.db", list[str]()
    for number in range(times):
        if number % 20 == 0:
            path, acknowledged = folder / f"boek-{number}.db", []
        acknowledged += killed(path, chance)
        if path.exists():
            hold_against(path, acknowledged)
        else:
            assert acknowledged == []
        total += len(acknowledged)
    return total


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    """R1."""
    assert kill_many(tmp_path, 15, seed=1) > 0


@pytest.mark.long
def test_nothing_acknowledged_is_lost_by_a_thousand_kills(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R1."""
    total = kill_many(tmp_path, 1_000, seed=2)
    with capsys.disabled():
        sys.stdout.write(f"\n1000 kills, {total} acknowledgements held against the book, 0 lost\n")


FIRST_START = """
import sys
from klachtenboek.store import Store

print("open", flush=True)
Store(sys.argv[1])
print("made", flush=True)
sys.stdin.read()
"""


def test_a_kill_during_the_very_first_start_leaves_a_book_or_nothing(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "boek.db"
        with child("-c", FIRST_START, str(path)) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=chance.uniform(0, 0.02))
        if path.exists():
            assert path.stat().st_size > 0
        store = Store(path)
        assert store.check().faults == ()
        store.close()
        assert [file.name for file in folder.iterdir()] == ["boek.db"]


def test_what_the_first_start_leaves_half_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    (tmp_path / "boek.db.nieuw").write_bytes(b"SQLite format 3\0" + b"half")
    (tmp_path / "boek.db.nieuw-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    Store(path).close()
    store = Store(path)
    assert store.check().faults == ()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["boek.db"]


def test_a_kill_between_the_two_names_of_a_new_book_leaves_one_file(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    Store(path).close()
    os.link(path, tmp_path / "boek.db.4711.nieuw")
    Store(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["boek.db"]


AT_ONCE = """
import sys
from klachtenboek.domain.trouble import LogbookInUse
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook, complaints, customers, keeping
from klachtenboek.store import complaints, customers, settings

print("ready", flush=True)
sys.stdin.readline()
try:
    logbook = Logbook(sys.argv[1])
    reference = logbook.complaints.log("Koude soep").reference
    logbook.close()
    print(reference)
except LogbookInUse as error:
    print(explain(error))
"""


def test_first_starts_at_once_make_one_book_and_lose_nothing(tmp_path: Path) -> None:
    """R19."""
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "boek.db"
        command = [sys.executable, "-c", AT_ONCE, str(path)]
        pipe = subprocess.PIPE
        starts = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) for _ in range(3)]
        for start in starts:
            assert start.stdout is not None
            assert start.stdout.readline() == "ready\n"
        for start in starts:
            assert start.stdin is not None
            start.stdin.write("\n")
            start.stdin.flush()
        told = [start.communicate()[0].strip() for start in starts]
        numbers = sorted(words for words in told if Reference.read(words) is not None)
        in_use = f"Dit klachtenboek staat al open: {path}. Sluit het daar en probeer het opnieuw."
        assert [words for words in told if words not in numbers] == [in_use] * (len(starts) - len(numbers))
        store = Store(path)
        assert [f"{row.reference}" for row in reversed(store.overview.page(Query()).rows)] == numbers
        assert store.check().faults == ()
        store.close()
        assert {file.name for file in folder.iterdir()} <= {"boek.db", "boek.db.dicht"}


def test_the_command_line_prints_a_number_only_once_it_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    for number in range(1, 4):
        with child(
            "-m", "klachtenboek", "--data", str(path), "nieuw", f"Koude soep {number}", "--wie", "Jansen"
        ) as process:
            assert process.stdout is not None
            printed = Reference.read(process.stdout.readline())
            process.kill()
        assert printed is not None
        store = Store(path)
        assert store.complaints.find(printed).story == f"Koude soep {number}"
        assert store.check().complaints == number
        store.close()
