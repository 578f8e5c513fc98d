"""Which files are kept beside the book and may be opened again: a list of what is safe; everything else is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from klachtenboek.domain.contact import AttachmentKind
from klachtenboek.domain.errors import KindRefused
from klachtenboek.domain.text import clean_line

LONGEST_NAME = 100
_LONGEST_SUFFIX = 5
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_NEVER = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how its name ends, what its bytes begin with (any of these, after ``skip`` bytes)."""

    suffixes: tuple[str, ...]
    begins: tuple[bytes, ...] = (b"",)
    skip: int = 0
    is_photo: bool = False


_PACKED = (b"PK\x03\x04",)
KINDS = (
    Kind((".jpg", ".jpeg"), (b"\xff\xd8\xff",), is_photo=True),
    Kind((".png",), (b"\x89PNG\r\n\x1a\n",), is_photo=True),
    Kind((".webp",), (b"WEBP",), skip=8, is_photo=True),
    Kind((".gif",), (b"GIF87a", b"GIF89a"), is_photo=True),
    Kind((".bmp",), (b"BM",), is_photo=True),
    Kind((".tif", ".tiff"), (b"II*\0", b"MM\0*"), is_photo=True),
    Kind((".pdf",), (b"%PDF-",)),
    Kind((".docx", ".xlsx", ".odt", ".ods"), _PACKED),
    Kind((".txt", ".csv")),
    Kind((".mp3",), (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    Kind((".wav",), (b"RIFF",)),
    Kind((".m4a", ".mp4", ".mov"), (b"ftyp",), skip=4),
)


def kind_of(name: str, content: bytes) -> Kind:
    """Return the kind of a file; its name and its bytes must agree. Raises KindRefused."""
    suffix = PurePosixPath(name).suffix.casefold()
    for kind in KINDS:
        if suffix in kind.suffixes and content[kind.skip :].startswith(kind.begins):
            if kind.begins == (b"",) and b"\0" in content:
                break
            return kind
    raise KindRefused


def attachment_kind(kind: Kind) -> AttachmentKind:
    """Return as what the book knows a file of this kind."""
    return AttachmentKind.PHOTO if kind.is_photo else AttachmentKind.FILE


def safe_name(name: str, *, suffix: str = "") -> str:
    """Return a name that any folder takes and that looks like what it is: one part, plain characters, not too long.

    Characters that turn the direction of writing go: with those a program can read as if it ended on ``.jpg``.
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = "".join(char for char in last if unicodedata.category(char)[0] != "C" and char not in _NEVER)
    begin, dot, end = plain.rpartition(".")
    ending = suffix or (f".{end.casefold()}" if dot and end.isalnum() and len(end) <= _LONGEST_SUFFIX else "")
    stem = clean_line((begin if dot else plain)[:LONGEST_NAME]).strip(". ")
    stem = stem if stem and stem.casefold() not in _RESERVED else f"bijlage {stem}".strip()
    return f"{stem[: LONGEST_NAME - len(ending)].rstrip('. ')}{ending}"
