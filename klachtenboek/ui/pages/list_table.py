"""The table of a page that is a list: its heading, its measures and its keys; what a row says is a delegate's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from klachtenboek.ui.models.rows import Row
from klachtenboek.ui.pages.list_pictures import RowPictures
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Card, paint

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from klachtenboek.ui.models.rows import RowList

PADDING: Final = 20
"""Room left of the first and right of the last column, in pixels at 100 %."""

GAP: Final = 12
HEADING: Final = 36
ROW: Final = 56
UNDER_LAST: Final = 5
FEWEST: Final = 4
"""Rows that are shown even in a low window."""

CARD_EDGE: Final = 1
FAINT: Final = 0.4
NO_LIMIT: Final = 16_777_215
"""Qt's word for no limit to a height."""


class ListTable(QTableView, Generic[Row]):
    """Show a list; `opened` carries the id of a row. Letters are left to the page, which searches.

    A subclass sets the delegate, a `RowDelegate` that paints the words of a cell; the ground is painted by the row.
    The column of width 0 takes the room the others leave.
    """

    opened = Signal(int)

    def __init__(self, model: RowList[Row, Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.rows: RowList[Row, Any] = model
        self._hovered = -1
        self._pictures = RowPictures(self, model.row, self.hovered)
        self._ends = (0, len(model.columns) - 1)
        self._widest = next(number for number, column in enumerate(model.columns) if not column.width)
        header = Heading(model, self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        header.sectionClicked.connect(model.sort_by)
        self._set_habits()
        self.clicked.connect(self._clicked)
        self.opens_on_click = True
        THEME.changed.connect(self._measure)
        for signal in (model.modelReset, model.rowsInserted):
            signal.connect(self._fit)
        self._kept = 0
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_kept)
        for signal in (model.asking.waiting, model.asking.answered):
            signal.connect(self.viewport().update)
            signal.connect(header.viewport().update)
        self._measure()

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setMinimumSectionSize(1)

    def place_of_column(self, key: str) -> int:
        """Return which column that is, from the left."""
        return next(number for number, column in enumerate(self.rows.columns) if column.key == key)

    # -- what is chosen -----------------------------------------------------------------------------

    def chosen(self) -> Row | None:
        """Return the row that is chosen, None when there is none."""
        place = self.currentIndex().row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None

    def choose(self, place: int) -> None:
        """Choose a row and let it be seen."""
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place, self._widest))

    def repaint_rows(self) -> None:
        """Paint the rows again: what they say changed with the clock."""
        self._pictures.forget()
        self.viewport().update()

    def hovered(self) -> int:
        """Return the row under the mouse, -1 when there is none."""
        return self._hovered

    def is_shown(self, key: str) -> bool:
        """Tell whether there is room for a column."""
        return not self.isColumnHidden(self.place_of_column(key))

    def first_column(self) -> int:
        """Return the leftmost column there is room for."""
        return self._ends[0]

    def last_column(self) -> int:
        """Return the rightmost column there is room for."""
        return self._ends[1]

    def _keep(self) -> None:
        chosen = self.chosen()
        self._kept = self.rows.id_of(chosen) if chosen is not None else 0

    def _choose_kept(self) -> None:
        """Choose what was chosen among other rows, or else the first one."""
        self.choose(max(self.rows.place_of(self._kept), 0))

    def _clicked(self, index: QModelIndex) -> None:
        if self.opens_on_click:
            self.opened.emit(self.rows.id_of(self.rows.row(index.row())))

    # -- measures -----------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(THEME.px(ROW))
        self.horizontalHeader().setFixedHeight(THEME.px(HEADING))
        self._arrange()
        self._fit()

    def _fit(self) -> None:
        """Be no higher than the rows there are, unless more of them can be read; the card goes along."""
        rows = self.rows.rowCount()
        whole = THEME.px(HEADING) + rows * THEME.px(ROW) + THEME.px(UNDER_LAST)
        most = NO_LIMIT if self.rows.canFetchMore(QModelIndex()) else whole
        self.setMaximumHeight(most)
        card = self.parentWidget()
        if isinstance(card, Card):
            card.setMaximumHeight(min(NO_LIMIT, most + 2 * THEME.px(CARD_EDGE)))
        self.setMinimumHeight(min(whole, THEME.px(HEADING + FEWEST * ROW)))
        self.updateGeometry()

    def _arrange(self) -> None:
        self._pictures.forget_measures()
        width = self.viewport().width()
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, width / THEME.k < column.shown_from)
        shown = [number for number in range(len(self.rows.columns)) if not self.isColumnHidden(number)]
        first, last = self._ends = (shown[0], shown[-1])
        for number, column in enumerate(self.rows.columns):
            if not column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            edges = PADDING * ((number == first) + (number == last))
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(number, THEME.px(column.width + edges))

    def inside(self, column: int, rect: QRectF) -> QRectF:
        """Return the part of a cell its words stand in."""
        left = THEME.px(PADDING) if column == self.first_column() else 0
        right = THEME.px(PADDING) if column == self.last_column() else THEME.px(GAP)
        return rect.adjusted(left, 0, -right, 0)

    def sizeHint(self) -> QSize:
        """Ask for a few rows only, so that the table scrolls and not the page; it grows into the room there is (Qt)."""
        return QSize(THEME.px(640), self.minimumHeight())

    # -- what Qt tells ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, each as a whole; most of them were painted before (Qt).

        Faint as long as they are not what was asked for.
        """
        painter, last = QPainter(self.viewport()), self.rows.rowCount() - 1
        painter.setOpacity(FAINT if self.rows.is_waiting else 1)
        first, end = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        for place in range(first, (last if end < 0 else end) + 1) if first >= 0 else ():
            self._pictures.paint(painter, place, self.rowViewportPosition(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns there is room for (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave letters to the page, which searches for them (Qt)."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            chosen = self.chosen()
            if chosen is not None:
                self.opened.emit(self.rows.id_of(chosen))
        elif (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move by rows only; Home and End go to the first and the last row that was read (Qt)."""
        move = QAbstractItemView.CursorAction
        last = self.rows.rowCount() - 1
        if action in {move.MoveLeft, move.MoveRight}:
            return self.currentIndex()
        if action in {move.MoveHome, move.MoveEnd} and last >= 0:
            return self.rows.index(0 if action is move.MoveHome else last, self._widest)
        return super().moveCursor(action, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse by whole rows (Qt)."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEnterEvent) -> None:  # type: ignore[override]  # Qt gives a plain event
        """Forget the row under the mouse (Qt)."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


class Heading(QHeaderView, Generic[Row]):
    """Paint the headings of the columns, with an arrow at the one the list is sorted by."""

    def __init__(self, model: RowList[Row, Any], table: ListTable[Row]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._rows: RowList[Row, Any] = model
        self._table: ListTable[Row] = table
        self.setObjectName("bare")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one heading (Qt)."""
        column, query = self._rows.columns[logicalIndex], self._rows.query
        place = self._table.inside(logicalIndex, QRectF(rect))
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        is_sorted = column.order is query.order
        role = "caption_medium" if is_sorted else "caption"
        ink = "text" if is_sorted else "text2"
        arrow = THEME.px(18) if is_sorted else 0
        wide = min(place.width() - arrow, paint.advance(words, role) + 1)
        left = place.right() - wide - arrow if column.is_amount else place.left()
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        paint.text(painter, QRectF(left, place.top(), wide, place.height()), words, role, ink)
        if is_sorted:
            name = "chevron-down" if query.descending else "chevron-up"
            paint.icon(painter, name, "text2", QRectF(left + wide, place.top(), arrow, place.height()), 14)
        edge = QRectF(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, THEME.color("divider"))
        painter.restore()
