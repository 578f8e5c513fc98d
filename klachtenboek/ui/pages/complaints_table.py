"""The table on the page with all complaints: its heading, its rows as they are painted, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from klachtenboek.ui.models.complaints import COLUMNS, ComplaintList, given, mark, who
from klachtenboek.ui.models.standing import CHANNEL_ICONS
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import RowDelegate, paint
from klachtenboek.ui.widgets.triad import paint_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent

    from klachtenboek.domain.summary import ComplaintRow

PADDING: Final = 20
"""Room left of the first and right of the last column, in pixels at 100 %."""

GAP: Final = 12
HEADING: Final = 36
ROW: Final = 56
RING: Final = 26
CHANNEL: Final = 16
UNDER_LAST: Final = 5
FEWEST: Final = 4
"""Rows that are shown even in a low window."""

_KEYS: Final = [column.key for column in COLUMNS]
_COMPLAINT, _GIVEN = _KEYS.index("complaint"), _KEYS.index("given")


class ComplaintsTable(QTableView):
    """Show the list; `opened` carries the id of a complaint. Letters are left to the page, which searches."""

    opened = Signal(int)

    def __init__(self, model: ComplaintList, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.complaints = model
        self._hovered = -1
        header = Heading(model, self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(ComplaintDelegate(self))
        header.sectionClicked.connect(self._sort)
        self._set_habits()
        self.clicked.connect(self._clicked)
        self.opens_on_click = True
        THEME.changed.connect(self._measure)
        for signal in (model.modelReset, model.rowsInserted):
            signal.connect(self._fit)
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

    # -- what is chosen -----------------------------------------------------------------------------

    def chosen(self) -> ComplaintRow | None:
        """Return the row that is chosen, None when there is none."""
        place = self.currentIndex().row()
        return self.complaints.row(place) if 0 <= place < self.complaints.rowCount() else None

    def choose(self, place: int) -> None:
        """Choose a row and let it be seen."""
        if 0 <= place < self.complaints.rowCount():
            self.setCurrentIndex(self.complaints.index(place, _COMPLAINT))

    def hovered(self) -> int:
        """Return the row under the mouse, -1 when there is none."""
        return self._hovered

    def is_shown(self, key: str) -> bool:
        """Tell whether there is room for a column."""
        return not self.isColumnHidden(_KEYS.index(key))

    def first_column(self) -> int:
        """Return the leftmost column there is room for."""
        return next(number for number in range(len(COLUMNS)) if not self.isColumnHidden(number))

    def last_column(self) -> int:
        """Return the rightmost column there is room for."""
        return next(number for number in reversed(range(len(COLUMNS))) if not self.isColumnHidden(number))

    def _sort(self, column: int) -> None:
        chosen = self.chosen()
        self.complaints.sort_by(column)
        self.choose(max(0, self.complaints.place_of(chosen.id) if chosen is not None else 0))

    def _clicked(self, index: QModelIndex) -> None:
        if self.opens_on_click:
            self.opened.emit(self.complaints.row(index.row()).id)

    # -- measures -----------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(THEME.px(ROW))
        self.horizontalHeader().setFixedHeight(THEME.px(HEADING))
        self._arrange()
        self._fit()

    def _fit(self) -> None:
        """Be no higher than the rows there are, unless more of them can be read."""
        rows = self.complaints.rowCount()
        whole = THEME.px(HEADING) + rows * THEME.px(ROW) + THEME.px(UNDER_LAST)
        self.setMaximumHeight(16_777_215 if self.complaints.canFetchMore(QModelIndex()) else whole)
        self.setMinimumHeight(min(whole, THEME.px(HEADING + FEWEST * ROW)))
        self.updateGeometry()

    def _arrange(self) -> None:
        width = self.viewport().width()
        header = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, width / THEME.k < column.shown_from)
        first, last = self.first_column(), self.last_column()
        for number, column in enumerate(COLUMNS):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns there is room for (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave letters to the page, which searches for them (Qt)."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            chosen = self.chosen()
            if chosen is not None:
                self.opened.emit(chosen.id)
        elif (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move by rows only; Home and End go to the first and the last row that was read (Qt)."""
        move = QAbstractItemView.CursorAction
        last = self.complaints.rowCount() - 1
        if action in {move.MoveLeft, move.MoveRight}:
            return self.currentIndex()
        if action in {move.MoveHome, move.MoveEnd} and last >= 0:
            return self.complaints.index(0 if action is move.MoveHome else last, _COMPLAINT)
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


