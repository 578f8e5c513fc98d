"""The one line after a call that was promised: how did it go; it may stay empty and never asks twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Column, Label, LineEdit, ToastPlate, announce

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

SECONDS = 10
WIDTH, ABOVE_BOTTOM = 560, 26


class CallNote(ToastPlate):
    """Stand where messages stand, with a field; `written` carries what was typed, on Enter and when it goes.

    It takes the keyboard at once: what the owner types next is how the call went, not an act on the next promise.
    It goes after ten seconds when the keyboard is elsewhere; `ended` tells that it went while it had it.
    """

    written = Signal(int, str)
    undone = Signal()
    ended = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._complaint = 0
        self.field = LineEdit(placeholder=_("Hoe ging het?"), icon="phone")
        self.field.setAccessibleName(_("Hoe ging het?"))
        self.field.returnPressed.connect(self.finish)
        self.field.left.connect(self._leave_later)
        self.action.clicked.connect(self._undo)
        self.row.removeWidget(self.text)
        words = Column(gap=8)
        words.add(self.text, self.field)
        words.add(Label(_("Enter zet het in het logboek. Mag leeg blijven."), "caption", "toast_text"))
        self.row.insertLayout(0, words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(1000 * SECONDS)
        self._timer.timeout.connect(self._end)
        THEME.changed.connect(self._place)
        self.hide()

    def ask(self, complaint_id: int, words: str) -> None:
        """Say what was done and ask how it went; what was typed for an earlier call is kept first."""
        self.finish()
        self._complaint = complaint_id
        self.fill(words, action=_("Ongedaan maken"))
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join((words, _("Hoe ging het?"))))
        self._timer.start()

    def is_about(self, changed: frozenset[int]) -> bool:
        """Tell whether it still asks about one of these complaints."""
        return not self.isHidden() and self._complaint in changed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Esc; what was typed is kept (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Put what was typed in the logbook and go away."""
        self._timer.stop()
        words, self._complaint, complaint = self.field.text().strip(), 0, self._complaint
        had = self.isAncestorOf(QApplication.focusWidget() or self._page)
        self.field.clear()
        self.hide()
        if had:
            self.ended.emit()
        if complaint and words:
            self.written.emit(complaint, words)

    def _undo(self) -> None:
        self._complaint = 0
        self.finish()
        self.undone.emit()

    def _leave_later(self) -> None:
        if not self.isHidden():
            self._timer.start()

    def _end(self) -> None:
        if self.field.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.finish()

    def _place(self) -> None:
        self.row.activate()
        wide = min(self._page.width() - THEME.px(32), THEME.px(WIDTH))
        high = max(self.row.totalHeightForWidth(wide), THEME.px(44))
        left = (self._page.width() - wide) // 2
        self.setGeometry(left, self._page.height() - high - THEME.px(ABOVE_BOTTOM), wide, high)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the page from now on (Qt)."""
        super().showEvent(event)
        self._page.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow it no longer (Qt)."""
        super().hideEvent(event)
        self._page.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the page (Qt)."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False
