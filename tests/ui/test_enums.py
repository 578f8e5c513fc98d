"""Lists of names made the short way are those Python makes."""

import pickle
import subprocess
import sys
import types
from enum import KEEP, Enum, Flag, IntEnum, IntFlag
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QSizePolicy

from klachtenboek.ui import enums

Sort = Any
"""A list of names: to whoever checks types, one that is made while the program runs has no names."""

ONES = [("First", 0), ("Second", 1), ("Other", 1), ("Third", 7), ("Below", -2), ("Last", 1 << 31)]
BITS = [("None_", 0), ("One", 1), ("Four", 4), ("Two", 2), ("Also", 2), ("Both", 3), ("All", 7)]
IN_ORDER = [("One", 1), ("Two", 2), ("Four", 4)]


def both(kind: Sort, names: object) -> tuple[Any, Any]:
    """Return the list made the short way and the one Python made."""
    enums.make_short()
    short = kind("Sort", names, boundary=KEEP)
    enums.make_long()
    try:
        return short, kind("Sort", names, boundary=KEEP)
    finally:
        enums.make_short()


def told(made: Sort) -> list[object]:
    """Return all that can be asked of a list and of its names."""
    names = [
        (name, one.name, one.value, repr(one), str(one), f"{one}", hash(one), bool(one), type(one) is made)
        for name, one in made.__members__.items()
    ]
    found = [(one, one is made[one.name], made(one.value) is one, one in made) for one in made]
    order = [one.name for one in reversed(list(made))]
    return [names, repr(found), order, len(made), repr(made), made.__doc__, made.__module__, made.__qualname__]


@pytest.mark.parametrize("kind", [Enum, IntEnum])
def test_a_short_made_list_tells_the_same(kind: Sort) -> None:
    short, long = both(kind, ONES)
    assert told(short) == told(long)
    for made in (short, long):
        with pytest.raises(ValueError, match="is not a valid Sort"):
            made(99)
        with pytest.raises(AttributeError):
            made.First = 3
        with pytest.raises(TypeError):
            types.new_class("Longer", (made,))


@pytest.mark.parametrize("kind", [Flag, IntFlag])
@pytest.mark.parametrize("names", [BITS, IN_ORDER], ids=["all sorts", "in order"])
def test_short_made_flags_tell_the_same(kind: Sort, names: list[tuple[str, int]]) -> None:
    short, long = both(kind, names)
    assert told(short) == told(long)
    for one in names:
        for other in names:
            results = [
                [
                    repr(made[one[0]] | made[other[0]]),
                    repr(made[one[0]] & made[other[0]]),
                    repr(made[one[0]] ^ made[other[0]]),
                    repr(~made[one[0]]),
                    [part.name for part in made[one[0]] | made[other[0]]],
                    made[one[0]] in made[other[0]],
                    repr(made(64 + one[1])),
                ]
                for made in (short, long)
            ]
            assert results[0] == results[1]


@pytest.mark.parametrize("kind", enums.KINDS)
def test_a_short_made_list_has_all_that_one_of_python_has(kind: Sort) -> None:
    short, long = both(kind, [("One", 1), ("Two", 2)])
    assert set(vars(short)) == set(vars(long))
    assert vars(short["One"]).keys() == vars(long["One"]).keys()
    parts = "_flag_mask_", "_singles_mask_", "_all_bits_", "_member_names_", "_boundary_", "_member_type_"
    assert [vars(short).get(part) for part in parts] == [vars(long).get(part) for part in parts]


@pytest.mark.parametrize(
    "names",
    ["One Two", ["One", "Two"], {"One": 1}, [("One", "a")], [("name", 1)], [("value", 1)], [("_one", 1)], []],
    ids=str,
)
def test_anything_else_is_made_by_python(names: list[tuple[str, int]]) -> None:
    short, long = both(Enum, names)
    assert told(short) == told(long)


@pytest.mark.parametrize("names", [[("mro", 1)], [("One", 1), ("One", 2)]], ids=str)
def test_what_python_refuses_is_refused(names: list[tuple[str, int]]) -> None:
    refused = []
    for make in (enums.make_short, enums.make_long):
        make()
        try:
            with pytest.raises((TypeError, ValueError)) as caught:
                Enum("Sort", names)
        finally:
            enums.make_short()
        refused.append((type(caught.value), str(caught.value)))
    assert refused[0] == refused[1]


def test_a_python_that_keeps_more_makes_its_lists_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    molds: dict[object, enums.Mold] = {}
    monkeypatch.setattr(enums, "_molds", molds)
    monkeypatch.setattr(enums, "_KEEPS", {"_member_map_"})
    assert told(Enum("Sort", ONES)) == told(both(Enum, ONES)[1])
    assert molds
    assert not any(mold.fits(ONES) for mold in molds.values())


@pytest.mark.parametrize(
    "made",
    [Qt.AlignmentFlag, Qt.Key, Qt.FocusPolicy, QEvent.Type, QLocale.Language, QFont.Weight, QIcon.Mode,
     QSizePolicy.Policy, QColor.Spec, Qt.WidgetAttribute],
    ids=lambda made: made.__qualname__,
)  # fmt: skip
def test_the_lists_of_qt_are_those_python_would_make(made: Sort) -> None:
    enums.make_long()
    try:
        kind = made.__bases__[0]
        long = kind(made.__name__, [(name, one.value) for name, one in made.__members__.items()], boundary=KEEP)
    finally:
        enums.make_short()
    assert [(name, one.value, one.name) for name, one in made.__members__.items()] == [
        (name, one.value, one.name) for name, one in long.__members__.items()
    ]
    assert [one.name for one in made] == [one.name for one in long]
    assert made.__module__.startswith("PySide6.")
    first = next(iter(made))
    assert pickle.loads(pickle.dumps(first)) is first  # noqa: S301  our own


def test_the_program_has_its_lists_made_short() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import klachtenboek.ui.theme, enum; print(enum.EnumType._create_.__module__)"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.strip() == "klachtenboek.ui.enums"
