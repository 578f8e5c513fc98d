"""Pictures of every page, to see the program without a screen; it shows and saves, and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtGui import QImageWriter

from klachtenboek.domain.summary import Query
from klachtenboek.safekeeping.files import make_folder, write_file
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.gallery import Gallery
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SECTIONS, SettingsPage
from klachtenboek.ui.picture_states import (
    EMPTY_PAGES,
    LONG_PAGES,
    book_of_long_names,
    empty_book,
    faulty_pages,
    pages_of,
    questions,
)
from klachtenboek.ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from klachtenboek.domain.summary import ComplaintRow
    from klachtenboek.logbook import Logbook

GALLERY_HEIGHT = 1500
LOOK_THROUGH = 100
"""Among how many of the newest complaints the most telling one is looked for."""
TURNS = 4
"""How often layouts that wait for their turn get one before a picture is made."""


@dataclass(frozen=True, slots=True)
class Shot:
    """How a window is shown in a picture: its size in pixels, the text size, and what its file is called after."""

    width: int
    height: int
    scale: float
    name: str


USUAL = (Shot(1366, 688, 1.0, ""),)
SMALLEST = Shot(640, 480, 2.0, "-smalst")
ALL = (
    *USUAL,
    Shot(910, 512, 1.0, "-klein"),
    Shot(1366, 688, 1.5, "-groot"),
    Shot(910, 512, 1.5, "-klein-groot"),
    Shot(1366, 688, 2.0, "-grootst"),
    SMALLEST,
)
STATED = (*USUAL, SMALLEST)
"""How empty, wrong and long are shown, and the questions: as usual, and where there is least room."""
SCHEMES = {Scheme.LIGHT: "licht", Scheme.DARK: "donker"}
PAGES = {
    "today": "vandaag",
    "new": "nieuwe-klacht",
    "complaint": "klacht",
    "complaints": "klachten",
    "letter": "brief",
    "customers": "klanten",
    "customer": "klant",
    "lessons": "lessen",
    "bookkeeper": "boekhouder",
    "settings": "instellingen",
}


def take(app: QApplication, logbook: Logbook, folder: Path, *, everything: bool) -> list[Path]:
    """Make the pictures and return their files; ``everything`` adds the other sizes and the other states.

    Raises ReadOnly, DiskFull or DiskFailed.
    """
    make_folder(folder)
    LOOK.keep_in(None)
    made = []
    for scheme, dress in SCHEMES.items():
        for shot in ALL if everything else USUAL:
            LOOK.scheme, LOOK.scale = scheme, shot.scale
            LOOK.dress()
            for name, image in _images(app, logbook, shot):
                made.append(write_file(folder / f"{name}{shot.name}-{dress}.png", png(image)))
            if everything and shot in STATED:
                for name, image in _stated(app, logbook, shot):
                    made.append(write_file(folder / f"{name}{shot.name}-{dress}.png", png(image)))
    return made


def of_complaint(app: QApplication, window: MainWindow, complaint_id: int) -> QImage:
    """Return a picture of a complaint in this window, which is closed afterwards."""
    window.open("complaint", complaint_id)
    window.toast.dismiss()
    image = _shown(app, window, USUAL[0].width, USUAL[0].height)
    _forget(app, window)
    return image


def of_about(app: QApplication, window: MainWindow) -> tuple[QImage, str]:
    """Return a picture of Over Klachtenboek with the licences open, and what is said in them."""
    from klachtenboek.ui.dialogs.about import AboutDialog  # no other picture of a page asks for it

    dialog = AboutDialog(window.workplace, window)
    dialog.show_licences()
    image = _shown(app, dialog, dialog.width(), dialog.height())
    said = dialog.licences.toPlainText()
    _forget(app, dialog)
    return image, said


def _images(app: QApplication, logbook: Logbook, shot: Shot) -> Iterator[tuple[str, QImage]]:
    window = MainWindow(logbook)
    rows = logbook.complaints.page(Query(), limit=LOOK_THROUGH).rows
    shown = {"complaint": _telling(rows, _is_under_way), "letter": _telling(rows, _is_resolved)}
    shown["customer"] = shown["letter"]
    for place, name in PAGES.items():
        row = shown.get(place)
        if place in shown and row is None:
            continue
        window.open(place, _about(place, row))
        window.toast.dismiss()
        yield name, _shown(app, window, shot.width, shot.height)
    row = shown["complaint"]
    dialog = PromiseDialog(window.workplace, customer=row.customer if row is not None else None, parent=window)
    yield "belofte", _shown(app, dialog, dialog.width(), dialog.height())
    _forget(app, dialog)
    _forget(app, window)
    gallery = Gallery()
    yield "bouwstenen", _shown(app, gallery, shot.width, GALLERY_HEIGHT)
    _forget(app, gallery)


def _stated(app: QApplication, logbook: Logbook, shot: Shot) -> Iterator[tuple[str, QImage]]:
    """Give the pages as they are at other times, the parts of the settings, and the questions."""
    window = MainWindow(logbook)
    yield from _each(app, faulty_pages(window), shot)
    window.open("settings")
    shown = window.page()
    if isinstance(shown, SettingsPage):
        for part in SECTIONS:
            shown.sections.chip(part.key).click()
            yield f"instellingen-{part.key}", _shown(app, window, shot.width, shot.height)
    rows = logbook.complaints.page(Query(), limit=LOOK_THROUGH).rows
    row = _telling(rows, _is_resolved)
    if row is not None:
        window.open("complaint", row.id)
        yield "klacht-opgelost", _shown(app, window, shot.width, shot.height)
    for name, asked in questions(window):
        yield name, _shown(app, asked, asked.width(), asked.height())
        _forget(app, asked)
    _forget(app, window)
    for pages, opened in (
        (EMPTY_PAGES, empty_book(logbook, is_welcomed=True)),
        ({"welcome": "welkom"}, empty_book(logbook, is_welcomed=False)),
        (LONG_PAGES, book_of_long_names(logbook)),
    ):
        with opened as book:
            other = MainWindow(book)
            yield from _each(app, pages_of(other, pages), shot)
            _forget(app, other)


def _each(app: QApplication, states: Iterator[tuple[str, QWidget]], shot: Shot) -> Iterator[tuple[str, QImage]]:
    for name, window in states:
        yield name, _shown(app, window, shot.width, shot.height)


def _about(place: str, row: ComplaintRow | None) -> int:
    """Return the id the page is opened with: that of the complaint, or of who made it."""
    if row is None:
        return 0
    return row.customer.id if place == "customer" and row.customer is not None else row.id


def _telling(rows: Sequence[ComplaintRow], tells: Callable[[ComplaintRow], bool]) -> ComplaintRow | None:
    """Return the newest complaint that shows most of a page, or else simply the newest."""
    return next(filter(tells, rows), rows[0] if rows else None)


def _is_under_way(row: ComplaintRow) -> bool:
    return row.customer is not None and row.facts.next_due is not None and not row.is_practice


def _is_resolved(row: ComplaintRow) -> bool:
    return row.customer is not None and row.triad.is_complete and row.given > 0 and not row.is_practice


def _shown(app: QApplication, widget: QWidget, width: int, height: int) -> QImage:
    widget.resize(width, height)
    widget.show()
    for _turn in range(TURNS):
        app.sendPostedEvents()
        app.processEvents()
    return widget.grab().toImage()


def _forget(app: QApplication, widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def png(image: QImage) -> bytes:
    """Return the picture as a file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())
