"""The body of a letter as pieces that can be stacked: text, tables and signature; the head and foot are paper's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from klachtenboek.domain.goodwill import Given
from klachtenboek.letters import colour as c
from klachtenboek.letters.layout import BODY_WIDTH, MARGIN, POINTS_PER_MM, RIGHT, Fit, Piece
from klachtenboek.letters.letter import ActionRow, Actions, GiftRow, Gifts, Letter, Prose
from klachtenboek.typeset.fonts import BODY, BOLD, HEADING, LABEL, width
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, Text, ink, paragraph, pieces
from klachtenboek.typeset.tagging import Element

MM = POINTS_PER_MM
GAP = 6.4
HEADING_GAP = 9.0
HEADING_SIZE = 9.6
LABEL_SIZE = 8.6
CELL = 8.0
ROW_AIR = 4.2
GIFT_AIR = 7.0
WHEN_RIGHT = 17.7
WHEN_TO_RULE = 3.4
RULE_TO_TEXT = 3.4
AMOUNTS = (103.6, 130.7, 156.6)
"""Right edges of the three columns of amounts, in millimetres from the left margin."""

DESCRIPTION = 76.0
"""Where the base line of text lies in its line, as a part of the line height."""


@dataclass(frozen=True, slots=True)
class Body:
    """Makes the pieces of one letter in one tightness."""

    letter: Letter
    accent: str
    fit: Fit
    root: Element

    @property
    def style(self) -> Style:
        """The running text."""
        return Style(BODY, 10.2, self.fit.leading, c.INK)

    def pieces(self) -> list[Piece]:
        """Return everything from salutation to signature; the last lines of text stay with the signature."""
        found = [] if self.letter.has_subject_in_row else [self._subject()]
        found += self._text(self.letter.salutation)
        found += self.sections(found)
        found[-1] = replace(found[-1], keeps=True)
        return [*found, *self._signature()]

    def sections(self, before: list[Piece]) -> list[Piece]:
        """Return the pieces of the sections; ``before`` is what stands above them."""
        found: list[Piece] = []
        for section in self.letter.sections:
            if isinstance(section, Prose):
                found += self._prose(section)
            elif isinstance(section, Actions):
                found += self._actions(section)
            else:
                above = found or before
                above[-1] = replace(above[-1], keeps=True)
                found += self._gifts(section)
        return found

    def _subject(self) -> Piece:
        """Return the subject on a line of its own, where it is not in the row above the letter."""
        flow = paragraph("", self.style, self.letter.subject)
        return replace(self._flowing(flow, self._part("H1", flow.plain), BODY_WIDTH, 0), keeps=True)

    def _part(self, kind: str, words: str = "", parent: Element | None = None) -> Element:
        return Element(kind, parent or self.root, words)

    # -- text ---------------------------------------------------------------------------------------

    def _prose(self, section: Prose) -> Iterator[Piece]:
        if section.heading:
            yield self._heading(section.heading)
        gap = 1.6 if section.heading else GAP
        yield from self._text(section.text, section.strong, gap)

    def _text(self, text: str, strong: str = "", gap: float = GAP) -> Iterator[Piece]:
        parts = pieces(text) or ([("", True)] if strong else [])
        for index, (part, is_first) in enumerate(parts):
            ending = strong if index == len(parts) - 1 else ""
            above = (gap if index == 0 else GAP) * self.fit.air if is_first else 0
            flow = paragraph(part, self.style, ending)
            yield self._flowing(flow, self._part("P", flow.plain), BODY_WIDTH, above)

    def _flowing(self, flow: Text, element: Element, room: float, gap: float, left: float = 0.0) -> Piece:
        """Return a paragraph that may run on over the page; ``room`` and ``left`` in millimetres."""

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            with canvas.tags.content(element):
                flow.draw(canvas, (MARGIN + left) * MM, top, room * MM)

        def split(limit: float) -> tuple[Piece, Piece] | None:
            halves = flow.split(room * MM, limit)
            if halves is None:
                return None
            above, below = (self._flowing(half, element, room, 0, left) for half in halves)
            return replace(above, gap=gap), below

        return Piece(height=flow.height(room * MM), draw=draw, gap=gap, split=split)

    def _heading(self, text: str, beside: str = "") -> Piece:
        """Return a heading in the shop's colour, with a word in grey beside it; it never ends a page."""
        flow = paragraph(text, Style(HEADING, HEADING_SIZE, self.fit.leading, self.accent))
        start = MARGIN * MM + width(text, HEADING, HEADING_SIZE) + 2 * MM
        element = self._part("H2", f"{text}, {beside}" if beside else text)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            with canvas.tags.content(element):
                flow.draw(canvas, MARGIN * MM, top, BODY_WIDTH * MM)
                if beside:
                    base = top - HEADING_SIZE
                    say(canvas, start, base, f" {beside}", Style(LABEL, LABEL_SIZE, 0, c.GREY))

        height = flow.height(BODY_WIDTH * MM)
        return Piece(height=height, draw=draw, gap=HEADING_GAP * self.fit.air, keeps=True)

    # -- what was done ------------------------------------------------------------------------------

    def _actions(self, section: Actions) -> Iterator[Piece]:
        yield self._heading(section.heading, section.day)
        widest = max(width(row.when, LABEL, LABEL_SIZE) for row in section.rows) / MM
        rule = max(WHEN_RIGHT, min(widest, BODY_WIDTH / 2)) + WHEN_TO_RULE if widest else 0.0
        table = self._part("Table")
        for row in section.rows:
            yield self._action(row, rule, table)

    def _action(self, row: ActionRow, rule: float, table: Element) -> Piece:
        """Return one row beside the margin line; ``rule`` is where that stands, in millimetres."""
        left = rule + RULE_TO_TEXT
        line_of_table = self._part("TR", parent=table)
        when = self._part("TH row", row.when, line_of_table)
        flow = paragraph(row.text, self.style)
        text = self._flowing(flow, self._part("TD", flow.plain, line_of_table), BODY_WIDTH - left, 0, left)
        return self._beside_rule(text, when, rule)

    def _beside_rule(self, text: Piece, when: Element | None, rule: float) -> Piece:
        air = ROW_AIR * self.fit.air
        height = text.height + air

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            if when is not None and when.words:
                base = top - air / 2 - 10.2
                right = (MARGIN + rule - WHEN_TO_RULE) * MM
                with canvas.tags.content(when):
                    say(canvas, right, base, when.words, Style(LABEL, LABEL_SIZE, 0, c.GREY), to_right=True)
            text.draw(canvas, top - air / 2)
            with canvas.tags.ornament():
                canvas.setStrokeColor(ink(c.MARGIN_LINE))
                canvas.setLineWidth(1.1)
                canvas.line((MARGIN + rule) * MM, top, (MARGIN + rule) * MM, top - height)

        def split(limit: float) -> tuple[Piece, Piece] | None:
            halves = text.split(limit - air) if text.split is not None else None
            if halves is None:
                return None
            return self._beside_rule(halves[0], when, rule), self._beside_rule(halves[1], None, rule)

        return Piece(height=height, draw=draw, split=split)

    # -- what is given ------------------------------------------------------------------------------

    def _gifts(self, section: Gifts) -> Iterator[Piece]:
        has_amounts, table = section.total is not None, self._part("Table")
        if has_amounts:
            yield self._gift_head(table)
        for index, row in enumerate(section.rows):
            is_last = has_amounts and index == len(section.rows) - 1
            piece = self._gift_row(row, table, has_amounts=has_amounts)
            above = GAP * self.fit.air if index == 0 and not has_amounts else 0
            yield replace(piece, keeps=is_last, gap=above)
        if section.total is not None:
            yield self._gift_total(section.total, table)

    def _cells(self, table: Element, kind: str, *words: str) -> tuple[Element, ...]:
        line_of_table = self._part("TR", parent=table)
        return tuple(self._part(kind, word, line_of_table) for word in words)

    def _gift_head(self, table: Element) -> Piece:
        said = self.letter.said
        names = [said.say(f"labels.{name}") for name in ("description", "value", "share", "given")]
        style = Style(LABEL, LABEL_SIZE, 0, c.GREY)
        height = 14 + GIFT_AIR * self.fit.air
        first, *amounts = self._cells(table, "TH", *names)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            base = top - height + 7
            with canvas.tags.content(first):
                say(canvas, MARGIN * MM + CELL, base, first.words, style)
            for cell, right in zip(amounts, AMOUNTS, strict=True):
                with canvas.tags.content(cell):
                    say(canvas, (MARGIN + right) * MM, base, cell.words, style, to_right=True)
            line(canvas, top - height, c.RULE, 0.7)

        return Piece(height=height, draw=draw, gap=2 * self.fit.air, keeps=True)

    def _gift_row(self, row: GiftRow, table: Element, *, has_amounts: bool) -> Piece:
        """Return one line of the table; a long description wraps, the amounts stay on its first line."""
        room = DESCRIPTION if has_amounts else BODY_WIDTH - 2 * CELL / MM
        flow, said = paragraph(row.description, self.style), self.letter.said
        text_height = flow.height(room * MM)
        air = GIFT_AIR * self.fit.air
        height = text_height + air
        style = Style(BODY, 10.2, 0, c.INK)
        known = ("" if cents is None else said.euro(cents) for cents in (row.value, row.share, row.given))
        first, *amounts = self._cells(table, "TD", flow.plain, *(known if has_amounts else ()))

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            with canvas.tags.content(first):
                flow.draw(canvas, MARGIN * MM + CELL, top - air / 2, room * MM)
            base = top - air / 2 - 10.2
            for cell, right in zip(amounts, AMOUNTS, strict=False):
                with canvas.tags.content(cell):
                    say(canvas, (MARGIN + right) * MM, base, cell.words, style, to_right=True)
            line(canvas, top - height, c.RULE, 0.7)

        return Piece(height=height, draw=draw)

    def _gift_total(self, total: Given, table: Element) -> Piece:
        said = self.letter.said
        height = self.fit.leading + GIFT_AIR * self.fit.air + 1
        word, note = said.say("labels.total"), said.say("labels.vat_included")
        line_of_table = self._part("TR", parent=table)
        name = self._part("TH row", f"{word} {note}", line_of_table)
        sums = (total.value, total.share, total.given)
        cells = tuple(self._part("TD", said.euro(cents), line_of_table) for cents in sums)
        plain, strong = Style(BODY, 10.2, 0, c.INK), Style(BOLD, 12, 0, self.accent)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            with canvas.tags.ornament():
                canvas.setFillColor(ink(c.tint(self.accent)))
                canvas.rect(MARGIN * MM, top - height, BODY_WIDTH * MM, height, stroke=0, fill=1)
            line(canvas, top, self.accent, 1.1)
            base = top - height / 2 - 3.5
            with canvas.tags.content(name):
                say(canvas, MARGIN * MM + CELL, base, f"{word} ", Style(BOLD, 10.2, 0, c.INK))
                beside = MARGIN * MM + CELL + width(f"{word} ", BOLD, 10.2)
                say(canvas, beside, base, note, Style(LABEL, 8.6, 0, c.GREY))
            for cell, right, style in zip(cells, AMOUNTS, (plain, plain, strong), strict=True):
                with canvas.tags.content(cell):
                    say(canvas, (MARGIN + right) * MM, base, cell.words, style, to_right=True)

        return Piece(height=height, draw=draw)

    # -- signature ----------------------------------------------------------------------------------

    def _signature(self) -> Iterator[Piece]:
        (closing,) = self._text(self.letter.closing)
        yield replace(closing, keeps=True)
        space = self.fit.signature * MM
        height = space + (3 if self.letter.enclosed else 2) * self.fit.leading
        said = (self.letter.signature, self.letter.role, self.letter.enclosed)
        signed, role, enclosed = (self._part("P", words) for words in said)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            base, left = top - space - 10.2, MARGIN * MM
            tagged(canvas, signed, left, base, Style(BOLD, 10.8, 0, c.INK), room=BODY_WIDTH * MM)
            small, below = Style(LABEL, LABEL_SIZE, 0, c.GREY), base - 13.6
            tagged(canvas, role, left, below, small, room=BODY_WIDTH * MM)
            below -= self.fit.leading if role.words else 0
            tagged(canvas, enclosed, left, below, small, room=BODY_WIDTH * MM)

        yield Piece(height=height, draw=draw)


def tagged(
    canvas: Any,  # noqa: ANN401  reportlab has no types
    element: Element,
    x: float,
    base: float,
    style: Style,
    *,
    to_right: bool = False,
    room: float | None = None,
) -> None:
    """Write the words of an element on one line; an element without words is not there."""
    if element.words:
        with canvas.tags.content(element):
            say(canvas, x, base, element.words, style, to_right=to_right, room=room)


def line(canvas: Any, height: float, colour: str, thickness: float) -> None:  # noqa: ANN401  reportlab has no types
    """Draw a rule over the width of the text, ``height`` in points from the bottom."""
    with canvas.tags.ornament():
        canvas.setStrokeColor(ink(colour))
        canvas.setLineWidth(thickness)
        canvas.line(MARGIN * MM, height, RIGHT * MM, height)
