"""Writes down everything that goes into a bundle with its licences: the libraries and what the machine adds."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.notices import Part, as_json, gather

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT_OUT = frozenset({"charset-normalizer"})
"""Libraries in the lock that parts.py keeps out."""

MICROSOFT = "The Microsoft Visual C++ runtime, distributed as its licence allows together with a program that needs it."


def write(path: Path, sources: Iterable[str]) -> Path:
    """Write the parts into a file; ``sources`` are the binaries of the bundle as they lie on this machine."""
    found = [*gather(without=LEFT_OUT), _bootloader(), *_of_the_machine(sources)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_json(tuple(sorted(found, key=lambda part: part.name.casefold()))))
    return path


def _bootloader() -> Part:
    """PyInstaller's start of the program is inside too; its licence lets it be so under any terms."""
    files = metadata.files("pyinstaller") or []
    [text] = [file for file in files if file.name == "COPYING.txt"]
    return Part(
        name="PyInstaller (begin van het programma)",
        version=metadata.version("pyinstaller"),
        licence="GPL-2.0-or-later WITH Bootloader-exception",
        text=Path(str(text.locate())).read_text(encoding="utf-8").strip(),
    )


def _of_the_machine(sources: Iterable[str]) -> list[Part]:
    """Return a part for each system package of which a library travels along; on Windows the compiler's runtime."""
    if sys.platform == "win32":
        return [Part(name="Visual C++ runtime", version="", licence="Microsoft", text=MICROSOFT)]
    if not sys.platform.startswith("linux"):
        return []
    taken = sorted({source for source in sources if re.match(r"/(usr/)?lib/.*\.so", source)})
    return [part for package in sorted({_package(source) for source in taken}) for part in _from_debian(package)]


def _package(library: str) -> str:
    for path in (library, library.removeprefix("/usr"), f"/usr{library}"):
        told = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False).stdout
        if told:
            return told.split(":", 1)[0]
    message = f"no package owns {library}"
    raise SystemExit(message)


def _from_debian(package: str) -> list[Part]:
    if package.startswith(("python3", "libpython3")):
        return []  # Python has its own part
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    ).stdout
    text = Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8").strip()
    licences = sorted(set(re.findall(r"(?m)^License: *(\S.*)$", text)))
    return [Part(name=package, version=version.splitlines()[0], licence=", ".join(licences), text=text)]
