"""A button that lets one of a list be chosen from a menu; for choices too many for chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    Choices = Sequence[tuple[Hashable, str]]


class PickButton(Button):
    """Show what is chosen and offer the rest in a menu; `picked` carries the value of the owner's choice.

    ``choices`` is asked each time the menu opens: values with their words, None for no choice at all.
    """

    picked = Signal(object)

    def __init__(self, what: str, icon: str, choices: Callable[[], Choices]) -> None:
        super().__init__(what, size="s", icon=icon)
        self._what, self._choices = what, choices
        self._value: Hashable = None
        self._menu = QMenu(self)
        looks(self)
        self._menu.triggered.connect(self._pick)
        self.setAccessibleDescription(_("opent een lijst"))
        self.clicked.connect(self._open)

    def value(self) -> Hashable:
        """Return what is chosen, None for nothing."""
        return self._value

    def set_value(self, value: Hashable) -> None:
        """Choose a value without a signal."""
        self._value = value
        words = next((words for known, words in self._choices() if known == value), "") if value is not None else ""
        self.set_text(words or self._what)
        self.setAccessibleName(f"{self._what}: {words}" if words else self._what)

    def fill(self) -> QMenu:
        """Return the menu with the choices of this moment, the chosen one ticked."""
        self._menu.clear()
        for value, words in self._choices():
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            if action.isChecked():
                action.setIcon(THEME.icon("check", "link"))
            self._menu.addAction(action)
        return self._menu

    def _open(self) -> None:
        menu = self.fill()
        corner = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + THEME.px(3)))
        menu.popup(corner)
        menu.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, action: QAction) -> None:
        self.set_value(action.data())
        self.picked.emit(action.data())
