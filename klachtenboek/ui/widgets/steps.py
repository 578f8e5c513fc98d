"""One step of the conversation: a disc with a number or check, words, and the time it was done."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.button import shown_keys
from klachtenboek.ui.widgets.keys import press_on
from klachtenboek.ui.widgets.layouts import Column
from klachtenboek.ui.widgets.tip import plain_tip

DISC, GAP = 24, 10


class StepRow(QCheckBox):
    """Show a step as `done`, `now` or `later`; `tone` is warm for attention and primary for action.

    A click, Space or the shortcut asks for the other state with `asked(bool)`; the row itself changes only when
    the page calls `set_state`, because the page may advise another order first.
    """

    asked = Signal(bool)

    def __init__(
        self,
        number: int,
        text: str,
        *,
        detail: str = "",
        state: str = "later",
        time: str = "",
        tone: str = "warm",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._number, self._caption, self._detail = number, text, detail
        self._state, self._time, self._tone = state, time, tone
        self._keys = shown_keys(shortcut) if shortcut else ""
        if shortcut:
            press_on(self, shortcut)
            self.setToolTip(plain_tip(f"{text} ({self._keys})"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.set_state(state, time)
        self.clicked.connect(lambda: self.asked.emit(self._state != "done"))
        THEME.changed.connect(self.updateGeometry)

    def set_state(self, state: str, time: str = "") -> None:
        """Show the step as done (at a time, such as 10:14), now or later."""
        self._state, self._time = state, time
        self.setChecked(state == "done")
        said = (self._detail, time, self._keys)
        self.setAccessibleDescription(" ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def set_detail(self, detail: str) -> None:
        """Change the second line; empty takes it away."""
        self._detail = detail
        self.set_state(self._state, self._time)

    def state(self) -> str:
        """Return done, now or later."""
        return self._state

    def caption(self) -> str:
        """Return the text as it is shown."""
        return self._caption

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.heightForWidth(self.width()) <= self.height() and self.width() >= self.minimumSizeHint().width()

    def _role(self) -> str:
        return "body_strong" if self._state == "now" else "body_medium"

    def _room(self, width: int) -> int:
        time = paint.advance(self._time, "small") + THEME.px(GAP) if self._time else 0
        return max(1, width - THEME.px(DISC + GAP) - time)

    def _blocks(self, width: int) -> list[tuple[paint.Block, str]]:
        room = self._room(width)
        ink = "text" if self._state == "now" else "text2"
        blocks = [(paint.block(self._caption, self._role(), THEME.k, room, 1.1), ink)]
        if self._detail:
            blocks.append((paint.block(self._detail, "small", THEME.k, room, 1.06), "text2"))
        return blocks

    def nextCheckState(self) -> None:
        """Stay as it is; the page decides (Qt)."""

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the row count (Qt)."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the size on one line each (Qt)."""
        wide = max(paint.advance(self._caption, "body_strong"), paint.advance(self._detail, "small")) + 2
        wide += THEME.px(DISC + GAP) + (paint.advance(self._time, "small") + THEME.px(GAP) if self._time else 0)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the size of disc and longest word (Qt)."""
        longest = paint.longest_word(f"{self._caption} {self._detail}", "body_strong", THEME.k)
        time = paint.advance(self._time, "small") + THEME.px(GAP) if self._time else 0
        wide = THEME.px(DISC + GAP) + min(longest, THEME.px(paint.MINIMUM_TEXT)) + 2 + time
        return QSize(wide, THEME.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width (Qt)."""
        words = sum(block.height for block, _ in self._blocks(width))
        return max(THEME.height("s") if THEME.touch else THEME.px(32), words + THEME.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, words and time (Qt)."""
        painter = paint.painter_for(self)
        blocks = self._blocks(self.width())
        top = THEME.px(4) if self._detail else (self.height() - blocks[0][0].height) / 2
        first_line = paint.line_height(self._role()) * 1.1
        side = THEME.px(DISC)
        disc = QRectF(0, top + (first_line - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.disc(painter, disc, self._state, str(self._number), self._tone if self._tone == "warm" else "link")
        if self._time:
            place = QRectF(0, top, self.width(), first_line)
            paint.text(painter, place, self._time, "time_small", "text2", Qt.AlignmentFlag.AlignRight)
        for block, ink in blocks:
            painter.setPen(THEME.color(ink if self.isEnabled() else "text3"))
            block.layout.draw(painter, QPointF(THEME.px(DISC + GAP), top))
            top += block.height
        if paint.shows_focus(self):
            words = QRectF(self.rect()).adjusted(THEME.px(DISC + GAP - 6), 0, 0, 0)  # beside the disc, not through it
            paint.focus_ring(painter, words, THEME.px(8))


class Step(QWidget):
    """Show a StepRow as `head` with `content` (a Column) indented under it, visible while the step is open."""

    def __init__(self, head: StepRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self._body = QWidget()
        self.content = Column(self._body, gap=10, margins=(DISC + GAP, 2, 0, 6))
        column = Column(self, gap=2)
        column.add(head, self._body)
        self.set_open(is_open=False)

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide what stands under the head."""
        self._body.setVisible(is_open)

    def is_open(self) -> bool:
        """Tell whether what stands under the head is shown."""
        return not self._body.isHidden()
