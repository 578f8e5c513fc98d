"""The size of what is installed, when it was built; nothing is timed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Reading

ROOT = Path(__file__).resolve().parent.parent
UNPACKED = ROOT / "build" / "bundle" / "klachtenboek"


def cases() -> Iterator[Reading]:
    """Yield the size of the folder and of the package for Debian; none of what was not built."""
    if UNPACKED.is_dir():
        yield _megabytes("the bundle, unpacked", 135, [path for path in UNPACKED.rglob("*") if path.is_file()])
    packed = sorted((ROOT / "dist").glob("klachtenboek_*.deb"), key=lambda path: path.stat().st_mtime)
    if packed:
        yield _megabytes("the package for Debian", 42, packed[-1:])


def _megabytes(name: str, most: float, files: list[Path]) -> Reading:
    size = sum(path.lstat().st_size for path in files) / 1e6
    return Reading(group="bundle", name=name, most=most, unit="MB", ours=lambda: size)
