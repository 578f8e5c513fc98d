"""The lists of names Qt has (``Qt.AlignmentFlag``), made the short way; they are the same as those Python makes.

One use of ``Qt`` makes ninety lists with 1,400 names. Python looks at each name as if somebody wrote it by hand, which
was a seventh of the whole start. These come from a library, with a number for each name.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: Final = (Enum, IntEnum, Flag, IntFlag)
"""The kinds of list that are made the short way."""

_KEEPS: Final = {
    "_member_names_",
    "_member_map_",
    "_value2member_map_",
    "_hashable_values_",
    "_unhashable_values_",
    "_unhashable_values_map_",
}
"""All that Python keeps of the names of a list, from 3.11 on; where it keeps more, it makes its lists itself."""

_BY_PYTHON: Final[Callable[..., EnumType]] = getattr(EnumType, "_create_")  # noqa: B009  the types do not know it
_put: Final = type.__setattr__  # that of lists first looks whether the name is there
_molds: Final[dict[tuple[EnumType, FlagBoundary | None], Mold]] = {}


def make_short() -> None:
    """From now on let lists be made the short way; for before PySide is read."""
    setattr(EnumType, "_create_", _create)  # noqa: B010  the types do not know it


def make_long() -> None:
    """Let Python make all lists itself again."""
    setattr(EnumType, "_create_", _BY_PYTHON)  # noqa: B010  the types do not know it


def _create(kind: EnumType, class_name: str, names: Any, **rest: Any) -> Any:  # noqa: ANN401  Python's own
    """Make a list, as ``Enum("Name", [("A", 1)])`` does; anything but names with whole numbers is left to Python."""
    rest["module"] = rest.get("module") or sys._getframe(2).f_globals["__name__"]  # noqa: SLF001  as Python does
    if kind in KINDS and isinstance(names, list) and not (rest.get("type") or rest.get("qualname")):
        boundary = rest.get("boundary")
        mold = _molds.get((kind, boundary))
        if mold is None:
            mold = _molds[kind, boundary] = Mold(kind, boundary)
        if mold.fits(names):
            return mold.filled(class_name, names, rest["module"])
    return _BY_PYTHON(kind, class_name, names, **rest)


class Mold:
    """Hold what all lists of a kind have in common, taken from one without names that Python made."""

    __slots__ = ("_body", "_is_flag", "_is_known", "_keeps", "_kind", "_new", "_taken")

    def __init__(self, kind: EnumType, boundary: FlagBoundary | None) -> None:
        made = _BY_PYTHON(kind, "Mold", (), module=__name__, boundary=boundary)
        self._kind = kind
        self._body = {name: value for name, value in vars(made).items() if name not in {"__dict__", "__weakref__"}}
        self._keeps = [(name, type(value)) for name, value in self._body.items() if isinstance(value, (list, dict))]
        self._is_known = {name for name, _ in self._keeps} <= _KEEPS
        self._is_flag = issubclass(made, Flag)
        self._new = int.__new__ if issubclass(made, int) else _new
        self._taken = {"mro"}.union(*(vars(base) for base in made.__mro__))

    def fits(self, names: list[Any]) -> bool:
        """Tell whether these are names with whole numbers, and none of them means something to Python."""
        try:
            pairs = dict(names)
        except (TypeError, ValueError):
            return False
        return (
            self._is_known
            and len(pairs) == len(names)
            and set(map(type, pairs.values())) <= {int}
            and self._taken.isdisjoint(pairs)
            and "\n_" not in "\n".join(["", *pairs])
        )

    def filled(self, name: str, names: list[tuple[str, int]], module: str) -> Any:  # noqa: ANN401
        """Return a list with these names."""
        body = self._body | {keeps: sort() for keeps, sort in self._keeps}
        body["__module__"] = module
        made: Any = type.__new__(EnumType, name, (self._kind,), body)
        by_name, by_value, order = body["_member_map_"], body["_value2member_map_"], body["_member_names_"]
        for known, value in names:
            member = by_value.get(value)
            if member is None:
                member = by_value[value] = self._new(made, value)
                kept = member.__dict__
                kept["_value_"], kept["_name_"], kept["__objclass__"] = value, known, made
                kept["_sort_order_"] = len(order)
                if not self._is_flag or _is_one_bit(value):
                    order.append(known)
            by_name[known] = member
            _put(made, known, member)
        if "_hashable_values_" in body:
            body["_hashable_values_"].extend(by_value)
        if self._is_flag:
            _put_bits(made, list(by_value))
        return made


def _new(kind: type, _value: int) -> Any:  # noqa: ANN401
    return object.__new__(kind)


def _is_one_bit(value: int) -> bool:
    return value != 0 and not value & (value - 1)


def _put_bits(made: Any, values: list[int]) -> None:  # noqa: ANN401
    """Note which bits a list of flags knows, and whether they stand in order."""
    bits, single = 0, [value for value in values if _is_one_bit(value)]
    for value in values:
        bits |= value
    _put(made, "_flag_mask_", bits)
    _put(made, "_singles_mask_", sum(single))
    _put(made, "_all_bits_", 2 ** bits.bit_length() - 1)
    if single != sorted(single):
        _put(made, "_iter_member_", made._iter_member_by_def_)
