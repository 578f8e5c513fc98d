"""Layouts whose gaps grow with the text size; they place widgets and know nothing about them."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


class Box(QBoxLayout):
    """Place widgets in a row or column; `gap` and `margins` (left, top, right, bottom) are pixels at 100 %."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        margins: Margins = NO_MARGINS,
    ) -> None:
        super().__init__(direction)
        self._gap, self._margins = gap, margins
        self._measure()
        THEME.changed.connect(self._measure)
        if parent is not None:
            parent.setLayout(self)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Change the margins, in pixels at 100 %."""
        if self._margins != (left, top, right, bottom):
            self._margins = (left, top, right, bottom)
            self._measure()

    def set_gap(self, gap: int) -> None:
        """Change the distance between widgets, in pixels at 100 %."""
        self._gap = gap
        self._measure()

    def add(self, *widgets: QWidget) -> None:
        """Add widgets one after the other."""
        for widget in widgets:
            self.addWidget(widget)

    def add_gap(self, size: int) -> None:
        """Add empty room, in pixels at the present text size."""
        self.addSpacing(THEME.px(size))

    def clear(self) -> None:
        """Take everything out and let the widgets go."""
        empty(self)

    def _measure(self) -> None:
        self.setSpacing(THEME.px(self._gap))
        self.setContentsMargins(*(THEME.px(side) for side in self._margins))


class Column(Box):
    """Place widgets under each other; height to spare stays at the bottom unless something in it grows."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = NO_MARGINS) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap=gap, margins=margins)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything from the top (Qt)."""
        if not self.expandingDirections() & Qt.Orientation.Vertical:
            needed = self.heightForWidth(rect.width()) if self.hasHeightForWidth() else self.sizeHint().height()
            rect = QRect(rect.topLeft(), QSize(rect.width(), min(rect.height(), needed)))
        super().setGeometry(rect)


class Row(Box):
    """Place widgets beside each other."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = NO_MARGINS) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap=gap, margins=margins)


class LinesLayout(QLayout):
    """Keep the items of a layout that breaks into lines, higher when it is narrow; a subclass says where they go."""

    def __init__(self, gap: int, line_gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap

    def add(self, *widgets: QWidget) -> None:
        """Add widgets one after the other."""
        for widget in widgets:
            self.addWidget(widget)

    def _lay_out(self, parent: QWidget | None) -> None:
        """Arrange what is in this widget; the last step of a subclass's making, because Qt asks for sizes from here."""
        self.setContentsMargins(0, 0, 0, 0)
        THEME.changed.connect(self.invalidate)
        if parent is not None:
            parent.setLayout(self)
            policy = parent.sizePolicy()
            policy.setHeightForWidth(True)
            parent.setSizePolicy(policy)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in (Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are (Qt)."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end (Qt)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away (Qt)."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed (Qt)."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow one is a high one (Qt)."""
        return True

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line (Qt)."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = THEME.px(self._gap) * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item (Qt)."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size


class FlowLayout(LinesLayout):
    """Place widgets beside each other and start a new line when the room is used up.

    With `even=True` all are as wide as the widest and lines have as many of them, so that they stand in columns.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        line_gap: int = 8,
        align: str = "left",
        even: bool = False,
    ) -> None:
        super().__init__(gap, line_gap)
        self._align, self._even = align, even
        self._heights: dict[int, int] = {}
        self._lay_out(parent)

    def clear(self) -> None:
        """Take everything out and let the widgets go."""
        empty(self)

    def set_line_gap(self, gap: int) -> None:
        """Change the distance between lines, in pixels at 100 %."""
        self._line_gap = gap
        self.invalidate()

    def set_align(self, align: str) -> None:
        """Put the lines at the left or right side, or in the center."""
        self._align = align
        self.invalidate()

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top, line_height = rect.y(), 0
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        gap, line_gap = THEME.px(self._gap), THEME.px(self._line_gap)
        least = self._widest() if self._even else 0
        most = self._columns(rect.width(), least, gap) if self._even else 0
        for item in self._shown():
            size = item.sizeHint()
            whole = max(size.width(), least)
            size.setWidth(min(whole, max(rect.width(), _narrowest(item))))
            if size.width() < whole or item.hasHeightForWidth():
                size.setHeight(max(_height(item, size.width()), item.minimumSize().height()))
            if line and (used + gap + size.width() > rect.width() or len(line) == most):
                self._put(line, rect, top, line_height, used, place=place)
                top += line_height + line_gap
                line, line_height, used = [], 0, 0
            used += size.width() + (gap if line else 0)
            line.append((item, size))
            line_height = max(line_height, size.height())
        self._put(line, rect, top, line_height, used, place=place)
        return top + line_height - rect.y()

    def _columns(self, width: int, least: int, gap: int) -> int:
        """Return how many stand on a line, so that the last line is no shorter than it has to be."""
        count = len(list(self._shown()))
        fitting = max(1, (width + gap) // (least + gap))
        return -(-count // -(-count // fitting)) if count else 0

    def _widest(self) -> int:
        return max((item.sizeHint().width() for item in self._shown()), default=0)

    def _put(
        self,
        line: list[tuple[QLayoutItem, QSize]],
        rect: QRect,
        top: int,
        height: int,
        used: int,
        *,
        place: bool,
    ) -> None:
        if not place:
            return
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self._align]
        left = rect.x() + int(share * max(0, rect.width() - used))
        for item, size in line:
            spot = QRect(QPoint(left, top + (height - size.height()) // 2), size)
            breaking = _breaking(item)
            if breaking is not None:
                breaking.setGeometry(spot)  # its policy would keep it at one line
            else:
                item.setGeometry(spot)
            left += size.width() + THEME.px(self._gap)

    def invalidate(self) -> None:
        """Forget what was measured (Qt)."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width in pixels (Qt)."""
        if width not in self._heights:
            margins: QMargins = self.contentsMargins()
            inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
            self._heights[width] = self._arrange(inner, place=False) + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place everything inside `rect` (Qt)."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), place=True)

    def minimumSize(self) -> QSize:
        """Return the size of the largest item, its words broken (Qt)."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(QSize(_narrowest(item), item.minimumSize().height()))
        return size


def _breaking(item: QLayoutItem) -> QWidget | None:
    """Return the button or chip in an item: those break their words, and only in a flow."""
    widget = item.widget()
    return widget if hasattr(widget, "narrowest") else None


def _narrowest(item: QLayoutItem) -> int:
    narrowest = getattr(item.widget(), "narrowest", None)
    return narrowest() if narrowest is not None else item.minimumSize().width()


def _height(item: QLayoutItem, width: int) -> int:
    breaking = _breaking(item)
    if breaking is not None:
        return breaking.heightForWidth(width)
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def keeps_height(widget: QWidget) -> None:
    """Let a widget grow in width only."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(widget.sizePolicy().hasHeightForWidth())
    widget.setSizePolicy(policy)
