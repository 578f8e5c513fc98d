"""The order in which Tab goes through a window: that of reading, as the layouts stand; not who was made first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QStackedWidget, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside ``root``, in the order of reading.

    One of a row of choices, and one row of a list, stands for all of it: arrow keys move inside.
    """
    return list(_inside(root))


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop in this window, or the one before; round at the ends."""
    order, here = stops(window), QApplication.focusWidget()
    if not order:
        return False
    place = _place_of(here, order, window) if here is not None else None
    if place is None:
        target = order[0 if forward else -1]
    elif isinstance(place, float):
        target = order[(int(place + 0.5) if forward else int(place - 0.5)) % len(order)]
    else:
        target = order[(place + (1 if forward else -1)) % len(order)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    let_see(target)
    return True


def _place_of(here: QWidget, order: list[QWidget], window: QWidget) -> int | float | None:
    """Return which stop has the keyboard; between two stops (a half) when it is at none of them."""
    if here in order:
        return order.index(here)
    group = here.group() if isinstance(here, QAbstractButton) else None
    for place, stop in enumerate(order):
        if group is not None and isinstance(stop, QAbstractButton) and stop.group() is group:
            return place
        if stop.isAncestorOf(here) or stop.focusProxy() is here or _same_list(stop, here):
            return place
    everything = [part for part in _all(window) if part is here or part in order]
    if here not in everything:
        return None
    return everything.index(here) - 0.5


def _same_list(stop: QWidget, here: QWidget) -> bool:
    holder = stop.parentWidget()
    return holder is not None and hasattr(holder, "stop") and holder.isAncestorOf(here)


def _inside(part: QWidget) -> Iterator[QWidget]:
    seen: set[object] = set()
    for child in _all(part):
        if not (child.isVisible() and child.isEnabled()) or not _is_stop(child):
            continue
        group = child.group() if isinstance(child, QAbstractButton) and child.isCheckable() else None
        if group is not None and group.exclusive():
            if group in seen:
                continue
            seen.add(group)
            yield _one_of([button for button in group.buttons() if button.isVisible() and button.isEnabled()])
        else:
            yield child


def _is_stop(part: QWidget) -> bool:
    if isinstance(part, QAbstractButton) and part.isCheckable() and part.group() is not None:
        return True  # Qt itself takes Tab away from all but one of a group
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None


def _one_of(buttons: list[QAbstractButton]) -> QAbstractButton:
    return next((button for button in buttons if button.isChecked()), buttons[0])


def _all(part: QWidget) -> Iterator[QWidget]:
    """Give everything inside in the order of reading; of a list only the row that stands for it."""
    for child in _children(part):
        if child.isHidden() or child.isWindow():
            continue
        stop = getattr(child, "stop", None)
        if callable(stop):
            row = stop()
            if row is not None:
                yield row
            continue
        yield child
        yield from _all(child)


def _children(part: QWidget) -> list[QWidget]:
    if isinstance(part, QStackedWidget):
        shown = part.currentWidget()
        return [shown] if shown is not None else []
    if isinstance(part, QScrollArea):
        content = part.widget()
        return [content] if content is not None else []
    layout = part.layout()
    placed = list(_placed(layout)) if layout is not None else []
    loose = [child for child in part.children() if isinstance(child, QWidget) and child not in placed]
    return [*placed, *sorted(loose, key=lambda child: (child.y(), child.x()))]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def let_see(target: QWidget) -> None:
    """Scroll every area around what took the keyboard, so that it is seen."""
    area = target.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and area.widget() is not None:
            area.ensureWidgetVisible(target, 0, 24)
        area = area.parentWidget()
