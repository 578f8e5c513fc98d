"""Pieces that are put aside come back as they were, from memory or from the disk, and leave nothing behind."""

import errno
import gc
import os
import threading
from pathlib import Path

import pytest

from klachtenboek.aside import Aside

ROOM = 3_000
PIECES = [os.urandom(1_000) for _number in range(9)]


def put(aside: Aside, pieces: list[bytes]) -> list[int]:
    return [aside.put(piece) for piece in pieces]


@pytest.mark.parametrize("in_memory", [0, ROOM, 1_000_000])
def test_pieces_come_back_as_they_were(in_memory: int) -> None:
    aside = Aside(in_memory)
    assert put(aside, [*PIECES, b"", b"x"]) == list(range(len(PIECES) + 2))
    for number in reversed(range(len(PIECES))):
        assert aside.get(number) == aside.get(number) == PIECES[number]
    assert (aside.get(len(PIECES)), aside.get(len(PIECES) + 1)) == (b"", b"x")
    with pytest.raises(IndexError):
        aside.get(len(PIECES) + 2)


def test_another_thread_reads_what_this_one_put_away() -> None:
    aside = Aside(ROOM)
    put(aside, PIECES)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.extend(map(aside.get, range(len(PIECES)))))
    reader.start()
    reader.join()
    assert heard == PIECES


@pytest.mark.parametrize("in_memory", [0, ROOM])
def test_on_a_full_disk_what_was_there_stays_and_there_may_be_room_again(in_memory: int) -> None:
    import resource  # only Unix has it

    aside = Aside(in_memory)
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_500, most))
    try:
        known = put(aside, PIECES[: in_memory // 1_000 + 2])
        for _time in range(2):
            with pytest.raises(OSError, check=lambda error: error.errno in {errno.ENOSPC, errno.EFBIG}):
                aside.put(PIECES[8])
            assert [aside.get(number) for number in known] == PIECES[: len(known)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
    number = aside.put(PIECES[8])
    assert (number, aside.get(number), aside.get(0)) == (len(known), PIECES[8], PIECES[0])


def test_nothing_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    aside = Aside(ROOM)
    put(aside, PIECES)
    del aside
    gc.collect()
    assert not list(tmp_path.iterdir())
