"""Which photos of the complaint go along with the letter; how they are printed is made up in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.letters.annex import MOST_PHOTOS
from klachtenboek.ui.widgets import Column, Label, Switch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.domain.contact import Attachment


class PhotoChoice(QWidget):
    """A switch per photo; `chosen` carries the ids of those that go along."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=4)
        self.switches: dict[int, Switch] = {}

    def show_photos(self, photos: Sequence[Attachment], chosen: frozenset[int]) -> None:
        """Show them in the order they came; without photos this is not there."""
        if [photo.id for photo in photos] != list(self.switches):
            self._make(photos)
        for key, switch in self.switches.items():
            blocked = switch.blockSignals(True)
            switch.setChecked(key in chosen)
            switch.setEnabled(key in chosen or len(chosen & self.switches.keys()) < MOST_PHOTOS)
            switch.blockSignals(blocked)
        self.setVisible(bool(photos))

    def _make(self, photos: Sequence[Attachment]) -> None:
        self._column.clear()
        self.switches = {}
        self._column.addWidget(Label(_("Foto’s op een eigen bladzijde"), "small_medium"))
        for photo in photos:
            switch = Switch(photo.name)
            switch.toggled.connect(self._tell)
            self.switches[photo.id] = switch
            self._column.addWidget(switch)

    def _tell(self) -> None:
        self.chosen.emit(frozenset(key for key, switch in self.switches.items() if switch.isChecked()))
