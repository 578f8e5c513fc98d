"""The first thing a bundled program does: where its modules are; it stands in for the way PyInstaller brings itself.

PyInstaller opens its archive anew for each module and looks along all paths first; here that file stays open and one
look in a table says what is in it. What is not (libraries, and what Python itself brings) is found the ordinary way.
"""

import _frozen_importlib
import _frozen_importlib_external
import _io
import marshal
import sys
import zlib

MODULE, PACKAGE, FOLDER = 0, 1, 3
"""What PyInstaller's archive says a name is; a folder is a package without code."""

HEADER = 8
"""Bytes before the place of the table: a word of PyInstaller's, and Python's own number."""


class _Archive:
    """The archive inside the program: finds a module by its name and reads it."""

    def __init__(self, told, folder):
        name, _, start = told.rpartition("?")
        self._file = _io.FileIO(name)
        self._start = int(start)
        self._folder = folder
        self._file.seek(self._start + HEADER)
        self._file.seek(self._start + int.from_bytes(self._file.read(4), "big"))
        self._places = dict(marshal.loads(self._file.read()))

    def find_spec(self, name, _path=None, _target=None):
        """Return how to load a module; None when it is not in here."""
        place = self._places.get(name)
        if place is None:
            return None
        stem = self._folder + name.replace(".", _frozen_importlib_external.path_sep)
        if place[0] == MODULE:
            spec = _frozen_importlib.ModuleSpec(name, _Loader(name, stem + ".pyc", self), origin=stem + ".pyc")
            spec.has_location = True
            return spec
        if place[0] == FOLDER:
            spec = _frozen_importlib.ModuleSpec(name, None, is_package=True)
        else:
            origin = stem + _frozen_importlib_external.path_sep + "__init__.pyc"
            spec = _frozen_importlib.ModuleSpec(name, _Loader(name, origin, self), origin=origin, is_package=True)
            spec.has_location = True
        spec.submodule_search_locations.append(stem)
        return spec

    def code(self, name):
        _, at, length = self._places[name]
        self._file.seek(self._start + at)
        return marshal.loads(zlib.decompress(self._file.read(length)))


class _Loader(_frozen_importlib_external.SourcelessFileLoader):
    """Loads a module as if it lay in a file of its own, so that what lies beside it is found as well."""

    def __init__(self, name, path, archive):
        super().__init__(name, path)
        self._archive = archive

    def get_code(self, name):
        return self._archive.code(name)


sys.frozen = True
sys.meta_path.insert(0, _Archive(sys._pyinstaller_pyz, sys._MEIPASS + _frozen_importlib_external.path_sep))
