"""Go through every page of a window on the bakery's year, as somebody who has used the book for a while sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.demo import fill
from klachtenboek.domain.summary import ComplaintRow, Query
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SECTIONS, SettingsPage
from tests.conftest import FakeClock
from tests.ui.walkers import settle

NOW = datetime(2026, 11, 20, 14, 48)
PAGES = (
    "today",
    "new",
    "complaints",
    "complaint under way",
    "complaint resolved",
    "letter",
    "customers",
    "customer",
    "lessons",
    "bookkeeper",
    *(f"settings {part.key}" for part in SECTIONS),
)
MOST_STOPS = 120


def bakery(path: Path | None = None) -> Logbook:
    """Return the bakery's year, in memory or in a file, with one customer who stands in it twice; close it after."""
    if path is not None:
        path.write_bytes(_told())
        return Logbook(path, clock=FakeClock(NOW))
    book = Logbook(IN_MEMORY, clock=FakeClock(NOW))
    book._store.database.connection.deserialize(_told())  # noqa: SLF001  only here can a book be put in memory
    return book


@cache
def _told() -> bytes:
    """Tell the year once, which takes seconds; every book of it is a copy."""
    clock = FakeClock(NOW)
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    fill(book, clock)
    whose = _row(book, resolved=True).customer
    assert whose is not None
    book.customers.save(book.customers.get(whose.id)._replace(id=0, given=""))
    told = book._store.database.connection.serialize()  # noqa: SLF001
    book.close()
    return told


def _row(book: Logbook, *, resolved: bool) -> ComplaintRow:
    rows = book.complaints.page(Query(), limit=100).rows
    if resolved:
        return next(row for row in rows if row.triad.is_complete and row.given and row.customer)
    return next(row for row in rows if row.facts.next_due and row.customer and not row.is_practice)


@dataclass
class Tour:
    """A window on the bakery's year."""

    app: QApplication
    book: Logbook
    window: MainWindow

    def go(self, page: str) -> None:
        """Open one of PAGES."""
        row = _row(self.book, resolved=page != "complaint under way")
        assert row.customer is not None
        about = {"letter": row.id, "customer": row.customer.id}
        place = page.split(maxsplit=1)[0]
        self.window.open(place, row.id if place == "complaint" else about.get(page, 0))
        shown = self.window.page()
        if isinstance(shown, SettingsPage):
            part = shown.sections.chip(page.split()[1])
            part.click()
            part.setFocus()
        self.window.toast.dismiss()
        settle(self.app)

    def walk(self) -> list[QWidget]:
        """Press Tab until it comes round; return where the keyboard was, from the first stop of the window on."""
        found: list[QWidget] = []
        for _press in range(MOST_STOPS):
            here = focused()
            if here in found:
                break
            found.append(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        first = next(place for place, part in enumerate(found) if self.window.side_bar.isAncestorOf(part))
        return found[first:] + found[:first]


@contextmanager
def shown(app: QApplication, book: Logbook, width: int, height: int) -> Iterator[MainWindow]:
    """Show a window of that size on the book, with the keyboard in it, and put it away afterwards."""
    window = MainWindow(book)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    settle(app)
    yield window
    window.close()
    window.deleteLater()
    settle(app)


def put_away(app: QApplication, window: MainWindow, book: Logbook) -> None:
    """Close the window, let go of it, and close the book after that."""
    window.close()
    settle(app)
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    book.close()


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def spoken(part: QWidget) -> str:
    """Return the name a screen reader speaks."""
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
