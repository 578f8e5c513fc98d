"""A line that is filled as far as something succeeded, with what and how far in words; it counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

THICK: Final = 8
GAP: Final = 14
LEAST_TRACK: Final = 90
"""Pixels at 100 % of the track below which it stands under its words."""


class Meter(QWidget):
    """Show words, a track filled for a ``share`` from 0 to 1, and how far that is in words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._share, self._told, self._label_width = text, 0.0, "", 0
        accessible.set_role(self, QAccessible.Role.ProgressBar)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def show_share(self, share: float, told: str) -> None:
        """Fill the track and tell how far."""
        self._share, self._told = share, told
        self.setAccessibleName(f"{self._text}: {told}")
        self.updateGeometry()
        self.update()

    def label_width(self) -> int:
        """Return the width of its words in pixels."""
        return paint.advance(self._text, "small_medium")

    def align(self, label_width: int) -> None:
        """Begin the track after words of this width in pixels, as the meters beside it do."""
        self._label_width = label_width
        self.update()

    def fits(self) -> bool:
        """Tell whether all words are visible at the present size."""
        needed = self.label_width() + paint.advance(self._told, "body_medium") + THEME.px(GAP)
        return needed <= self.width() and self.height() >= self.sizeHint().height()

    def track(self) -> QRectF:
        """Return where the whole track is, in pixels."""
        told = paint.advance(self._told, "body_medium") + THEME.px(GAP)
        high = THEME.px(THICK)
        if self._is_beside():
            left = max(self._label_width, self.label_width()) + THEME.px(GAP)
            return QRectF(left, (self.height() - high) / 2, self.width() - left - max(told, THEME.px(52)), high)
        return QRectF(0, self.height() - high - THEME.px(3), self.width(), high)

    def _is_beside(self) -> bool:
        words = max(self._label_width, self.label_width()) + paint.advance(self._told, "body_medium")
        return self.width() - words - THEME.px(2 * GAP) >= THEME.px(LEAST_TRACK)

    def sizeHint(self) -> QSize:
        """Return room for the words and a track; the height goes by the width there is (Qt)."""
        line = paint.line_height("body_medium")
        return QSize(THEME.px(340), line + THEME.px(8 if self._is_beside() else THICK + 10))

    def minimumSizeHint(self) -> QSize:
        """Return room for the words (Qt)."""
        words = self.label_width() + paint.advance(self._told, "body_medium") + THEME.px(GAP)
        return QSize(words, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the track under the words in a narrow place (Qt)."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the track (Qt)."""
        painter = paint.painter_for(self)
        line = paint.line_height("body_medium")
        top = (self.height() - line) / 2 if self._is_beside() else 0.0
        words = QRectF(0, top, self.width(), line)
        paint.text(painter, words, self._text, "small_medium", "text")
        paint.text(painter, words, self._told, "body_medium", "text", Qt.AlignmentFlag.AlignRight)
        track = self.track()
        # In the contrast scheme all ink is one colour: what is not filled is a thin outline there.
        plain = THEME.tokens.edge == 1
        paint.plate(
            painter, track, track.height() / 2, "track" if plain else "surface", "" if plain else "line", width=1
        )
        if self._share > 0:
            filled = QRectF(track.left(), track.top(), max(track.height(), track.width() * self._share), track.height())
            paint.plate(painter, filled, track.height() / 2, "ok")
