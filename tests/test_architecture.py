"""The drawing of the layers, held against the code; the contracts themselves stand in pyproject.toml."""

import ast
import collections.abc as containers
import dataclasses
import importlib
import inspect
import pkgutil
import subprocess
import sys
import types
from array import array
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path, PurePath
from typing import (
    Any,
    Generic,
    Literal,
    NamedTuple,
    Never,
    NoReturn,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import pytest

import klachtenboek.logbook
from klachtenboek.domain.rows import Rows

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "klachtenboek"

# Heavy libraries, read when their first letter or sheet is made and not before.
LAZY = {"babel", "icalendar", "openpyxl", "pypdfium2", "reportlab", "xlsxwriter"}

PLAIN = (bool, int, float, str, bytes, date, time, timedelta, Decimal, PurePath, array, Enum, types.NoneType)
HOLDERS = {
    *(tuple, list, dict, set, frozenset, Union, types.UnionType),
    *(containers.Sequence, containers.Mapping, containers.Collection, containers.Set),
    *(containers.Iterable, containers.Iterator, containers.Generator),
    Rows,  # a sequence that makes its values when they are looked at
}


def test_every_contract_is_kept() -> None:
    # In a process of its own: the linter sets up logging anew, and that silences every logger there is.
    ask = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def test_the_domain_is_plain_python() -> None:
    known = sys.stdlib_module_names | {"klachtenboek"}
    found = [
        f"{path.name}:{node.lineno} {name}"
        for path in sorted((PACKAGE / "domain").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [part.name for part in node.names])
        if name.partition(".")[0] not in known
    ]
    assert not found


def test_the_logbook_starts_without_paper_or_spreadsheets() -> None:
    question = "import sys, klachtenboek.logbook; print(*{name.partition('.')[0] for name in sys.modules})"
    answer = subprocess.run([sys.executable, "-c", question], cwd=ROOT, check=True, capture_output=True, text=True)
    assert not LAZY & set(answer.stdout.split())


@cache
def names_in(module_name: str) -> dict[str, object]:
    """Give the names a module's annotations can use, those it imports for the type checker alone among them."""
    module = importlib.import_module(module_name)
    names = dict(vars(module))
    for block in ast.parse(inspect.getsource(module)).body:
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test):
            for node in block.body:
                if isinstance(node, ast.ImportFrom) and node.module:
                    source = importlib.import_module(node.module)
                    names |= {part.asname or part.name: getattr(source, part.name) for part in node.names}
    return names


def is_value(kind: type, seen: frozenset[object]) -> bool:
    """Tell whether a class is a plain value, or a frozen dataclass or named tuple of those.

    What the first page shows is a named tuple: a dataclass costs a start four times as much to make.
    """
    if issubclass(kind, PLAIN):
        return True
    if dataclasses.is_dataclass(kind):
        closed = kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # there, but not in the stubs
    else:
        closed = issubclass(kind, tuple) and hasattr(kind, "_fields")
    if not closed:
        return False
    homes = [base.__module__ for base in kind.__mro__ if base is kind or dataclasses.is_dataclass(base)]
    names = {name: thing for home in homes for name, thing in names_in(home).items()}
    return all(is_plain(part, seen | {kind}) for part in get_type_hints(kind, names).values())


def is_plain(kind: Any, seen: frozenset[object] = frozenset()) -> bool:  # noqa: ANN401  (an annotation is anything)
    """Tell whether an annotation lets nothing through but values and holders of values."""
    if kind in {None, Ellipsis, Never, NoReturn} or kind in seen or get_origin(kind) is Literal:
        return True
    holder = get_origin(kind)
    if holder is not None and (holder in HOLDERS or is_value(holder, seen)):
        return all(is_plain(part, seen) for part in get_args(kind))
    if isinstance(kind, TypeVar):  # what fills it in is an argument of the holder, looked at above
        return True
    return isinstance(kind, type) and is_value(kind, seen)


def verbs() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give every public function and method the logbook is made of, with its full name."""
    root = klachtenboek.logbook
    names = [root.__name__, *(found.name for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."))]
    for name in names:
        for owner_name, owner in list(vars(importlib.import_module(name)).items()):  # looking may import more
            if owner_name.startswith("_") or getattr(owner, "__module__", "") != name:
                continue
            if inspect.isfunction(owner):
                yield f"{name}.{owner_name}", owner
            elif inspect.isclass(owner) and not dataclasses.is_dataclass(owner) and not issubclass(owner, tuple):
                for method_name, method in inspect.getmembers(owner):
                    function = method.fget if isinstance(method, property) else method
                    if inspect.isroutine(function) and not method_name.startswith("_"):
                        yield f"{name}.{owner_name}.{method_name}", inspect.unwrap(function)


def test_every_subject_of_the_logbook_is_looked_at() -> None:
    subjects = get_type_hints(klachtenboek.logbook.Logbook, names_in("klachtenboek.logbook")).values()
    assert subjects
    seen = {name.rpartition(".")[0] for name, _ in verbs()}
    assert {f"{subject.__module__}.{subject.__name__}" for subject in subjects} <= seen


# What is left to do when nothing is asked or on another thread; it is handed back to the logbook, or just called.
WORK = {
    "klachtenboek.logbook.ahead.pieces",
    "klachtenboek.logbook.backups.Backups.prepare",
    "klachtenboek.logbook.backupwork.prepared",
}


def test_only_values_come_out_of_the_logbook() -> None:
    found = [
        f"{name} -> {answer}"
        for name, verb in verbs()
        if verb.__module__.startswith("klachtenboek.") and name not in WORK
        for answer in [get_type_hints(verb, names_in(verb.__module__)).get("return", object)]
        if not is_plain(answer)
    ]
    assert not found, "the logbook hands out frozen dataclasses, named tuples and plain values"


@dataclasses.dataclass(frozen=True)
class Loaf:
    """A value as the logbook hands them out."""

    baked: date
    crumbs: "tuple[Loaf, ...] | None" = None


@dataclasses.dataclass
class Dough:
    """Not a value: it still changes."""

    weight: int


Filling = TypeVar("Filling")


@dataclasses.dataclass(frozen=True)
class Tray(Generic[Filling]):
    """A value that holds values of one kind."""

    rows: tuple[Filling, ...]


class Slice(NamedTuple):
    """A row of a list."""

    loaf: Loaf
    thickness: float


@pytest.mark.parametrize(
    "kind",
    [None, str, int | None, Loaf, Slice, Tray[Loaf], list[Loaf], dict[str, tuple[Loaf, ...]], Iterator[None], PurePath],
)
def test_these_may_come_out(kind: object) -> None:
    assert is_plain(kind)


@pytest.mark.parametrize(
    "kind",
    [object, Any, Dough, Tray[Dough], list[Dough], Dough | None, ast.AST, Callable[[], None], tuple[Loaf, object]],
)
def test_these_may_not_come_out(kind: object) -> None:
    assert not is_plain(kind)
