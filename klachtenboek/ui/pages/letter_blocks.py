"""The parts of a letter as switches, each with its own words in place; what they say comes from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import N_, _
from klachtenboek.letters.case import Block
from klachtenboek.ui.widgets import Button, Column, Label, Row, Switch, TextArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.letters.case import BlockState
    from klachtenboek.ui.models.letterform import LetterForm

NOTHING_YET = N_("Nog niets om te zeggen")


class BlockRow(QWidget):
    """Show one block; `switched` tells on or off, `worded` the owner's words or None for the proposal again."""

    switched = Signal(bool)
    worded = Signal(object)

    def __init__(self, state: BlockState) -> None:
        super().__init__()
        self.block = state.block
        self.switch = Switch(state.title)
        self.pencil = Button("", "ghost", size="s", icon="pencil", name=_("{part} aanpassen").format(part=state.title))
        self.pencil.setCheckable(True)
        self.editor = TextArea(lines=2, most_lines=9)
        self.editor.setAccessibleName(state.title)
        self.hint = Label(_("Elke regel wordt een regel in de brief."), "caption", "text3")
        self.back = Button(_("Terug naar het voorstel"), "link", size="s", icon="arrow-back-up")
        self._opened = QWidget()
        self._below = Column(self._opened, gap=4, margins=(0, 2, 0, 6))
        self._below.add(self.editor, self.hint)
        self._below.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.hint.setVisible(state.block is Block.DONE)
        self._opened.hide()
        top = Row(gap=6)
        top.addWidget(self.switch, 1)
        top.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(self, gap=2)
        column.addLayout(top)
        column.addWidget(self._opened)
        self.switch.toggled.connect(self.switched)
        self.pencil.toggled.connect(self._open)
        self._told = ""
        self.editor.textChanged.connect(self._tell)
        self.back.clicked.connect(self._propose)

    def add_below(self, widget: QWidget) -> None:
        """Put a choice of this block under its words."""
        self._below.addWidget(widget)

    def show_block(self, state: BlockState, form: LetterForm, text: str) -> None:
        """Show the block as it is now; `text` is what it says in the letter."""
        on = form.is_on(state)
        _silently(self.switch, lambda: self.switch.setChecked(on))
        own = form.own(state.block) is not None
        empty = "" if state.is_available or own else _(NOTHING_YET)
        self.switch.set_detail(state.summary or empty)
        self.back.setVisible(own and bool(state.text))
        if not self.editor.hasFocus() and self.editor.exact_text() != text:
            self._told = text
            self.editor.set_text(text)
        if on and not text:
            self.pencil.setChecked(True)
        if not on:
            self.pencil.setChecked(False)

    def _open(self, opened: bool) -> None:  # noqa: FBT001  Qt's signal
        if opened and not self.switch.isChecked():
            self.switch.setChecked(True)
        self._opened.setVisible(opened)
        if opened and self.pencil.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """Tell the words when they are other words; Qt also calls a new font a change of text."""
        if self.editor.exact_text() != self._told:
            self._told = self.editor.exact_text()
            self.worded.emit(self._told)

    def _propose(self) -> None:
        self.editor.clearFocus()
        self.worded.emit(None)


def _silently(widget: QWidget, act: Callable[[], None]) -> None:
    blocked = widget.blockSignals(True)
    act()
    widget.blockSignals(blocked)
