"""How this computer shows the window: colours, text size, larger buttons; not what is in the book."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from klachtenboek.ui.theme import THEME, Scheme

SCALES: Final = (1.0, 1.15, 1.3, 1.5, 2.0)
"""The text sizes there are to choose from, as a part of 1."""

_SCHEME, _SCALE, _TOUCH = "beeld/kleuren", "beeld/tekstgrootte", "beeld/grote-knoppen"


class Look(QObject):
    """What the owner chose for this computer; a choice shows at once and is kept. `changed` tells of each one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.SYSTEM
        self.scale = 1.0
        self.touch = False
        self._settings: QSettings | None = None

    def keep_in(self, settings: QSettings | None) -> None:
        """Take over what was chosen before and keep every choice there; None keeps nothing."""
        self._settings = settings
        if settings is None:
            return
        self.scheme = _scheme(str(settings.value(_SCHEME, Scheme.SYSTEM.value)))
        self.scale = _scale(str(settings.value(_SCALE, "1.0")))
        self.touch = str(settings.value(_TOUCH, "nee")) == "ja"

    def choose(self, *, scheme: Scheme | None = None, scale: float | None = None, touch: bool | None = None) -> None:
        """Change what is given, dress the window and keep it; `scale` 1.0 to 2.0."""
        self.scheme = self.scheme if scheme is None else scheme
        self.scale = self.scale if scale is None else scale
        self.touch = self.touch if touch is None else touch
        self.dress()
        if self._settings is not None:
            self._settings.setValue(_SCHEME, self.scheme.value)
            self._settings.setValue(_SCALE, str(self.scale))
            self._settings.setValue(_TOUCH, "ja" if self.touch else "nee")
        self.changed.emit()

    def dress(self) -> None:
        """Dress the application in what was chosen."""
        app = cast("QApplication | None", QApplication.instance())
        if app is not None:
            THEME.apply(app, scheme=self.scheme, scale=self.scale, touch=self.touch)

    def step(self, direction: int) -> None:
        """Take the next text size: 1 for larger, -1 for smaller, 0 for the ordinary one."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.scale))
        place = max(0, min(len(SCALES) - 1, nearest + direction))
        self.choose(scale=SCALES[place] if direction else SCALES[0])


def _scheme(kept: str) -> Scheme:
    return Scheme(kept) if kept in set(Scheme) else Scheme.SYSTEM


def _scale(kept: str) -> float:
    known = {str(scale): scale for scale in SCALES}
    return known.get(kept, SCALES[0])


LOOK: Final = Look()
