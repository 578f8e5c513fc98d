"""The frame of every dialog: a body that scrolls and a foot with its buttons; what is asked is up to the dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Column, FlowLayout, Row, Rule
from klachtenboek.ui.widgets.reading import go_on

EDGE = 40
"""Room kept free around a dialog in its window, in pixels at 100 %."""


class DialogFrame(QDialog):
    """Ask something over a window; fill `body` (Column), `foot` (Row, left of the buttons) and connect `done_button`.

    ``size`` is the wished size in pixels at 100 %; it never grows over the window it belongs to. Ctrl+Enter presses
    `done_button`; Esc closes without loss.
    """

    def __init__(self, title: str, done: str, *, size: tuple[int, int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._size = size
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        outer = Column(self, gap=0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self.body = Column(holder, gap=14, margins=(26, 20, 26, 16))
        self.scroller.setWidget(holder)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self._make_foot(done))
        self._fit()

    def _make_foot(self, done: str) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=12, margins=(26, 0, 26, 16))
        column.addWidget(Rule())
        row = Row(gap=12)
        self.foot = Row(gap=8)
        row.addLayout(self.foot, 1)
        self.cancel = Button(_("Annuleren"))
        self.cancel.clicked.connect(self.reject)
        self.done_button = Button(done, "primary", icon="check")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, align="right")
        flow.add(self.cancel, self.done_button)
        row.addWidget(buttons)
        column.addLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.done_button.click)
        return holder

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own name and type
        """Let Tab follow the order of reading (Qt)."""
        return go_on(self, forward=next)

    def _fit(self) -> None:
        wished = QSize(THEME.px(self._size[0]), THEME.px(self._size[1]))
        parent = self.parentWidget()
        if parent is not None:
            wished = wished.boundedTo(parent.window().size() - QSize(EDGE, EDGE))
        elif self.screen() is not None:
            wished = wished.boundedTo(self.screen().availableSize() - QSize(EDGE, EDGE))
        self.resize(wished)
