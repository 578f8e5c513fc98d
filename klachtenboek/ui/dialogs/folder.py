"""Asking for a folder with the window the system has for it; who writes in it is somebody else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from klachtenboek.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def our_folder(*below: str) -> Path:
    """Return the folder of the program inside the owner's documents, or one ``below`` it; it may not exist yet."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()).joinpath(_("Klachtenboek"), *below)


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Return the folder the owner chose, beginning at ``start``; None when the window was closed."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def shown_folder(path: Path) -> str:
    """Return a place as it is told: from the owner's own folder on when it is in there, else whole."""
    home = Path.home()
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)
