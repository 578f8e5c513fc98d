"""A list as a table that is read a page at a time; what its rows say and how they look is told elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klachtenboek.i18n import _

PAGE: Final = 100
"""Rows that are read at a time."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its width at 100 % (0 takes all the room), and from which width of the list it shows.

    ``order`` is what a click on the heading sorts by, None when that would mean nothing; ``descending`` how it begins.
    """

    key: str
    title: str
    width: int
    shown_from: int
    order: Any = None
    descending: bool = True
    is_amount: bool = False


class RowList(QAbstractTableModel):
    """Hold the rows a query finds; the view asks for more when it comes near the end.

    A subclass tells its ``columns``, reads a page, and has the words of a row.
    """

    columns: ClassVar[tuple[ListColumn, ...]]

    def __init__(self, query: Any, parent: QObject | None = None) -> None:  # noqa: ANN401  each list has its own
        """Begin with no rows."""
        super().__init__(parent)
        self.query = query
        self._rows: list[Any] = []
        self._next: Any = None

    def _page(self, after: Any, limit: int) -> Any:  # noqa: ANN401  rows, and where the next page starts
        raise NotImplementedError

    def _words(self, row: Any, key: str) -> str:  # noqa: ANN401  a row of the list
        raise NotImplementedError

    def sentence(self, row: Any) -> str:  # noqa: ANN401  a row of the list
        """Return the whole row as one sentence, for a screen reader."""
        raise NotImplementedError

    def id_of(self, row: Any) -> int:  # noqa: ANN401  a row of the list
        """Return what opens the row."""
        return int(row.id)

    def show(self, query: Any, *, least: int = PAGE) -> None:  # noqa: ANN401  a query of the list
        """Read the first rows of a query, ``least`` of them or more."""
        self.beginResetModel()
        self.query = query
        page = self._page(None, max(PAGE, least))
        self._rows, self._next = list(page.rows), page.next
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round when it is sorted by that already."""
        chosen = self.columns[column]
        if chosen.order is None:
            return
        again = self.query.order is chosen.order
        descending = not self.query.descending if again else chosen.descending
        self.show(replace(self.query, order=chosen.order, descending=descending))

    def row(self, place: int) -> Any:  # noqa: ANN401  a row of the list
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, row_id: int) -> int:
        """Return where a row is among those that were read, -1 when it is not."""
        return next((place for place, row in enumerate(self._rows) if self.id_of(row) == row_id), -1)

    # -- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows were read (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are (Qt)."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are rows that were not read yet (Qt)."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next rows (Qt)."""
        if parent.isValid() or self._next is None:
            return
        page = self._page(self._next, PAGE)
        if page.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()
        self._next = page.next

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or those of the whole row for who listens (Qt)."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_amount:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return None
