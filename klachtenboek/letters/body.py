"""The body of a letter as pieces that can be stacked: text, tables and signature; the head and foot are paper's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from klachtenboek.domain.goodwill import Given
from klachtenboek.i18n import euro
from klachtenboek.letters import colour as c
from klachtenboek.letters.layout import BODY_WIDTH, MARGIN, PAGE, POINTS_PER_MM, RIGHT, Fit, Piece
from klachtenboek.letters.letter import ActionRow, Actions, GiftRow, Gifts, Letter, Prose
from klachtenboek.letters.texts import texts
from klachtenboek.typeset.fonts import BODY, BOLD, HEADING, LABEL, width
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink, paragraph, pieces

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
BASELINE = 0.74
"""Where the base line of text lies in its line, as a part of the line height."""


@dataclass(frozen=True, slots=True)
class Body:
    """Makes the pieces of one letter in one tightness."""

    letter: Letter
    accent: str
    fit: Fit

    @property
    def style(self) -> Style:
        """The running text."""
        return Style(BODY, 10.2, self.fit.leading, c.INK)

    def pieces(self) -> list[Piece]:
        """Return everything from salutation to signature; the last lines of text stay with the signature."""
        found = list(self._text(self.letter.salutation))
        for section in self.letter.sections:
            if isinstance(section, Prose):
                found += self._prose(section)
            elif isinstance(section, Actions):
                found += self._actions(section)
            else:
                found[-1] = replace(found[-1], keeps=True)
                found += self._gifts(section)
        found[-1] = replace(found[-1], keeps=True)
        return [*found, *self._signature()]

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
            yield self._flowing(paragraph(part, self.style, ending), BODY_WIDTH, above)

    def _flowing(self, flow: Any, room: float, gap: float, left: float = 0.0) -> Piece:  # noqa: ANN401  reportlab has no types
        """Return a paragraph that may run on over the page; ``room`` and ``left`` in millimetres."""
        _, height = flow.wrap(room * MM, PAGE[1] * MM)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            flow.drawOn(canvas, (MARGIN + left) * MM, top - height)

        def split(limit: float) -> tuple[Piece, Piece] | None:
            halves = flow.split(room * MM, limit)
            if len(halves) != 2:  # noqa: PLR2004  two halves or none
                flow.wrap(room * MM, PAGE[1] * MM)  # a paragraph that could not be cut has forgotten its lines
                return None
            above, below = (self._flowing(half, room, 0, left) for half in halves)
            return replace(above, gap=gap), below

        return Piece(height=height, draw=draw, gap=gap, split=split)

    def _heading(self, text: str, beside: str = "") -> Piece:
        """Return a heading in the shop's colour, with a word in grey beside it; it never ends a page."""
        flow = paragraph(text, Style(HEADING, HEADING_SIZE, self.fit.leading, self.accent))
        _, height = flow.wrap(BODY_WIDTH * MM, PAGE[1] * MM)
        start = MARGIN * MM + width(text, HEADING, HEADING_SIZE) + 3 * MM

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            flow.drawOn(canvas, MARGIN * MM, top - height)
            if beside:
                base = top - HEADING_SIZE
                say(canvas, start, base, beside, Style(LABEL, LABEL_SIZE, 0, c.GREY))

        return Piece(height=height, draw=draw, gap=HEADING_GAP * self.fit.air, keeps=True)

    # -- what was done ------------------------------------------------------------------------------

    def _actions(self, section: Actions) -> Iterator[Piece]:
        yield self._heading(section.heading, section.day)
        widest = max(width(row.when, LABEL, LABEL_SIZE) for row in section.rows) / MM
        rule = max(WHEN_RIGHT, min(widest, BODY_WIDTH / 2)) + WHEN_TO_RULE if widest else 0.0
        for row in section.rows:
            yield self._action(row, rule)

    def _action(self, row: ActionRow, rule: float) -> Piece:
        """Return one row beside the margin line; ``rule`` is where that stands, in millimetres."""
        left = rule + RULE_TO_TEXT
        text = self._flowing(paragraph(row.text, self.style), BODY_WIDTH - left, 0, left)
        return self._beside_rule(text, row.when, rule)

    def _beside_rule(self, text: Piece, when: str, rule: float) -> Piece:
        air = ROW_AIR * self.fit.air
        height = text.height + air

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            text.draw(canvas, top - air / 2)
            canvas.setStrokeColor(ink(c.MARGIN_LINE))
            canvas.setLineWidth(1.1)
            canvas.line((MARGIN + rule) * MM, top, (MARGIN + rule) * MM, top - height)
            if when:
                base = top - air / 2 - 10.2
                right = (MARGIN + rule - WHEN_TO_RULE) * MM
                say(canvas, right, base, when, Style(LABEL, LABEL_SIZE, 0, c.GREY), to_right=True)

        def split(limit: float) -> tuple[Piece, Piece] | None:
            halves = text.split(limit - air) if text.split is not None else None
            if halves is None:
                return None
            return self._beside_rule(halves[0], when, rule), self._beside_rule(halves[1], "", rule)

        return Piece(height=height, draw=draw, split=split)

    # -- what is given ------------------------------------------------------------------------------

    def _gifts(self, section: Gifts) -> Iterator[Piece]:
        has_amounts = section.total is not None
        if has_amounts:
            yield self._gift_head()
        for index, row in enumerate(section.rows):
            is_last = has_amounts and index == len(section.rows) - 1
            piece = self._gift_row(row, has_amounts=has_amounts)
            above = GAP * self.fit.air if index == 0 and not has_amounts else 0
            yield replace(piece, keeps=is_last, gap=above)
        if section.total is not None:
            yield self._gift_total(section.total)

    def _gift_head(self) -> Piece:
        said = texts(self.letter.language)
        names = [said.say(f"labels.{name}") for name in ("value", "share", "given")]
        style = Style(LABEL, LABEL_SIZE, 0, c.GREY)
        height = 14 + GIFT_AIR * self.fit.air

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            base = top - height + 7
            say(canvas, MARGIN * MM + CELL, base, said.say("labels.description"), style)
            for name, right in zip(names, AMOUNTS, strict=True):
                say(canvas, (MARGIN + right) * MM, base, name, style, to_right=True)
            line(canvas, top - height, c.RULE, 0.7)

        return Piece(height=height, draw=draw, gap=2 * self.fit.air, keeps=True)

    def _gift_row(self, row: GiftRow, *, has_amounts: bool) -> Piece:
        """Return one line of the table; a long description wraps, the amounts stay on its first line."""
        room = DESCRIPTION if has_amounts else BODY_WIDTH - 2 * CELL / MM
        flow = paragraph(row.description, self.style)
        _, text_height = flow.wrap(room * MM, PAGE[1] * MM)
        air = GIFT_AIR * self.fit.air
        height = text_height + air
        style = Style(BODY, 10.2, 0, c.INK)

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            flow.drawOn(canvas, MARGIN * MM + CELL, top - air / 2 - text_height)
            base = top - air / 2 - 10.2
            for amount, right in zip((row.value, row.share, row.given), AMOUNTS, strict=True):
                if amount is not None:
                    say(canvas, (MARGIN + right) * MM, base, euro(amount), style, to_right=True)
            line(canvas, top - height, c.RULE, 0.7)

        return Piece(height=height, draw=draw)

    def _gift_total(self, total: Given) -> Piece:
        said = texts(self.letter.language)
        height = self.fit.leading + GIFT_AIR * self.fit.air + 1
        word, note = said.say("labels.total"), said.say("labels.vat_included")

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            canvas.setFillColor(ink(c.tint(self.accent)))
            canvas.rect(MARGIN * MM, top - height, BODY_WIDTH * MM, height, stroke=0, fill=1)
            line(canvas, top, self.accent, 1.1)
            base = top - height / 2 - 3.5
            say(canvas, MARGIN * MM + CELL, base, word, Style(BOLD, 10.2, 0, c.INK))
            beside = MARGIN * MM + CELL + width(f"{word} ", BOLD, 10.2)
            say(canvas, beside, base, note, Style(LABEL, 8.6, 0, c.GREY))
            plain, strong = Style(BODY, 10.2, 0, c.INK), Style(BOLD, 12, 0, self.accent)
            amounts = (total.value, total.share, total.given)
            for amount, right, style in zip(amounts, AMOUNTS, (plain, plain, strong), strict=True):
                say(canvas, (MARGIN + right) * MM, base, euro(amount), style, to_right=True)

        return Piece(height=height, draw=draw)

    # -- signature ----------------------------------------------------------------------------------

    def _signature(self) -> Iterator[Piece]:
        (closing,) = self._text(self.letter.closing)
        yield replace(closing, keeps=True)
        space = self.fit.signature * MM
        height = space + 2 * self.fit.leading

        def draw(canvas: Any, top: float) -> None:  # noqa: ANN401  reportlab has no types
            base, left = top - space - 10.2, MARGIN * MM
            say(canvas, left, base, self.letter.signature, Style(BOLD, 10.8, 0, c.INK), room=BODY_WIDTH * MM)
            under = Style(LABEL, LABEL_SIZE, 0, c.GREY)
            say(canvas, left, base - 13.6, self.letter.role, under, room=BODY_WIDTH * MM)

        yield Piece(height=height, draw=draw)


def line(canvas: Any, height: float, colour: str, thickness: float) -> None:  # noqa: ANN401  reportlab has no types
    """Draw a rule over the width of the text, ``height`` in points from the bottom."""
    canvas.setStrokeColor(ink(colour))
    canvas.setLineWidth(thickness)
    canvas.line(MARGIN * MM, height, RIGHT * MM, height)
