"""The first thing a bundled program does: it says where its modules are; what is in that file is modules.py's.

PyInstaller brings a beginning of its own, which opens and unpacks the whole program anew for each module and reads
much that the program may never ask for; a start took a quarter longer with it. Here one file stays open, and one look
in its table says whether a module is in it. What is not is found the ordinary way: libraries, and what Python itself
needed before this.
"""

import _thread
import marshal
import sys
import zlib
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import SourcelessFileLoader, path_sep
from _io import FileIO
from types import CodeType

NAME = "klachtenboek.modules"
"""The file with the modules, in the folder of the bundle."""

Place = tuple[bool | None, int, int, bool]
"""Whether a module is a package (None: a folder without code), where its code begins, its length, and if squeezed."""


class Archive:
    """The file with the modules: finds one by its name, and reads it."""

    def __init__(self, folder: str) -> None:
        """Open the file and read its table; the modules are as if they lay in ``folder``."""
        self._folder = folder + path_sep
        self._file = FileIO(self._folder + NAME)
        self._reading = _thread.allocate_lock()
        length = int.from_bytes(self._file.read(4), "big")
        self._places: dict[str, Place] = marshal.loads(self._file.read(length))  # noqa: S302  our own file
        self._start = 4 + length

    def close(self) -> None:
        """Let go of the file; a program keeps it open until it ends."""
        self._file.close()

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return how to load a module; None when it is not in here."""
        place = self._places.get(name)
        if place is None:
            return None
        stem = self._folder + name.replace(".", path_sep)
        if place[0] is None:
            spec = ModuleSpec(name, None, is_package=True)
        else:
            origin = f"{stem}{path_sep}__init__.pyc" if place[0] else f"{stem}.pyc"
            spec = ModuleSpec(name, _Loader(name, origin, self), origin=origin, is_package=place[0])
            spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(stem)
        return spec

    def code_of(self, name: str) -> CodeType:
        """Return the code of a module that is in here."""
        _, at, length, packed = self._places[name]
        with self._reading:
            self._file.seek(self._start + at)
            content = self._file.read(length)
        code: CodeType = marshal.loads(zlib.decompress(content) if packed else content)  # noqa: S302  our own file
        return code


class _Loader(SourcelessFileLoader):
    """Loads a module as if it lay in a file of its own, so that what lies beside it is found as well."""

    def __init__(self, name: str, path: str, archive: Archive) -> None:
        super().__init__(name, path)
        self._archive = archive

    def get_code(self, name: str) -> CodeType:
        return self._archive.code_of(name)


def begin(folder: str) -> None:
    """Let Python look in the file first, and Qt in our folders."""
    sys.frozen = True  # type: ignore[attr-defined]
    sys.meta_path.insert(0, Archive(folder))

    import os  # from our own file now

    inside = f"PySide6{path_sep}plugins" if sys.platform == "win32" else f"PySide6{path_sep}Qt{path_sep}plugins"
    os.environ["QT_PLUGIN_PATH"] = f"{folder}{path_sep}{inside}"
    if "--multiprocessing-fork" in sys.argv[1:] or "-c" in sys.argv[1:]:  # a child of our own
        __import__("pyi_rth_multiprocessing")


def run() -> None:
    """Begin, and be the program. So asks program.c, for which the folder of the bundle is where Python lives."""
    sys._MEIPASS = sys.prefix  # type: ignore[attr-defined]  # noqa: SLF001  what libraries ask of a bundle
    begin(sys.prefix)
    main = sys.modules["__main__"]
    main.__file__ = f"{sys.prefix}{path_sep}__main__.pyc"
    [archive] = [finder for finder in sys.meta_path if isinstance(finder, Archive)]
    exec(archive.code_of("klachtenboek.__main__"), main.__dict__)  # noqa: S102  our own


HERE = getattr(sys, "_MEIPASS", None)  # where there is no program.c PyInstaller asks, and says so in this way
if HERE is not None:
    begin(HERE)
