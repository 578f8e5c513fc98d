"""Short lists among the settings that are read when they are looked at; what is in them is their card's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import ngettext, number_word
from klachtenboek.ui.widgets import Button, Card, Column, EndsLayout, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from klachtenboek.ui.workplace import Workplace

FIRST_SHOWN: Final = 8
"""Lines of a list before the rest is only counted."""


class Lines(QWidget):
    """A list of a few lines, each with what stands under it and perhaps a button; the rest is only counted."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._column = Column(self, gap=2)

    def clear(self) -> None:
        """Show nothing."""
        self._column.clear()
        self.buttons = []

    def add(self, words: str, under: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Add a line; its button says of which line it is to who cannot see it."""
        holder, said = QWidget(), QWidget()
        ends = EndsLayout(gap=12)
        column = Column(said, gap=1)
        column.add(Label(words, "body_medium"), Label(under, "small", "text2"))
        ends.addWidget(said)
        if act is not None:
            made = Button(button, size="s", name=f"{button}: {words}")
            made.clicked.connect(lambda _on=False: act())
            self.buttons.append(made)
            ends.addWidget(made)
        Column(holder, margins=(0, 5, 0, 5)).addLayout(ends)
        self._column.addWidget(holder)

    def count(self, rest: int) -> None:
        """Say how many more there are."""
        if rest > 0:
            words = ngettext("Nog {n} andere.", "Nog {n} andere.", rest).format(n=number_word(rest))
            self._column.addWidget(Label(words, "small", "text2"))


class Looked(Card):
    """A card that says when to read the book: when it is looked at, and after each change while it is.

    `looked` tells so.
    """

    looked = Signal()

    def __init__(self, title: str, workplace: Workplace, *, gap: int = 10) -> None:
        super().__init__(title, gap=gap)
        workplace.changes.changed.connect(self._follow)

    def _follow(self, _changed: object) -> None:
        if self.isVisible():
            self.looked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when it comes into view (Qt)."""
        super().showEvent(event)
        self.looked.emit()


def called(reference: str, title: str) -> str:
    """Return how a complaint is called in such a list."""
    return " ".join(part for part in (reference, title) if part)
