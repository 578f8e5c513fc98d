"""Choices as chips: one out of a few, or a filter with a count; what is chosen is data the page gave."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.layouts import FlowLayout
from klachtenboek.ui.widgets.looking import looks

PADDING = 13
GAP = 7
ICON = 17
ROLE = "small_medium"
LINE_GAP = 2
NO_LIMIT = 16_777_215
"""Qt's word for no limit."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Describe one chip: what it stands for, its words, its icon."""

    value: Hashable
    text: str
    icon: str = ""


class Chip(QRadioButton):
    """Offer one of a few; lives in a ChipRow."""

    def __init__(self, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._caption, self._icon_name = text, icon
        self._is_line = False
        _prepare(self, text)
        THEME.changed.connect(self.updateGeometry)

    def caption(self) -> str:
        """Return the text as it is shown."""
        return self._caption

    def set_line(self, *, on: bool) -> None:
        """Look like a line of a list, or like a chip."""
        self._is_line = on
        self.update()

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.width() >= self.narrowest() and self.height() >= self.heightForWidth(self.width())

    def narrowest(self) -> int:
        """Return the width of its longest word in pixels: with less room than its words take it becomes higher."""
        return _narrowest(self._caption, "", self._icon_name)

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width in pixels (Qt)."""
        return _height(self._caption, "", self._icon_name, width)

    def sizeHint(self) -> QSize:
        """Return the size all of it needs (Qt)."""
        return _size(self._caption, "", self._icon_name)

    def minimumSizeHint(self) -> QSize:
        """Return the size all of it needs: a chip never clips (Qt)."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the chip count (Qt)."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip (Qt)."""
        if self._is_line:
            _paint_line(self, paint.painter_for(self), self._caption)
        else:
            _paint(self, paint.painter_for(self), self._caption, "", self._icon_name)


class FilterChip(QCheckBox):
    """Switch a filter on or off; `count` tells how many there are behind it."""

    def __init__(self, text: str, count: int | None = None, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._caption, self._icon_name = text, icon
        self._count = ""
        _prepare(self, text)
        looks(self)
        self.set_count(count)
        THEME.changed.connect(self.updateGeometry)

    def set_count(self, count: int | None) -> None:
        """Change the number behind the text; None takes it away."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self._caption} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def caption(self) -> str:
        """Return the text as it is shown, without the number."""
        return self._caption

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.width() >= self.narrowest() and self.height() >= self.heightForWidth(self.width())

    def narrowest(self) -> int:
        """Return the width of its longest word in pixels: with less room than its words take it becomes higher."""
        return _narrowest(self._caption, self._count, self._icon_name)

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width in pixels (Qt)."""
        return _height(self._caption, self._count, self._icon_name, width)

    def sizeHint(self) -> QSize:
        """Return the size all of it needs (Qt)."""
        return _size(self._caption, self._count, self._icon_name)

    def minimumSizeHint(self) -> QSize:
        """Return the size all of it needs: a chip never clips (Qt)."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the chip count (Qt)."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip (Qt)."""
        _paint(self, paint.painter_for(self), self._caption, self._count, self._icon_name)


class ChipRow(QWidget):
    """Let one of a few be chosen; arrow keys move, Tab goes past. `value_changed` carries the value.

    `name` is what the row is about; it is spoken before the choices. Only the owner's choice emits; `set_value`
    is silent. With `even` the chips stand in columns.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice] = (),
        value: Hashable = None,
        parent: QWidget | None = None,
        *,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, gap=7, even=even)
        self._line_width = 0
        THEME.changed.connect(self._fit_lines)
        self._group = QButtonGroup(self)
        self._chips: dict[Hashable, Chip] = {}
        self._group.buttonClicked.connect(self._chosen)
        self.set_choices(choices, value)

    def set_choices(self, choices: Sequence[Choice], value: Hashable = None) -> None:
        """Replace the choices; `value` is the one chosen from the start, None for none."""
        for chip in self._chips.values():
            self._group.removeButton(chip)
        self._flow.clear()
        self._chips = {}
        for choice in choices:
            chip = Chip(choice.text, icon=choice.icon)
            chip.setAccessibleDescription(self.accessibleName())
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[choice.value] = chip
            chip.show()
        self._fit_lines()
        self.set_value(value)
        self.updateGeometry()

    def set_lines(self, width: int) -> None:
        """Stand under each other as a list at least this wide, in pixels at 100 %; 0 for chips beside each other."""
        if width != self._line_width:
            self._line_width = width
            self._fit_lines()

    def _fit_lines(self) -> None:
        self._flow.set_line_gap(LINE_GAP if self._line_width else 8)
        for chip in self._chips.values():
            chip.set_line(on=self._line_width > 0)
        width = THEME.px(self._line_width)
        if width:
            width = max(width, *(chip.sizeHint().width() for chip in self._chips.values()))
        for part in (self, *self._chips.values()):
            part.setMinimumWidth(width)
            part.setMaximumWidth(width or NO_LIMIT)

    def value(self) -> Hashable:
        """Return the value chosen, or None."""
        return next((value for value, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, value: Hashable) -> None:
        """Choose a value without a signal; None or an unknown value leaves none chosen."""
        self._group.setExclusive(False)
        for known, chip in self._chips.items():
            chip.setChecked(known == value and value is not None)
        self._group.setExclusive(True)

    def chip(self, value: Hashable) -> Chip:
        """Return the chip of a value; raise KeyError when there is none."""
        return self._chips[value]

    def _chosen(self, button: QAbstractButton) -> None:
        self.value_changed.emit(next(value for value, chip in self._chips.items() if chip is button))


def _prepare(chip: QAbstractButton, text: str) -> None:
    chip.setAccessibleName(text)
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    chip.setAttribute(Qt.WidgetAttribute.WA_Hover)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)


