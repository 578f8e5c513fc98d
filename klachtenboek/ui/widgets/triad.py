"""The triade as a ring of three arcs: understanding, apology, solution; it does not decide what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import accessible, paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QVariantAnimation

SMALL, LARGE = 34, 74


class TriadRing(QWidget):
    """Show which of the three parts are done; `size` is 34 in lists and 74 on the page of a complaint."""

    def __init__(
        self, parts: Sequence[bool] = (False, False, False), *, size: int = SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = size
        self._parts = tuple(parts)
        self._shown = [float(part) for part in parts]
        self._from = list(self._shown)
        self._filling: QVariantAnimation | None = None
        accessible.set_role(self, QAccessible.Role.ProgressBar)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(self._parts))
        THEME.changed.connect(self.updateGeometry)

    def parts(self) -> tuple[bool, ...]:
        """Return what is done: understanding, apology, solution."""
        return self._parts

    def set_parts(self, parts: Sequence[bool], *, at_once: bool = False) -> None:
        """Show another state; an arc that changes fills in 250 ms, unless ``at_once`` (another complaint)."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        self.setAccessibleName(spoken(self._parts))
        length = THEME.duration(250) if self.isVisible() and not at_once else 0
        if self._filling is not None:
            self._filling.stop()
        self._from = list(self._shown)
        if length:
            self._fill(length)
        else:
            self._step(1.0)

    def _fill(self, length: int) -> None:
        from PySide6.QtCore import QEasingCurve, QVariantAnimation  # nothing moves at the start

        if self._filling is None:
            self._filling = QVariantAnimation(self)
            self._filling.setStartValue(0.0)
            self._filling.setEndValue(1.0)
            self._filling.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._filling.valueChanged.connect(self._step)
        self._filling.setDuration(length)
        self._filling.start()

    def _step(self, share: float) -> None:
        pairs = zip(self._from, self._parts, strict=True)
        self._shown = [old + (float(new) - old) * share for old, new in pairs]
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the ring (Qt)."""
        return QSize(THEME.px(self._side), THEME.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the ring (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint arcs, and the count or a check inside (Qt)."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint_ring(painter, rect, self._shown)
        if self._side > SMALL and not all(self._parts):
            words = f"{sum(self._parts)}/{len(self._parts)}"
            paint.text(painter, rect, words, "figure", "text", Qt.AlignmentFlag.AlignHCenter)


def paint_ring(painter: QPainter, rect: QRectF, shown: Sequence[float]) -> None:
    """Paint the ring in a square, for widgets and for delegates of lists; a full ring has a check inside."""
    side = min(rect.width(), rect.height())
    paint.triad(painter, rect.adjusted(1, 1, -1, -1), shown, max(2.0, side * (0.1 if side > THEME.px(50) else 0.12)))
    if all(part >= 1 for part in shown):
        mark = side * 0.62
        place = QRectF(rect.center().x() - mark / 2, rect.center().y() - mark / 2, mark, mark)
        paint.tick(painter, place, "ok")


def spoken(parts: Sequence[bool]) -> str:
    """Return the state in words, such as "Triade: 1 van 3. Nog: sorry zeggen, oplossen."."""
    acts = (_("begrip tonen"), _("sorry zeggen"), _("oplossen"))
    count = _("Triade: {done} van 3.").format(done=sum(parts))
    missing = [act for act, done in zip(acts, parts, strict=True) if not done]
    if not missing:
        return count
    return " ".join((count, _("Nog: {acts}.").format(acts=", ".join(missing))))
