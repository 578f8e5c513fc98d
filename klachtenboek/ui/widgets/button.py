"""Buttons that paint themselves; what a click does is up to the page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.keys import press_on
from klachtenboek.ui.widgets.tip import plain_tip

KINDS = ("primary", "secondary", "ghost", "link", "danger")
PADDING = {"s": 12, "m": 16, "l": 20}
INK = {"primary": "on_primary", "secondary": "text", "ghost": "text2", "link": "link", "danger": "danger"}
TEXT_ROLE = {"s": "small_medium", "m": "body_medium", "l": "body_strong"}
ICON_SIZE = {"s": 17, "m": 18, "l": 18}
RADIUS = {"s": 7, "m": 8, "l": 8}
GAP = 7
BREAKS_BELOW, MOST_NEEDED = 150, 190
"""A button as wide as the first, in pixels at 100 %, stays on one line; one as wide as the second breaks its words."""


class Button(QPushButton):
    """Offer one act: primary, secondary, ghost, link or danger, in size s, m or l, with or without text.

    An icon alone needs `name`, which is spoken and shown as tooltip. `shortcut` ("Ctrl+N") works and is shown
    behind the text and in the tooltip; with `shows_shortcut=False` only in the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        *,
        size: str = "m",
        icon: str = "",
        name: str = "",
        shortcut: str = "",
        shows_shortcut: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption, self._kind, self._size, self._icon_name = text, kind, size, icon
        self._hint = ""
        self._align_left = False
        self._shows_shortcut = shows_shortcut
        self._spoken = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text)
        if shortcut:
            self.set_shortcut(shortcut)
        THEME.changed.connect(self._restyle)

    def caption(self) -> str:
        """Return the text as it is shown."""
        return self._caption

    def set_text(self, text: str) -> None:
        """Change the text."""
        self._caption = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(self._spoken or text)
        if self._hint:
            self.setToolTip(plain_tip(f"{self.accessibleName()} ({self._hint})"))
        elif not text and self._spoken:
            self.setToolTip(plain_tip(self._spoken))
        self._restyle()

    def set_kind(self, kind: str) -> None:
        """Change the look: primary, secondary, ghost, link or danger."""
        self._kind = kind
        self._restyle()

    def kind(self) -> str:
        """Return the look."""
        return self._kind

    def set_icon(self, name: str) -> None:
        """Change the icon by its name; an empty name takes it away."""
        self._icon_name = name
        self._restyle()

    def set_shortcut(self, keys: str) -> None:
        """Let these keys press the button and show them."""
        press_on(self, keys)
        self._hint = shown_keys(keys)
        self.setAccessibleDescription(self._hint)
        self.setToolTip(plain_tip(f"{self.accessibleName()} ({self._hint})"))
        self._restyle()

    def set_left(self) -> None:
        """Keep icon and text at the left side of a wide button."""
        self._align_left = True
        self.update()

    def stretch(self) -> "Button":
        """Let the button be as wide as its place; return the button."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def give_way(self) -> "Button":
        """Let the button break its words where there is no room for them beside each other; return the button."""
        # Not Fixed: a layout would hold it to the height of one line.
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def fits(self) -> bool:
        """Tell whether all text is visible at the present size."""
        return self.width() >= self.narrowest() and self.height() >= self.heightForWidth(self.width())

    def narrowest(self) -> int:
        """Return how narrow it may become in pixels: in a flow with less room it becomes higher instead."""
        if not self._caption:
            return self._high()
        longest = min(paint.longest_word(self._caption, self._role(), THEME.k), THEME.px(paint.MINIMUM_TEXT))
        words = min(longest + self._side() + 2 * self._padding(), THEME.px(MOST_NEEDED))
        return min(max(words, THEME.px(BREAKS_BELOW)), self.sizeHint().width())

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width: words without room beside each other stand under each other (Qt)."""
        if not self._is_tight(width):
            return self._high()
        room = max(1, width - self._side() - 2 * self._padding())
        return max(self._high(), paint.block(self._caption, self._role(), THEME.k, room, 1.0).height + THEME.px(12))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def ink(self) -> str:
        """Return the colour token of icon and words."""
        return INK[self._kind]

    def _role(self) -> str:
        return TEXT_ROLE[self._size]

    def _is_tight(self, width: int) -> bool:
        return bool(self._caption) and width < self._content_width() + 2 * self._padding()

    def _side(self) -> int:
        """Return what the icon takes from the words, in pixels."""
        return THEME.px(self._icon_size() + GAP) if self._icon_name else 0

    def _high(self) -> int:
        return high(self._size)

    def _icon_size(self) -> int:
        return ICON_SIZE[self._size]

    def _padding(self) -> int:
        return THEME.px(8 if self._kind == "link" else PADDING[self._size])

    def _shown_hint(self) -> str:
        return self._hint if self._shows_shortcut and self._caption else ""

    def _content_width(self) -> int:
        return caption_width((self._icon_name, self._icon_size()), (self._caption, self._role()))

    def _hint_width(self) -> int:
        return THEME.px(12) + paint.advance(self._shown_hint(), "caption") if self._shown_hint() else 0

    def sizeHint(self) -> QSize:
        """Return the size all of it needs (Qt)."""
        if not self._caption:
            return QSize(self._high(), self._high())
        return QSize(self._content_width() + self._hint_width() + 2 * self._padding(), self._high())

    def minimumSizeHint(self) -> QSize:
        """Return the size it can do with; only a stretched button is ever that narrow, and higher then (Qt)."""
        return QSize(self.narrowest(), self._high())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plate, icon, text, keys and focus ring (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        radius = THEME.px(RADIUS[self._size])
        self._paint_plate(painter, rect, radius)
        ink = self.ink() if self.isEnabled() else "text3"
        self._paint_content(painter, rect, ink)
        if paint.shows_focus(self):
            gap = "surface" if self._kind == "primary" else ""
            paint.focus_ring(painter, rect, radius, gap=gap)

    def _paint_plate(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        pressed, over = self.isDown() or self.isChecked(), self.underMouse()
        if not (pressed or over) and self.isEnabled():
            paint_resting(painter, rect, radius, self._kind)
        elif self._kind == "primary":
            fill = "primary_press" if pressed else "primary_hover"
            edge = ""
            if not self.isEnabled():
                fill, edge = "sunken", "line_btn"
            paint.plate(painter, rect, radius, fill, edge)
        elif self._kind == "secondary":
            fill = "sunken" if pressed or not self.isEnabled() else "surface2"
            paint.plate(painter, rect, radius, fill, "line_btn")
        elif self.isEnabled():
            fill = "primary_tint" if self._kind == "link" else "danger_tint" if self._kind == "danger" else "sunken"
            paint.plate(painter, rect, radius, fill, "line_btn" if THEME.tokens.edge > 1 else "")

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        if self._is_tight(int(rect.width())):
            self._paint_tight(painter, rect, ink)
            return
        wide = self._content_width()
        hint = self._shown_hint()
        if wide + self._hint_width() + 2 * self._padding() > rect.width() + THEME.px(4):
            hint = ""
        left = (rect.width() - wide) / 2
        if self._align_left or (hint and left - self._padding() < self._hint_width()):
            left = self._padding()
        place = rect.adjusted(left, 0, 0, 0)
        paint_caption(painter, place, (self._icon_name, self._icon_size()), (self._caption, self._role()), ink)
        if hint:
            keys = QRectF(0, 0, rect.width() - self._padding(), rect.height())
            quiet = ink if self._kind == "primary" else "text3"
            paint.text(painter, keys, hint, "caption", quiet, Qt.AlignmentFlag.AlignRight)

    def _paint_tight(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        inner = rect.adjusted(self._padding(), 0, -self._padding(), 0)
        if self._icon_name:
            side = THEME.px(self._icon_size())
            paint.icon(painter, self._icon_name, ink, QRectF(inner.left(), 0, side, rect.height()), self._icon_size())
        words = inner.adjusted(self._side(), 0, 0, 0)
        paint.lines(painter, words, self._caption, self._role(), ink, centred=not self._icon_name)


def high(size: str) -> int:
    """Return the height of a button on one line in pixels."""
    return max(THEME.height(size), paint.line_height(TEXT_ROLE[size]) + THEME.px(6))


def caption_width(icon: tuple[str, int], caption: tuple[str, str]) -> int:
    """Return the width of an icon (name and size at 100 %) with a caption (words and font role), in pixels."""
    wide = paint.advance(*caption) if caption[0] else 0
    if icon[0]:
        wide += THEME.px(icon[1]) + (THEME.px(GAP) if caption[0] else 0)
    return wide


def paint_resting(painter: QPainter, rect: QRectF, radius: float, kind: str) -> None:
    """Paint the plate of a button nothing is done with."""
    if kind == "primary":
        paint.plate(painter, rect, radius, "primary")
    elif kind == "secondary":
        paint.plate(painter, rect, radius, "surface", "line_btn")


def paint_caption(painter: QPainter, rect: QRectF, icon: tuple[str, int], caption: tuple[str, str], ink: str) -> None:
    """Paint an icon (name and size at 100 %) with a caption (words and font role) behind it, from the left."""
    name, size = icon
    left = rect.left()
    if name:
        side = THEME.px(size)
        paint.icon(painter, name, ink, QRectF(left, rect.top(), side, rect.height()), size)
        left += side + THEME.px(GAP)
    if caption[0]:
        place = QRectF(left, rect.top(), rect.right() - left, rect.height())
        paint.text(painter, place, caption[0], caption[1], ink)


def shown_keys(keys: str) -> str:
    """Return keys as they stand on the keyboard: "Ctrl+N" becomes "Ctrl N", Return becomes an arrow."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "↵").replace("Enter", "↵").replace("+", " ").strip()
