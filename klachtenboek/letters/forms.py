"""Paper to write on: a blank complaint form for the counter, and a sheet to try the window of the envelope with."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from klachtenboek.domain.customer import Language
from klachtenboek.domain.shop import Shop
from klachtenboek.i18n import _
from klachtenboek.letters import colour as c
from klachtenboek.letters.body import MM
from klachtenboek.letters.layout import PAGE, PROFILES, Box
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.sheet import finish, sheet, up
from klachtenboek.typeset.fonts import BODY, BOLD, HEADING, LABEL
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink, paragraph
from klachtenboek.typeset.tagging import Element

A4, A5 = PAGE, (148.0, 210.0)
"""The sizes of a form, in millimetres."""

LINE = 8.5
"""Between two lines to write on, in millimetres: room for a pen."""

NOTE = 5.0
"""Down to the small note under the last line, in millimetres."""

RULER = 100.0
_ASKED = (("Uw naam", 1), ("Telefoon of e-mail", 1), ("Wanneer en waar was het?", 1))
_LAST = (("Wat zou u fijn vinden?", 2), ("Datum", 1))


def complaint_form(shop: Shop, size: tuple[float, float] = A5) -> bytes:
    """Return a form of one page with the head of the shop; the story gets all the room that is left."""
    stream = BytesIO()
    canvas = sheet(stream, Language.DUTCH.value, size)
    edge = 15.0 if size == A5 else 25.0
    place = _Form(canvas, size, edge, c.readable(shop.colour))
    place.head(shop)
    for label, lines in _ASKED:
        place.ask(label, lines)
    below = sum(_height(lines) for _label, lines in _LAST) + NOTE + edge
    place.ask("Wat is er gebeurd?", int((size[1] - below - place.top - _height(0)) / LINE))
    for label, lines in _LAST:
        place.ask(label, lines)
    place.say("Wij gebruiken uw gegevens alleen om uw klacht op te lossen.", Style(LABEL, 7.5, 0, c.GREY), NOTE)
    canvas.tags.next_page()
    title = "Klachtenformulier"
    finish(canvas, title=title, author=one_line(shop.name), subject=title, language=Language.DUTCH.value)
    return stream.getvalue()


def _height(lines: int) -> float:
    return 6 + LINE * lines


class _Form:
    """A sheet that fills from the top."""

    def __init__(self, canvas: Any, size: tuple[float, float], edge: float, accent: str) -> None:  # noqa: ANN401  reportlab has no types
        self._canvas, self._size, self._edge, self._accent = canvas, size, edge, accent
        self.top = edge

    def head(self, shop: Shop) -> None:
        """Set the shop above the title and a sentence that invites."""
        wide = self._size[0] - 2 * self._edge
        self.say(one_line(shop.name), Style(BOLD, 15, 0, c.INK), 6)
        contact = " · ".join(part for part in map(one_line, (shop.street, shop.town, shop.phone, shop.email)) if part)
        self.say(contact, Style(LABEL, 8, 0, c.GREY), 5)
        self.top += 4
        self.say("Is er iets niet goed gegaan? Vertel het ons.", Style(BOLD, 13, 0, self._accent), 7, kind="H1")
        text = paragraph(
            "Schrijf op wat u dwarszit. Wij lezen het en nemen contact met u op.", Style(BODY, 10, 13.5, c.INK)
        )
        self.top += 2.5
        with self._canvas.tags.content(Element("P", self._canvas.tags.root, text.plain)):
            text.draw(self._canvas, self._edge * MM, up(self.top, self._size[1]), wide * MM)
        self.top += text.height(wide * MM) / MM + 3

    def say(self, words: str, style: Style, height: float, kind: str = "P") -> None:
        """Set one line and go down by ``height`` millimetres; nothing for no words."""
        if not words:
            return
        self.top += height
        room = (self._size[0] - 2 * self._edge) * MM
        with self._canvas.tags.content(Element(kind, self._canvas.tags.root, words)):
            say(self._canvas, self._edge * MM, up(self.top, self._size[1]), words, style, room=room)

    def ask(self, label: str, lines: int) -> None:
        """Set a question with so many lines to write on."""
        self.say(label, Style(HEADING, 9, 0, c.INK), 6)
        with self._canvas.tags.ornament():
            self._canvas.setStrokeColor(ink(c.MARK))
            self._canvas.setLineWidth(0.6)
            for _number in range(lines):
                self.top += LINE
                height = up(self.top, self._size[1])
                self._canvas.line(self._edge * MM, height, (self._size[0] - self._edge) * MM, height)


def window_test(shop: Shop) -> bytes:
    """Return a sheet with the window of the shop's envelopes, the folds, and a ruler of 100 millimetres."""
    stream = BytesIO()
    canvas = sheet(stream, Language.DUTCH.value)
    profile, style = PROFILES[shop.window], Style(LABEL, 9, 0, c.INK)
    window = profile.window or Box(profile.address.left, profile.address.top, profile.address.width, 34)
    with canvas.tags.ornament():
        canvas.setStrokeColor(ink(c.INK))
        canvas.setLineWidth(0.8)
        canvas.rect(window.left * MM, up(window.top + window.height), window.width * MM, window.height * MM)
        for fold in profile.folds:
            canvas.line(5 * MM, up(fold), 15 * MM, up(fold))
        _ruler(canvas)
    words = (
        (up(window.top + 8), (window.left + 4) * MM, _("Het adres van de klant hoort in dit vak.")),
        (up(150), 25 * MM, _("Vouw het blad bij de streepjes links en doe het in je envelop.")),
        (up(156), 25 * MM, _("Zie je het hele vak door het venster, dan past je brief.")),
        (up(176), 25 * MM, _("Deze lijn hoort 10 centimeter lang te zijn. Zet anders schalen uit bij het afdrukken.")),
    )
    for base, left, text in words:
        with canvas.tags.content(Element("P", canvas.tags.root, text)):
            say(canvas, left, base, text, style, room=(PAGE[0] - 25) * MM - left)
    canvas.tags.next_page()
    title = _("Proefblad voor de envelop")
    finish(canvas, title=title, author=one_line(shop.name), subject=title, language=Language.DUTCH.value)
    return stream.getvalue()


def _ruler(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
    left, base = 25 * MM, up(170)
    canvas.line(left, base, left + RULER * MM, base)
    for centimetre in range(11):
        at = left + centimetre * 10 * MM
        canvas.line(at, base, at, base + (4 if centimetre % 5 == 0 else 2.5) * MM)
