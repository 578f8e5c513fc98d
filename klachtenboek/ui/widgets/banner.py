"""A message on the page that stays until it is dealt with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from klachtenboek.ui.widgets import accessible
from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.card import Card
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Row

ICONS = {"amber": "alert-triangle", "danger": "alert-circle", "ok": "circle-check", "primary": "info-circle"}


class Banner(Card):
    """Say something in a role (amber, danger, ok, primary or warm) with buttons to deal with it."""

    def __init__(
        self, title: str, text: str = "", *, role: str = "amber", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(role=role, margins=(14, 11, 16, 12), parent=parent)
        ink = f"{role}_on_tint"
        self._sign = Label("", "h2", ink, icon=icon or ICONS.get(role, "info-circle"))
        self._headline = Label(title, "small_strong", ink)
        self._text = Label(text, "small", ink)
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder)
        self._holder.hide()
        row = Row(gap=4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=2)
        words.add(self._headline, self._text, self._holder)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        accessible.set_role(self, QAccessible.Role.AlertMessage)
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Change the words."""
        self._headline.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    def set_tone(self, role: str, icon: str = "") -> None:
        """Change role and icon."""
        self.set_role(role)
        ink = f"{role}_on_tint"
        for label in (self._sign, self._headline, self._text):
            label.set_color(ink)
        self._sign.set_icon(icon or ICONS.get(role, "info-circle"))

    def add_button(self, text: str, kind: str = "secondary", *, icon: str = "") -> Button:
        """Add a small button; return it, so that the page connects `clicked`."""
        button = Button(text, kind, size="s", icon=icon)
        self._buttons.addWidget(button)
        self._holder.show()
        self._holder.setContentsMargins(0, 8, 0, 0)
        return button

    def clear_buttons(self) -> None:
        """Take all buttons away."""
        self._buttons.clear()
        self._holder.hide()
