"""A card with a few fields that keep what is typed as soon as the focus goes; which fields is data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from klachtenboek.ui.widgets import Card, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One field: the name of the value, its label, what stands beside the label, and an example."""

    name: str
    label: str
    hint: str = ""
    placeholder: str = ""


class FieldsCard(Card):
    """Ask for a few lines; `filled` carries name and text when a field was left with something else in it."""

    filled = Signal(str, str)

    def __init__(
        self, fields: Sequence[AskedFor], *, title: str = "", note: str = "", role: str = "surface", small: bool = True
    ) -> None:
        super().__init__(title, role=role, note=note, small=small, gap=10)
        self.fields: dict[str, Field] = {}
        self._before: dict[str, str] = {}
        for asked in fields:
            field = Field(asked.label, hint=asked.hint, placeholder=asked.placeholder)
            field.left.connect(lambda name=asked.name: self.keep(name))
            self.fields[asked.name] = field
            self.add(field)

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
