"""A switch for something that is on or off at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint

TRACK_WIDTH, TRACK_HEIGHT, GAP = 36, 20, 12


class Switch(QCheckBox):
    """Turn something on or off; `detail` is a second, lighter line. Signals are those of QCheckBox."""

    def __init__(self, text: str, *, detail: str = "", checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._caption, self._detail = text, detail
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setChecked(checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        THEME.changed.connect(self.updateGeometry)

    def set_detail(self, detail: str) -> None:
        """Change the second line."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def caption(self) -> str:
        """Return the text as it is shown."""
        return self._caption

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.heightForWidth(self.width()) <= self.height() and self.width() >= self.minimumSizeHint().width()

    def _indent(self) -> int:
        return THEME.px(TRACK_WIDTH + GAP)

    def _blocks(self, width: int) -> list[tuple[paint.Block, str]]:
        room = max(1, width - self._indent())
        blocks = [(paint.block(self._caption, "body", THEME.k, room, 1.06), "text")]
        if self._detail:
            blocks.append((paint.block(self._detail, "small", THEME.k, room, 1.06), "text2"))
        return blocks

    def sizeHint(self) -> QSize:
        """Return the size on one line (Qt)."""
        wide = max(paint.advance(self._caption, "body"), paint.advance(self._detail, "small")) + 2
        return QSize(wide + self._indent(), self.heightForWidth(wide + self._indent()))

    def minimumSizeHint(self) -> QSize:
        """Return the size of track and longest word (Qt)."""
        words = f"{self._caption} {self._detail}"
        longest = min(paint.longest_word(words, "body", THEME.k), THEME.px(paint.MINIMUM_TEXT))
        return QSize(self._indent() + longest + 2, THEME.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width (Qt)."""
        least = THEME.height("s") if THEME.touch else THEME.px(32)
        return max(least, sum(block.height for block, _ in self._blocks(width)) + THEME.px(6))

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the row count (Qt)."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, knob and text (Qt)."""
        painter = paint.painter_for(self)
        blocks = self._blocks(self.width())
        total = sum(block.height for block, _ in blocks)
        top = (self.height() - total) / 2
        high, wide = THEME.px(TRACK_HEIGHT), THEME.px(TRACK_WIDTH)
        track = QRectF(1, top + (blocks[0][0].height - high) / 2, wide, high)
        on = self.isChecked()
        paint.plate(painter, track, high / 2, "primary" if on else "surface", "" if on else "line_strong", width=1.5)
        knob = THEME.px(14 if on else 12)
        left = track.right() - knob - THEME.px(3) if on else track.left() + THEME.px(4)
        place = QRectF(left, track.center().y() - knob / 2, knob, knob)
        paint.plate(painter, place, knob / 2, "on_primary" if on else "text3")
        if paint.shows_focus(self):
            paint.focus_ring(painter, track.adjusted(-1, -1, 1, 1), high / 2 + 1, gap="surface" if on else "")
        for block, ink in blocks:
            shade = ink if (on or ink == "text2") and self.isEnabled() else "text2"
            painter.setPen(THEME.color(shade if self.isEnabled() else "text3"))
            block.layout.draw(painter, QRectF(self._indent(), top, 1, 1).topLeft())
            top += block.height
