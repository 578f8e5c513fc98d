"""Walk through a window and tell what looking misses: text that is cut off, things that cannot be spoken."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.tokens import READABLE, ratio
from klachtenboek.ui.widgets import Button, Card, FilterChip, Label, LedgerRow, Pill, SideBar, paint
from klachtenboek.ui.widgets.card import ROLES
from klachtenboek.ui.widgets.chip import Chip
from klachtenboek.ui.widgets.textlines import TextLines
from klachtenboek.ui.widgets.toast import ToastButton, ToastPlate
from tests.conftest import PROFILE

SIZES = ((1366, 688), (1280, 672), (1092, 614), (910, 512))
SMALLEST = (640, 480)
"""The smallest window, that is only whole at 200 % by leaving the words out of the rail."""
SCALES = (1.0, 1.5, 2.0)
SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)


def parts(window: QWidget) -> Iterator[QWidget]:
    """Return every visible widget inside, without the inner workings of Qt's own controls."""
    for child in window.findChildren(QWidget):
        if child.isVisibleTo(window) and not child.isHidden() and not _is_inner(child):
            yield child


def clipped(window: QWidget) -> list[str]:
    """Return one line for each part whose words do not fit, or that sticks out of what it lies in."""
    found = []
    for part in parts(window):
        if not _fits(part):
            found.append(f"{_called(part)}: {part.width()}x{part.height()} is too small")
        elif _sticks_out(part):
            found.append(f"{_called(part)}: sticks out of {_called(part.parentWidget())}")
    return found


def unnamed(window: QWidget) -> list[str]:
    """Return one line for each part that takes the focus and has no name to be spoken."""
    found = []
    for part in (window, *parts(window)):
        if part.focusPolicy() is Qt.FocusPolicy.NoFocus or part.focusProxy() is not None:
            continue
        spoken = QAccessible.queryAccessibleInterface(part)
        if not spoken.text(QAccessible.Text.Name).strip():
            found.append(_called(part))
    return found


def too_small(window: QWidget, least: int) -> list[str]:
    """Return one line for each button that is lower or narrower than `least` pixels."""
    return [
        f"{_called(part)}: {part.width()}x{part.height()}"
        for part in parts(window)
        if isinstance(part, QAbstractButton) and min(part.width(), part.height()) < least
    ]


def faint(window: QWidget) -> list[str]:
    """Return one line for each part whose words are too faint on what they lie on, by the colours of the theme."""
    found = []
    for part in parts(window):
        pair = _ink_and_paper(part) if part.isEnabled() else None
        for ink, paper in (*([pair] if pair is not None else []), *_painted(part)):
            if ratio(*(getattr(THEME.tokens, token) for token in (ink, paper))) < READABLE:
                found.append(f"{_called(part)}: {ink} on {paper}")
    return found


def _painted(part: QWidget) -> Iterator[tuple[str, str]]:
    """Return the inks of lines of text that a part paints itself, each with the paper they lie on."""
    lines = getattr(part, "lines", None)
    if isinstance(lines, TextLines):
        for ink in lines.inks():
            yield ink, _paper(part)


def _ink_and_paper(part: QWidget) -> tuple[str, str] | None:
    if isinstance(part, Label):
        return (part.color(), _paper(part.parentWidget())) if part.text() else None
    if isinstance(part, Pill):
        return paint.pill_colours(part.tone())
    if isinstance(part, Chip | FilterChip):
        return ("primary_on_tint", "primary_tint") if part.isChecked() else ("text2", "surface")
    if isinstance(part, ToastButton):
        return "toast_link", "toast_bg"
    if isinstance(part, Button):
        own = {"primary": "primary", "secondary": "surface"}
        return part.ink(), own.get(part.kind()) or _paper(part.parentWidget())
    return None


def _paper(holder: QWidget | None) -> str:
    """Return the token of what is painted behind the parts of a widget."""
    while holder is not None:
        if isinstance(holder, Card):
            return ROLES[holder.role()][0]
        if isinstance(holder, ToastPlate):
            return "toast_bg"
        if isinstance(holder, SideBar):
            return "sidebar"
        if isinstance(holder, LedgerRow) and holder.plate():
            return f"{holder.plate()}_tint"
        holder = holder.parentWidget()
    return "bg"


def faults(
    app: QApplication,
    window: QWidget,
    *,
    sizes: tuple[tuple[int, int], ...] = SIZES,
    scales: tuple[float, ...] = SCALES,
    whole: bool = PROFILE == "long",
) -> list[str]:
    """Show the window in every size and text size, light and dark; return all that is cut off or unnamed.

    Light and dark take turns, so that each is seen in every size and every text size; ``whole``, as in the long run,
    shows each of those in both.
    """
    found = []
    window.show()
    for dark, scheme in enumerate((Scheme.LIGHT, Scheme.DARK)):
        for row, scale in enumerate(scales):
            THEME.apply(app, scheme=scheme, scale=scale)
            for column, (width, height) in enumerate(sizes):
                if not whole and (row + column) % 2 != dark:
                    continue
                window.resize(width, height)
                settle(app)
                where = f"{width}x{height} {scheme.value} {scale:g}: "
                found += [where + line for line in (*clipped(window), *unnamed(window))]
    THEME.apply(app, scheme=Scheme.LIGHT)
    return found


def settle(app: QApplication) -> None:
    """Let layouts that wait for their turn come to rest."""
    for _turn in range(4):
        app.sendPostedEvents()
        app.processEvents()


def rest() -> None:
    """Let the application come to rest."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settle(app)


def _fits(part: QWidget) -> bool:
    fits = getattr(part, "fits", None)
    if fits is not None:
        return bool(fits())
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) <= part.height()
    if isinstance(part, QLabel | QAbstractButton):
        return _holds(part, part.sizeHint())
    if part.layout() is not None or isinstance(part, QAbstractScrollArea):
        return True
    return _holds(part, part.minimumSizeHint())


def _holds(part: QWidget, size: QSize) -> bool:
    return size.width() <= part.width() and size.height() <= part.height()


def _sticks_out(part: QWidget) -> bool:
    parent = part.parentWidget()
    if parent is None or part.isWindow():
        return False
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and area.widget() is part:
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return area.horizontalScrollBarPolicy() is never and part.width() > parent.width()
    corner = part.mapTo(parent, QPoint(0, 0))
    right, bottom = corner.x() + part.width(), corner.y() + part.height()
    return corner.x() < 0 or corner.y() < 0 or right > parent.width() or bottom > parent.height()


def _is_inner(part: QWidget) -> bool:
    if part.objectName().startswith("qt_") or isinstance(part, QScrollBar):
        return True
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView):
            return True
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _called(part: QWidget | None) -> str:
    if part is None:
        return "nothing"
    words = part.text() if isinstance(part, QLabel | QAbstractButton | QLineEdit) else part.accessibleName()
    return f"{type(part).__name__} {words[:40]!r}"