class Heading(QHeaderView):
    """Paint the headings of the columns, with an arrow at the one the list is sorted by."""

    def __init__(self, model: ComplaintList, table: ComplaintsTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._complaints, self._table = model, table
        self.setObjectName("bare")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one heading (Qt)."""
        column, query = COLUMNS[logicalIndex], self._complaints.query
        place = self._table.inside(logicalIndex, QRectF(rect))
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        is_sorted = column.order is query.order
        role = "caption_medium" if is_sorted else "caption"
        ink = "text" if is_sorted else "text2"
        arrow = THEME.px(18) if is_sorted else 0
        wide = min(place.width() - arrow, paint.advance(words, role) + 1)
        left = place.right() - wide - arrow if logicalIndex == _GIVEN else place.left()
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        paint.text(painter, QRectF(left, place.top(), wide, place.height()), words, role, ink)
        if is_sorted:
            name = "chevron-down" if query.descending else "chevron-up"
            paint.icon(painter, name, "text2", QRectF(left + wide, place.top(), arrow, place.height()), 14)
        edge = QRectF(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, THEME.color("divider"))
        painter.restore()


class ComplaintDelegate(RowDelegate):
    """Paint a complaint: number, day, who and what, where it stands, the triade, what was given."""

    def __init__(self, table: ComplaintsTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; mouse and focus are shown by the row (Qt)."""
        state = option.state & ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        if index.row() == self._table.hovered():
            state |= QStyle.StateFlag.State_MouseOver
        if index.column() == self._table.first_column() and self._table.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        super().paint(painter, option, index)

    def paint_cell(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, *, selected: bool
    ) -> None:
        """Paint the words of one cell."""
        row = self._table.complaints.row(index.row())
        place = self._table.inside(index.column(), rect)
        match COLUMNS[index.column()].key:
            case "complaint":
                self._complaint(painter, place, row, selected=selected)
            case "status":
                self._standing(painter, place, row, selected=selected)
            case "triad":
                _triad(painter, place, row, str(index.data()), selected=selected)
            case "given":
                ink = paint.on_row("text" if row.given else "text3", selected=selected)
                paint.text(painter, place, given(row), "money", ink, Qt.AlignmentFlag.AlignRight)
            case key:
                role = "body" if key == "reference" else "small"
                words = str(index.data() or "")
                paint.text(painter, place, words, role, paint.on_row("text2", selected=selected))

    def _complaint(self, painter: QPainter, place: QRectF, row: ComplaintRow, *, selected: bool) -> None:
        high, low = paint.line_height("body_strong"), paint.line_height("small")
        top = place.center().y() - (high + low) / 2
        first = QRectF(place.left(), top, place.width(), high)
        self._name(painter, first, row, selected=selected)
        ink = paint.on_row("text2", selected=selected)
        second = QRectF(place.left(), first.bottom() + 1, place.width(), low)
        icon = QRectF(second.left(), second.top(), THEME.px(CHANNEL), low)
        paint.icon(painter, CHANNEL_ICONS[row.channel], ink, icon, CHANNEL)
        words = second.adjusted(THEME.px(CHANNEL + 5), 0, 0, 0)
        if not self._table.is_shown("status"):
            self._narrow(painter, words, row, ink)
        else:
            paint.text(painter, words, row.title, "small", ink)

    def _name(self, painter: QPainter, place: QRectF, row: ComplaintRow, *, selected: bool) -> None:
        """Paint who it is, with what sets the row apart in a pill behind it."""
        ink, name, apart = paint.on_row("text", selected=selected), who(row), mark(row)
        room = place.width() - (paint.pill_width(apart) + THEME.px(8) if apart else 0)
        wide = min(room, paint.advance(name, "body_strong") + 1)
        paint.text(painter, QRectF(place.left(), place.top(), wide, place.height()), name, "body_strong", ink)
        if apart:
            tone = "amber" if row.is_practice else "neutral"
            paint.pill(painter, place.left() + wide + THEME.px(8), place.center().y(), apart, tone)

    def _narrow(self, painter: QPainter, place: QRectF, row: ComplaintRow, ink: str) -> None:
        """Paint where it stands before the title, in a list too narrow for a column of its own."""
        words = self._table.complaints.standing(row)[0]
        paint.text(painter, place, f"{words} · {row.title}" if row.title else words, "small", ink)

    def _standing(self, painter: QPainter, place: QRectF, row: ComplaintRow, *, selected: bool) -> None:
        words, tone = self._table.complaints.standing(row)
        paint.pill(painter, place.left(), place.center().y(), words, tone)


def _triad(painter: QPainter, place: QRectF, row: ComplaintRow, count: str, *, selected: bool) -> None:
    parts = (row.triad.understanding, row.triad.apology, row.triad.solution)
    side = THEME.px(RING)
    ring = QRectF(place.left(), place.center().y() - side / 2, side, side)
    paint_ring(painter, ring, [float(part) for part in parts])
    words = place.adjusted(side + THEME.px(8), 0, 0, 0)
    paint.text(painter, words, count, "small", paint.on_row("text2", selected=selected))
