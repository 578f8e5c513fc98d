"""What happens when something goes wrong that nobody foresaw: one plain sentence and a log without people in it."""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.safekeeping.files import make_folder

if TYPE_CHECKING:
    from types import TracebackType

LOG = logging.getLogger("klachtenboek")
LARGEST, FILES = 1_000_000, 5
"""Size of one log file in bytes, and how many are kept."""

_OPEN: set[QMessageBox] = set()
"""The dialogs on the screen; without a window to belong to nothing else holds on to them."""


def log_to(folder: Path) -> Path:
    """Keep the log in this folder; return its file. Raises ReadOnly, DiskFull or DiskFailed."""
    file = make_folder(folder) / "klachtenboek.log"
    keeper = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=FILES - 1, encoding="utf-8", delay=True)
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(keeper)
    LOG.propagate = False
    return file


def log_folder() -> Path:
    """Return where this computer keeps the log of the program."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def where_it_went_wrong(error: BaseException) -> str:
    """Return the kind of error and the places in the program, never its words: those may name people."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])


def in_words(error: BaseException) -> str:
    """Return what the owner reads about it."""
    if isinstance(error, LogbookError):
        return explain(error)
    return _("Er ging iets mis, maar er is niets kwijt. Wat je bewaarde, staat in je klachtenboek.")


def tell(words: str, window: QWidget | None = None, *, button: str = "") -> QMessageBox:
    """Show the sentence in a dialog that does not hold up the program; return the dialog."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Klachtenboek"), words, parent=window)
    box.addButton(button or _("Verder werken"), QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    _OPEN.add(box)
    box.finished.connect(lambda _result: _OPEN.discard(box))
    box.open()
    return box


def catch_all() -> None:
    """From now on, log what nobody caught and tell the owner; the action in hand was rolled back by the book."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    LOG.error(where_it_went_wrong(error))
    if QApplication.instance() is not None and QApplication.activeModalWidget() is None:
        tell(in_words(error), QApplication.activeWindow())
