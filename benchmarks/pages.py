"""A page that opens, against a bare page of Qt's own widgets with as many words and buttons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from benchmarks.timing import OWN_TIME, Case
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.main_window import MainWindow

MOST = 150
"""Milliseconds from the click to the painted page, at the 95th percentile."""

TIMES = 6
"""Times the bare page: ours measures its words in its own faces, reads the book and says what it found."""

LINES = 40
ROUNDS, ROUNDS_OF_BOTH = 40, 60
PLACES = ("today", "new", "complaint", "complaints", "customers", "customer", "lessons", "promise", "letter")
MORE_PLACES = ("bookkeeper", "settings")
IN_THE_LARGEST = ("today", "complaints", "customers", "lessons")
_OF_ONE = {"complaint", "letter"}


class BarePage:
    """A stack with a page that is filled anew each time it is shown: forty lines of two labels and a button."""

    def __init__(self, app: QApplication) -> None:
        """Show the stack, at the size of the window of the program."""
        self._app = app
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._stack.addWidget(self._area)
        self._stack.resize(1366, 688)
        self._stack.show()

    def leave(self) -> None:
        """Show the empty page."""
        self._stack.setCurrentIndex(0)
        let_go(self._app)

    def open(self) -> None:
        """Fill the page and show it."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        for number in range(LINES):
            row = QHBoxLayout()
            row.addWidget(QLabel(f"Mevrouw De Vries, {number}"), 1)
            row.addWidget(QLabel("Slagroomtaart ingezakt bij thuiskomst"))
            row.addWidget(QPushButton("Gedaan"))
            column.addLayout(row)
        self._area.setWidget(inner)
        self._stack.setCurrentIndex(1)
        self._app.processEvents()

    def close(self) -> None:
        """Take it away."""
        self._stack.close()
        self._stack.deleteLater()


def let_go(app: QApplication) -> None:
    """Do what is waiting, and delete what was let go: an endless loop of events would, a single turn does not."""
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Opening:
    """One place of the window, opened from another one."""

    def __init__(self, app: QApplication, window: MainWindow, book: Logbook, place: str) -> None:
        """Open it in this window; what is about one complaint or customer, is about the newest."""
        row = book.complaints.page(Query(), limit=1).rows[0]
        self._app, self._window, self._place = app, window, place
        known = (one.customer for one in book.complaints.page(Query(), limit=50).rows)
        self._customer = next(one for one in known if one is not None)
        self._key = row.id if place in _OF_ONE else self._customer.id if place == "customer" else 0
        self._dialog: PromiseDialog | None = None

    def leave(self) -> None:
        """Go somewhere else."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self._window.open("settings" if self._place != "settings" else "new")
        let_go(self._app)

    def open(self) -> None:
        """Open it and paint it."""
        if self._place == "promise":
            self._dialog = PromiseDialog(self._window.workplace, customer=self._customer, parent=self._window)
            self._dialog.show()
        else:
            self._window.open(self._place, self._key)
        self._app.processEvents()


def pages(
    app: QApplication, window: MainWindow, book: Logbook, size: str, places: tuple[str, ...], *, ratio: bool = True
) -> Iterator[Case]:
    """Yield for each place the milliseconds of the processor it takes to open, and that against the bare page."""
    bare = BarePage(app)
    for place in places:
        opening = Opening(app, window, book, place)
        case = Case(
            group="window",
            name=f"page {place}, {size}, p95 ms",
            most=MOST,
            ours=opening.open,
            before=opening.leave,
            rounds=ROUNDS,
            clock=OWN_TIME,
        )
        yield case
        if ratio:
            yield Case(
                group="window",
                name=f"page {place}, {size}",
                most=TIMES,
                ours=opening.open,
                before=opening.leave,
                bare=bare.open,
                against="a bare page",
                rounds=ROUNDS_OF_BOTH,
                clock=OWN_TIME,
            )
        opening.leave()
    bare.close()
