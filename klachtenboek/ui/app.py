"""The application around the window: letters, colours, the language; and pictures of every page."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSettings, qVersion
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.errors import LogbookError, PlaceRefused
from klachtenboek.domain.trouble import Trouble
from klachtenboek.i18n import WORDS, _
from klachtenboek.ui import mishap
from klachtenboek.ui.language import SPOKEN, speak
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.theme import STYLE, Scheme
from klachtenboek.ui.widgets import mark_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.opening import Stage
    from klachtenboek.logbook import Logbook

NAME = "Klachtenboek"
DESKTOP_NAME = "nl.klachtenboek.Klachtenboek"
"""Under which name the systems know the program, and put its window with its icon."""

_SPEAKS = "speaks"
_ALLOWED = "boek/toch op deze plek"


def application() -> QApplication:
    """Return the one application, made when there is none yet, with Qt's own words in the language in use."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationDisplayName(_("Klachtenboek"))
    app.setDesktopFileName(DESKTOP_NAME)
    _belong_to_windows()
    if not app.property(_SPEAKS):  # to look for its translator, PySide would read every kind of thing it may hold
        app.setProperty(_SPEAKS, True)
        speak(WORDS.language)
    return app


def _belong_to_windows() -> None:
    """Let Windows keep the window of the installed program with its own icon in the taskbar; Python's is not ours."""
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        import ctypes  # only there

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(DESKTOP_NAME)


def open_window(
    logbook: Logbook, *, scheme: str | None = None, scale: float | None = None, settings: bool = True
) -> MainWindow:
    """Return the window on this book, dressed and not yet shown.

    ``scheme`` is light, dark, contrast or system, ``scale`` the text size from 1.0 to 2.0; else what was chosen on
    this computer. Without ``settings`` nothing of this computer is read or kept.
    """
    application()
    kept = QSettings(NAME, NAME) if settings else None
    _as_chosen(kept)
    if scheme is not None:
        LOOK.scheme = Scheme(scheme)
    if scale is not None:
        LOOK.scale = scale
    gc.disable()  # a window makes thousands of things that stay; to look which may go takes long and finds nothing
    try:
        LOOK.dress()
        window = MainWindow(logbook, kept)
    finally:
        gc.enable()
    window.setWindowIcon(mark_icon())
    return window


def run(logbook: Logbook, *, quietly: bool = False, backup: Path | None = None) -> int:
    """Show the window on this book until it is closed, and remind of promises; return the exit code.

    ``quietly`` it waits in the tray, or made small where there is no tray. Of a ``backup`` is shown what putting it
    back would do. A second start lets this window come forward, with its backup. When it is closed a last backup is
    made.
    """
    app = application()
    _watch_for_mishaps()
    first = [open_window(logbook)]
    if not quietly:
        first[0].show()
        app.processEvents()  # the owner sees the page before the rest of the program is read

    from klachtenboek.ui.ahead import Ahead
    from klachtenboek.ui.instance import Doorbell
    from klachtenboek.ui.running import Running
    from klachtenboek.ui.safety import LookingOver

    running = Running(lambda: first.pop() if first else open_window(logbook))
    bell = Doorbell(Path(logbook.keeping.path))
    bell.rung.connect(running.come)
    app.setQuitOnLastWindowClosed(False)  # a small window that closes must not end what waits in the tray
    running.ended.connect(app.quit)
    running.start(quietly=quietly)
    looking = LookingOver(logbook)
    looking.damaged.connect(running.window.workplace.failed.emit)
    if backup is not None:
        running.opening.show_soon(backup)
    Ahead(running.window).start()
    running.made_anew.connect(lambda: Ahead(running.window).start())
    code = mishap.survivable(app.exec)
    bell.close()
    running.window.workplace.keeper.wait()
    logbook.backups.make_at_close()
    return code


def speak_for_now(language: str) -> None:
    """Let the window speak this language until another is chosen in it, whatever was chosen; empty: as chosen."""
    SPOKEN.for_now = language


