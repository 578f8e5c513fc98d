"""A list as a table that is read a page at a time; what its rows say and how they look is told elsewhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klachtenboek.domain.rows import Rows
from klachtenboek.domain.standing import CustomerQuery
from klachtenboek.domain.summary import Query
from klachtenboek.i18n import _
from klachtenboek.ui.asking import Asking

if TYPE_CHECKING:
    from klachtenboek.domain.summary import Cursor, Page
    from klachtenboek.ui.asking import Answering

PAGE: Final = 100
"""Rows that are read at a time."""

Index = QModelIndex | QPersistentModelIndex

Row = TypeVar("Row")
Asked = TypeVar("Asked", Query, CustomerQuery)


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


class Source(ABC, Generic[Row, Asked]):
    """What a list is of: it reads the rows and has their words."""

    @abstractmethod
    def page(self, query: Asked, after: Cursor | None, limit: int) -> Page[Row]:
        """Read the rows after the cursor."""

    @abstractmethod
    def id_of(self, row: Row) -> int:
        """Return what opens the row."""

    @abstractmethod
    def words(self, row: Row, key: str) -> str:
        """Return what stands in the column with that key."""

    @abstractmethod
    def sentence(self, row: Row) -> str:
        """Return the whole row as one sentence, for a screen reader."""


class RowList(QAbstractTableModel, Generic[Row, Asked]):
    """Hold the rows a query finds; the view asks for more when it comes near the end."""

    def __init__(
        self,
        source: Source[Row, Asked],
        columns: tuple[ListColumn, ...],
        query: Asked,
        parent: QObject | None = None,
        *,
        book: Answering | None = None,
    ) -> None:
        """Begin with no rows; what takes long is asked of this book beside the window, else it is waited for."""
        super().__init__(parent)
        self.asking, self._more = Asking(book, self), Asking(book, self)
        self.columns = columns
        self.query: Asked = query
        self._source: Source[Row, Asked] = source
        self._rows: Rows[Row] = Rows()
        self._next: Cursor | None = None

    def show(self, query: Asked, *, least: int = PAGE) -> None:
        """Read the first rows of a query, ``least`` of them or more.

        When that takes long those of the last one stay until they come: ``asking`` tells.
        """
        self.query = query
        self._more.drop()
        self.asking.ask(lambda: self._source.page(query, None, max(PAGE, least)), self._put)

    def _put(self, page: Page[Row]) -> None:
        self.beginResetModel()
        self._rows, self._next = page.rows, page.next
        self.endResetModel()

    @property
    def is_waiting(self) -> bool:
        """Whether these are still the rows of another query."""
        return self.asking.is_waiting

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round when it is sorted by that already."""
        chosen = self.columns[column]
        if chosen.order is None:
            return
        again = self.query.order is chosen.order
        descending = not self.query.descending if again else chosen.descending
        self.show(self.query._replace(order=chosen.order, descending=descending))

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def id_of(self, row: Row) -> int:
        """Return what opens the row."""
        return self._source.id_of(row)

    def place_of(self, row_id: int) -> int:
        """Return where a row is among those that were read, -1 when it is not."""
        return self._rows.place_of(row_id)

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
        """Read the next rows, or have them put in when they are there (Qt)."""
        if parent.isValid() or self._next is None or self.is_waiting or self._more.is_waiting:
            return
        query, after = self.query, self._next
        self._more.ask(lambda: self._source.page(query, after, PAGE), self._add)

    def _add(self, page: Page[Row]) -> None:
        if page.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()
        self._next = page.next

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or those of the whole row for who listens (Qt)."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._source.words(row, column.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._source.sentence(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_amount:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return None
