"""A card with a few fields that keep what is typed as soon as the focus goes; which fields is data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Card, Field, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

PAIRS_FROM: Final = 520
"""Width in pixels at 100 % from which two fields stand beside each other."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One field: the name of the value, its label, what stands beside the label, and an example."""

    name: str
    label: str
    hint: str = ""
    placeholder: str = ""


class FieldsCard(Card):
    """Ask for a few lines; `filled` carries name and text when a field was left with something else in it.

    With `pairs` two fields stand beside each other where there is room.
    """

    filled = Signal(str, str)

    def __init__(
        self,
        fields: Sequence[AskedFor],
        *,
        title: str = "",
        role: str = "surface",
        small: bool = True,
        pairs: bool = False,
    ) -> None:
        super().__init__(title, role=role, small=small, gap=10)
        self.fields: dict[str, Field] = {}
        self._before: dict[str, str] = {}
        self._pairs: list[Row] = []
        for asked in fields:
            field = Field(asked.label, hint=asked.hint, placeholder=asked.placeholder)
            field.left.connect(lambda name=asked.name: self.keep(name))
            self.fields[asked.name] = field
            if pairs and len(self.fields) % 2:
                self._pairs.append(Row(gap=14))
                self.body.addLayout(self._pairs[-1])
            if pairs:
                self._pairs[-1].addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            else:
                self.add(field)
        if pairs and len(self.fields) % 2:
            self._pairs[-1].addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields of a pair under each other where there is no room beside (Qt)."""
        super().resizeEvent(event)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(beside if self.width() / THEME.k >= PAIRS_FROM else under)

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what is known; a field that is being typed in is left alone."""
        for name, text in values.items():
            field = self.fields.get(name)
            if field is not None and not field.control.hasFocus():
                field.set_text(text)
                self._before[name] = text

    def keep(self, name: str = "") -> None:
        """Tell what was typed in a field, or in every field, and not told yet."""
        for each in [name] if name else list(self.fields):
            text = self.fields[each].text().strip()
            if text != self._before.get(each, ""):
                self._before[each] = text
                self.filled.emit(each, text)
