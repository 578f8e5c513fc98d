"""A book that may not be written opens to look in: to read, search and print; every verb that writes says so."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import OnlyToRead
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Closing, PromiseKind
from klachtenboek.domain.summary import Query
from klachtenboek.domain.trouble import NotALogbook, ReadOnly
from klachtenboek.logbook import Logbook

NOW = datetime(2026, 11, 20, 10, 12)
NOBODY = 65_534
KEY = 1


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """Give a book on a stick, with what was written last still in the -wal."""
    logbook = Logbook(tmp_path / "boek.db", clock=lambda: NOW)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    logbook.complaints.log("Het brood was oud.", who="Mevrouw De Vries")
    for kind in (LetterKind.ACKNOWLEDGEMENT, LetterKind.CLOSING):  # reads what only we may read
        logbook.letters.preview(KEY, kind)
    assert logbook.backups.list() == ()  # the same
    with tempfile.TemporaryDirectory() as folder:
        for name in ("boek.db", "boek.db-wal"):
            shutil.copy(tmp_path / name, folder)
        logbook.close()
        yield Path(folder) / "boek.db"


@pytest.fixture
def locked(stick: Path) -> Iterator[Path]:
    """Let nothing on the stick be written, also when the tests run as root."""
    for path in stick.parent.iterdir():
        path.chmod(0o444)
    stick.parent.chmod(0o555)
    with contextlib.ExitStack() as afterwards:
        afterwards.callback(stick.parent.chmod, 0o755)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
            afterwards.callback(os.seteuid, 0)
        yield stick


@pytest.fixture
def looked_in(locked: Path) -> Iterator[Logbook]:
    logbook = Logbook(locked, clock=lambda: NOW, only_to_read=True)
    yield logbook
    logbook.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_book_that_may_not_be_written_says_so_first(locked: Path) -> None:
    """R17."""
    with pytest.raises(ReadOnly):
        Logbook(locked)


def test_it_opens_to_look_in_with_what_was_written_last(looked_in: Logbook, locked: Path) -> None:
    """R17."""
    before = contents(locked.parent)
    assert looked_in.is_read_only
    assert looked_in.complaints.get(KEY).story == "Het brood was oud."
    assert [row.id for row in looked_in.complaints.page(Query(words="brood")).rows] == [KEY]
    assert looked_in.keeping.shop().name == "Bakkerij De Linde"
    assert looked_in.letters.preview(KEY, LetterKind.ACKNOWLEDGEMENT).startswith(b"%PDF")
    assert looked_in.keeping.check().faults == ()
    assert not looked_in.backups.is_possible
    looked_in.keeping.remember("channel", "phone")
    assert looked_in.keeping.remembered("channel") == ""
    assert contents(locked.parent) == before


WRITING: dict[str, Callable[[Logbook], object]] = {
    "log": lambda book: book.complaints.log("Nog een."),
    "note": lambda book: book.complaints.note(KEY, "x"),
    "edit": lambda book: book.complaints.edit(KEY, title="x"),
    "step": lambda book: book.complaints.take_step(KEY, Step.LISTEN),
    "close": lambda book: book.complaints.close(KEY, Closing.WITHDRAWN),
    "lapse": lambda book: book.complaints.lapse(KEY, "x"),
    "promise": lambda book: book.promises.make(KEY, PromiseKind.OTHER, "x", NOW + timedelta(days=1)),
    "give": lambda book: book.goodwill.give(KEY, GoodwillKind.COURTESY, "x", 100),
    "letter": lambda book: book.letters.send(KEY, LetterKind.CLOSING, how=Sent.PRINTED),
    "customer": lambda book: book.customers.save(Customer(surname="Smit")),
    "shop": lambda book: book.keeping.save_shop(book.keeping.shop()),
    "draft": lambda book: book.keeping.save_draft(book.keeping.new_draft()),
}


@pytest.mark.parametrize("verb", WRITING.values(), ids=WRITING)
def test_every_verb_that_writes_refuses_with_one_sentence(
    looked_in: Logbook, verb: Callable[[Logbook], object]
) -> None:
    """R17."""
    with pytest.raises(OnlyToRead):
        verb(looked_in)
    assert looked_in.complaints.counts().all == 1


def test_a_book_of_an_older_version_is_looked_in_too(stick: Path) -> None:
    with contextlib.closing(Logbook(stick, clock=lambda: NOW, only_to_read=True)) as book:
        assert book.complaints.counts().all == 1
    with contextlib.closing(Logbook(stick, clock=lambda: NOW)) as book:
        assert book.complaints.log("Verder.").reference is not None


def test_what_is_no_book_is_not_looked_in(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"geen boek" * 100)
    with pytest.raises(NotALogbook):
        Logbook(tmp_path / "x.db", only_to_read=True)


def test_nothing_of_the_copy_stays_behind(stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passing = tmp_path / "tijdelijk"
    passing.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    with contextlib.closing(Logbook(stick, clock=lambda: NOW, only_to_read=True)):
        assert list(passing.iterdir()) == []
