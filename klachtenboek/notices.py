"""What others made that is inside the program, with the licence of each part; how it is shown is the window's."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from klachtenboek import RESOURCES

MADE: Final = "onderdelen.json"
"""What the build leaves beside the code: the parts that went into that bundle."""

LIBRARIES: Final = (
    "babel",
    "charset-normalizer",
    "holidays",
    "icalendar",
    "peewee",
    "pillow",
    "platformdirs",
    "pypdfium2",
    "pyside6-essentials",
    "python-dateutil",
    "reportlab",
    "shiboken6",
    "six",
    "typing-extensions",
    "tzdata",
    "xlsxwriter",
)
"""Every library the program runs on, also those that only another library asks for."""

_MIT: Final = "Permission is hereby granted, free of charge"
"""How the text of that licence begins, for a library that gives the text and no short name."""

OF_QT: Final = {"pyside6-essentials", "shiboken6"}
DRAWN: Final = (
    ("Inter", "OFL-1.1", "fonts/OFL-Inter.txt"),
    ("Literata", "OFL-1.1", "fonts/OFL-Literata.txt"),
    ("Source Sans 3", "OFL-1.1", "letters/OFL-SourceSans3.txt"),
    ("Tabler Icons", "MIT", "icons/LICENSE-tabler.txt"),
)
"""Letters and drawings: name, licence, and where its text is in the resources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing made by others: its name, version, the short name of its licence and the whole text of it."""

    name: str
    version: str
    licence: str
    text: str


def parts() -> tuple[Part, ...]:
    """Return what is inside, by name: as the build wrote it down, or as it is installed beside the source."""
    made = RESOURCES.parent / MADE
    if made.is_file():
        return tuple(Part(**told) for told in json.loads(made.read_text(encoding="utf-8")))
    return gather()


def gather(*, without: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """Return the parts this Python runs the program with, by name, ``without`` libraries that stay out of a bundle."""
    names = [name for name in LIBRARIES if name not in without and _is_here(name)]
    found = [_python(), *(_library(name) for name in names), *(_drawn(*one) for one in DRAWN)]
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def as_json(found: tuple[Part, ...]) -> bytes:
    """Return the parts as the file the build leaves beside the code."""
    return json.dumps([asdict(part) for part in found], ensure_ascii=False, indent=1).encode()


def _python() -> Part:
    text = _resource("licences/PSF-2.txt")
    return Part(name="Python", version=platform.python_version(), licence="PSF-2.0", text=text)


def _is_here(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _library(name: str) -> Part:
    about = metadata.metadata(name)
    told = about["Name"] or name
    if name in OF_QT:
        words = [_resource(f"licences/{file}.txt") for file in ("qt", "LGPL-3", "GPL-3")]
        return Part(name=told, version=about["Version"], licence="LGPL-3.0", text="\n\n".join(words))
    text = _texts(name)
    told_so = next((about[field] for field in ("License-Expression", "License") if field in about), "")
    short = told_so or ("MIT" if _MIT in text else "")
    return Part(name=told, version=about["Version"], licence=short.split("(")[0].strip(), text=text)


def _texts(name: str) -> str:
    """Return every licence file that came with a library, each under its name when there are more."""
    files = [file for file in metadata.files(name) or () if _is_licence(str(file))]
    texts = {file.name: Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in files}
    if len(texts) == 1:
        return next(iter(texts.values())).strip()
    return "\n\n".join(f"{file}\n{text.strip()}" for file, text in sorted(texts.items()))


def _is_licence(path: str) -> bool:
    folder, name = path.split("/", 1)[0], path.rsplit("/", 1)[-1].upper()
    kept = name.startswith(("LICEN", "COPYING", "NOTICE")) or "LICENSES/" in path.replace("licenses/", "", 1).upper()
    return folder.endswith(".dist-info") and kept


def _drawn(name: str, licence: str, path: str) -> Part:
    return Part(name=name, version="", licence=licence, text=_resource(path))


def _resource(path: str) -> str:
    return (RESOURCES / path).read_text(encoding="utf-8").strip()
