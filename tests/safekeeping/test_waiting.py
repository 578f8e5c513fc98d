"""Letters wait for their turn in a file without a name."""

import errno
import gc
import io
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.trouble import DiskFull
from klachtenboek.safekeeping.waiting import IN_MEMORY, Waiting

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

PIECE = os.urandom(1_000_000)


def kept(count: int) -> Waiting:
    waiting = Waiting()
    for number in range(count):
        waiting.keep(number, bytes([number]) + PIECE)
    return waiting


@pytest.mark.parametrize("count", [0, 1, 2 * IN_MEMORY // len(PIECE)])
def test_pieces_come_back_as_they_were(count: int) -> None:
    waiting = kept(count)
    assert list(waiting) == list(range(count))
    assert len(waiting) == count
    for number in reversed(range(count)):
        assert waiting[number] == waiting[number] == bytes([number]) + PIECE
    with pytest.raises(KeyError):
        waiting[count]


def test_another_thread_reads_what_this_one_put_away() -> None:
    waiting = kept(6)
    heard: list[int] = []
    reader = threading.Thread(target=lambda: heard.extend(waiting[number][0] for number in waiting))
    reader.start()
    reader.join()
    assert heard == [0, 1, 2, 3, 4, 5]


def test_nothing_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    waiting = kept(6)
    assert len(waiting) == 6
    del waiting
    gc.collect()
    assert not list(tmp_path.iterdir())


class Full(io.BytesIO):
    """A file on a disk without room."""

    def write(self, content: "ReadableBuffer", /) -> int:
        """Refuse."""
        raise OSError(errno.ENOSPC, f"no room for {len(bytes(content))}")


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", lambda _most: Full())
    with pytest.raises(DiskFull):
        Waiting().keep(1, b"brief")
