"""A label, a control and what is to be said about it, as one; it does not judge what is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, Row
from klachtenboek.ui.widgets.lineedit import LineEdit
from klachtenboek.ui.widgets.textarea import TextArea


class Field(QWidget):
    """Ask for text under a label; `hint` stands right of the label, `set_error` says what is wrong below.

    Without `control` it makes a LineEdit, or a TextArea when `lines` is more than one. Any focusable widget may
    be the control: it is spoken with the label. `edited` carries each change, `left` that the focus went.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        icon: str = "",
        placeholder: str = "",
        lines: int = 1,
        control: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, "small_medium")
        self.hint = Label(hint, "small", "text3", align=Qt.AlignmentFlag.AlignRight)
        self.message = Label("", "small", "danger")
        self.message.hide()
        self.control = control or _make(icon, placeholder, lines)
        self.label.setBuddy(self.control)
        column = Column(self, gap=5)
        top = Row(gap=8)
        top.addWidget(self.label)
        top.addStretch()
        top.addWidget(self.hint)
        column.addLayout(top)
        self.hint.setVisible(bool(hint))  # only now: shown before it lies in the field it would be a window
        column.addWidget(self.control)
        column.addWidget(self.message)
        self._hint = hint
        self._describe()
        if isinstance(self.control, LineEdit):
            self.control.textEdited.connect(self.edited)
            self.control.left.connect(self.left)
        elif isinstance(self.control, TextArea):
            self.control.textChanged.connect(self._told)
            self.control.left.connect(self.left)
        self.setFocusProxy(self.control)
        THEME.changed.connect(self.updateGeometry)

    def text(self) -> str:
        """Return what is typed; raise TypeError when the control is no text field."""
        if isinstance(self.control, LineEdit | TextArea):
            return self.control.text()
        raise TypeError(type(self.control).__name__)

    def set_text(self, text: str) -> None:
        """Fill in text without `edited`, leaving the cursor alone when it is there already."""
        if self.text() == text:
            return
        blocked = self.control.blockSignals(True)
        if isinstance(self.control, LineEdit):
            self.control.setText(text)
            self.control.setCursorPosition(0)  # of a long text the beginning is seen
        elif isinstance(self.control, TextArea):
            self.control.set_text(text)
        self.control.blockSignals(blocked)

    def set_hint(self, hint: str) -> None:
        """Change the words right of the label."""
        self._hint = hint
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._describe()

    def set_error(self, message: str) -> None:
        """Say what is wrong and how to fix it; an empty message takes it away."""
        self._say(message, "danger", "alert-circle")
        if isinstance(self.control, LineEdit | TextArea):
            self.control.set_fault(wrong=bool(message))

    def set_note(self, message: str, tone: str = "ok", icon: str = "done") -> None:
        """Say something useful below, such as which customer this is; an empty message takes it away."""
        self._say(message, "text2", icon)
        self.message.set_icon(icon, tone)
        if isinstance(self.control, LineEdit | TextArea):
            self.control.set_fault(wrong=False)

    def error(self) -> str:
        """Return the words shown below, empty when there are none."""
        return "" if self.message.isHidden() else self.message.text()

    def _say(self, message: str, color: str, icon: str) -> None:
        self.message.setText(message)
        self.message.set_color(color)
        self.message.set_icon(icon, color)
        self.message.setVisible(bool(message))
        self._describe()

    def _describe(self) -> None:
        said = [self._hint, "" if self.message.isHidden() else self.message.text()]
        self.control.setAccessibleDescription(" ".join(part for part in said if part))

    def _told(self) -> None:
        self.edited.emit(self.text())


def _make(icon: str, placeholder: str, lines: int) -> LineEdit | TextArea:
    if lines > 1:
        return TextArea(placeholder=placeholder, lines=lines)
    return LineEdit(icon=icon, placeholder=placeholder)
