"""Brush strokes shared by widgets and list delegates: plates, icons, text, rings; it holds no state."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from klachtenboek.ui import fonts
from klachtenboek.ui.theme import THEME

ARCS = 3
MINIMUM_TEXT = 160
DONE = "done"


def painter_for(widget: QWidget) -> QPainter:
    """Return a smooth painter for this widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def shows_focus(widget: QWidget) -> bool:
    """Tell whether the ring belongs here: focused, and the keyboard has been used to move in this window."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def plate(painter: QPainter, rect: QRectF, radius: float, fill: str = "", edge: str = "", *, width: float = 0) -> None:
    """Paint a rounded rectangle in the colours of two tokens; `width` 0 is the edge of the scheme."""
    pen_width = (width or THEME.tokens.edge) if edge else 0
    inset = pen_width / 2
    painter.setPen(QPen(THEME.color(edge), pen_width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(THEME.color(fill) if fill else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    radius = min(radius - inset, inner.height() / 2)
    painter.drawRoundedRect(inner, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, *, gap: str = "") -> None:
    """Paint the focus ring along the inside of `rect`; `gap` is the token of a thin line inside it."""
    wide = 2 * THEME.tokens.edge  # twice any other edge, so that it is seen in the contrast scheme too
    plate(painter, rect, radius, "", "focus", width=wide)
    if gap:
        plate(painter, rect.adjusted(wide, wide, -wide, -wide), radius - wide, "", gap, width=1)


def icon(painter: QPainter, name: str, ink: str, rect: QRectF, size: int) -> None:
    """Paint an icon of `size` pixels at 100 % in the middle of `rect`; "done" is a filled disc with a check."""
    side = THEME.px(size)
    if name == DONE:
        middle = rect.center()
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side).adjusted(1, 1, -1, -1)
        plate(painter, place, side / 2, ink)
        tick(painter, place, "toast_bg" if ink == "toast_text" else "on_ok")
        return
    picture = THEME.pixmap(name, ink, size, painter.device().devicePixelRatio())
    left, top = rect.center().x() - side / 2, rect.center().y() - side / 2
    painter.drawPixmap(QPointF(round(left), round(top)), picture)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    role: str = "body",
    ink: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of plain text, vertically centred, shortened with … when it does not fit."""
    painter.setFont(THEME.font(role))
    painter.setPen(THEME.color(ink))
    shown = words
    if _width(words, role, THEME.k) > rect.width() + 0.5:
        shown = metrics(role, THEME.k).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _on_one_line(align), shown)


def parts(
    painter: QPainter,
    rect: QRectF,
    pieces: Sequence[tuple[str, bool]],
    roles: tuple[str, str],
    inks: tuple[str, str],
) -> None:
    """Paint one line of which some pieces stand out, in the second role and ink; shortened as ``text`` is."""
    left = rect.left()
    for words, stands_out in pieces:
        room = rect.right() - left
        if room <= 0:
            return
        wide = _width(words, roles[stands_out], THEME.k)
        text(painter, QRectF(left, rect.top(), room, rect.height()), words, roles[stands_out], inks[stands_out])
        left += wide


@cache
def _on_one_line(align: Qt.AlignmentFlag) -> int:
    """Return what Qt wants to know; putting flags together takes longer than painting a word."""
    return int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


def on_row(ink: str, *, selected: bool) -> str:
    """Return the token for text on a list row: in the contrast scheme a selected row has one ink."""
    return "on_sel" if selected and THEME.tokens.edge > 1 else ink


def advance(words: str, role: str) -> int:
    """Return the width of one line of text in pixels, rounded up."""
    return math.ceil(_width(words, role, THEME.k))


@lru_cache(maxsize=4000)
def _width(words: str, role: str, scale: float) -> float:
    return metrics(role, scale).horizontalAdvance(words)


@cache
def metrics(role: str, scale: float) -> QFontMetricsF:
    """Return the measures of a role at a text size."""
    return QFontMetricsF(fonts.make(role, scale))


def line_height(role: str) -> int:
    """Return the height of one line of text in pixels, rounded up."""
    return _line_height(role, THEME.k)


@cache
def _line_height(role: str, scale: float) -> int:
    return math.ceil(metrics(role, scale).height())


def pill(painter: QPainter, left: float, middle: float, words: str, tone: str = "neutral") -> float:
    """Paint a status pill with its left edge at `left` around the height `middle`; return its width."""
    ink, paper = pill_colours(tone)
    width = pill_width(words)
    high = pill_height()
    rect = QRectF(left, middle - high / 2, width, high)
    plate(painter, rect, high / 2, paper, ink if THEME.tokens.edge > 1 else "")
    text(painter, rect, words, "caption_medium", ink, Qt.AlignmentFlag.AlignHCenter)
    return width


