"""The one object that says how the window looks; widgets ask it while they paint, and it knows none of them.

Use: ``THEME.apply(app, scheme=Scheme.SYSTEM, scale=1.0, touch=False)`` once at the start and again after each
change. ``THEME.changed`` tells widgets to measure again. Sizes are pixels at 100 %; ``THEME.px`` scales them.
"""

import sys
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from klachtenboek.ui import fonts, icons, stylesheet
from klachtenboek.ui.tokens import DARK, LIGHT, Tokens, contrast

SMALLEST, LARGEST = 1.0, 2.0
WINDOWS_POINTS = 9.0
STYLE: Final = ("-style", "Fusion")
"""With what the application is made. Setting a style later gives the one before back, and for that PySide reads all
570 names that styles have."""

HEIGHTS: Final = {"s": 32, "m": 38, "l": 48, "chip": 34, "nav": 40, "field": 38, "row": 52, "new": 46}
TOUCH_HEIGHTS: Final = {"s": 44, "m": 44, "l": 52, "chip": 44, "nav": 48, "field": 44, "row": 60, "new": 52}


class Scheme(StrEnum):
    """Name the choices of the owner; contrast comes from the system and wins over all of them."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Turn the tokens into palette, style sheet, fonts and icons; emit `changed` when any of them did."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.k = 1.0
        self.touch = False
        self._scheme = Scheme.SYSTEM
        self._scale = 1.0
        self._app: QApplication | None = None
        self._system_factor = 1.0
        self._applying = False

    def apply(
        self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, scale: float = 1.0, touch: bool = False
    ) -> None:
        """Dress the whole application; `scale` is the owner's text size, 1.0 to 2.0."""
        self._scheme, self._scale, self.touch = scheme, scale, touch
        if self._app is not app:
            self._meet(app)
        self._dress(app)

    def px(self, size: float) -> int:
        """Return a size at 100 % as whole pixels at the present text size."""
        return round(size * self.k)

    def height(self, kind: str) -> int:
        """Return the height of a control (s, m, l, chip, nav, field, row, new) in pixels."""
        return self.px((TOUCH_HEIGHTS if self.touch else HEIGHTS)[kind])

    def color(self, token: str) -> QColor:
        """Return the colour of a token; raise AttributeError for a name that does not exist."""
        return _colour(getattr(self.tokens, token))

    def font(self, role: str) -> QFont:
        """Return the font of a role from `fonts.ROLES` at the present text size."""
        return fonts.make(role, self.k)

    def pixmap(self, name: str, color: str = "text2", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return an icon in the colour of a token; `size` is in pixels at 100 %."""
        return icons.pixmap(name, getattr(self.tokens, color), self.px(size), ratio)

    def icon(self, name: str, color: str = "text2", size: int = 18) -> QIcon:
        """Return an icon for menus and Qt's own controls, sharp on ordinary and fine screens."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, color, size, ratio))
        return icon

    def duration(self, milliseconds: int) -> int:
        """Return how long a movement takes; zero when the system asks for less movement."""
        return 0 if self._is_calm() else milliseconds

    def _meet(self, app: QApplication) -> None:
        self._app = app
        if sys.platform == "win32":  # Windows tells its text size through the font of the application
            self._system_factor = app.font().pointSizeF() / WINDOWS_POINTS
        fonts.load()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        motion = getattr(hints.accessibility(), "motionPreferenceChanged", None)  # from Qt 6.12
        if motion is not None:
            motion.connect(self._follow)

    def _follow(self) -> None:
        if self._app is not None and not self._applying:
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        self._applying = True
        try:
            self.k = min(LARGEST, max(SMALLEST, self._scale * self._system_factor))
            self.tokens = self._choose(app)
            app.setPalette(palette(self.tokens))
            app.setFont(self.font("body"))
            app.setStyleSheet(stylesheet.sheet(self.tokens, self.k, self.height("field")))
        finally:
            self._applying = False
        self.changed.emit()

    def _choose(self, app: QApplication) -> Tokens:
        hints = app.styleHints()
        wished = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}.get(self._scheme)
        if wished is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wished)  # Windows colours the title bar with it
        if self._scheme is Scheme.CONTRAST or _wants_contrast(hints.accessibility()):
            app.setPalette(QPalette())  # an empty palette brings the colours of the system back
            return contrast(app.palette())
        if wished is None:
            wished = hints.colorScheme()
        return DARK if wished is Qt.ColorScheme.Dark else LIGHT

    def _is_calm(self) -> bool:
        if self._app is None:
            return True
        hints = self._app.styleHints().accessibility()
        if not hasattr(hints, "motionPreference"):  # from Qt 6.12
            return False
        return bool(hints.motionPreference().name != "NoPreference")


@cache
def _colour(written: str) -> QColor:
    """Return a colour as a token writes it, the same one each time: a list asks for hundreds a frame."""
    return QColor(written)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette Qt's own controls take their colours from."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, token in (
        (role.Window, "bg"),
        (role.WindowText, "text"),
        (role.Base, "field"),
        (role.AlternateBase, "surface2"),
        (role.Text, "text"),
        (role.PlaceholderText, "text3"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.ToolTipBase, "toast_bg"),
        (role.ToolTipText, "toast_text"),
        (role.Highlight, "primary"),
        (role.HighlightedText, "on_primary"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.Light, "surface"),
        (role.Midlight, "divider"),
        (role.Mid, "line_btn"),
        (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"),
        (role.Accent, "primary"),
    ):
        made.setColor(where, QColor(getattr(tokens, token)))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.text3))
    return made


def _wants_contrast(hints: QAccessibilityHints) -> bool:
    return bool(hints.contrastPreference() is Qt.ContrastPreference.HighContrast)


THEME: Final = Theme()
