"""The field to search with; it searches nothing itself."""

from PySide6.QtCore import (
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.button import shown_keys
from klachtenboek.ui.widgets.lineedit import LineEdit
from klachtenboek.ui.widgets.looking import looks

PAUSE = 120


class SearchField(LineEdit):
    """Take words to look for; `searched` carries them after a short pause, Esc empties the field.

    `keys` are shown at the right while there is room and nothing is typed; the window makes them work. `entered`
    tells Enter or Down: the list may take the focus.
    """

    searched = Signal(str)
    entered = Signal()

    def __init__(self, placeholder: str, *, keys: str = "Ctrl+K", parent: QWidget | None = None) -> None:
        super().__init__(icon="search", placeholder=placeholder, parent=parent)
        looks(self)
        self._keys = shown_keys(keys) if keys else ""
        self.setAccessibleName(placeholder)
        self.setAccessibleDescription(self._keys)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._wait)

    def _wait(self) -> None:
        self._pause.start()

    def shows_keys(self) -> bool:
        """Tell whether the keys are shown: nothing typed, and room beside the placeholder."""
        if not self._keys or self.text():
            return False
        used = self.textMargins().left() + THEME.px(2 * 12 + 8) + paint.advance(self.placeholderText(), "body")
        return used + paint.advance(self._keys, "caption") + THEME.px(10) <= self.width()

    def sizeHint(self) -> QSize:
        """Return room for placeholder and keys (Qt)."""
        words = paint.advance(self.placeholderText(), "body") + paint.advance(self._keys, "caption")
        wide = self.textMargins().left() + words + THEME.px(46)
        return QSize(max(wide, THEME.px(260)), THEME.height("field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty with Esc, go to the list with Enter or Down (Qt)."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            if self._pause.isActive():
                self._pause.stop()
                self.searched.emit(self.text())
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys at the right (Qt)."""
        super().paintEvent(event)
        if self.shows_keys():
            place = QRectF(0, 0, self.width() - THEME.px(12), self.height())
            painter = paint.painter_for(self)
            paint.text(painter, place, self._keys, "caption", "text3", Qt.AlignmentFlag.AlignRight)
