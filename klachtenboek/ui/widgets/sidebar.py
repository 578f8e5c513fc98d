"""The column of places at the left side, or the rail in a narrow window; it opens no page itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.button import Button, shown_keys
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, Row
from klachtenboek.ui.widgets.mark import AppMark

WIDTH, RAIL_WIDTH = 224, 92
RAIL_BELOW = 1340
RAIL_ROW = 54
WHOLE_RAIL = 470
"""The height at 100 % below which the rail has no room for the mark of the program."""


@dataclass(frozen=True, slots=True)
class Place:
    """Describe one place to go: its key for the program, its words, its icon, its keys."""

    key: str
    text: str
    icon: str
    shortcut: str = ""


class SideBar(QWidget):
    """Show the places; `chosen` carries the key of a place, `new_complaint` the large button.

    `fit(window_width)` turns it into the rail below 1340 pixels at 100 %.
    """

    chosen = Signal(str)
    new_complaint = Signal()

    def __init__(self, places: Sequence[Place], bottom: Sequence[Place] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Onderdelen"))
        self._is_rail = False
        self._buttons: dict[str, PlaceButton] = {}
        self._head = _Head()
        self._new = NewButton()
        self._new.clicked.connect(self.new_complaint)
        self._backup = Label("", "caption_medium", "text2")
        self._backup_detail = Label("", "caption", "text2")
        self._backup_icon = Label("", icon="shield")
        self._backup_row = QWidget()
        self._outer = Column(self, gap=0)
        self._scroll = QScrollArea()
        self._column = Column(gap=3, margins=(14, 14, 14, 14))
        self._fill(places, bottom)
        THEME.changed.connect(self._restyle)
        self._restyle()

    def set_shop(self, name: str) -> None:
        """Show the name of the shop under that of the program."""
        self._head.set_shop(name)

    def set_current(self, key: str) -> None:
        """Mark the place that is open; an unknown key marks none."""
        for known, button in self._buttons.items():
            button.setChecked(known == key)
            if known == key:
                self._scroll.ensureWidgetVisible(button, 0, THEME.px(14))
        self._new.set_active(active=key == "new")

    def set_badge(self, key: str, count: int, *, late: bool = False, spoken: str = "") -> None:
        """Show a number at a place, red when one of them is late; zero takes it away."""
        self._buttons[key].set_badge(count, late=late, spoken=spoken)

    def set_backup(self, text: str, detail: str, icon: str = "shield-check", color: str = "ok") -> None:
        """Tell the state of the back-up in two short lines."""
        self._backup.setText(text)
        self._backup_detail.setText(detail)
        self._backup_icon.set_icon(icon, color)
        self._backup_row.setToolTip(f"{text} {detail}".strip())
        self._backup_row.setVisible(bool(text) and not self._is_rail)

    def fit(self, window_width: int) -> None:
        """Become the rail when the window is narrow for the text size; `window_width` in pixels."""
        rail = window_width / THEME.k < RAIL_BELOW
        if rail != self._is_rail:
            self._is_rail = rail
            self._restyle()

    def is_rail(self) -> bool:
        """Tell whether it is the narrow rail now."""
        return self._is_rail

    def place(self, key: str) -> "PlaceButton":
        """Return the button of a place; raise KeyError when there is none."""
        return self._buttons[key]

    def _fill(self, places: Sequence[Place], bottom: Sequence[Place]) -> None:
        inner = QWidget()
        inner.setLayout(self._column)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer.addWidget(self._scroll, 1)
        self._column.add(self._head)
        self._column.add_gap(14)
        self._column.add(self._new)
        self._column.add_gap(12)
        for place in places:
            self._add(place)
        self._column.addStretch(1)
        for place in bottom:
            self._add(place)
        row = Row(self._backup_row, gap=8, margins=(12, 8, 0, 0))
        row.addWidget(self._backup_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = Column(gap=0)
        words.add(self._backup, self._backup_detail)
        row.addLayout(words, 1)
        self._column.add(self._backup_row)
        self._backup_row.hide()

    def _add(self, place: Place) -> None:
        button = PlaceButton(place)
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        self._buttons[place.key] = button
        self._column.addWidget(button)

    def _restyle(self) -> None:
        self.setFixedWidth(THEME.px(RAIL_WIDTH if self._is_rail else WIDTH))
        side = 6 if self._is_rail else 14
        self._column.set_margins(side, 16, side, 14)
        self._head.set_rail(rail=self._is_rail)
        self._new.set_rail(rail=self._is_rail)
        for button in self._buttons.values():
            button.set_rail(rail=self._is_rail)
        self._backup_row.setVisible(bool(self._backup.text()) and not self._is_rail)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the mark out of a low rail: the places need the room (Qt)."""
        super().resizeEvent(event)
        self._head.setVisible(not self._is_rail or self.height() >= THEME.px(WHOLE_RAIL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground (Qt)."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), THEME.color("sidebar"))
        if THEME.tokens.edge > 1:
            painter.fillRect(self.width() - 2, 0, 2, self.height(), THEME.color("line"))


class PlaceButton(QPushButton):
    """Open one place; checked when it is open."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place.text.replace("&", "&&"), parent)
        self._place = place
        self._badge, self._is_late, self._is_rail = 0, False, False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(place.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if place.shortcut:
            self.setToolTip(f"{place.text} ({shown_keys(place.shortcut)})")
        THEME.changed.connect(self.updateGeometry)

    def set_badge(self, count: int, *, late: bool, spoken: str = "") -> None:
        """Show a number; `spoken` is what the screen reader says about it."""
        self._badge, self._is_late = count, late
        self.setAccessibleDescription(spoken or (str(count) if count else ""))
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Put the words under the icon, or beside it."""
        self._is_rail = rail
        self.updateGeometry()
        self.update()

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        role = self._role()
        room = self.width() - (0 if self._is_rail else THEME.px(48))
        return paint.advance(self._place.text, role) <= room and self.height() >= self.sizeHint().height()

    def nextCheckState(self) -> None:
        """Stay as it is; the window marks the place that is open (Qt)."""

    def _role(self) -> str:
        if self._is_rail:
            return "caption_strong" if self.isChecked() else "caption_medium"
        return "body_strong" if self.isChecked() else "body_medium"

    def sizeHint(self) -> QSize:
        """Return the size of a row (Qt)."""
        return QSize(THEME.px(80), THEME.px(RAIL_ROW) if self._is_rail else THEME.height("nav"))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a row (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plate, icon, words and number (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        radius = THEME.px(8)
        if self.isChecked():
            paint.plate(painter, rect, radius, "plate", "text" if THEME.tokens.edge > 1 else "")
        elif self.underMouse():
            paint.plate(painter, rect, radius, "sunken")
        ink, shade = ("text", "link") if self.isChecked() else ("text2", "text2")
        if self._is_rail:
            icon = QRectF(0, THEME.px(8), rect.width(), THEME.px(20))
            words = QRectF(0, THEME.px(30), rect.width(), rect.height() - THEME.px(32))
            align = Qt.AlignmentFlag.AlignHCenter
        else:
            icon = QRectF(THEME.px(13), 0, THEME.px(20), rect.height())
            words = QRectF(THEME.px(48), 0, rect.width() - THEME.px(48), rect.height())
            align = Qt.AlignmentFlag.AlignLeft
        paint.icon(painter, self._place.icon, shade, icon, 20)
        paint.text(painter, words, self._place.text, self._role(), ink, align)
        if self._badge:
            self._paint_badge(painter, rect)
        if paint.shows_focus(self):
            paint.focus_ring(painter, rect, radius)

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        words = str(self._badge)
        tone = "danger" if self._is_late else "primary"
        high = paint.line_height("caption_strong") + THEME.px(4)
        wide = max(paint.advance(words, "caption_strong") + THEME.px(14), THEME.px(30 if not self._is_rail else 22))
        left = rect.width() / 2 + THEME.px(6) if self._is_rail else rect.width() - wide - THEME.px(10)
        top = THEME.px(3) if self._is_rail else (rect.height() - high) / 2
        place = QRectF(left, top, wide, high)
        edge = "text" if THEME.tokens.edge > 1 else ""
        paint.plate(painter, place, high / 2, f"{tone}_tint", edge)
        paint.text(painter, place, words, "caption_strong", f"{tone}_on_tint", Qt.AlignmentFlag.AlignHCenter)


class NewButton(Button):
    """Start a new complaint; the largest button of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Nieuwe klacht"), "primary", size="l", icon="plus", shortcut="Ctrl+N", parent=parent)
        self._is_rail = False
        self.set_left()
        self.stretch()

    def set_active(self, *, active: bool) -> None:
        """Become a white plate while the page of a new complaint is open."""
        self.set_kind("secondary" if active else "primary")

    def set_rail(self, *, rail: bool) -> None:
        """Show the plus with a short word under it, or everything on one line."""
        self._is_rail = rail
        self._restyle()

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        shown = paint.advance(_("Nieuw"), "caption_medium") if self._is_rail else self._content_width()
        return self.width() >= shown + (0 if self._is_rail else 2 * self._padding())

    def _padding(self) -> int:
        return THEME.px(14)

    def sizeHint(self) -> QSize:
        """Return the size of the button (Qt)."""
        high = THEME.height("new")
        if not self._is_rail:
            return QSize(THEME.px(100), high)
        return QSize(THEME.px(60), high + paint.line_height("caption_medium") + THEME.px(10))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the button (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, with its word under it in the rail (Qt)."""
        if not self._is_rail:
            super().paintEvent(event)
            return
        painter = paint.painter_for(self)
        high, wide = THEME.px(38), THEME.px(52)
        plate = QRectF((self.width() - wide) / 2, 0, wide, high)
        self._paint_plate(painter, plate, THEME.px(8))
        ink = "on_primary" if self.kind() == "primary" else "link"
        paint.icon(painter, "plus", ink, plate, 18)
        words = QRectF(0, high + THEME.px(3), self.width(), paint.line_height("caption_medium") + THEME.px(4))
        paint.text(painter, words, _("Nieuw"), "caption_medium", "text2", Qt.AlignmentFlag.AlignHCenter)
        if paint.shows_focus(self):
            paint.focus_ring(painter, plate, THEME.px(8), gap="surface")


class _Head(QWidget):
    """Show the mark of the program, its name and that of the shop."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = AppMark()
        self._name = Label(_("Klachtenboek"), "h3", elide=True)
        self._shop = Label("", "caption", "text2", elide=True)
        row = Row(self, gap=10)
        self._row = row
        row.addWidget(self._mark)
        self._words = QWidget()
        words = Column(self._words, gap=0)
        words.add(self._name, self._shop)
        row.addWidget(self._words, 1)

    def set_shop(self, name: str) -> None:
        self._shop.setText(name)
        self._mark.setToolTip(name)

    def set_rail(self, *, rail: bool) -> None:
        self._words.setVisible(not rail)
