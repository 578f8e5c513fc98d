"""Writes the modules of the bundle into one file, as begin.py reads them; PyInstaller has found and compiled them."""

from __future__ import annotations

import marshal
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from installer.begin import Place

PYC_HEADER = 16
"""Bytes of a compiled file before its code."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module under its full name; ``package`` is None for a folder without code of its own."""

    name: str
    package: bool | None
    code: bytes


def from_library(path: Path) -> Iterable[Module]:
    """Return what of Python itself lies in a zip of compiled files; encodings are found there by Python alone."""
    with zipfile.ZipFile(path) as library:
        for place in sorted(library.namelist()):
            name = place.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            if name.partition(".")[0] != "encodings":
                yield Module(name, place.endswith("__init__.pyc"), library.read(place)[PYC_HEADER:])


def from_pyinstaller(archive: str) -> Iterable[Module]:
    """Return what PyInstaller put in its own file."""
    from PyInstaller.archive.readers import ZlibArchiveReader  # type: ignore[import-untyped]  # there when bundling
    from PyInstaller.loader.pyimod01_archive import PYZ_ITEM_NSPKG, PYZ_ITEM_PKG  # type: ignore[import-untyped]

    reader = ZlibArchiveReader(archive)
    for name, (kind, _at, _length) in reader.toc.items():
        if kind == PYZ_ITEM_NSPKG:
            yield Module(name, None, b"")
        else:
            yield Module(name, kind == PYZ_ITEM_PKG, reader.extract(name, raw=True))


def from_file(name: str, path: Path) -> Module:
    """Return a module that was compiled into a file of its own."""
    return Module(name, package=False, code=path.read_bytes()[PYC_HEADER:])


def write(path: Path, modules: Iterable[Module], *, packs: Callable[[str], bool]) -> Path:
    """Write the modules, in order of their names; ``packs`` says which are squeezed: those no start asks for."""
    places: dict[str, Place] = {}
    codes = bytearray()
    for module in sorted(modules, key=lambda one: one.name):
        packed = packs(module.name)
        code = zlib.compress(module.code, 9) if packed else module.code
        places[module.name] = (module.package, len(codes), len(code), packed)
        codes += code
    table = marshal.dumps(places, 2)  # as of version 3 the bytes depend on who else holds a value
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(table).to_bytes(4, "big") + table + codes)
    return path
