"""The field of one line; the label above belongs to Field."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

ICON = 17


class LineEdit(QLineEdit):
    """Take one line of text, with an icon in front when one is named; `left` tells that the focus went."""

    left = Signal()

    def __init__(self, text: str = "", *, icon: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setPlaceholderText(placeholder)
        self._restyle()
        THEME.changed.connect(self._restyle)

    def set_fault(self, *, wrong: bool) -> None:
        """Show the edge of a mistake, or the ordinary one."""
        if bool(self.property("fault")) != wrong:
            self.setProperty("fault", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        self.setTextMargins(THEME.px(ICON + 11) if self._icon_name else 0, 0, 0, 0)
        self.setMinimumHeight(THEME.height("field"))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters (Qt)."""
        return QSize(THEME.px(72), THEME.height("field"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went (Qt)."""
        super().focusOutEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is no typing to take back (Qt)."""
        if is_idle_undo(event, is_possible=self.isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over Qt's own field (Qt)."""
        super().paintEvent(event)
        if self._icon_name:
            place = QRectF(THEME.px(12), 0, THEME.px(ICON), self.height())
            paint.icon(paint.painter_for(self), self._icon_name, "text3", place, ICON)


def is_idle_undo(event: QEvent, *, is_possible: bool) -> bool:
    """Tell whether the owner pressed Ctrl+Z in a field that has nothing to take back."""
    if is_possible or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo)