def _as_chosen(settings: QSettings | None) -> None:
    """Take over the look and the language that were chosen on this computer."""
    LOOK.keep_in(settings)
    SPOKEN.keep_in(settings)


def _watch_for_mishaps() -> None:
    try:
        log = mishap.log_to(mishap.log_folder())
        mishap.catch_all(log.with_name("laatste-stop.log"))
    except Trouble as error:
        mishap.log().warning(mishap.where_it_went_wrong(error))
        mishap.catch_all()


def come_forward(book: Path, backup: Path | None = None) -> bool:
    """Let the window that has this book open come forward, with a backup to show; tell whether there is one."""
    from klachtenboek.ui.instance import ring  # only for a second start

    application()
    return ring(book, backup)


def allow_place(book: Path, error: PlaceRefused) -> bool:
    """Ask whether a book may stand in a place where it can get damaged; remember that it may, on this computer."""
    from klachtenboek.ui.dialogs.damaged import ask_place  # a start where all is well asks nothing

    application()
    settings = QSettings(NAME, NAME)
    if str(settings.value(_ALLOWED, "")) == str(book):
        return True
    _as_chosen(settings)
    LOOK.dress()
    if not ask_place(mishap.in_words(error)):
        return False
    settings.setValue(_ALLOWED, str(book))
    return True


def was_a_book(file: Path) -> bool:
    """Tell whether a file that reads as something else once was a book, which may then be repaired."""
    from klachtenboek.logbook import recovery  # a start where all is well asks nothing

    return recovery.was_a_book(file)


def repair(book: Path) -> bool:
    """Explain the damage and let the owner put back a backup or save the rest; tell whether that worked."""
    from klachtenboek.ui.dialogs.damaged import DamagedDialog  # a start where all is well asks nothing

    application()
    _as_chosen(QSettings(NAME, NAME))
    LOOK.dress()
    return DamagedDialog(book).repair()


def open_beside_window(stage: Stage, open_book: Callable[[Callable[[Stage], None]], Logbook]) -> Logbook:
    """Open a book that takes long, while a small window tells why. Raises as opening it does."""
    from klachtenboek.ui.longopening import open_beside  # most books open at once

    application()
    _as_chosen(QSettings(NAME, NAME))
    LOOK.dress()
    return open_beside(stage, open_book)


def tell_and_stop(error: LogbookError) -> None:
    """Tell in a dialog why the book cannot be opened, and wait until it is closed."""
    application()
    _as_chosen(QSettings(NAME, NAME))
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


class Seen(NamedTuple):
    """What the window turned out to be: a picture of it, with what Qt had to paint it with."""

    png: bytes
    about: bytes
    licences: str
    colours: int
    qt: str
    platform: str
    families: tuple[str, ...]
    cancel: str
    explained: str


def look_at(logbook: Logbook, complaint_id: int) -> Seen:
    """Show the window on a complaint for a moment, on the screen there is, and return what was seen."""
    from klachtenboek.ui import fonts, pictures

    app = application()
    window = open_window(logbook, scheme="light", scale=1.0, settings=False)
    about, licences = pictures.of_about(app, window)
    image = pictures.of_complaint(app, window, complaint_id)
    return Seen(
        png=pictures.png(image),
        about=pictures.png(about),
        licences=licences,
        colours=len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}),
        qt=qVersion(),
        platform=app.platformName(),
        families=tuple(fonts.load()),
        cancel=app.translate("QPlatformTheme", "Cancel").replace("&", ""),
        explained=_explained(),
    )


def _explained() -> str:
    """Return what Qt says of an argument it cannot use, for which a part of PySide is read that no start reads."""
    from PySide6.QtCore import QSize

    try:
        QSize("wide")  # type: ignore[call-overload]
    except TypeError as error:
        return str(error)
    return ""


def pages_of(pdf: bytes) -> int:
    """Return how many pages of a PDF can be drawn."""
    from klachtenboek.ui.pdfpages import PdfPages

    pages = PdfPages(pdf)
    return sum(not pages.picture(number, wide=100).isNull() for number in range(pages.count))
