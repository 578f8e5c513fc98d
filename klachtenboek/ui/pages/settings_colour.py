"""The colour of the letter: a few that can be read, or one of the owner's own; the letter itself is elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.i18n import N_, _
from klachtenboek.letters.colour import readable
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Card, ChipRow, Choice, Field, paint

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

COLOURS: Final = (
    ("#1F4690", N_("Delfts blauw")),
    ("#1C6B4A", N_("Bosgroen")),
    ("#9A2A2A", N_("Baksteenrood")),
    ("#6A3A86", N_("Paars")),
    ("#7A4A16", N_("Kastanje")),
    ("#33404F", N_("Leisteen")),
)
"""Colours in which headings and amounts can be read on white paper."""

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")


class ColourCard(Card):
    """Choose the colour; `chosen` carries it as ``#RRGGBB``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Kleur van de brief"), gap=12)
        name = _("Kleur")
        self.row = ChipRow(name, [Choice(colour, _(words)) for colour, words in COLOURS])
        self.row.value_changed.connect(self._choose)
        self.own = Field(_("Eigen kleur"), hint=_("mag leeg"), placeholder="#1F4690")
        self.own.left.connect(self._read)
        self.sample = Sample()
        self.add(self.row, self.own, self.sample)

    def show_colour(self, colour: str, shop: str) -> None:
        """Show which colour it is, on paper with the name of the shop."""
        known = {known for known, _words in COLOURS}
        self.row.set_value(colour if colour in known else None)
        if not self.own.control.hasFocus():
            self.own.set_text("" if colour in known else colour)
        self.sample.show_colour(readable(colour), shop)

    def _choose(self, colour: object) -> None:
        self.own.set_text("")
        self.own.set_error("")
        self.chosen.emit(str(colour))

    def _read(self) -> None:
        typed = self.own.text().strip()
        found = _HEX.fullmatch(typed)
        colour = f"#{found.group(1).upper()}" if found is not None else ""
        if not typed:
            self.own.set_error("")
        elif not colour:
            self.own.set_error(_("Typ een kleur als # met zes tekens, zoals #1F4690."))
        elif readable(colour) != colour:
            self.own.set_error(_("Deze kleur is te licht om te lezen op wit papier. Kies een donkerder kleur."))
        else:
            self.own.set_error("")
            self.chosen.emit(colour)


class Sample(QWidget):
    """Show the head of a letter in a colour, on paper that is always white."""

    def __init__(self) -> None:
        super().__init__()
        self._colour, self._shop = "#1F4690", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Voorbeeld van de brief"))
        THEME.changed.connect(self.updateGeometry)

    def show_colour(self, colour: str, shop: str) -> None:
        """Show this colour with the name of the shop."""
        self._colour, self._shop = colour, shop or _("Naam van je zaak")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for mark, name and a heading (Qt)."""
        return QSize(THEME.px(240), THEME.px(84))

    def minimumSizeHint(self) -> QSize:
        """Return room for mark and part of a name (Qt)."""
        return QSize(THEME.px(120), THEME.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, mark, name and heading (Qt)."""
        painter = paint.painter_for(self)
        paint.plate(painter, QRectF(self.rect()), THEME.px(6), "", "line")
        paper = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(paper, THEME.px(6), THEME.px(6))
        side = THEME.px(44)
        mark = QRectF(THEME.px(20), (self.height() - side) / 2, side, side)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(mark)
        initial = next((char for char in self._shop if char.isalnum()), "").upper()
        self._words(painter, mark, initial, "title", "#FFFFFF", Qt.AlignmentFlag.AlignHCenter)
        left = mark.right() + THEME.px(14)
        room = self.width() - left - THEME.px(12)
        name, low = paint.line_height("title"), paint.line_height("small_strong")
        top = (self.height() - name - low) / 2
        self._words(painter, QRectF(left, top, room, name), self._shop, "title", "#141C2B")
        self._words(painter, QRectF(left, top + name, room, low), _("Wat wij u geven"), "small_strong", self._colour)

    def _words(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        role: str,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(THEME.font(role))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
