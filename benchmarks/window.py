"""What the owner waits for in the window: a page, a frame of a list, the rows after a key; and what painting costs."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from benchmarks.book import open_book, with_backup
from benchmarks.pages import IN_THE_LARGEST, MORE_PLACES, PLACES, pages
from benchmarks.reading import ROW, ROWS, TYPED, raw
from benchmarks.timing import OWN_TIME, Case, Work
from klachtenboek.logbook import Logbook
from klachtenboek.ui.app import application, open_window
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.models.complaints import ComplaintList, who
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.theme import THEME

WORD = "taarten"
TIMES_RAW = 12
"""Times the bare search: ours paints the rows too, says how many there are, and looks for parts of words when few."""

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
    heard_before = qInstallMessageHandler(_say)
    books = {path: open_book(with_backup(path)) for path in dict.fromkeys((small, large, largest))}
    windows = {path: _shown(book) for path, book in books.items()}
    try:
        yield from pages(app, windows[large], books[large], large.stem, PLACES + MORE_PLACES)
        yield from pages(app, windows[largest], books[largest], largest.stem, IN_THE_LARGEST, ratio=False)
        yield from _typing(app, windows, large, most=50)
        yield from _typing(app, windows, largest, most=33)
        yield from _against_raw(app, windows[large], large)
        frames = {path: _frames(app, _list(window)) for path, window in windows.items()}
        frame = f"list frame, {largest.stem}"
        yield Case(
            group="window",
            name=f"{frame}, p95 ms",
            most=8,
            ours=frames[largest],
            rounds=300,
            clock=OWN_TIME,
        )
        yield Case(
            group="window",
            name=frame,
            most=1.3,
            ours=frames[largest],
            bare=frames[small],
            against=f"the same, {small.stem}",
            rounds=200,
            clock=OWN_TIME,
        )
        yield _painting(app, _list(windows[large]))
    finally:
        for path, window in windows.items():
            window.workplace.keeper.wait()
            window.close()
            window.deleteLater()
            app.processEvents()
            books[path].close()
        qInstallMessageHandler(heard_before)


def _say(_kind: object, _about: object, words: str | None) -> None:
    """Say what Qt says, but its remark about the invisible screen at every dialog."""
    if words and "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def _shown(book: Logbook) -> MainWindow:
    window = open_window(book, scheme="light", settings=False)
    window.show()
    return window


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
        clock=OWN_TIME,
    )
    page.show_all()


def _against_raw(app: QApplication, window: MainWindow, book: Path) -> Iterator[Case]:
    """Yield a word that is typed letter by letter and painted each time, against the bare search for its rows."""
    page, bare = _list(window), raw(book)
    beginnings = ["".join(WORD[:end]) for end in range(2, len(WORD) + 1)]
    found = "c.lapsed_at IS NULL AND c.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
    sql = ROW.format(found)

    def press() -> None:
        for beginning in beginnings:
            page.search_field.searched.emit(beginning)
            app.processEvents()

    yield Case(
        group="window",
        name=f"a word typed and painted, {book.stem}",
        most=TIMES_RAW,
        ours=press,
        bare=lambda: [bare.execute(sql, (f'"{beginning}"*',)).fetchall() for beginning in beginnings],
        against=f"raw search, {ROWS} rows",
        rounds=60,
        clock=OWN_TIME,
    )
    page.show_all()
    bare.close()


def _frames(app: QApplication, page: ComplaintsPage) -> Work:
    bar = page.table.verticalScrollBar()

    def frame() -> None:
        bar.setValue(0 if bar.value() + STEP > bar.maximum() else bar.value() + STEP)
        app.processEvents()

    return frame


def _painting(app: QApplication, page: ComplaintsPage) -> Case:
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
    app.processEvents()
    return Case(
        group="window",
        name="painting the list",
        most=2,
        ours=lambda: ours.viewport().grab(),
        bare=lambda: bare.viewport().grab(),
        against="two lines a row",
        rounds=100,
        clock=OWN_TIME,
    )
