"""The frame of every dialog: a body that scrolls and a foot with its buttons; what is asked is up to the dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.help import help_key
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Column, EndsLayout, FlowLayout, Row, Rule
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.reading import go_on

EDGE = 40
"""Room kept free around a dialog in its window, in pixels."""
SLIM, LOW = 340, 250
MARGIN, SLIM_MARGIN = 26, 14


class DialogFrame(QDialog):
    """Ask something over a window; fill `body` (Column), `foot` (Row, left of the buttons) and connect `done_button`.

    ``size`` is the wished size in pixels at 100 %; it never grows over the window it belongs to. Ctrl+Enter presses
    `done_button`; Esc closes without loss; F1 opens its chapter of the manual.
    """

    def __init__(self, title: str, done: str, *, size: tuple[int, int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._size = size
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._outer = Column(self, gap=0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._inner = Column(holder, gap=0)
        self.body = Column(gap=14)
        self._inner.addLayout(self.body, 1)
        self.scroller.setWidget(holder)
        self._outer.addWidget(self.scroller, 1)
        self._foot_holder = self._make_foot(done)
        self._outer.addWidget(self._foot_holder)
        help_key(self)
        self._fit()

    def _make_foot(self, done: str) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=12)
        self._foot_column = column
        column.addWidget(Rule())
        left = QWidget()
        self.foot = Row(gap=8)
        filled = Row(left, gap=0)
        filled.addLayout(self.foot)
        filled.addStretch()  # a single button stands at the left of it
        self.cancel = Button(_("Annuleren"))
        looks(self.cancel)
        self.cancel.clicked.connect(self.reject)
        self.done_button = Button(done, "primary", icon="check")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, align="right")
        flow.add(self.cancel, self.done_button)
        ends = EndsLayout(gap=12, line_gap=8)
        ends.add(left, buttons)
        column.addLayout(ends)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.done_button.click)
        return holder

    def answered(self) -> bool:
        """Stand open until it is answered and go then; tell whether it was done and not cancelled."""
        done = bool(self.exec())
        self.deleteLater()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Show where the keyboard is when it opened the dialog (Qt)."""
        super().showEvent(event)
        ring, below = Qt.WidgetAttribute.WA_KeyboardFocusChange, self.parentWidget()
        if below is not None and below.window().testAttribute(ring):
            self.setAttribute(ring)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own name and type
        """Let Tab follow the order of reading (Qt)."""
        return go_on(self, forward=next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room at the sides of a narrow dialog (Qt)."""
        super().resizeEvent(event)
        side = MARGIN if self.width() / THEME.k >= SLIM else SLIM_MARGIN
        self.body.set_margins(side, 20, side, 16)
        self._foot_column.set_margins(side, 0, side, 16)
        self._place_foot(inside=self.height() / THEME.k < LOW)

    def _place_foot(self, *, inside: bool) -> None:
        """Keep the buttons in sight, or let them scroll along in a dialog too low for that."""
        there = self._foot_holder.parentWidget() is not self
        if inside != there:
            (self._inner if inside else self._outer).addWidget(self._foot_holder)

    def _fit(self) -> None:
        wished = QSize(THEME.px(self._size[0]), THEME.px(self._size[1]))
        parent = self.parentWidget()
        if parent is not None:
            wished = wished.boundedTo(parent.window().size() - QSize(EDGE, EDGE))
        elif self.screen() is not None:
            wished = wished.boundedTo(self.screen().availableSize() - QSize(EDGE, EDGE))
        self.resize(wished)
