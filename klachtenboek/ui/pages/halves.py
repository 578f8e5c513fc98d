"""A narrow column with choices beside a wide one with what comes of it; under each other in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets.layouts import Box

NARROW = 330
BAR = 12
LEAST_HEIGHT = 440
LEAST_WIDE = 260
NO_LIMIT = 16_777_215


class Halves(QWidget):
    """Place `left` and `right`; beside each other the left one scrolls by itself, so that the right one stays."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right, self._is_wide = left, right, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._scroller = QScrollArea()
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._box = Box(QBoxLayout.Direction.TopToBottom, self, gap=14)
        self._box.addWidget(self._scroller)
        self._box.addWidget(left)
        self._box.addWidget(right, 1)
        self._scroller.hide()

    def set_wide(self, *, wide: bool) -> None:
        """Place the halves beside each other, or under each other."""
        inside = self._scroller.widget() is self._left
        if wide and not inside:
            self._box.removeWidget(self._left)
            self._scroller.setWidget(self._left)
        elif not wide and inside:
            self._scroller.takeWidget()
            self._box.insertWidget(1, self._left)
        self._left.setMaximumWidth(THEME.px(NARROW) if wide else NO_LIMIT)
        self._left.show()
        self._scroller.setVisible(wide)
        self._scroller.setFixedWidth(THEME.px(NARROW) + BAR)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(beside if wide else under)
        self._box.set_gap(6 if wide else 14)
        self._right.setMinimumHeight(0 if wide else THEME.px(LEAST_HEIGHT))
        self._is_wide = wide
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Take the height there is when the halves stand beside each other (Qt)."""
        return not self._is_wide and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """Ask for little when wide: then each half scrolls by itself (Qt)."""
        return QSize(THEME.px(800), THEME.px(LEAST_WIDE)) if self._is_wide else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for little when wide (Qt)."""
        return QSize(THEME.px(600), THEME.px(LEAST_WIDE)) if self._is_wide else super().minimumSizeHint()
