"""Writing a folder whole: the new one takes the old one's place only when every file in it is written.

The owner's own files in the old folder move along: only what the list of the old folder names, and what is still as it
was written, is replaced.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import FileInUse, ReadOnly
from klachtenboek.safekeeping.files import copy_file, make_folder, trouble_of, write_file, write_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    Pour = Callable[[BinaryIO], object]

OLD, NEW, PACKED = "oud", "nieuw", "ingepakt"
"""Where the older folder waits while the new one is put in its place; should both fail, it stays there."""

_OWN = "van jezelf"
_PIECE = 65_536
_NOT_WORTH_TELLING = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: its name relative to the folder, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into a folder.

    ``files`` is given an empty folder to work in. ``manifest`` names the list of files, ``listed`` makes it and
    ``told`` reads names and hashes back. ``pack`` writes a zip of the files when one is wanted beside the folder.
    """

    files: Callable[[Path], Iterable[tuple[str, Pour]]]
    manifest: str
    listed: Callable[[Sequence[Written]], bytes]
    told: Callable[[bytes], Mapping[str, str]]
    pack: Callable[[Iterable[tuple[str, Path]], BinaryIO], object] | None = None


def write_folder(target: Path, contents: Contents) -> Path:
    """Write the folder and return where it is; an older one is replaced, but for the owner's own files in it.

    A zip is written beside it when ``contents`` can pack one. Raises DiskFull, ReadOnly, FolderMissing, DiskFailed or
    FileInUse; then the older folder and zip are as they were and nothing of the new ones remains.
    """
    target = target.resolve() if target.is_symlink() else target
    if target.exists() and not target.is_dir():
        raise ReadOnly(target)
    _refuse_open_files(target)
    try:
        beside = Path(tempfile.mkdtemp(prefix=".klachtenboek-", dir=target.parent))
    except OSError as error:
        raise trouble_of(error, target.parent) from error
    try:
        _write_all(beside, contents, target)
        _exchange(target, beside)
    except OSError as error:
        raise trouble_of(error, target) from error
    finally:
        if target.exists() or not (beside / OLD).exists():
            shutil.rmtree(beside, ignore_errors=True)
    return target


def own_files(folder: Path, manifest: str, told: Callable[[bytes], Mapping[str, str]]) -> tuple[str, ...]:
    """Return the names of files in the folder that its list does not name, but for those of the system."""
    known = {*_told(folder, manifest, told), manifest}
    names = (path.relative_to(folder).as_posix() for path in _files(folder))
    return tuple(sorted(name for name in names if name not in known and not _is_of_system(name)))


def listed_files(
    folder: Path, manifest: str, told: Callable[[bytes], Mapping[str, str]]
) -> tuple[tuple[str, Path], ...]:
    """Return name and place of every file that the list of the folder names and that is there, the list itself last."""
    names = (*_told(folder, manifest, told), manifest)
    return tuple((name, path) for name in names if (path := folder / name).is_file())


def _write_all(beside: Path, contents: Contents, target: Path) -> None:
    fresh, workroom = make_folder(beside / NEW), make_folder(beside / "werk")
    written = []
    for name, pour in contents.files(workroom):
        make_folder((fresh / name).parent)
        path = write_stream(fresh / name, pour)
        written.append(Written(name, path.stat().st_size, _hash(path)))
    write_file(fresh / contents.manifest, contents.listed(written))
    pack = contents.pack
    if pack is not None:
        files = [(one.name, fresh / one.name) for one in written]
        files.append((contents.manifest, fresh / contents.manifest))
        write_stream(beside / PACKED, lambda file: pack(files, file))
    if target.exists():
        _take_along(target, fresh, contents)


def _take_along(old: Path, fresh: Path, contents: Contents) -> None:
    """Copy the owner's own files; one of ours that the owner changed is kept under a name of its own."""
    told = _told(old, contents.manifest, contents.told)
    for path in _files(old):
        name = path.relative_to(old)
        wanted = told.get(name.as_posix())
        if name.as_posix() == contents.manifest or (wanted is not None and _hash(path) == wanted):
            continue
        make_folder((fresh / name).parent)
        copy_file(path, _free(fresh / name))


def _free(place: Path) -> Path:
    """Return the place, or one beside it that nothing has: ``Jaaroverzicht 2026 (van jezelf).xlsx``."""
    number, found = 1, place
    while os.path.lexists(found):
        more = f" {number}" if number > 1 else ""
        found = place.with_name(f"{place.stem} ({_OWN}{more}){place.suffix}")
        number += 1
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file and link in the folder and the folders in it, in order of their names."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            yield Path(place) / name


def _told(folder: Path, manifest: str, told: Callable[[bytes], Mapping[str, str]]) -> Mapping[str, str]:
    try:
        return told((folder / manifest).read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise trouble_of(error, folder / manifest) from error


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _refuse_open_files(folder: Path) -> None:
    """Raise FileInUse when Excel or LibreOffice has a file of the folder open: both leave a mark beside it."""
    if not folder.is_dir():
        return
    names = sorted(path.name for path in folder.iterdir())
    for mark in names:
        if mark.startswith("~$") or (mark.startswith(".~lock.") and mark.endswith("#")):
            end = mark.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")  # Office may drop the first letters
            raise FileInUse(folder / next((name for name in names if name != mark and name.endswith(end)), end))


def _is_of_system(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last.startswith(".") or last.casefold() in _NOT_WORTH_TELLING


def _exchange(target: Path, beside: Path) -> None:
    """Put folder and zip in place; when that fails, what was there comes back."""
    fresh, old, packed = beside / NEW, beside / OLD, beside / PACKED
    is_new = not target.exists()
    if not is_new:
        target.rename(old)
    try:
        fresh.rename(target)
        if packed.exists():
            packed.replace(target.with_name(f"{target.name}.zip"))
    except OSError:
        if not fresh.exists():
            target.rename(fresh)
        if not is_new:
            old.rename(target)
        raise
