"""The field that offers what is known while somebody types; it searches nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from klachtenboek.i18n import ngettext
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint
from klachtenboek.ui.widgets.delegates import RowDelegate
from klachtenboek.ui.widgets.layouts import Column
from klachtenboek.ui.widgets.lineedit import LineEdit

MOST_SHOWN = 6
LETTERS = 2
EDGE, MOST_WIDE = 5, 560
"""Room around the list, and how wide it grows for long lines, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Describe one thing to choose: a first line, a lighter second line, and what it stands for."""

    title: str
    detail: str = ""
    value: object = None


class Plate(QWidget):
    """The rounded plate the list lies on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate (Qt)."""
        paint.plate(paint.painter_for(self), QRectF(self.rect()), THEME.px(8), "surface", "line_btn")


class Suggestions(QAbstractListModel):
    """Hold the suggestions shown now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Suggestion, ...] = ()

    def show(self, items: Sequence[Suggestion]) -> None:
        """Replace all suggestions."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Return how many there are (Qt)."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of one (Qt)."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}, {item.detail}" if item.detail else item.title
        return None


class SuggestionDelegate(RowDelegate):
    """Paint a suggestion in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines (Qt)."""
        return QSize(THEME.px(120), paint.line_height("body_medium") + paint.line_height("small") + THEME.px(14))

    def paint_cell(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, *, selected: bool
    ) -> None:
        """Paint both lines."""
        model = index.model()
        assert isinstance(model, Suggestions)  # noqa: S101 - this delegate is made for this model only
        item = model.items[index.row()]
        inner = rect.adjusted(THEME.px(12), THEME.px(6), -THEME.px(12), -THEME.px(6))
        first = QRectF(inner.left(), inner.top(), inner.width(), paint.line_height("body_medium"))
        second = QRectF(inner.left(), first.bottom(), inner.width(), paint.line_height("small"))
        paint.text(painter, first, item.title, "body_medium", paint.on_row("text", selected=selected))
        paint.text(painter, second, item.detail, "small", paint.on_row("text2", selected=selected))


class SuggestField(LineEdit):
    """Offer what is known while somebody types; `asked` carries the text from two letters on.

    The page answers with `offer(suggestions)`. Down and Up choose, Enter or a click takes one: `chosen` carries
    its value. Esc closes the list and keeps the text.
    """

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, *, icon: str = "user", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon=icon, placeholder=placeholder, parent=parent)
        self._model = Suggestions(self)
        self._popup = Plate(self)
        self._popup.hide()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(SuggestionDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        Column(self._popup, gap=0, margins=(EDGE, EDGE, EDGE, EDGE)).addWidget(self._list)
        self.textEdited.connect(self._ask)
        self.destroyed.connect(self._popup.deleteLater)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these under the field; none closes the list."""
        self._model.show(suggestions)
        if not suggestions or not self.hasFocus():
            self._popup.hide()
            return
        self._place()
        self._popup.show()
        self._popup.raise_()
        said = ngettext("{count} bekende klant", "{count} bekende klanten", len(suggestions))
        accessible.announce(self, said.format(count=len(suggestions)))

    def popup_view(self) -> QListView:
        """Return the list of suggestions."""
        return self._list

    def is_offering(self) -> bool:
        """Tell whether the list is open."""
        return not self._popup.isHidden()

    def _ask(self, text: str) -> None:
        if len(text.strip()) >= LETTERS:
            self.asked.emit(text.strip())
        else:
            self.offer(())

    def _place(self) -> None:
        window = self.window()
        if self._popup.parentWidget() is not window:
            self._popup.setParent(window)
            window.installEventFilter(self)
        row = self._list.sizeHintForRow(0)
        high = row * min(MOST_SHOWN, len(self._model.items)) + 2 * THEME.px(EDGE)
        below = self.mapTo(window, QPoint(0, self.height() + THEME.px(3)))
        if below.y() + high > window.height():
            above = self.mapTo(window, QPoint(0, -high - THEME.px(3)))
            below = above if above.y() >= 0 else below
        wide = min(max(self.width(), self._widest() + 2 * THEME.px(EDGE)), window.width() - 2 * THEME.px(EDGE))
        left = min(below.x(), window.width() - wide - THEME.px(EDGE))
        self._popup.setGeometry(left, below.y(), wide, high)

    def _widest(self) -> int:
        """Return how wide the longest suggestion is, within reason, in pixels."""
        words = (
            max(paint.advance(item.title, "body_medium"), paint.advance(item.detail, "small"))
            for item in self._model.items
        )
        return max(THEME.px(280), min(THEME.px(MOST_WIDE), max(words, default=0) + THEME.px(2 * 12 + 4)))

    def _move(self, step: int) -> None:
        row = max(0, min(len(self._model.items) - 1, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._model.index(row, 0))
        item = self._model.items[row]
        accessible.announce(self, f"{item.title}. {item.detail}" if item.detail else item.title)

    def _take(self, row: int) -> None:
        value = self._model.items[row].value
        self._popup.hide()
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keyboard (Qt)."""
        key = event.key()
        current = self._list.currentIndex().row()
        if not self.is_offering():
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current >= 0:
            self._take(current)
        elif key == Qt.Key.Key_Escape:
            self._popup.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list (Qt)."""
        super().focusOutEvent(event)
        self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window changes its size (Qt)."""
        if event.type() == QEvent.Type.Resize:
            self._popup.hide()
        return False
