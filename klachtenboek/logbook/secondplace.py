"""The second place of the backups: the folder the owner chose, and in it a folder of this book alone.

Two shops may share one stick, and their books are often called the same. So the folder has a number of its own, which
stands in the book and travels with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtenboek.store.settings import Settings

PLACE, _FOLDER = "backup.second", "backup.second_folder"
_BYTES = 3


def place_of(settings: Settings) -> Path | None:
    """Return the folder the owner chose, None without one; it may be a stick that is not in the computer."""
    chosen = settings.value(PLACE)
    return Path(chosen) if chosen else None


def folder_of(settings: Settings, book: Path) -> Path | None:
    """Return where in that place the copies of this book go; the name is made once. Raises as a change does."""
    place = place_of(settings)
    if place is None:
        return None
    name = settings.value(_FOLDER)
    if not name:
        import secrets  # once in the life of a book

        name = f"{book.stem} {secrets.token_hex(_BYTES)}"
        settings.save_value(_FOLDER, name)
    return place / name


def kept(settings: Settings) -> dict[str, str]:
    """Return what a book that is put back must know again, for ``keep``."""
    return {key: settings.value(key) for key in (PLACE, _FOLDER)}


def keep(settings: Settings, values: dict[str, str]) -> None:
    """Write what ``kept`` returned."""
    for key, value in values.items():
        settings.save_value(key, value)
