"""The table on the page with all customers: how a customer is painted in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt

from klachtenboek.domain.standing import CustomerRow
from klachtenboek.ui.models.customers import NOTHING, CustomerList, called
from klachtenboek.ui.pages.list_table import ListTable
from klachtenboek.ui.widgets import RowDelegate, paint

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget


class CustomersTable(ListTable[CustomerRow]):
    """Show the customers; `opened` carries the id of one."""

    def __init__(self, model: CustomerList, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self.customers = model
        self.setItemDelegate(CustomerDelegate(self))


class CustomerDelegate(RowDelegate):
    """Paint a customer: the name over the last complaint, town, how often, when last, what was given."""

    def __init__(self, table: CustomersTable) -> None:
        super().__init__(table)
        self._table: CustomersTable = table

    def paint_cell(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, *, selected: bool
    ) -> None:
        """Paint the words of one cell."""
        row = self._table.customers.row(index.row())
        place = self._table.inside(index.column(), rect)
        words, column = str(index.data() or ""), self._table.customers.columns[index.column()]
        if column.key == "name":
            self._name(painter, place, row, selected=selected)
        elif column.is_amount:
            ink = paint.on_row("text3" if words == NOTHING else "text", selected=selected)
            paint.text(painter, place, words, "money", ink, Qt.AlignmentFlag.AlignRight)
        else:
            paint.text(painter, place, words, "small", paint.on_row("text2", selected=selected))

    def shown(self, index: QModelIndex | QPersistentModelIndex) -> Hashable:
        """Return the words of a cell; a name is each time another."""
        return None if self._table.customers.columns[index.column()].key == "name" else str(index.data() or "")

    def _name(self, painter: QPainter, place: QRectF, row: CustomerRow, *, selected: bool) -> None:
        below = row.last_title
        if not self._table.is_shown("town") and row.customer.town:
            below = " · ".join(part for part in (row.customer.town, row.last_title) if part)
        high, low = paint.line_height("body_strong"), paint.line_height("small") if below else 0
        first = QRectF(place.left(), place.center().y() - (high + low) / 2, place.width(), high)
        paint.text(painter, first, called(row.customer), "body_strong", paint.on_row("text", selected=selected))
        second = QRectF(place.left(), first.bottom() + 1, place.width(), low)
        paint.text(painter, second, below, "small", paint.on_row("text2", selected=selected))
