"""The logo on the letter: chosen from a file, shown, taken away; how it is read and kept is the logbook's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.svgpicture import picture_of
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, FlowLayout, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.ui.workplace import Workplace


def ask_picture(parent: QWidget) -> Path | None:
    """Return the picture the owner chose; None when the window was closed."""
    kinds = _("Afbeeldingen ({patterns})").format(patterns="*.png *.jpg *.jpeg *.svg")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Kies je logo"), str(Path.home()), kinds)
    return Path(chosen) if chosen else None


class LogoCard(Card):
    """Choose the logo; `proposed` carries a colour from it that can be read."""

    proposed = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Logo op de brief"), gap=12)
        self._workplace = workplace
        self.ask_picture: Callable[[QWidget], Path | None] = ask_picture
        self.colour = ""
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.picture.setAccessibleName(_("Je logo"))
        self.choose = Button(_("Logo kiezen"), icon="photo")
        self.drop = Button(_("Weghalen"), "link", icon="trash")
        self.take = Button(_("Kleur uit je logo gebruiken"), "link", icon="palette")
        self.choose.clicked.connect(self._choose)
        self.drop.clicked.connect(self._drop)
        self.take.clicked.connect(self._take)
        buttons = QWidget()
        FlowLayout(buttons, gap=8).add(self.choose, self.take, self.drop)
        words = _("Een png, jpg of svg. Zonder logo staat de eerste letter van je zaak op de brief.")
        self.add(self.picture, buttons, Label(words, "small", "text2"))
        self.reload()

    def reload(self) -> None:
        """Show the logo that is kept."""
        shown = QPixmap()
        shown.loadFromData(self._workplace.logbook.letters.logo())
        if not shown.isNull():
            side = THEME.px(64)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(4 * side, side, keep, smooth))
        self.picture.setVisible(not shown.isNull())
        self.drop.setVisible(not shown.isNull())
        self.take.setVisible(bool(self.colour))

    def _choose(self) -> None:
        chosen = self.ask_picture(self)
        if chosen is None:
            return
        colour = self._workplace.attempt(lambda: self._workplace.logbook.letters.keep_logo(chosen, draw=picture_of))
        if colour is not None:
            self.colour = colour
            self.reload()
            self._workplace.say(_("Je logo staat voortaan op de brief."), undoable=True)

    def _drop(self) -> None:
        self._workplace.logbook.letters.drop_logo()
        self.colour = ""
        self.reload()
        self._workplace.say(_("Je logo is weggehaald."), undoable=True)

    def _take(self) -> None:
        self.proposed.emit(self.colour)
        self.colour = ""
        self.reload()
