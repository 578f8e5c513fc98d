"""The rows of a list as pictures, so that scrolling puts what was painted before in its place; it paints no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import RowDelegate, paint
from klachtenboek.ui.widgets.delegates import paint_ground, paint_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtWidgets import QTableView

KEPT: Final = 48
"""Pictures that are kept: two screens of rows, some 10 MB; the one made longest ago goes first."""

CELLS: Final = 200
"""The same of cells, some 5 MB: what many rows say is painted once, and what a row says again at the next key."""

Look = tuple[int, bool, bool, bool]
"""A row, by its identity, with whether it is chosen, lies under the mouse and has the keyboard."""

Cell = tuple[int, bool, float, "Hashable"]
"""A column, with whether the row is chosen, the dots of the screen in a pixel, and what the cell shows."""


class RowPictures:
    """Paint the rows of a table; a row that looks as before is not painted again.

    ``forget`` when what stands in the rows changed without the rows themselves: the clock, the widths, the theme.
    """

    def __init__(self, table: QTableView, row: Callable[[int], object], hovered: Callable[[], int]) -> None:
        """Paint for this table; ``row`` gives the row at a place and ``hovered`` the place under the mouse."""
        self._table, self._row, self._hovered = table, row, hovered
        self._kept: dict[Look, tuple[object, QPixmap]] = {}
        self._cells: dict[Cell, QPixmap] = {}
        THEME.changed.connect(self.forget_measures)

    def forget(self) -> None:
        """Paint every row again when it is needed next; what stands in a cell is known by its words."""
        self._kept.clear()

    def forget_measures(self) -> None:
        """Paint all again: widths, theme or size changed."""
        self.forget()
        self._cells.clear()

    def paint(self, painter: QPainter, place: int, top: int) -> None:
        """Paint the row at a place, ``top`` pixels down."""
        ratio = self._table.devicePixelRatioF()
        if not ratio.is_integer():  # between two dots of the screen a picture would be blurred
            self._paint(painter, place, top)
            return
        row, look = self._row(place), self._look(place)
        found = self._kept.get(look)
        if found is None or found[0] is not row:
            self._kept.pop(look, None)
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[look] = (row, self._picture(place, ratio))
        painter.drawPixmap(0, top, found[1])

    def _look(self, place: int) -> Look:
        chosen = self._is_chosen(place)
        return (id(self._row(place)), chosen, place == self._hovered(), chosen and paint.shows_focus(self._table))

    def _is_chosen(self, place: int) -> bool:
        return self._table.selectionModel().isRowSelected(place, QModelIndex())

    def _picture(self, place: int, ratio: float) -> QPixmap:
        picture = _transparent(self._table.viewport().width(), self._table.rowHeight(place), ratio)
        painter = QPainter(picture)
        self._paint(painter, place, 0, ratio)
        painter.end()
        return picture

    def _paint(self, painter: QPainter, place: int, top: int, ratio: float = 0) -> None:
        """Paint a row; with a ``ratio`` of dots to pixels it is painted of cells that are pictures."""
        table, model, delegate = self._table, self._table.model(), self._delegate()
        chosen, high = self._is_chosen(place), table.rowHeight(place)
        whole = QRectF(0, top, table.viewport().width(), high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, whole, selected=chosen, hovered=place == self._hovered())
        for column in range(model.columnCount()):
            if not table.isColumnHidden(column):
                index, left = model.index(place, column), table.columnViewportPosition(column)
                shown = delegate.shown(index) if ratio else None
                if shown is not None:
                    painter.drawPixmap(left, top, self._cell(index, (column, chosen, ratio, shown)))
                    continue
                cell = QRectF(left, top, table.columnWidth(column), high)
                painter.setClipRect(cell)
                delegate.paint_cell(painter, cell, index, selected=chosen)
                painter.setClipping(False)
        paint_rule(painter, whole, focused=chosen and paint.shows_focus(table))

    def _cell(self, index: QModelIndex, cell: Cell) -> QPixmap:
        found = self._cells.get(cell)
        if found is None:
            if len(self._cells) >= CELLS:
                del self._cells[next(iter(self._cells))]
            column, chosen, ratio, _shown = cell
            wide, high = self._table.columnWidth(column), self._table.rowHeight(index.row())
            found = self._cells[cell] = _transparent(wide, high, ratio)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._delegate().paint_cell(painter, QRectF(0, 0, wide, high), index, selected=chosen)
            painter.end()
        return found

    def _delegate(self) -> RowDelegate:
        delegate = self._table.itemDelegate()
        if not isinstance(delegate, RowDelegate):
            raise TypeError(delegate)
        return delegate


def _transparent(wide: int, high: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
