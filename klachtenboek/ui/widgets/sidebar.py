"""The column of places at the left side, or the rail in a narrow window; it opens no page itself."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.button import Button, shown_keys
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, Row
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.mark import AppMark
from klachtenboek.ui.widgets.scrollcue import HIGH, ScrollCue
from klachtenboek.ui.widgets.showing import show
from klachtenboek.ui.widgets.tip import plain_tip

WIDTH, RAIL_WIDTH, SLIM_WIDTH = 224, 92, 56
RAIL_BELOW, SLIM_BELOW = 1340, 400
RAIL_ROW, LOW_ROW, SLIM_ROW = 54, 42, 40
"""How high a place is in the rail: at most, at least, and without words."""
WHOLE_RAIL = 470
"""The height at 100 % below which the rail has no room for the mark of the program."""


class Form(Enum):
    """Name how much of the places is shown: words beside the icons, words under them, or icons alone."""

    WIDE = auto()
    RAIL = auto()
    SLIM = auto()


class Place(NamedTuple):
    """Describe one place to go: its key for the program, its words, its icon, its keys."""

    key: str
    text: str
    icon: str
    shortcut: str = ""


class SideBar(QWidget):
    """Show the places; `chosen` carries the key of a place, `new_complaint` the large button.

    `fit(window_width)` turns it into the rail below 1340 pixels at 100 %, and leaves the words out below 400.
    """

    chosen = Signal(str)
    new_complaint = Signal()

    def __init__(self, places: Sequence[Place], bottom: Sequence[Place] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Onderdelen"))
        self._form = Form.WIDE
        self._cues: tuple[ScrollCue, ...] = ()
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
                self._bring_in_sight(button)
        self._new.set_active(active=key == "new")

    def _bring_in_sight(self, button: QWidget) -> None:
        """Scroll until a place stands clear of the arrows; Qt alone takes one under an arrow for seen."""
        for edge in (button.y(), button.y() + button.height()):
            self._scroll.ensureVisible(0, edge, 0, THEME.px(HIGH))

    def set_badge(self, key: str, count: int, *, late: bool = False, spoken: str = "") -> None:
        """Show a number at a place, red when one of them is late; zero takes it away."""
        self._buttons[key].set_badge(count, late=late, spoken=spoken)

    def set_backup(self, text: str, detail: str, icon: str = "shield-check", color: str = "ok") -> None:
        """Tell the state of the back-up in two short lines."""
        self._backup.setText(text)
        self._backup_detail.setText(detail)
        self._backup_icon.set_icon(icon, color)
        self._backup_row.setToolTip(plain_tip(f"{text} {detail}".strip()))
        show(self._backup_row, when=bool(text) and not self.is_rail())

    def fit(self, window_width: int) -> None:
        """Become the rail when the window is narrow for the text size; `window_width` in pixels."""
        room = window_width / THEME.k
        form = Form.SLIM if room < SLIM_BELOW else Form.RAIL if room < RAIL_BELOW else Form.WIDE
        if form is not self._form:
            self._form = form
            self._restyle()

    def is_rail(self) -> bool:
        """Tell whether it is the narrow rail now, with or without words."""
        return self._form is not Form.WIDE

    def place(self, key: str) -> "PlaceButton":
        """Return the button of a place; raise KeyError when there is none."""
        return self._buttons[key]

    def _fill(self, places: Sequence[Place], bottom: Sequence[Place]) -> None:
        inner = QWidget()
        inner.setLayout(self._column)
        ground = QWidget()  # asked for the one Qt made, PySide would look through every kind of widget there is
        self._scroll.setViewport(ground)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        ground.setAutoFillBackground(False)
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
        rail = self.is_rail()
        side = 6 if rail else 14
        self._column.set_margins(side, 16 if self._form is not Form.SLIM else 8, side, 14)
        self._head.set_rail(rail=rail)
        self._new.set_form(self._form)
        for button in self._buttons.values():
            button.set_form(self._form)
        self.setFixedWidth(self._width())
        self._draw_together()
        show(self._backup_row, when=bool(self._backup.text()) and not rail)
        self.update()

    def _width(self) -> int:
        """Return the width in pixels; words that are longer in another language make the rail wider."""
        if self._form is Form.SLIM:
            return THEME.px(SLIM_WIDTH)
        if self._form is Form.WIDE:
            return THEME.px(WIDTH)
        widest = max(button.words_width() for button in self._buttons.values())
        return max(THEME.px(RAIL_WIDTH), widest + THEME.px(2 * 6 + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the mark out of a low rail, and draw its places closer together (Qt)."""
        super().resizeEvent(event)
        show(self._head, when=not self.is_rail() or self.height() >= THEME.px(WHOLE_RAIL))
        self._draw_together()
        self._tell_more()

    def _tell_more(self) -> None:
        """Show at its edges that there is more, once it is lower than what stands in it."""
        if not self._cues and self._column.minimumSize().height() > self.height():
            self._cues = (ScrollCue(self._scroll), ScrollCue(self._scroll, is_below=False))
        for cue in self._cues:
            cue.follow()

    def _draw_together(self) -> None:
        """Make the places of the rail as high as the window has room for: the last one must be in sight too."""
        if self._form is not Form.RAIL:
            return
        buttons = self._buttons.values()
        taken = self._column.sizeHint().height() - sum(button.sizeHint().height() for button in buttons)
        room = (self.height() - taken) // len(buttons)
        for button in buttons:
            button.set_row(max(THEME.px(LOW_ROW), min(THEME.px(RAIL_ROW), room)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground (Qt)."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.color("sidebar"))
        painter.drawRect(self.rect())
        if THEME.tokens.edge > 1:
            painter.setBrush(THEME.color("line"))
            painter.drawRect(self.width() - 2, 0, 2, self.height())


class PlaceButton(QPushButton):
    """Open one place; checked when it is open."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place.text.replace("&", "&&"), parent)
        looks(self)
        self._place = place
        self._badge, self._is_late, self._form = 0, False, Form.WIDE
        self._row = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(place.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if place.shortcut:
            self.setToolTip(plain_tip(f"{place.text} ({shown_keys(place.shortcut)})"))
        THEME.changed.connect(self.updateGeometry)

    def set_badge(self, count: int, *, late: bool, spoken: str = "") -> None:
        """Show a number; `spoken` is what the screen reader says about it."""
        self._badge, self._is_late = count, late
        self.setAccessibleDescription(spoken or (str(count) if count else ""))
        self.update()

    def set_form(self, form: Form) -> None:
        """Put the words under the icon, or beside it, or leave them out."""
        self._form = form
        self.updateGeometry()
        self.update()

    def set_row(self, high: int) -> None:
        """Take this height in the rail, in pixels."""
        if high != self._row:
            self._row = high
            self.updateGeometry()
            self.update()

    def words_width(self) -> int:
        """Return how wide its words are in the rail when the place is open, in pixels."""
        return round(paint.advance(self._place.text, "caption_strong"))

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size; without words that is the icon."""
        taken = {Form.WIDE: THEME.px(48), Form.RAIL: 0, Form.SLIM: 0}[self._form]
        words = THEME.px(20) if self._form is Form.SLIM else paint.advance(self._place.text, self._role())
        return words <= self.width() - taken and self.height() >= self.sizeHint().height()

    def nextCheckState(self) -> None:
        """Stay as it is; the window marks the place that is open (Qt)."""

    def _role(self) -> str:
        if self._form is Form.RAIL:
            return "caption_strong" if self.isChecked() else "caption_medium"
        return "body_strong" if self.isChecked() else "body_medium"

    def sizeHint(self) -> QSize:
        """Return the size of a row (Qt)."""
        if self._form is Form.SLIM:
            return QSize(THEME.px(SLIM_ROW), max(THEME.px(SLIM_ROW), THEME.height("s")))
        return QSize(THEME.px(80), self._row if self._form is Form.RAIL else THEME.height("nav"))

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
        paint.icon(painter, self._place.icon, shade, self._icon_place(rect), 20)
        if self._form is Form.RAIL:
            top = self._icon_place(rect).bottom() + THEME.px(2)
            words = QRectF(0, top, rect.width(), rect.height() - top - THEME.px(2))
            paint.text(painter, words, self._place.text, self._role(), ink, Qt.AlignmentFlag.AlignHCenter)
        elif self._form is Form.WIDE:
            words = rect.adjusted(THEME.px(48), 0, 0, 0)
            paint.text(painter, words, self._place.text, self._role(), ink)
        if self._badge:
            self._paint_badge(painter, rect)
        if paint.shows_focus(self):
            paint.focus_ring(painter, rect, radius)

    def _icon_place(self, rect: QRectF) -> QRectF:
        if self._form is Form.WIDE:
            return QRectF(THEME.px(13), 0, THEME.px(20), rect.height())
        if self._form is Form.SLIM:
            return QRectF(0, 0, rect.width(), rect.height())
        return QRectF(0, (rect.height() - THEME.px(38)) / 2, rect.width(), THEME.px(20))

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        words = str(self._badge)
        tone = "danger" if self._is_late else "primary"
        high = paint.line_height("caption_strong") + THEME.px(4)
        beside = self._form is Form.WIDE
        wide = max(
            paint.advance(words, "caption_strong") + THEME.px(14 if beside else 10), THEME.px(30 if beside else 18)
        )
        left = rect.width() - wide - THEME.px(10) if beside else rect.width() / 2 + THEME.px(4)
        top = (rect.height() - high) / 2 if beside else THEME.px(1)
        place = QRectF(left, top, wide, high)
        edge = "text" if THEME.tokens.edge > 1 else ""
        paint.plate(painter, place, high / 2, f"{tone}_tint", edge)
        paint.text(painter, place, words, "caption_strong", f"{tone}_on_tint", Qt.AlignmentFlag.AlignHCenter)


class NewButton(Button):
    """Start a new complaint; the largest button of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Nieuwe klacht"), "primary", size="l", icon="plus", shortcut="Ctrl+N", parent=parent)
        self._form = Form.WIDE
        self.set_left()
        self.stretch()

    def set_active(self, *, active: bool) -> None:
        """Become a white plate while the page of a new complaint is open."""
        self.set_kind("secondary" if active else "primary")

    def set_form(self, form: Form) -> None:
        """Show the plus with a short word under it, or everything on one line, or the plus alone."""
        self._form = form
        self._restyle()

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        if self._form is Form.WIDE:
            return self.width() >= self._content_width() + 2 * self._padding()
        words = paint.advance(_("Nieuw"), "caption_medium") if self._form is Form.RAIL else THEME.px(18)
        return self.width() >= words

    def _padding(self) -> int:
        return THEME.px(14)

    def ink(self) -> str:
        """Return the colour token of plus and words."""
        return "on_primary" if self.kind() == "primary" else "link"

    def heightForWidth(self, width: int) -> int:
        """Return the same height at every width: its words are never broken (Qt)."""
        return self.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return the size of the button (Qt)."""
        high = THEME.height("new")
        if self._form is Form.WIDE:
            return QSize(THEME.px(100), high)
        if self._form is Form.SLIM:
            return QSize(THEME.px(SLIM_ROW), THEME.px(SLIM_ROW))
        return QSize(THEME.px(60), high + paint.line_height("caption_medium") + THEME.px(10))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the button (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, with its word under it in the rail (Qt)."""
        if self._form is Form.WIDE:
            super().paintEvent(event)
            return
        painter = paint.painter_for(self)
        high, wide = THEME.px(38), min(THEME.px(52), self.width())
        plate = QRectF((self.width() - wide) / 2, 0, wide, high)
        self._paint_plate(painter, plate, THEME.px(8))
        paint.icon(painter, "plus", self.ink(), plate, 18)
        if self._form is Form.RAIL:
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
        self._mark.setToolTip(plain_tip(name))

    def set_rail(self, *, rail: bool) -> None:
        show(self._words, when=not rail)
