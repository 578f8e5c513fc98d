"""One short message at the bottom of the window, with a way back; it never asks anything."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint
from klachtenboek.ui.widgets.button import Button, shown_keys
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Row

SECONDS, SECONDS_WITH_UNDO = 8, 15
ABOVE_BOTTOM, RISE, MOST_WIDTH = 26, 8, 620
KEYS_FROM = 420
"""The width of the window at 100 % from which the keys stand behind the button."""


class ToastPlate(QWidget):
    """Show the plate of a message with its button; Toast makes it come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Label("", "body", "toast_text")
        self.action = ToastButton("")
        self.keys = Label(shown_keys("Ctrl+Z"), "caption", "toast_text")
        self.row = Row(self, gap=12, margins=(18, 11, 18, 11))
        self.row.addWidget(self.text, 1)
        self.row.addWidget(self.action)
        self.row.addWidget(self.keys)

    def fill(self, text: str, *, action: str = "", icon: str = "done", shows_keys: bool = True) -> None:
        """Show these words; without `action` there is no button."""
        self.text.setText(text)
        self.text.set_icon(icon)
        self.setAccessibleName(text)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.keys.setVisible(bool(action) and shows_keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate (Qt)."""
        edge = "toast_text" if THEME.tokens.edge > 1 else ""
        paint.plate(paint.painter_for(self), QRectF(self.rect()), THEME.px(12), "toast_bg", edge)


class Toast(ToastPlate):
    """Say what was just done; one at a time, a new message replaces the old one.

    Make one per window. `say(text, undo=...)` shows it for 8 seconds, or 15 with a way back; it stays while the
    mouse is over it or the focus is in it. The window connects Ctrl+Z to `undo()`. `gone` tells that it went.
    """

    gone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._undo: Callable[[], object] | None = None
        self.action.clicked.connect(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.end)
        self._rise = QPropertyAnimation(self, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        accessible.set_role(self, QAccessible.Role.AlertMessage)
        THEME.changed.connect(self._place)
        self.hide()

    def say(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        *,
        action: str = "",
        icon: str = "done",
        shows_keys: bool = True,
    ) -> None:
        """Show a message; `undo` is called by the button and Ctrl+Z, `action` is its word."""
        self._undo = undo
        word = (action or _("Ongedaan maken")) if undo else ""
        self.fill(text, action=word, icon=icon, shows_keys=shows_keys)
        self._timer.start(1000 * (SECONDS_WITH_UNDO if undo else SECONDS))
        self._place()
        self.show()
        self.raise_()
        self._move_in()
        accessible.announce(self, text)

    def can_undo(self) -> bool:
        """Tell whether there is something to take back now."""
        return self._undo is not None and not self.isHidden()

    def undo(self) -> None:
        """Take the act back, once; do nothing when there is none."""
        act, self._undo = self._undo, None
        if act is not None:
            self.dismiss()
            act()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._undo = None
        if self.isVisible() and self._window.isVisible():
            self.hide()
            self.gone.emit()

    def seconds_left(self) -> float:
        """Return how long the message stays, unless it is used; 0 when there is none."""
        return max(0, self._timer.remainingTime()) / 1000

    def end(self) -> None:
        """Let the message go, unless the mouse is over it or the focus is in it."""
        if self.underMouse() or self.action.hasFocus():
            self._timer.start(1000 * SECONDS)
        else:
            self.dismiss()

    def _target(self) -> QPoint:
        """Return its place at the bottom; at the top when the field that is typed in is there."""
        left = (self._window.width() - self.width()) // 2
        place = QPoint(left, self._window.height() - self.height() - THEME.px(ABOVE_BOTTOM))
        here = QApplication.focusWidget()
        if not isinstance(here, QLineEdit | QTextEdit) or not self._window.isAncestorOf(here):
            return place
        field = QRect(here.mapTo(self._window, QPoint()), here.size())
        return QPoint(left, THEME.px(ABOVE_BOTTOM)) if field.intersects(QRect(place, self.size())) else place

    def make_way(self) -> None:
        """Go where the field that has the keyboard now is not."""
        if self.isVisible() and self._window.isVisible():
            self._rise.stop()
            self._place()

    def _place(self) -> None:
        if self._window.width() / THEME.k < KEYS_FROM:
            self.keys.hide()
        room = self._window.width() - THEME.px(32)
        self.row.activate()
        wide = min(room, THEME.px(MOST_WIDTH), self.row.totalSizeHint().width())
        self.resize(wide, max(self.row.totalHeightForWidth(wide), THEME.px(44)))
        self.move(self._target())

    def _move_in(self) -> None:
        self._rise.stop()
        length = THEME.duration(150)
        if length:
            self._rise.setDuration(length)
            self._rise.setStartValue(self._target() + QPoint(0, THEME.px(RISE)))
            self._rise.setEndValue(self._target())
            self._rise.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window from now on, and for good: hidden because the window goes, it can ask it no more (Qt)."""
        super().showEvent(event)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the window (Qt)."""
        if event.type() == QEvent.Type.Resize and watched is self._window and not self.isHidden():
            self._rise.stop()
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here (Qt)."""
        self._timer.start(1000 * SECONDS)


class ToastButton(Button):
    """Take the act back; a link in the colours of the message."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "link", size="s")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _role(self) -> str:
        return "body_strong"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint.text(painter, rect, self.caption(), "body_strong", "toast_link", Qt.AlignmentFlag.AlignHCenter)
        if paint.shows_focus(self) or self.underMouse():
            paint.plate(painter, rect, THEME.px(7), "", "toast_link", width=2 if paint.shows_focus(self) else 1)
