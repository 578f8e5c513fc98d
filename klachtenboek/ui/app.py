"""The application around the window: letters, colours, Qt's own words in Dutch; and pictures of every page."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.errors import Trouble
from klachtenboek.i18n import _
from klachtenboek.ui import mishap
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.theme import Scheme
from klachtenboek.ui.widgets import mark_icon

if TYPE_CHECKING:
    from pathlib import Path

    from klachtenboek.logbook import Logbook

NAME = "Klachtenboek"


def application() -> QApplication:
    """Return the one application, made when there is none yet, with Qt's own words in Dutch."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationDisplayName(_("Klachtenboek"))
    if app.findChild(QTranslator) is None:
        words = QTranslator(app)
        words.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        app.installTranslator(words)
    return app


def open_window(
    logbook: Logbook, *, scheme: str | None = None, scale: float | None = None, settings: bool = True
) -> MainWindow:
    """Return the window on this book, dressed and not yet shown.

    ``scheme`` is light, dark, contrast or system, ``scale`` the text size from 1.0 to 2.0; else what was chosen on
    this computer. Without ``settings`` nothing of this computer is read or kept.
    """
    application()
    kept = QSettings(NAME, NAME) if settings else None
    LOOK.keep_in(kept)
    if scheme is not None:
        LOOK.scheme = Scheme(scheme)
    if scale is not None:
        LOOK.scale = scale
    LOOK.dress()
    window = MainWindow(logbook, kept)
    window.setWindowIcon(mark_icon())
    return window


def run(logbook: Logbook) -> int:
    """Show the window on this book until it is closed; return the exit code."""
    app = application()
    try:
        mishap.log_to(mishap.log_folder())
    except Trouble as error:
        mishap.LOG.warning(mishap.where_it_went_wrong(error))
    mishap.catch_all()
    window = open_window(logbook)
    window.show()
    return app.exec()


def tell_and_stop(error: Trouble) -> None:
    """Tell in a dialog why the book cannot be opened, and wait until it is closed."""
    application()
    LOOK.keep_in(QSettings(NAME, NAME))
    LOOK.dress()
    mishap.tell(mishap.in_words(error), button=_("Sluiten")).exec()


def gallery() -> int:
    """Show all parts of the window on one page until it is closed; return the exit code."""
    from klachtenboek.ui.gallery import Gallery

    app = application()
    LOOK.dress()
    parts = Gallery()
    parts.resize(1366, 900)
    parts.show()
    return app.exec()


def take_pictures(logbook: Logbook, folder: Path, *, everything: bool = False) -> list[Path]:
    """Make a picture of every page in light and dark and return the files; no screen is needed.

    With ``everything`` also in the smallest window and at 150 %. Raises ReadOnly, DiskFull or DiskFailed.
    """
    from klachtenboek.ui.pictures import take

    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return take(application(), logbook, folder, everything=everything)
