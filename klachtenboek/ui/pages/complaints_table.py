"""The table on the page with all complaints: how a complaint is painted in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from klachtenboek.domain.found import pieces, spots
from klachtenboek.domain.summary import ComplaintRow
from klachtenboek.ui.models.complaints import COLUMNS, ComplaintList, given, mark, who
from klachtenboek.ui.models.standing import CHANNEL_ICONS
from klachtenboek.ui.pages.list_table import ListTable
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import RowDelegate, paint
from klachtenboek.ui.widgets.triad import paint_ring

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.triad import Triad

RING: Final = 26
CHANNEL: Final = 16


class ComplaintsTable(ListTable[ComplaintRow]):
    """Show the complaints; `opened` carries the id of one."""

    def __init__(self, model: ComplaintList, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self.complaints = model
        self.setItemDelegate(ComplaintDelegate(self))


class ComplaintDelegate(RowDelegate):
    """Paint a complaint: number, day, who and what, where it stands, the triade, what was given."""

    def __init__(self, table: ComplaintsTable) -> None:
        super().__init__(table)
        self._table: ComplaintsTable = table
        self._rings: dict[tuple[Triad, float], QPixmap] = {}
        THEME.changed.connect(self._rings.clear)

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
                self._triad(painter, place, row, str(index.data()), selected=selected)
            case "given":
                ink = paint.on_row("text" if row.given else "text3", selected=selected)
                paint.text(painter, place, given(row), "money", ink, Qt.AlignmentFlag.AlignRight)
            case key:
                role = "body" if key == "reference" else "small"
                words = str(index.data() or "")
                paint.text(painter, place, words, role, paint.on_row("text2", selected=selected))

    def shown(self, index: QModelIndex | QPersistentModelIndex) -> Hashable:
        """Return the words of a cell, with what else it is painted by; who and what are each time others."""
        row = self._table.complaints.row(index.row())
        match COLUMNS[index.column()].key:
            case "complaint":
                return None
            case "status":
                return self._table.complaints.standing(row)
            case "triad":
                return row.triad
            case _:
                return str(self._table.complaints.data(index))

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
        line, typed = self._table.complaints.second_line(row), self._table.complaints.query.words
        if not self._table.is_shown("status"):
            self._narrow(painter, words, row, line, ink)
        elif typed.strip():
            found = pieces(line, spots(line, typed))
            paint.parts(
                painter, words, found, ("small", "small_strong"), (ink, paint.on_row("text", selected=selected))
            )
        else:
            paint.text(painter, words, line, "small", ink)

    def _name(self, painter: QPainter, place: QRectF, row: ComplaintRow, *, selected: bool) -> None:
        """Paint who it is, with what sets the row apart in a pill behind it."""
        ink, name, apart = paint.on_row("text", selected=selected), who(row), mark(row)
        room = place.width() - (paint.pill_width(apart) + THEME.px(8) if apart else 0)
        wide = min(room, paint.advance(name, "body_strong") + 1)
        paint.text(painter, QRectF(place.left(), place.top(), wide, place.height()), name, "body_strong", ink)
        if apart:
            tone = "amber" if row.is_practice else "neutral"
            paint.pill(painter, place.left() + wide + THEME.px(8), place.center().y(), apart, tone)

    def _narrow(self, painter: QPainter, place: QRectF, row: ComplaintRow, line: str, ink: str) -> None:
        """Paint where it stands before the line, in a list too narrow for a column of its own."""
        words = self._table.complaints.standing(row)[0]
        paint.text(painter, place, f"{words} · {line}" if line else words, "small", ink)

    def _standing(self, painter: QPainter, place: QRectF, row: ComplaintRow, *, selected: bool) -> None:
        words, tone = self._table.complaints.standing(row)
        paint.pill(painter, place.left(), place.center().y(), words, tone)

    def _triad(self, painter: QPainter, place: QRectF, row: ComplaintRow, count: str, *, selected: bool) -> None:
        side = THEME.px(RING)
        ring = self._ring(row.triad, side, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(place.left(), round(place.center().y() - side / 2)), ring)
        words = place.adjusted(side + THEME.px(8), 0, 0, 0)
        paint.text(painter, words, count, "small", paint.on_row("text2", selected=selected))

    def _ring(self, triad: Triad, side: int, ratio: float) -> QPixmap:
        """Return the ring of a triade, painted once: there are eight of them and a list full of rows."""
        found = self._rings.get((triad, ratio))
        if found is None:
            found = self._rings[triad, ratio] = QPixmap(round(side * ratio), round(side * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            parts = (triad.understanding, triad.apology, triad.solution)
            paint_ring(painter, QRectF(0, 0, side, side), [float(part) for part in parts])
            painter.end()
        return found
