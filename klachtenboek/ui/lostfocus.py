"""Who gets the keyboard when what has it disappears: what had it before, on the same page; not what Tab goes to."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from klachtenboek.ui.widgets.reading import let_see, stops

REMEMBERED = 12


class LostFocus(QObject):
    """Give the keyboard back within the page; Qt would give it to the first stop of the window. `moved`: it went on."""

    moved = Signal()

    def __init__(self, window: QWidget, pages: QStackedWidget) -> None:
        """Look after the page of ``pages`` that is shown in this window."""
        super().__init__(window)
        self._pages = pages
        self._had: deque[QWidget] = deque(maxlen=REMEMBERED)
        self._around: tuple[QWidget, ...] = ()
        self._window, self._by_keys = window, False
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._remember)

    def is_lost(self) -> bool:
        """Tell whether what has the keyboard just disappeared; it goes back as soon as the page has settled."""
        here = QApplication.focusWidget()
        if here is None or here.isVisible():
            return False
        self._around = tuple(_parents(here))
        QTimer.singleShot(0, self, self._give_back)
        return True

    def _page(self) -> QWidget | None:
        """Return the page that is shown; the keyboard also moves while the window and its pages are taken down."""
        return self._pages.currentWidget() if isValid(self._pages) else None

    def _remember(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isValid(self._window) and self._window.isAncestorOf(new):
            self._keep_ring()
        page = self._page()
        if new is not None and page is not None and page.isAncestorOf(new):
            self._had.append(new)
            if isinstance(new, QLineEdit):  # one that was clicked while half of it lay under the foot
                QTimer.singleShot(0, new, partial(let_see, new))
            self.moved.emit()

    def _keep_ring(self) -> None:
        """Let the ring be seen until the mouse is used; Qt forgets it when a page gives the keyboard to a part."""
        ring = Qt.WidgetAttribute.WA_KeyboardFocusChange
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keys = False
        elif self._window.testAttribute(ring):
            self._by_keys = True
        elif self._by_keys:
            self._window.setAttribute(ring)

    def _give_back(self) -> None:
        here = QApplication.focusWidget()
        if (here is not None and here.isVisible()) or QApplication.activePopupWidget() is not None:
            return  # somebody took it in the meantime
        page = self._page()
        if page is None:
            return
        before = (one for one in reversed(self._had) if _can_take(one, page))
        near = (stop for around in self._around if _can_take_part(around, page) for stop in stops(around)[:1])
        target = next(before, None) or next(near, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _parents(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [above, *_parents(above)] if above is not None else []


def _can_take(widget: QWidget, page: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and widget.isEnabled() and page.isAncestorOf(widget)


def _can_take_part(part: QWidget, page: QWidget) -> bool:
    return isValid(part) and part.isVisible() and (part is page or page.isAncestorOf(part))
