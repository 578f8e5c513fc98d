"""Many records in little memory: what went in comes out, in order, however many there are."""

import gc
import tracemalloc
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.packed import BLOCK, Packed, Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaf:
    number: int
    baked: date
    words: str


class Way(StrEnum):
    COURIER = "courier"


@dataclass(frozen=True, slots=True)
class Tray:
    loaf: Loaf
    way: Way | None


def loaf(number: int) -> Loaf:
    return Loaf(number=number, baked=date(2026, 1, 1) + timedelta(days=number % 365), words=f"Brood {number}")


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7])
def test_what_goes_in_comes_out_in_order(count: int) -> None:
    packed = Packed(loaf(number) for number in range(count))
    assert len(packed) == count
    assert bool(packed) == bool(count)
    assert list(packed) == list(packed) == [loaf(number) for number in range(count)]


def test_a_single_one_is_found_wherever_it_stands() -> None:
    packed = Packed(map(loaf, range(10 * BLOCK + 3)))
    for place in (0, BLOCK - 1, BLOCK, 9 * BLOCK, 10 * BLOCK, 10 * BLOCK + 2, -1, -10 * BLOCK):
        assert packed[place] == loaf(place % len(packed))
    assert packed[2:5] == [loaf(2), loaf(3), loaf(4)]
    with pytest.raises(IndexError):
        packed[len(packed)]


@pytest.mark.parametrize("count", [0, 5, 3 * BLOCK, 12_000])
def test_they_are_put_in_another_order(count: int) -> None:
    packed = Packed(map(loaf, range(count)))
    assert packed.in_order(lambda one: one.number) is packed
    by_day = packed.in_order(lambda one: one.baked)
    assert list(by_day) == sorted(map(loaf, range(count)), key=lambda one: one.baked)


def test_what_a_full_disk_does_not_take_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource  # only Unix has it

    monkeypatch.setattr("klachtenboek.packed.IN_MEMORY", 0)
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, most))
    try:
        packed = Packed(map(loaf, range(4 * BLOCK + 1)))
        assert list(packed) == [loaf(number) for number in range(4 * BLOCK + 1)]
        assert packed[3 * BLOCK] == loaf(3 * BLOCK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def test_nothing_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    packed = Packed(map(loaf, range(150 * BLOCK)))
    assert packed[149 * BLOCK] == loaf(149 * BLOCK)
    del packed
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_records_within_records_words_and_nothing_come_back_as_they_were() -> None:
    trays = [Tray(loaf(number), Way.COURIER if number % 2 else None) for number in range(2 * BLOCK)]
    assert list(Packed(trays)) == trays


def test_it_equals_the_same_records_and_nothing_else() -> None:
    packed = Packed(map(loaf, range(BLOCK + 1)))
    assert packed == Packed(map(loaf, range(BLOCK + 1)))
    assert packed == tuple(map(loaf, range(BLOCK + 1)))
    assert Packed() == ()
    assert packed != tuple(map(loaf, range(BLOCK)))
    assert packed != tuple(map(loaf, range(1, BLOCK + 2)))
    assert packed != 3
    assert repr(packed) == f"Packed({BLOCK + 1} records)"


def test_a_hundred_thousand_take_less_than_two_megabytes() -> None:
    tracemalloc.start()
    try:
        packed = Packed(map(loaf, range(100_000)))
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
        assert sum(1 for _ in packed) == 100_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@given(st.lists(st.integers(-5, 5) | st.integers(0, 2**62)))
def test_every_place_of_a_number_is_known_the_last_one_first(numbers: list[int]) -> None:
    places = Places(numbers)
    assert places.count() == len(set(numbers))
    for number in {*numbers, 0, -7}:
        assert list(places.of(number)) == [at for at, one in enumerate(numbers) if one == number][::-1]
        assert (number in places) == (number in numbers)
