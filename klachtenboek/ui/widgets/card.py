"""The plate most things lie on; it arranges its heading and leaves the rest to who fills it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.ends import EndsLayout
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Margins

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
LARGE: Margins = (20, 16, 20, 16)
SMALL: Margins = (16, 12, 16, 12)


class Card(QFrame):
    """Show a rounded plate in a role of ROLES; `body` is the column to fill, `heading` the row above it.

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
        self._outer = Column(self, gap=8, margins=margins or (SMALL if small else LARGE))
        self.title = Label(title, "h3" if small else "h2")
        self.note = Label(note, "small", "text2")
        ends = QWidget()
        self._actions = FlowLayout(ends, gap=4)
        self._ends = ends
        ends.hide()
        self.heading = QWidget()
        EndsLayout(self.heading).add(self.title, self.note, ends)
        self.body = Column(gap=gap)
        self._outer.addWidget(self.heading)
        self.heading.setVisible(bool(title))  # only now: shown before it lies in the card it would be a window
        self.note.setVisible(bool(note))
        self._outer.addLayout(self.body)
        self.set_role(role)
        THEME.changed.connect(self.update)

    def set_role(self, role: str) -> None:
        """Change the colours of the plate; raise KeyError for an unknown role."""
        self._role = role
        ink = f"{role}_on_tint" if role in {"primary", "warm", "ok", "amber", "danger"} else "text"
        self.title.set_color(ink)
        self.note.set_color("text2" if ink == "text" else ink)
        self.title.set_icon(self._icon, "text2" if ink == "text" else ink)
        _ = ROLES[role]
        self.update()

    def role(self) -> str:
        """Return the role of the plate."""
        return self._role

    def set_title(self, title: str, note: str = "") -> None:
        """Change the heading; an empty title takes the heading away."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.heading.setVisible(bool(title))

    def add_action(self, widget: QWidget) -> None:
        """Put a button right of the title."""
        self._actions.addWidget(widget)
        self._ends.show()
        self.heading.setVisible(True)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets to the body, under each other."""
        self.body.add(*widgets)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate (Qt)."""
        fill, edge = ROLES[self._role]
        paint.plate(paint.painter_for(self), QRectF(self.rect()), THEME.px(12), fill, edge)
