"""The plate most things lie on; it arranges its heading and leaves the rest to who fills it."""

from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSpacerItem, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.ends import EndsLayout
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Margins
from klachtenboek.ui.widgets.showing import show

ROLES = {
    "surface": ("surface", "line"),
    "surface2": ("surface2", "line"),
    "sunken": ("sunken", "line"),
    "primary": ("primary_tint", "primary_line"),
    "warm": ("warm_tint", "warm_line"),
    "ok": ("ok_tint", "ok_line"),
    "amber": ("amber_tint", "amber_line"),
    "danger": ("danger_tint", "danger_line"),
}
TINTED = frozenset({"primary", "warm", "ok", "amber", "danger"})
LARGE: Margins = (20, 16, 20, 16)
SMALL: Margins = (16, 12, 16, 12)


class Card(QFrame):
    """Show a rounded plate in a role of ROLES; `body` is the column to fill, under its heading.

    `small` is for the side column and cards within a page: less room, a smaller title. `note` stands behind the
    title in a lighter letter; `add_action` puts buttons right of the title.
    """

    def __init__(
        self,
        title: str = "",
        *,
        role: str = "surface",
        icon: str = "",
        note: str = "",
        small: bool = False,
        margins: Margins | None = None,
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._icon = icon
        self._small = small
        self._outer = Column(self, gap=8, margins=margins or (SMALL if small else LARGE))
        self.body = Column(gap=gap)
        self._outer.addLayout(self.body)
        self.set_title(title, note)
        THEME.changed.connect(self.update)

    @cached_property
    def heading(self) -> QWidget:
        """The row above the body, made when something is to stand in it; most cards have little of it or nothing."""
        heading = QWidget()
        heading.hide()
        self._heading_row = EndsLayout(heading)
        self._heading_row.add(self.title)
        self._heading_row.addItem(
            QSpacerItem(0, 0)
        )  # the end of the row, where nothing stands as long as there is no action
        self._outer.insertWidget(0, heading)
        return heading

    @cached_property
    def title(self) -> Label:
        """The words of the heading."""
        label = Label("", "h3" if self._small else "h2", self._ink())
        label.set_icon(self._icon, "text2" if self._ink() == "text" else self._ink())
        return label

    @cached_property
    def note(self) -> Label:
        """The lighter words behind the title."""
        label = Label("", "small", "text2" if self._ink() == "text" else self._ink())
        show(self.heading, when=True)
        self._heading_row.insert(1, label)
        return label

    @cached_property
    def _actions(self) -> FlowLayout:
        ends = QWidget()
        flow = FlowLayout(ends, gap=4)
        show(self.heading, when=True)
        self._heading_row.add(ends)
        return flow

    def set_role(self, role: str) -> None:
        """Change the colours of the plate; raise KeyError for an unknown role."""
        _ = ROLES[role]
        self._role = role
        ink, quiet = self._ink(), "text2" if self._ink() == "text" else self._ink()
        if "title" in vars(self):
            self.title.set_color(ink)
            self.title.set_icon(self._icon, quiet)
        if "note" in vars(self):
            self.note.set_color(quiet)
        self.update()

    def _ink(self) -> str:
        return f"{self._role}_on_tint" if self._role in TINTED else "text"

    def role(self) -> str:
        """Return the role of the plate."""
        return self._role

    def set_title(self, title: str, note: str = "") -> None:
        """Change the heading; an empty title takes the heading away."""
        if title or "heading" in vars(self):
            self.title.setText(title)
            show(self.heading, when=bool(title))
        if note or "note" in vars(self):
            self.note.setText(note)
            show(self.note, when=bool(note))

    def add_action(self, widget: QWidget) -> None:
        """Put a button right of the title."""
        self._actions.addWidget(widget)
        show(self.heading, when=True)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets to the body, under each other."""
        self.body.add(*widgets)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate (Qt)."""
        fill, edge = ROLES[self._role]
        paint.plate(paint.painter_for(self), QRectF(self.rect()), THEME.px(12), fill, edge)
