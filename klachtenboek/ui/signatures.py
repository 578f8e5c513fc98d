"""PySide without its descriptions of Qt's functions, until something asks for one; nothing of Qt is touched here.

Which arguments a function of Qt takes is told in an error, and to ``help``. To know it PySide unpacks, compiles and
runs fifteen modules at each start, with the half of the standard library they want: three quarters of what it costs to
import it. Its library carries the source of a module ``signature_bootstrap`` that does so (see ``init_phase_1`` in
PySide's ``signature_globals.cpp``). We give it another one to compile, whose functions run the real one when the first
of them is called. A version of PySide that begins in another way has its descriptions as if we were not here.
"""

from __future__ import annotations

import builtins
import sys
from functools import cache
from importlib.util import find_spec, module_from_spec
from types import CodeType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LIBRARY = "shiboken6"
_BOOTSTRAP = "signature_bootstrap"
_MAPPING = "shibokensupport.signature.mapping"
"""The one module the library takes from ``sys.modules`` itself, and keeps."""

_as_ever = builtins.compile
_source: list[bytes] = []
_kept: list[ModuleType] = []
"""The library has the names of this module without holding it; another takes its place in ``sys.modules``."""


def put_off() -> None:
    """Import PySide with its descriptions put off; where it was imported already, do nothing."""
    if LIBRARY in sys.modules or (spec := find_spec(LIBRARY)) is None:
        return
    library = sys.modules[LIBRARY] = module_from_spec(spec)  # not run: it imports what the descriptions want, no more
    vars(library)["__getattr__"] = _look_again
    builtins.compile = _compile  # type: ignore[assignment]  # where the library looks it up
    try:
        import PySide6.QtCore  # noqa: F401  this asks
    finally:
        builtins.compile = _as_ever
    shown = vars(sys.modules[f"{LIBRARY}.Shiboken"])
    vars(library).update((name, value) for name, value in shown.items() if not name.startswith("_"))


def _look_again(name: str) -> object:
    """Return what the module of the library lacks, for which it is run after all; its one part is imported apart."""
    if name == "Shiboken":
        raise AttributeError(name)
    _run()
    return getattr(sys.modules[LIBRARY], name)


def _run() -> None:
    """Run the module of the library, when that was not done yet."""
    library = sys.modules[LIBRARY]
    if vars(library).pop("__getattr__", None) and library.__spec__ is not None and library.__spec__.loader is not None:
        library.__spec__.loader.exec_module(library)


def _compile(source: bytes, name: str, mode: str, **named: Any) -> CodeType:  # noqa: ANN401  as it is
    """Compile as ever, but another beginning than the one PySide's library carries."""
    if name == f"{_BOOTSTRAP}.py":
        _source.append(source)
        source = f"from {__name__} import bootstrap".encode()
    code: CodeType = _as_ever(source, name, mode, **named)
    return code


def bootstrap() -> object:
    """Return what PySide asks its questions from now on."""
    mapping = sys.modules[_MAPPING] = ModuleType(_MAPPING)
    _kept.append(mapping)
    vars(mapping)["update_mapping"] = lambda: _fill(mapping)
    return _Loader()


class _Loader:
    """Has every function PySide asks for; each calls the real one, which is read by then."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        def ask(*values: object) -> object:
            return getattr(_real(), name)(*values)

        return ask

    def finish_import(self, _module: ModuleType) -> None:
        """Give back no names that have gone from Qt: we use none."""

    def post_init(self) -> None:
        """Leave Python's way of importing as it is."""


def _fill(mapping: ModuleType) -> None:
    """Give our module, which the library keeps, the names of Qt the real one knows by now."""
    _real()
    real = vars(sys.modules[_MAPPING])
    real["update_mapping"]()
    vars(mapping).update((name, value) for name, value in real.items() if name != "update_mapping")


@cache
def _real() -> ModuleType:
    """Run the beginning PySide's library carries, as its own start would have, and return what it makes."""
    _run()
    names = vars(sys.modules[_BOOTSTRAP])
    exec(compile(_source.pop(), f"{_BOOTSTRAP}.py", "exec"), names)  # noqa: S102  PySide's own
    loader: ModuleType = names["bootstrap"]()
    return loader
