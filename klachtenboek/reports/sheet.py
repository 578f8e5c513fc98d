"""Tables and text over A4 pages with page x of y; what they say is decided elsewhere (overview)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klachtenboek.typeset.fonts import BOLD, HEADING, LABEL, covered
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, Text, ink, paragraph, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import BinaryIO

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 190 * MM, 277 * MM, 24 * MM
INK, QUIET, LINE = "#141C2B", "#5C677B", "#C9D1DD"
ROW, PAD, GAP = 13.5, 3.0, 8.0
SIGNING = 44 * MM
"""The room a signature takes, in points."""

_TITLE, _HEADING = Style(BOLD, 19, 24, INK), Style(HEADING, 11, 14, INK)
_TEXT, _CELL = Style(LABEL, 9, 13, INK), Style(LABEL, 8.6, 12, INK)
_HEAD, _TOTAL = Style(HEADING, 8, 11, QUIET), Style(HEADING, 8.6, 12, INK)
_FOOT = Style(LABEL, 7.5, 10, QUIET)


def written(file: BinaryIO, name: str, foot: str, fill: Callable[[Sheet], None]) -> None:
    """Write what ``fill`` sets on a sheet as PDF, the same bytes every time; ``name`` is the document's.

    It is set twice: to know how many pages there are, and then for good. So no page has to wait for the last one.
    """
    from reportlab.pdfgen.canvas import Canvas

    covered(LABEL)
    counted = Sheet()
    fill(counted)
    canvas = Canvas(
        file,
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=LABEL,
        initialFontSize=9,
        lang="nl",
    )
    canvas.setTitle(name)
    canvas.setCreator("Klachtenboek")
    sheet = Sheet(canvas, foot=foot, pages=counted.end())
    fill(sheet)
    sheet.end()
    canvas.save()


@dataclass(frozen=True, slots=True)
class Column:
    """A column on paper: heading, width in millimetres, and whether it stands to the right, as figures do."""

    title: str
    width: float
    to_right: bool = False


class Sheet:
    """Pages that fill from top to bottom: drawn on a canvas when there is one, only counted when there is none."""

    def __init__(self, canvas: Any = None, *, foot: str = "", pages: int = 0) -> None:  # noqa: ANN401  reportlab has no types
        """Begin the first page; ``foot`` stands at the bottom of every one, and that there are so many ``pages``."""
        self._canvas, self._foot, self._pages = canvas, foot, pages
        self._y = TOP
        self.page_count = 1

    def title(self, text: str) -> None:
        """Set the title of the document."""
        self._line(text, _TITLE, 30)

    def heading(self, text: str) -> None:
        """Set a heading that stays with what follows it."""
        if self._y - 58 < BOTTOM:
            self._turn()
        self._y -= 12 if self._y < TOP else 0
        self._line(text, _HEADING, 19)

    def text(self, text: str) -> None:
        """Set running text; it is escaped where it becomes a paragraph."""
        for part, _ in pieces(text):
            flow = paragraph(part, _TEXT)
            height = flow.height(RIGHT - LEFT)
            if self._y - height < BOTTOM:
                self._turn()
            self._draw(_flow(flow, self._y))
            self._y -= height
        self._y -= 4

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, total: Sequence[str]) -> None:
        """Set a table whose headings come back on every page; the total never stands alone on one."""
        self._heads(columns)
        held: Sequence[str] | None = None
        for row in rows:
            if held is not None:
                self._row(columns, held, _CELL, need=ROW)
            held = row
        if held is not None:
            self._row(columns, held, _CELL, need=2 * ROW)
        self._row(columns, total, _TOTAL, need=ROW)
        self._y -= 8

    def sign(self, town: str) -> None:
        """Leave room for place, date, name and signature, on a page of its own when there is none left here."""
        if self._y - SIGNING < BOTTOM:
            self._turn()
        self.heading("Ondertekening")
        for label, given in (("Plaats en datum", town), ("Naam", ""), ("Handtekening", "")):
            self._y -= 26
            self._draw(_signing(self._y, label, given))

    def end(self) -> int:
        """End the last page and return how many there are."""
        self._end_page()
        return self.page_count

    # -- placing ------------------------------------------------------------------------------------

    def _draw(self, stroke: Callable[[Any], None]) -> None:
        if self._canvas is not None:
            stroke(self._canvas)

    def _turn(self) -> None:
        self._end_page()
        self.page_count += 1
        self._y = TOP

    def _end_page(self) -> None:
        if self._canvas is not None:
            say(self._canvas, LEFT, 12 * MM, self._foot, _FOOT)
            number = f"Pagina {self.page_count} van {self._pages}"
            say(self._canvas, RIGHT, 12 * MM, number, _FOOT, to_right=True)
            self._canvas.showPage()

    def _line(self, text: str, style: Style, height: float) -> None:
        self._y -= height
        base = self._y + height * 0.3
        self._draw(lambda canvas: say(canvas, LEFT, base, text, style, room=RIGHT - LEFT))

    def _heads(self, columns: Sequence[Column]) -> None:
        if self._y - 3 * ROW < BOTTOM:
            self._turn()
        self._y -= ROW
        cells = [column.title for column in columns]
        self._draw(_row_stroke(columns, cells, _HEAD, self._y))
        rule = self._y - PAD
        self._draw(lambda canvas: _rule(canvas, rule))
        self._y -= PAD

    def _row(self, columns: Sequence[Column], cells: Sequence[str], style: Style, *, need: float) -> None:
        if self._y - need < BOTTOM:
            self._turn()
            self._heads(columns)
        if style is _TOTAL:
            rule = self._y - PAD
            self._draw(lambda canvas: _rule(canvas, rule))
            self._y -= PAD
        self._y -= ROW
        self._draw(_row_stroke(columns, cells, style, self._y))


def _row_stroke(columns: Sequence[Column], cells: Sequence[str], style: Style, base: float) -> Callable[[Any], None]:
    def stroke(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        left = LEFT
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True), 1):
            gap = 0 if place == len(columns) else GAP
            room = column.width * MM - gap
            at = left + room if column.to_right else left
            say(canvas, at, base, cell, style, to_right=column.to_right, room=room)
            left += column.width * MM

    return stroke


def _flow(flow: Text, top: float) -> Callable[[Any], None]:
    return lambda canvas: flow.draw(canvas, LEFT, top, RIGHT - LEFT)


def _rule(canvas: Any, y: float) -> None:  # noqa: ANN401  reportlab has no types
    canvas.setStrokeColor(ink(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, RIGHT, y)


def _signing(base: float, label: str, given: str) -> Callable[[Any], None]:
    def stroke(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        say(canvas, LEFT, base, label, _CELL)
        say(canvas, LEFT + 42 * MM, base, given, _CELL, room=60 * MM)
        canvas.setStrokeColor(ink(QUIET))
        canvas.setLineWidth(0.6)
        canvas.line(LEFT + 40 * MM, base - 4, LEFT + 130 * MM, base - 4)

    return stroke
