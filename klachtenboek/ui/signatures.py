"""PySide without its descriptions of Qt's functions, until something asks for one; nothing of Qt is touched here.

Which arguments a function of Qt takes is only told in an error, or to ``help``. At each start PySide unpacks, compiles
and runs the fifteen modules that know, with the half of the standard library they want: two thirds of what it costs to
import it. It asks for them by a name, ``shibokensupport``, and takes them from a folder ``files.dir`` beside its own
library when there is one (see ``find_incarnated_files`` in its ``signature_bootstrap``). We show it such a place, and
answer to that name with functions that read the real modules, out of the library as always, the first time they are
called. A version of PySide that asks in another way finds its own modules as if we were not here.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARY = "shiboken6"
_SHOWN = f"{LIBRARY}.Shiboken"
_KNOWS = "shibokensupport"
_SIGNATURE = f"{_KNOWS}.signature"
_LOADER, _MAPPING = f"{_SIGNATURE}.loader", f"{_SIGNATURE}.mapping"

_PLACE = Path(__file__).parents[1] / "resources" / LIBRARY
"""A file that need not be there; ``files.dir`` lies beside it."""

_ONLY_TO_UNPACK = ("base64", "traceback", "zipfile")


def put_off() -> None:
    """Import PySide with its descriptions put off; where it was imported already, do nothing."""
    if LIBRARY in sys.modules or (spec := find_spec(LIBRARY)) is None:
        return
    library = sys.modules[LIBRARY] = module_from_spec(spec)  # not run: it imports what the descriptions want, no more
    place, library.__file__ = library.__file__, str(_PLACE)
    answers = _Answers()
    stand_ins = {name: ModuleType(name) for name in _ONLY_TO_UNPACK if name not in sys.modules}
    sys.modules.update(stand_ins)
    sys.meta_path.insert(0, answers)
    try:
        import PySide6.QtCore  # noqa: F401  this asks
    finally:
        sys.meta_path.remove(answers)
        for name in stand_ins:
            sys.modules.pop(name, None)
        library.__file__ = place
    sys.modules.setdefault(_MAPPING, answers.mapping)
    shown = vars(sys.modules[_SHOWN])
    vars(library).update((name, value) for name, value in shown.items() if not name.startswith("_"))


class _Answers:
    """Finds the modules PySide asks for; what stands in them is asked of the real ones when it is called."""

    def __init__(self) -> None:
        loader, self.mapping = ModuleType(_LOADER), ModuleType(_MAPPING)
        vars(loader).update(__getattr__=_asked_later, finish_import=_nothing, post_init=_nothing)
        vars(self.mapping).update(update_mapping=lambda: _fill(self.mapping))
        self._modules = {name: ModuleType(name) for name in (_KNOWS, _SIGNATURE)} | {_LOADER: loader}

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return where a module comes from: of those PySide asks for, from here."""
        return ModuleSpec(name, self, is_package=name != _LOADER) if name in self._modules else None  # type: ignore[arg-type]  # what a loader has to have is here

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module."""
        return self._modules[spec.name]

    def exec_module(self, _module: ModuleType) -> None:
        """Run nothing: what it has is there."""


def _nothing(*_: object) -> None:
    """Leave out what is for other programs: names that have gone from Qt, and another way of importing."""


def _asked_later(name: str) -> Callable[..., object]:
    """Return a function that calls the real one, which is read by then."""
    if name.startswith("__"):
        raise AttributeError(name)

    def ask(*values: object) -> object:
        return getattr(_real(), name)(*values)

    return ask


def _fill(mapping: ModuleType) -> None:
    """Give our stand-in, which PySide keeps, the names of Qt the real one knows by now."""
    _real()
    real = vars(import_module(_MAPPING))
    real["update_mapping"]()
    vars(mapping).update((name, value) for name, value in real.items() if name != "update_mapping")


@cache
def _real() -> ModuleType:
    """Read the modules PySide carries in its library, as its own start would have, and return their loader."""
    import signature_bootstrap  # type: ignore[import-not-found]  # made by the library itself

    library = sys.modules[LIBRARY]
    if library.__spec__ is not None and library.__spec__.loader is not None:
        library.__spec__.loader.exec_module(library)
    vars(signature_bootstrap).update((name, import_module(name)) for name in _ONLY_TO_UNPACK)
    for name in [name for name in sys.modules if name.partition(".")[0] == _KNOWS]:
        del sys.modules[name]
    _, finder = signature_bootstrap.prepare_zipfile()
    sys.meta_path.insert(0, finder)
    try:
        return import_module(_LOADER)
    finally:
        sys.meta_path.remove(finder)
