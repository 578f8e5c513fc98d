"""The field of more lines; the label above belongs to Field."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.lineedit import is_idle_undo

LINE_PERCENT = 120.0


class TextArea(QTextEdit):
    """Take plain text of more lines; it grows with the text from `lines` to `most_lines`, Tab goes on."""

    left = Signal()

    def __init__(
        self, *, placeholder: str = "", lines: int = 3, most_lines: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most_lines
        self._is_filling = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        self.textChanged.connect(self._grow)
        THEME.changed.connect(self._restyle)

    def text(self) -> str:
        """Return the text; hard spaces come out as ordinary ones."""
        return self.toPlainText()

    def exact_text(self) -> str:
        """Return the text with its hard spaces, as a letter has them between an amount and its sign."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Replace the text; it cannot be undone by Ctrl+Z in the field."""
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    def fill_height(self) -> None:
        """Take all the height there is instead of growing with the text."""
        self._is_filling = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grow()

    def set_fault(self, *, wrong: bool) -> None:
        """Show the edge of a mistake, or the ordinary one."""
        if bool(self.property("fault")) != wrong:
            self.setProperty("fault", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        self.setFont(THEME.font("lead"))
        self.viewport().setFont(self.font())  # Qt paints the example in it, and it does not follow by itself
        self.document().setDocumentMargin(THEME.px(3))
        self._space_lines()
        self._grow()

    def _space_lines(self) -> None:
        # A document of plain text has no line height of its own; blocks made later inherit this one.
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(spacing)
        self.document().clearUndoRedoStacks()
        self.blockSignals(blocked)

    def _height_of(self, lines: float) -> int:
        line = paint.line_height("lead") * LINE_PERCENT / 100
        return round(lines * line) + THEME.px(2 * 8 + 2 * 3 + 4)

    def sizeHint(self) -> QSize:
        """Ask for no more than its lines: the rest of the height is taken only where there is some (Qt)."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self._is_filling else hint

    def _grow(self) -> None:
        least, most = self._height_of(self._lines), self._height_of(self._most)
        if self._is_filling:
            self.setMinimumHeight(least)
            self.setMaximumHeight(16_777_215)  # Qt's word for no limit
            return
        wished = round(self.document().size().height()) + THEME.px(2 * 8 + 4)
        wished = max(least, min(most, wished))
        if wished != self.minimumHeight() or wished != self.maximumHeight():
            self.setFixedHeight(wished)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is no typing to take back (Qt)."""
        if is_idle_undo(event, is_possible=self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return room for the least number of lines (Qt)."""
        return QSize(THEME.px(120), self._height_of(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when the text breaks into more lines (Qt)."""
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went (Qt)."""
        super().focusOutEvent(event)
        self.left.emit()
