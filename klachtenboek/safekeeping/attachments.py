"""Photos and files beside the book, each under its own hash; what they belong to stands in the book."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import AttachmentMissing
from klachtenboek.safekeeping.files import make_folder, remove_file, write_file

if TYPE_CHECKING:
    from pathlib import Path

_HASH = re.compile("[0-9a-f]{64}")


def folder_of(book: Path) -> Path:
    """Return the folder with the attachments of the book at this path."""
    return book.with_name(f"{book.stem} bijlagen")


def present(book: Path, hashes: frozenset[str]) -> tuple[Path, ...]:
    """Return where the attachments with these hashes are; those that are gone are left out."""
    folder = folder_of(book)
    return tuple(path for name in sorted(hashes) if _HASH.fullmatch(name) and (path := folder / name).is_file())


def put(book: Path, content: bytes) -> str:
    """Keep the bytes beside the book and return their hash; what is there already is not written again.

    Raises DiskFull, ReadOnly or DiskFailed.
    """
    name = hashlib.sha256(content).hexdigest()
    path = folder_of(book) / name
    if not _is_whole(path, name):
        make_folder(folder_of(book))
        write_file(path, content)
    return name


def place_of(book: Path, name: str) -> Path | None:
    """Return where the bytes with that hash are, None when they are gone or changed."""
    path = folder_of(book) / name
    return path if _HASH.fullmatch(name) and _is_whole(path, name) else None


def seems_there(book: Path, name: str, size: int) -> bool:
    """Tell whether there is a file of that size under the hash; whether it is unchanged, nobody looked."""
    try:
        return bool(_HASH.fullmatch(name)) and (folder_of(book) / name).stat().st_size == size
    except OSError:
        return False


def take(book: Path, name: str) -> bytes:
    """Return the bytes with that hash. Raises AttachmentMissing when they are gone or changed."""
    path = folder_of(book) / name
    if not _HASH.fullmatch(name) or not _is_whole(path, name):
        raise AttachmentMissing(name[:12])
    return path.read_bytes()


def is_whole(book: Path, name: str) -> bool:
    """Tell whether the bytes with that hash are there, unchanged."""
    return bool(_HASH.fullmatch(name)) and _is_whole(folder_of(book) / name, name)


def drop(book: Path, name: str) -> None:
    """Remove the bytes with that hash, for good. Raises ReadOnly or DiskFailed."""
    if _HASH.fullmatch(name):
        remove_file(folder_of(book) / name)


def _is_whole(path: Path, name: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == name
    except OSError:
        return False
