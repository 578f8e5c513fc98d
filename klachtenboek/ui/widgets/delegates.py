"""How a row of a list or table is painted: ground, rule and focus; the words come from a subclass."""

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
        if selected:
            painter.fillRect(rect, THEME.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, THEME.color("surface2"))
        self.paint_cell(painter, rect, index, selected=selected)
        rule = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(rule, THEME.color("divider"))
        if selected and state & QStyle.StateFlag.State_HasFocus and _by_keyboard(option.widget):
            edge = QRectF(rect.left(), rect.top(), THEME.px(3), rect.height())
            painter.fillRect(edge, THEME.color("focus"))
        painter.restore()


def _by_keyboard(widget: QWidget | None) -> bool:
    return widget is not None and paint.shows_focus(widget)
