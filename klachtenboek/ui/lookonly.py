"""A window on a book that may not be written: all that would write is greyed and says why; used for no other book."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QTextEdit, QToolTip, QWidget

from klachtenboek.domain.errors import OnlyToRead
from klachtenboek.explain import explain
from klachtenboek.ui.widgets.agenda import DayAgenda
from klachtenboek.ui.widgets.looking import is_for_looking
from klachtenboek.ui.widgets.tip import plain_tip

WRITING: Final = (QAbstractButton, QLineEdit, QTextEdit, DayAgenda)
"""What writes unless it is said to be for looking around: a new button is greyed until somebody says so."""
_TURNS_UP: Final = {QEvent.Type.Polish, QEvent.Type.EnabledChange, QEvent.Type.Show}


class LookOnly(QObject):
    """Grey what writes in these windows and their dialogs and menus, whenever it turns up."""

    def __init__(self, window: QWidget) -> None:
        """Look after this window for as long as it lives."""
        super().__init__(window)
        self._windows = [window]
        cast("QApplication", QApplication.instance()).installEventFilter(self)

    def also(self, window: QWidget) -> None:
        """Look after another window too."""
        self._windows.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grey what turns up, and say why where the mouse rests on it (Qt)."""
        kind = event.type()
        if kind in _TURNS_UP and isinstance(watched, QWidget):
            if watched.isEnabled() and self._writes(watched):
                watched.setEnabled(False)
                watched.setAccessibleDescription(explain(OnlyToRead()))
            elif kind == QEvent.Type.Show and isinstance(watched, QMenu) and self._is_ours(watched):
                _grey_acts(watched)
        return isinstance(event, QHelpEvent) and isinstance(watched, QWidget) and self._tells(watched, event)

    def _tells(self, part: QWidget, event: QHelpEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or part.isEnabled() or not self._writes(part):
            return False
        QToolTip.showText(event.globalPos(), plain_tip(explain(OnlyToRead())), part)
        return True

    def _writes(self, part: QWidget) -> bool:
        return isinstance(part, WRITING) and self._is_ours(part) and not is_for_looking(part)

    def _is_ours(self, part: QWidget) -> bool:
        around: QWidget | None = part
        while around is not None and around not in self._windows:
            around = around.parentWidget()
        return around is not None


def _grey_acts(menu: QMenu) -> None:
    """Grey what writes in a menu; a menu in it is greyed when it opens itself."""
    for act in menu.actions():
        if act.menu() is None and not act.isSeparator() and not is_for_looking(act):
            act.setEnabled(False)
