"""Looks over a bundle, or its package or setup: not too large, nothing in it that must not be, nothing missing."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Final

LARGEST: Final = {"linux": 135, "win32": 85, "darwin": 160}
"""Megabytes (of a million bytes) a bundle may be, by system."""

LARGEST_PACKED: Final = {".deb": 42, ".exe": 32}
"""Megabytes what is downloaded may be, by the end of its name."""

FORBIDDEN: Final = (
    ("code for an encrypted network", r"(.*/)?(lib(ssl|crypto)[-.][^/]*|_ssl\.[^/]*)|.*/plugins/tls/.*"),
    ("a stand-in for Wine", r"(?i)(.*/)?(icuuc\.dll|mscms\.dll|bcryptprimitives\.dll|sitecustomize\.py.*)"),
    ("a font that may not travel", r"(?i).*darkgarden.*"),
    (
        "tests or tools",
        r"(?i)(.*/)?(pytest|mypy|ruff|hypothesis|pip|PyInstaller)(/.*|-[\d.]+\.dist-info/.*)",
    ),
    ("a second user interface", r"(.*/)?(tkinter|tcl8\.\d|_tkinter.*)(/.*)?|.*libq?gtk3?.*"),
    ("holidays of countries nobody chooses", r".*/?holidays/locale/(?!(nl|en_US)/LC_MESSAGES/(BE|NL)\.mo$).*"),
    ("parts of Qt nobody opens", r"(?i).*Qt6?(Qml|Quick|WebEngine|Designer|Multimedia)[^/]*\.(so|dll|pyd).*"),
)
"""What must not be in a bundle, as places in it."""

NEEDED: Final = (
    r".*/?klachtenboek/resources/letters/SourceSans3-Regular\.ttf",
    r".*/?klachtenboek/onderdelen\.json",
    r".*/qtbase_nl\.qm",
    r".*/?babel/locale-data/nl\.dat",
    r".*/?holidays/locale/en_US/LC_MESSAGES/NL\.mo",
    r".*(libqxcb\.so|qwindows\.dll|libqcocoa\.dylib)",
)


def faults(folder: Path, *, platform: str = sys.platform) -> list[str]:
    """Return what is wrong with the bundle in ``folder``, in sentences; nothing when all is well."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    found = [f"{what}: {name}" for name in sorted(files) for what, kind in FORBIDDEN if re.fullmatch(kind, name)]
    found += [f"missing: {kind}" for kind in NEEDED if not any(re.fullmatch(kind, name) for name in files)]
    size = size_of(folder)
    if size > LARGEST[platform] * 1_000_000:
        found.append(f"too large: {size / 1_000_000:.1f} MB, at most {LARGEST[platform]}")
    return found


def size_of(folder: Path) -> int:
    """Return the bytes of all files, a link counted as the few bytes it is."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def packed_faults(file: Path) -> list[str]:
    """Return what is wrong with a package or a setup, in sentences; nothing when it is small enough."""
    size, most = file.stat().st_size, LARGEST_PACKED[file.suffix]
    return [f"too large: {size / 1_000_000:.1f} MB, at most {most}"] if size > most * 1_000_000 else []


def main(made: Path, platform: str) -> int:
    """Print what was found about a bundle, or about what it is packed in; return 0 when all is well, else 1."""
    if made.is_dir():
        return _look_at_bundle(made, platform)
    wrong = packed_faults(made)
    for fault in wrong:
        print(fault, file=sys.stderr)
    print(f"{made.name}: {made.stat().st_size / 1_000_000:.1f} MB")
    return 1 if wrong else 0


def _look_at_bundle(folder: Path, platform: str) -> int:
    wrong = faults(folder, platform=platform)
    for fault in wrong:
        print(fault, file=sys.stderr)
    inside = json.loads(next(folder.rglob("onderdelen.json")).read_text(encoding="utf-8")) if not wrong else []
    count = sum(path.is_file() for path in folder.rglob("*"))
    print(f"{folder.name}: {size_of(folder) / 1_000_000:.1f} MB in {count} files, {len(inside)} parts with a licence")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else sys.platform))  # noqa: PLR2004  two
