"""Letters wait for their turn in a file without a name."""

import os

import pytest

from klachtenboek.domain.trouble import DiskFull
from klachtenboek.safekeeping.waiting import IN_MEMORY, Waiting

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


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource  # only Unix has it

    monkeypatch.setattr("klachtenboek.safekeeping.waiting.IN_MEMORY", 0)
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(PIECE) // 2, most))
    waiting = Waiting()
    try:
        with pytest.raises(DiskFull):
            waiting.keep(1, PIECE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
    assert not waiting
