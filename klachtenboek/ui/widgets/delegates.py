"""How a row of a list or table is painted: ground, rule and focus; the words come from a subclass."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

ROW_HEIGHT = 56


class RowDelegate(QStyledItemDelegate):
    """Paint the ground of a cell and call `paint_cell`, which a subclass fills with the strokes of `paint`.

    Text goes through `paint.on_row(ink, selected=...)` so that it can be read in the contrast scheme.
    """

    def paint_cell(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, *, selected: bool
    ) -> None:
        """Paint the words of one cell; the plain text of the model unless a subclass knows better."""
        inner = rect.adjusted(THEME.px(12), 0, -THEME.px(12), 0)
        ink = paint.on_row("text", selected=selected)
        paint.text(painter, inner, str(index.data() or ""), "body", ink)

    def shown(self, index: QModelIndex | QPersistentModelIndex) -> Hashable:
        """Return what cells of this column that are painted the same have in common, None when none are.

        A subclass tells so of short words that come back row after row: those are painted once.
        """
        return None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row (Qt)."""
        return QSize(THEME.px(60), THEME.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, words and rule (Qt)."""
        state, rect = option.state, QRectF(option.rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        paint_ground(painter, rect, selected=selected, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        self.paint_cell(painter, rect, index, selected=selected)
        focused = selected and state & QStyle.StateFlag.State_HasFocus and _by_keyboard(option.widget)
        paint_rule(painter, rect, focused=bool(focused))
        painter.restore()


def paint_ground(painter: QPainter, rect: QRectF, *, selected: bool, hovered: bool) -> None:
    """Paint what the words of a row or cell stand on."""
    if selected:
        painter.fillRect(rect, THEME.color("sel"))
    elif hovered:
        painter.fillRect(rect, THEME.color("surface2"))


def paint_rule(painter: QPainter, rect: QRectF, *, focused: bool) -> None:
    """Paint the line under a row or cell, and at its left side where the keyboard is."""
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), THEME.color("divider"))
    if focused:
        painter.fillRect(QRectF(rect.left(), rect.top(), THEME.px(3), rect.height()), THEME.color("focus"))


def _by_keyboard(widget: QWidget | None) -> bool:
    return widget is not None and paint.shows_focus(widget)
