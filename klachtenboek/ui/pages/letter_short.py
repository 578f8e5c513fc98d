"""The short texts about a complaint, each with a button that copies it; what they say is made up in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import Button, Card, Column, EndsLayout, Label
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.letters.short import ShortText
    from klachtenboek.ui.workplace import Workplace


class ShortCard(Card):
    """List the short texts; *Kopiëren* puts one on the clipboard."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Korte teksten"), small=True)
        self._workplace = workplace
        self._rows = QWidget()
        self._column = Column(self._rows, gap=10)
        self.buttons: list[Button] = []
        self.add(self._rows)

    def show_texts(self, texts: Sequence[ShortText]) -> None:
        """Show them in order."""
        self._column.clear()
        self.buttons = []
        for text in texts:
            self._column.addWidget(self._row(text))
        self.setVisible(bool(texts))

    def _row(self, text: ShortText) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=2)
        top = QWidget()
        copy = Button(_("Kopiëren"), "link", size="s", icon="copy")
        looks(copy)
        copy.setAccessibleName(_("{title} kopiëren").format(title=text.title))
        copy.setAccessibleDescription(text.text)
        copy.clicked.connect(lambda: self._copy(text))
        self.buttons.append(copy)
        EndsLayout(top, gap=8, line_gap=0).add(Label(text.title, "body_medium"), copy)
        column.add(top, Label(text.text, "small", "text2"))
        return holder

    def _copy(self, text: ShortText) -> None:
        QGuiApplication.clipboard().setText(text.text)
        self._workplace.say(_("{title} gekopieerd.").format(title=text.title))
