"""The numbers of a chart as a small table that a screen reader reads cell by cell; it counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QWheelEvent

PADDING: Final = 12
"""Beside the words of a heading, in pixels at 100 %, as the style sheet has it."""


class FigureTable(QTableWidget):
    """Show words and numbers under headings, as high as its rows; the arrows go through it and Tab goes past."""

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = self.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        THEME.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these, each with a cell under every heading."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, words in enumerate(row):
                cell = QTableWidgetItem(words)
                cell.setToolTip(plain_tip(words))
                side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, place, cell)
        self._measure()

    def rows(self) -> list[tuple[str, ...]]:
        """Return the words of every row."""
        cells = [[self.item(row, place) for place in range(self.columnCount())] for row in range(self.rowCount())]
        return [tuple(cell.text() if cell is not None else "" for cell in row) for row in cells]

    def _measure(self) -> None:
        self.setFont(THEME.font("small"))
        for place in range(self.columnCount()):
            heading = self.horizontalHeaderItem(place)
            if heading is not None:
                heading.setFont(THEME.font("caption_medium"))
            if place:
                self.setColumnWidth(place, self._width_of(place))
        high = paint.line_height("small") + THEME.px(8)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        for row in range(self.rowCount()):
            self.setRowHeight(row, high)
        self.updateGeometry()

    def _width_of(self, place: int) -> int:
        """Return the room the heading and the numbers of a column need, in pixels."""
        heading = self.horizontalHeaderItem(place)
        words = [paint.advance(heading.text(), "caption_medium") if heading is not None else 0]
        words += [paint.advance(row[place], "small") for row in self.rows()]
        return max(words) + THEME.px(2 * PADDING + 4)

    def sizeHint(self) -> QSize:
        """Return room for every row (Qt)."""
        high = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(THEME.px(320), high + sum(self.rowHeight(row) for row in range(self.rowCount())) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return room for every row (Qt)."""
        return QSize(THEME.px(150), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: all rows are in sight (Qt)."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row (Qt)."""
        super().focusInEvent(event)
        if self.currentRow() < 0 < self.rowCount():
            self.setCurrentCell(0, 0)
