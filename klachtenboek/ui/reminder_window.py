"""The small window that reminds of a promise while another program has the keyboard; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Column, Label, Row
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QMouseEvent

    from klachtenboek.domain.summary import PromiseRow
    from klachtenboek.ui.reminder_words import Told

WIDTH, HEIGHT = 360, 132
FROM_EDGE = 16


class ReminderWindow(QWidget):
    """Stand at the bottom right, above other windows and without the keyboard, until it is dealt with.

    ``done``, ``snoozed``, ``move_asked`` and ``opened`` carry the promise; ``put_away`` tells that it was closed.
    """

    done = Signal(object)
    snoozed = Signal(object)
    move_asked = Signal(object)
    opened = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("Klachtenboek"))
        self.setAccessibleName(_("Seintje"))
        self._row: PromiseRow | None = None
        self.title = Label("", "body_strong", elide=True)
        self.phone = Label("", "time", "link", icon="phone")
        self.text = Label("", "small", "text2", elide=True)
        self.done_button = Button(_("Gedaan"), "primary", size="s", icon="check")
        self.snooze = Button(_("Over 10 min"), size="s")
        self.move_button = Button(_("Verzetten"), "ghost", size="s")
        self.card = Button("", "ghost", size="s", icon="notebook", name=_("Wie is het en wat is er gezegd"))
        looks(self.card)
        for button, signal in (
            (self.done_button, self.done),
            (self.snooze, self.snoozed),
            (self.move_button, self.move_asked),
            (self.card, self.opened),
        ):
            button.clicked.connect(lambda _on=False, tell=signal: tell.emit(self._row))
        self._arrange()
        THEME.changed.connect(self._measure)

    def _arrange(self) -> None:
        column = Column(self, gap=4, margins=(16, 12, 12, 12))
        first = Row(gap=8)
        first.addWidget(self.title, 1)
        column.addLayout(first)
        column.add(self.phone, self.text)
        column.addStretch(1)
        buttons = Row(gap=6)
        for button in (self.done_button, self.snooze, self.move_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.card)
        column.addLayout(buttons)
        self._measure()

    def tell(self, told: Told) -> None:
        """Show these words; a window that is not there yet comes up without taking the keyboard."""
        self._row = told.row
        self.title.setText(told.title)
        self.title.set_color("danger" if told.is_late else "text")
        self.phone.setText(told.phone)
        self.phone.setVisible(bool(told.phone))
        self.text.setText(told.text)
        if not self.isVisible():
            self._measure()
            self.show()

    def row(self) -> PromiseRow | None:
        """Return the promise it is about."""
        return self._row

    def _measure(self) -> None:
        needed = self.sizeHint()
        self.setFixedSize(max(THEME.px(WIDTH), needed.width()), max(THEME.px(HEIGHT), needed.height()))
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            free = screen.availableGeometry()
            corner = QPoint(free.right() - self.width() - FROM_EDGE, free.bottom() - self.height() - FROM_EDGE)
            self.move(corner)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what is known about the customer on a click beside the buttons (Qt)."""
        super().mousePressEvent(event)
        self.opened.emit(self._row)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was put away, when the owner closed it (Qt)."""
        super().closeEvent(event)
        if event.spontaneous():
            self.put_away.emit()
