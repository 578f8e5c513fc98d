"""What the owner waits for in the window: a page, a frame of a list, the rows after a key; and what painting costs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from benchmarks.book import open_book
from benchmarks.reading import TYPED
from benchmarks.timing import Case, Work
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import application, open_window
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.models.complaints import ComplaintList, who
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.theme import THEME

STEP = 168
"""Pixels the list moves per frame: three rows, a turn of the wheel."""


class TwoLines(QStyledItemDelegate):
    """Paint who and what under each other and nothing else."""

    def __init__(self, rows: ComplaintList, view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._fonts = (THEME.font("body_strong"), THEME.font("small"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint both lines (Qt)."""
        row = self._rows.row(index.row())
        place = QRectF(option.rect)
        half = place.height() / 2
        for line, words in enumerate((who(row), row.title)):
            painter.setFont(self._fonts[line])
            painter.drawText(
                QRectF(place.left(), place.top() + line * half, place.width(), half), Qt.AlignmentFlag.AlignLeft, words
            )


def cases(small: Path, large: Path, largest: Path) -> Iterator[Case]:
    """Yield what is done in a window on each of the books; the sizes stand in the names of the files."""
    app = application()
    books = {path: open_book(path) for path in dict.fromkeys((small, large, largest))}
    windows = {path: _shown(book) for path, book in books.items()}
    try:
        yield from _pages(app, windows[large], books[large], large.stem, ("today", "new", "complaints", "complaint"))
        yield from _pages(app, windows[large], books[large], large.stem, ("customers", "bookkeeper", "settings"))
        yield from _pages(app, windows[largest], books[largest], largest.stem, ("today", "customers"))
        yield from _typing(app, windows, large, most=50)
        yield from _typing(app, windows, largest, most=33)
        frames = {path: _frames(app, _list(window)) for path, window in windows.items()}
        yield Case(group="window", name=f"list frame, {largest.stem}, p95 ms", most=8, ours=frames[largest], rounds=300)
        yield Case(
            group="window",
            name=f"list frame, {largest.stem}",
            most=1.3,
            ours=frames[largest],
            bare=frames[small],
            against=f"the same, {small.stem}",
            rounds=200,
        )
        yield _painting(_list(windows[large]))
    finally:
        for path, window in windows.items():
            window.workplace.keeper.wait()
            window.close()
            window.deleteLater()
            app.processEvents()
            books[path].close()


def _shown(book: Logbook) -> MainWindow:
    window = open_window(book, scheme="light", settings=False)
    window.show()
    return window


def _pages(app: QApplication, window: MainWindow, book: Logbook, size: str, places: tuple[str, ...]) -> Iterator[Case]:
    key = book.complaints.page(Query(), limit=1).rows[0].id
    for place in places:

        def open_page(place: str = place) -> None:
            window.open(place, key if place == "complaint" else 0)
            app.processEvents()

        yield Case(group="window", name=f"page {place}, {size}, p95 ms", most=150, ours=open_page, rounds=20)


def _list(window: MainWindow) -> ComplaintsPage:
    window.open("complaints")
    page = window.page()
    if not isinstance(page, ComplaintsPage):
        raise TypeError(page)
    page.show_all()
    return page


def _typing(app: QApplication, windows: dict[Path, MainWindow], book: Path, *, most: float) -> Iterator[Case]:
    beginnings = [words[:end] for words in TYPED for end in range(1, len(words) + 1)]
    turns, page = itertools.cycle(beginnings), _list(windows[book])

    def press() -> None:
        page.search_field.searched.emit(next(turns))
        app.processEvents()

    yield Case(
        group="window",
        name=f"key press to painted, {book.stem}, p95 ms",
        most=most,
        ours=press,
        rounds=2 * len(beginnings),
    )
    page.show_all()


def _frames(app: QApplication, page: ComplaintsPage) -> Work:
    bar = page.table.verticalScrollBar()

    def frame() -> None:
        bar.setValue(0 if bar.value() + STEP > bar.maximum() else bar.value() + STEP)
        app.processEvents()

    return frame


def _painting(page: ComplaintsPage) -> Case:
    """Yield the same rows in the same place, painted by our delegate and by one that sets two lines of text."""
    ours = page.table
    bare = QTableView()
    bare.setModel(page.complaints)
    bare.setItemDelegate(TwoLines(page.complaints, bare))
    for column in range(page.complaints.columnCount()):
        bare.setColumnHidden(column, column != ours.place_of_column("complaint"))
    bare.horizontalHeader().hide()
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(ours.rowHeight(0))
    bare.horizontalHeader().setStretchLastSection(True)
    bare.resize(ours.size())
    bare.show()
    return Case(
        group="window",
        name="painting the list",
        most=2,
        ours=lambda: ours.viewport().grab(),
        bare=lambda: bare.viewport().grab(),
        against="two lines a row",
        rounds=100,
    )
