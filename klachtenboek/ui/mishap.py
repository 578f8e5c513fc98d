"""What happens when something goes wrong that nobody foresaw: one plain sentence and a log without people in it."""

from __future__ import annotations

import re
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek import __version__
from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain
from klachtenboek.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QMessageBox

# What is only needed once something goes wrong, or right after the window is there, is read then.

LARGEST, FILES = 1_000_000, 5
"""Size of one log file in bytes, and how many are kept."""

_SERIOUS = {"QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"}
_OTHERS_WORDS = "[\"'“‘(:]"
"""Where in a message of Qt the words of somebody else may begin."""

_FILES_TO_COME: list[Path] = []
"""The file of the log, until something is written in it."""

_ATTACHING = threading.RLock()

_OPEN: set[QMessageBox] = set()
"""The dialogs on the screen; without a window to belong to nothing else holds on to them."""


def log_to(folder: Path) -> Path:
    """Keep the log in this folder; return its file. Raises ReadOnly, DiskFull or DiskFailed."""
    from klachtenboek.safekeeping.files import make_folder

    file = make_folder(folder) / "klachtenboek.log"
    with _ATTACHING:
        _FILES_TO_COME.append(file)
    return file


def log() -> Logger:
    """Return the log, with its file; what it takes to keep one is read when the first word is written."""
    import logging

    found = logging.getLogger("klachtenboek")
    with _ATTACHING:
        while _FILES_TO_COME:
            _attach(found, _FILES_TO_COME.pop())
    return found


def _attach(found: Logger, file: Path) -> None:
    from logging import Formatter
    from logging.handlers import RotatingFileHandler

    keeper = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=FILES - 1, encoding="utf-8", delay=True)
    keeper.setFormatter(Formatter("%(asctime)s %(levelname)s %(message)s"))
    found.addHandler(keeper)
    found.propagate = False


def log_folder() -> Path:
    """Return where this computer keeps the log of the program."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def where_it_went_wrong(error: BaseException) -> str:
    """Return the kind of error and the places in the program, never its words: those may name people."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])


def in_words(error: BaseException) -> str:
    """Return what the owner reads about it."""
    if isinstance(error, LogbookError):
        return explain(error)
    return _("Er ging iets mis, maar er is niets kwijt. Wat je bewaarde, staat in je klachtenboek.")


def details(error: BaseException) -> str:
    """Return what a helper wants to know, to be copied: versions, system and place; nothing of what was written."""
    import platform

    return "\n".join(
        (
            f"Klachtenboek {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            where_it_went_wrong(error),
        )
    )


def tell(words: str, window: QWidget | None = None, *, button: str = "", details: str = "") -> QMessageBox:
    """Show the sentence in a dialog that does not hold up the program; return the dialog.

    With ``details`` there is a button that copies them, for whoever helps.
    """
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, _("Klachtenboek"), words, parent=window)
    go_on = box.addButton(button or _("Verder werken"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)  # beside a second button Qt does not know which one Esc and the cross stand for
    if details:
        copy = box.addButton(_("Kopieer details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # copying does not close the dialog
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    _OPEN.add(box)
    box.finished.connect(lambda _result: _OPEN.discard(box))
    box.open()
    return box


def catch_all(crash_file: Path | None = None) -> None:
    """From now on, log what nobody caught and tell the owner; the action in hand was rolled back by the book.

    That goes for errors in the window, in threads, while things are cleared away, and in Qt; and with ``crash_file``
    for a crash of Python itself, of which only the places in the program are written there.
    """
    sys.excepthook = _caught
    threading.excepthook = _caught_in_thread
    sys.unraisablehook = _caught_too_late
    qInstallMessageHandler(_heard_from_qt)
    if crash_file is not None:
        import faulthandler

        from klachtenboek.safekeeping.files import appending

        faulthandler.enable(appending(crash_file))


class _Running(Exception):
    """Is being handled as long as the program runs."""


def survivable(loop: Callable[[], int]) -> int:
    """Run the loop of the window in such a way that a fault in what Qt asks of our parts is told; return its answer.

    What C code raises, such as ``int("x")``, Python before 3.12 makes into an exception only when it is looked at, or
    when another one is being handled. PySide 6.11 takes it for an exception at once when Qt asked from within a call
    of ours, and so overwrites memory: the program ends, or does so later. Now another one is being handled, always.
    """
    try:
        raise _Running  # noqa: TRY301  it is raised to be handled here, for as long as the program runs
    except _Running:
        return loop()


def _caught_in_thread(caught: threading.ExceptHookArgs) -> None:
    if caught.exc_value is not None and not isinstance(caught.exc_value, SystemExit):
        log().error(where_it_went_wrong(caught.exc_value))
        _TELLER.wanted.emit(in_words(caught.exc_value), details(caught.exc_value))


def _caught_too_late(caught: sys.UnraisableHookArgs) -> None:
    """Log what went wrong while Python cleared something away; nothing the owner did was part of it."""
    if caught.exc_value is not None:
        log().error(where_it_went_wrong(caught.exc_value))


def _heard_from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log that Qt complained, and about what as far as it is Qt's own words: up to the first name or text in it."""
    if kind.name in _SERIOUS:
        log().warning("Qt: %s", re.split(_OTHERS_WORDS, message, maxsplit=1)[0].strip())


def _caught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    log().error(where_it_went_wrong(error))
    _show(in_words(error), "" if isinstance(error, LogbookError) else details(error))


def _show(words: str, told: str) -> None:
    if QApplication.instance() is not None and QApplication.activeModalWidget() is None:
        tell(words, QApplication.activeWindow(), details=told)


class _Teller(QObject):
    """Bring what went wrong in a thread to the thread of the window."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def _tell(self, words: str, told: str) -> None:
        _show(words, told)


_TELLER = _Teller()
