"""Which parts are for looking around: a book that may not be written leaves those in use, and greys the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_LOOKS = "looks"


def looks(*parts: QObject, yes: bool = True) -> None:
    """Let these parts and all that lies in them be for looking around; with ``yes=False`` let them write after all."""
    for part in parts:
        part.setProperty(_LOOKS, yes)


def is_for_looking(part: QObject) -> bool:
    """Tell whether a part, or else the nearest one around it that says so, is for looking around; unsaid it writes."""
    around: QObject | None = part
    while around is not None:
        said = around.property(_LOOKS)
        if said is not None:
            return bool(said)
        around = around.parent()
    return False
