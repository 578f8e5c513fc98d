"""A message on the page that stays until it is dealt with."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from klachtenboek.ui.widgets import accessible
from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.card import Card
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Row
from klachtenboek.ui.widgets.showing import show

ICONS = {"amber": "alert-triangle", "danger": "alert-circle", "ok": "circle-check", "primary": "info-circle"}


class Banner(Card):
    """Say something in a role (amber, danger, ok, primary or warm) with buttons to deal with it."""

    def __init__(
        self, title: str, text: str = "", *, role: str = "amber", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(role=role, margins=(14, 11, 16, 12), parent=parent)
        self._symbol = icon or ICONS.get(role, "info-circle")
        accessible.set_role(self, QAccessible.Role.AlertMessage)
        if title:
            self.say(title, text)

    @cached_property
    def _said(self) -> "_Said":
        """The words and the buttons, made when there is something to say."""
        said = _Said(f"{self.role()}_on_tint", self._symbol)
        self.body.addLayout(said)
        return said

    def say(self, title: str, text: str = "") -> None:
        """Change the words."""
        self._said.headline.setText(title)
        self._said.text.setText(text)
        self._said.text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    def set_tone(self, role: str, icon: str = "") -> None:
        """Change role and icon."""
        self.set_role(role)
        self._symbol = icon or ICONS.get(role, "info-circle")
        if "_said" in vars(self):
            self._said.set_tone(f"{role}_on_tint", self._symbol)

    def add_button(self, text: str, kind: str = "secondary", *, icon: str = "") -> Button:
        """Add a small button; return it, so that the page connects `clicked`."""
        button = Button(text, kind, size="s", icon=icon)
        self._said.buttons.addWidget(button)
        show(self._said.holder, when=True)
        self._said.holder.setContentsMargins(0, 8, 0, 0)
        return button

    def clear_buttons(self) -> None:
        """Take all buttons away."""
        if "_said" in vars(self):
            self._said.buttons.clear()
            self._said.holder.hide()


class _Said(Row):
    """Place the sign of a banner beside its words, with the buttons under them."""

    def __init__(self, ink: str, symbol: str) -> None:
        super().__init__(gap=4)
        self.sign = Label("", "h2", ink, icon=symbol)
        self.headline = Label("", "small_strong", ink)
        self.text = Label("", "small", ink)
        self.holder = QWidget()
        self.buttons = FlowLayout(self.holder)
        self.holder.hide()
        self.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=2)
        words.add(self.headline, self.text, self.holder)
        self.addLayout(words, 1)

    def set_tone(self, ink: str, symbol: str) -> None:
        for label in (self.sign, self.headline, self.text):
            label.set_color(ink)
        self.sign.set_icon(symbol)