def pill_colours(tone: str) -> tuple[str, str]:
    """Return the tokens for ink and paper of a tone: neutral, primary, warm, ok, amber or danger."""
    return ("text2", "sunken") if tone == "neutral" else (f"{tone}_on_tint", f"{tone}_tint")


def pill_width(words: str) -> int:
    """Return the width of a pill without icon in pixels."""
    return advance(words, "caption_medium") + 2 * THEME.px(9)


def pill_height() -> int:
    """Return the height of a pill in pixels."""
    return line_height("caption_medium") + 2 * THEME.px(3)


def triad(painter: QPainter, rect: QRectF, filled: Sequence[float], pen: float) -> None:
    """Paint the three arcs of the triad; `filled` says for each arc how much is done, from 0 to 1."""
    radius = (min(rect.width(), rect.height()) - pen) / 2
    circle = QRectF(rect.center().x() - radius, rect.center().y() - radius, 2 * radius, 2 * radius)
    gap = math.degrees(pen / radius) + 11
    span = 360 / ARCS - gap
    for number, part in enumerate(filled):
        start = 90 - number * 360 / ARCS - gap / 2
        for share, ink in ((1.0, "track"), (part, "ok")):
            if share > 0:
                # In the contrast scheme both have the same colour, so what is still open is a thin line.
                thin = ink == "track" and THEME.tokens.edge > 1
                stroke = QPen(THEME.color(ink), pen / 4 if thin else pen)
                stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(stroke)
                painter.drawArc(circle, round(start * 16), round(-span * share * 16))


def disc(painter: QPainter, rect: QRectF, state: str, number: str, tone: str) -> None:
    """Paint the disc of a step: `done` is a green check, `now` a coloured ring, `later` a grey ring."""
    if state == "done":
        plate(painter, rect, rect.height() / 2, "ok")
        tick(painter, rect, "on_ok")
        return
    edge, ink = (tone, tone) if state == "now" else ("line_strong", "text3")
    fill = "surface" if state == "now" else ""
    plate(painter, rect, rect.height() / 2, fill, edge, width=THEME.px(2) if state == "now" else 1.5)
    text(painter, rect, number, "caption_strong", ink, Qt.AlignmentFlag.AlignHCenter)


def tick(painter: QPainter, rect: QRectF, token: str) -> None:
    """Paint a check mark in the middle of `rect`."""
    unit = rect.height() / 24
    stroke = QPen(THEME.color(token), 2.2 * unit)
    stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    middle = rect.center()
    path.moveTo(middle + QPointF(-4.5 * unit, 0.3 * unit))
    path.lineTo(middle + QPointF(-1.5 * unit, 3.3 * unit))
    path.lineTo(middle + QPointF(4.5 * unit, -3.2 * unit))
    painter.drawPath(path)


def lines(painter: QPainter, rect: QRectF, words: str, role: str, ink: str, *, centred: bool = False) -> None:
    """Paint plain text over as many lines as it needs at the width of `rect`, in the middle of its height."""
    if advance(words, role) <= rect.width() + 1:
        align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        text(painter, rect, words, role, ink, align)
        return
    found = block(words, role, THEME.k, max(1, int(rect.width())), 1.0)
    painter.setPen(THEME.color(ink))
    top = rect.top() + max(0.0, (rect.height() - found.height) / 2)
    for number in range(found.layout.lineCount()):
        line = found.layout.lineAt(number)
        shift = (rect.width() - line.naturalTextWidth()) / 2 if centred else 0.0
        line.draw(painter, QPointF(rect.left() + shift, top))


UNBOUNDED = 1_000_000
"""A width in pixels no text comes to."""


class Block:
    """Hold plain text broken into lines of at most `width` pixels, ready to be measured and painted."""

    def __init__(self, words: str, font: QFont, width: float, leading: float) -> None:
        self.layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.width = 0.0
        top = 0.0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            extra = line.height() * (leading - 1)
            line.setPosition(QPointF(0, top + extra / 2))
            top += line.height() + extra
            self.width = max(self.width, line.naturalTextWidth())
        self.layout.endLayout()
        self.height = math.ceil(top)


def block(words: str, role: str, scale: float, width: int, leading: float) -> Block:
    """Return text laid out in a role at a text size; one that needs no breaking is the same at every width."""
    unbroken = _block(words, role, scale, UNBOUNDED, leading)
    return unbroken if unbroken.width <= width else _block(words, role, scale, width, leading)


@lru_cache(maxsize=2000)
def _block(words: str, role: str, scale: float, width: int, leading: float) -> Block:
    return Block(words, fonts.make(role, scale), width, leading)


@lru_cache(maxsize=4000)
def longest_word(words: str, role: str, scale: float) -> int:
    """Return the width of the widest word in pixels at a text size."""
    measure = metrics(role, scale)
    return max((math.ceil(measure.horizontalAdvance(word)) for word in words.split()), default=0)