def _size(caption: str, count: str, icon: str) -> QSize:
    wide = paint.advance(caption, ROLE) + _beside(count, icon)
    return QSize(wide, max(THEME.height("chip"), paint.line_height(ROLE) + THEME.px(8)))


def _beside(count: str, icon: str) -> int:
    """Return what everything but the words takes of the width."""
    wide = 2 * THEME.px(PADDING) + 2
    if icon:
        wide += THEME.px(ICON + GAP)
    if count:
        wide += THEME.px(GAP) + paint.advance(count, ROLE)
    return wide


def _narrowest(caption: str, count: str, icon: str) -> int:
    longest = min(paint.longest_word(caption, ROLE, THEME.k), THEME.px(paint.MINIMUM_TEXT))
    return longest + _beside(count, icon)


def _height(caption: str, count: str, icon: str, width: int) -> int:
    whole = _size(caption, count, icon)
    if width >= whole.width():
        return whole.height()
    room = max(1, width - _beside(count, icon))
    return max(whole.height(), paint.block(caption, ROLE, THEME.k, room, 1.0).height + THEME.px(12))


def _paint_line(chip: Chip, painter: QPainter, caption: str) -> None:
    """Paint a choice as the side bar paints a place: a plate under the one that is chosen."""
    rect, on = QRectF(chip.rect()), chip.isChecked()
    radius = THEME.px(8)
    if on:
        paint.plate(painter, rect, radius, "surface", "line" if THEME.tokens.edge == 1 else "text")
    elif chip.underMouse():
        paint.plate(painter, rect, radius, "sunken")
    role, ink = ("body_strong", "link") if on else ("body_medium", "text2")
    paint.lines(painter, rect.adjusted(THEME.px(PADDING), 0, -THEME.px(6), 0), caption, role, ink)
    if paint.shows_focus(chip):
        paint.focus_ring(painter, rect, radius)


def _paint(chip: QAbstractButton, painter: QPainter, caption: str, count: str, icon: str) -> None:
    rect = QRectF(chip.rect())
    on = chip.isChecked()
    fill = "primary_tint" if on else "surface2" if chip.underMouse() else "surface"
    radius = min(rect.height() / 2, THEME.height("chip") / 2)
    paint.plate(painter, rect, radius, fill, "link" if on else "line_btn", width=2 if on else 0)
    ink = "text3" if not chip.isEnabled() else "primary_on_tint" if on else "text2"
    left = float(THEME.px(PADDING))
    if icon:
        paint.icon(painter, icon, ink, QRectF(left, 0, THEME.px(ICON), rect.height()), ICON)
        left += THEME.px(ICON + GAP)
    wide = min(paint.advance(caption, ROLE), chip.width() - _beside(count, icon)) + 1
    paint.lines(painter, QRectF(left, 0, wide, rect.height()), caption, ROLE, ink)
    if count:
        left += wide + THEME.px(GAP)
        paint.text(painter, QRectF(left, 0, rect.width() - left, rect.height()), count, ROLE, ink)
    if paint.shows_focus(chip):
        paint.focus_ring(painter, rect, radius, gap="surface" if on else "")
