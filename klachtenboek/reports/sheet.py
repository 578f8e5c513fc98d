"""Tables and text over A4 pages with page x of y, tagged; what they say is decided elsewhere (overview)."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from klachtenboek.typeset.fonts import BOLD, HEADING, LABEL, covered, fitted, printable, width
from klachtenboek.typeset.growing import Growing
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, Text, ink, paragraph, pieces
from klachtenboek.typeset.tagging import VERSION, Element, Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 190 * MM, 277 * MM, 24 * MM
INK, QUIET, LINE = "#141C2B", "#5C677B", "#C9D1DD"
ROW, PAD, GAP = 13.5, 3.0, 8.0
BELOW = 3.5
"""Between a row and what stands below it, in points."""
SIGNING = 44 * MM
"""The room a signature takes, in points."""

_TITLE, _HEADING = Style(BOLD, 19, 24, INK), Style(HEADING, 11, 14, INK)
_TEXT, _CELL = Style(LABEL, 9, 13, INK), Style(LABEL, 8.6, 12, INK)
_HEAD, _TOTAL = Style(HEADING, 8, 11, QUIET), Style(HEADING, 8.6, 12, INK)
_FOOT = Style(LABEL, 7.5, 10, QUIET)


def written(file: BinaryIO, name: str, foot: str, fill: Callable[[Sheet], None], *, author: str = "") -> None:
    """Write what ``fill`` sets on a sheet as tagged PDF, the same bytes every time; ``name`` is the document's.

    It is set twice: to know how many pages there are, and then for good. So no page has to wait for the last one.
    """
    from reportlab.pdfgen.canvas import Canvas

    covered(LABEL)
    counted = Sheet()
    fill(counted)
    canvas = Canvas(
        BytesIO(),
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=LABEL,
        initialFontSize=9,
        pdfVersion=VERSION,
        lang="nl",
    )
    growing = Growing(canvas, file)
    canvas.tags = Tags(canvas, growing)
    canvas.setTitle(printable(name))
    canvas.setAuthor(printable(author))
    canvas.setSubject("")
    canvas.setCreator("Klachtenboek")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = Sheet(canvas, foot=foot, pages=counted.end())
    fill(sheet)
    sheet.end()
    canvas.tags.write(title=printable(name), author=printable(author), subject="", language="nl")
    growing.end()


@dataclass(frozen=True, slots=True)
class Column:
    """A column on paper: heading, width in millimetres, and whether it stands to the right, as figures do.

    The last one may stand below the others, on lines of its own, for words of which nothing may be cut off.
    """

    title: str
    width: float
    to_right: bool = False
    is_below: bool = False


class Sheet:
    """Pages that fill from top to bottom: drawn on a canvas when there is one, only counted when there is none."""

    def __init__(self, canvas: Any = None, *, foot: str = "", pages: int = 0) -> None:  # noqa: ANN401  reportlab has no types
        """Begin the first page; ``foot`` stands at the bottom of every one, and that there are so many ``pages``."""
        self._canvas, self._foot, self._pages = canvas, foot, pages
        self._y = TOP
        self._root = canvas.tags.root if canvas is not None else Element("Document")
        self._bodies: list[Element] = []
        self.page_count = 1

    def title(self, text: str) -> None:
        """Set the title of the document."""
        self._line("H1", text, _TITLE, 30)

    def heading(self, text: str) -> None:
        """Set a heading that stays with what follows it."""
        if self._y - 31 - 5 * ROW < BOTTOM:
            self._turn()
        self._y -= 12 if self._y < TOP else 0
        self._line("H2", text, _HEADING, 19)

    def text(self, text: str) -> None:
        """Set running text; it is escaped where it becomes a paragraph."""
        for part, _ in pieces(text):
            flow = paragraph(part, _TEXT)
            height = flow.height(RIGHT - LEFT)
            if self._y - height < BOTTOM:
                self._turn()
            self._draw(Element("P", self._root), _flow(flow, self._y))
            self._y -= height
        self._y -= 4

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, total: Sequence[str]) -> None:
        """Set a table whose headings come back on every page; the total never stands alone on one."""
        if self._y - 5 * ROW < BOTTOM:
            self._turn()
        whole = Element("Table", self._root)
        self._heads(columns, Element("THead", whole))
        body = self._body(whole)
        held: Sequence[str] | None = None
        for row in rows:
            if held is not None:
                body = self._row(columns, held, _CELL, body)
            held = row
        if held is not None:
            body = self._row(columns, held, _CELL, body, after=ROW + PAD)
        self._row(columns, total, _TOTAL, body)
        self._y -= 8

    def sign(self, town: str) -> None:
        """Leave room for place, date, name and signature, on a page of its own when there is none left here."""
        if self._y - SIGNING < BOTTOM:
            self._turn()
        self.heading("Ondertekening")
        for label, given in (("Plaats en datum", town), ("Naam", ""), ("Handtekening", "")):
            self._y -= 26
            self._draw(Element("P", self._root), _signing(self._y, label, given))
            self._draw(None, _line_to_write_on(self._y - 4))

    def end(self) -> int:
        """End the last page and return how many there are."""
        self._end_page()
        return self.page_count

    # -- placing ------------------------------------------------------------------------------------

    def _draw(self, element: Element | None, stroke: Callable[[Any], None]) -> None:
        """Draw a part of the document, or with None what tells nothing."""
        if self._canvas is not None:
            with self._canvas.tags.content(element) if element is not None else self._canvas.tags.ornament():
                stroke(self._canvas)

    def _turn(self) -> None:
        self._end_page()
        self.page_count += 1
        self._y = TOP

    def _end_page(self) -> None:
        if self._canvas is not None:
            number = f"Pagina {self.page_count} van {self._pages}"
            self._draw(None, lambda canvas: say(canvas, LEFT, 12 * MM, self._foot, _FOOT))
            self._draw(None, lambda canvas: say(canvas, RIGHT, 12 * MM, number, _FOOT, to_right=True))
            self._canvas.tags.next_page()
            self._canvas.tags.settle(self._bodies)
            self._bodies = []

    def _line(self, kind: str, text: str, style: Style, height: float) -> None:
        self._y -= height
        base = self._y + height * 0.3
        said = lambda canvas: say(canvas, LEFT, base, text, style, room=RIGHT - LEFT)  # noqa: E731  one stroke
        self._draw(Element(kind, self._root), said)

    def _body(self, whole: Element) -> Element:
        """Return the part of a table that stands on this page."""
        body = Element("TBody", whole)
        self._bodies.append(body)
        return body

    def _heads(self, columns: Sequence[Column], part: Element | None) -> None:
        """Set the headings; those that come back on a later page were read already."""
        self._y -= ROW
        cells = [column.title for column in columns]
        if part is None:
            base = self._y
            self._draw(None, lambda canvas: _strokes(canvas, columns, cells, _HEAD, base))
        else:
            self._cells(columns, cells, _HEAD, Element("TR", part), ["TH"] * len(columns))
        self._y -= _below(columns, cells)
        self._rule()

    def _row(
        self, columns: Sequence[Column], cells: Sequence[str], style: Style, body: Element, *, after: float = 0.0
    ) -> Element:
        """Set a row and return the part of the table it is in; the next page has a part of its own.

        So many points ``after`` it are on its page too.
        """
        below = _below(columns, cells)
        if self._y - ROW - below - after < BOTTOM:
            self._turn()
            self._heads(columns, None)
            body = self._body(body.parent or self._root)
        if style is _TOTAL:
            self._rule()
        self._y -= ROW
        self._cells(columns, cells, style, Element("TR", body), ["TH row"] + ["TD"] * (len(columns) - 1))
        self._y -= below
        return body

    def _rule(self) -> None:
        base = self._y - PAD
        self._draw(None, lambda canvas: _rule(canvas, base))
        self._y -= PAD

    def _cells(
        self, columns: Sequence[Column], cells: Sequence[str], style: Style, row: Element, kinds: Sequence[str]
    ) -> None:
        if self._canvas is None:
            return
        for kind, (cell, at, room, column) in zip(kinds, _places(columns, cells), strict=True):
            element = Element(kind, row)
            if not cell:
                element.place()  # an empty cell is a cell: the one beside it stays under its own heading
                continue
            with self._canvas.tags.content(element):
                if column.is_below and not _fits(cell, room):
                    paragraph(cell, style).draw(self._canvas, at, self._y - BELOW, room)
                    continue
                shown = fitted(cell, style.face, style.size, room)
                element.words = cell if shown != cell else ""
                base = self._y - BELOW - style.size if column.is_below else self._y
                say(self._canvas, at, base, shown, style, to_right=column.to_right)


def _places(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[tuple[str, float, float, Column]]:
    """Yield each cell with where it begins or, when it stands to the right, ends, and the room it has."""
    left = LEFT
    last = sum(not column.is_below for column in columns)
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True), 1):
        if column.is_below:
            room = column.width * MM
            yield cell, RIGHT - room, room, column
            continue
        room = column.width * MM - (0 if place == last else GAP)
        yield cell, left + room if column.to_right else left, room, column
        left += column.width * MM


def _below(columns: Sequence[Column], cells: Sequence[str]) -> float:
    """Return how high the cell stands that is below the others, in points; 0 when there is none or it is empty."""
    cell, column = cells[-1], columns[-1]
    if not column.is_below or not cell:
        return 0.0
    room = column.width * MM
    return BELOW + (_CELL.leading if _fits(cell, room) else paragraph(cell, _CELL).height(room))


def _fits(cell: str, room: float) -> bool:
    """Tell whether it stands on one line, as nearly every description does: dividing words takes longer than that."""
    return width(cell, _CELL.face, _CELL.size) <= room


def _strokes(canvas: Any, columns: Sequence[Column], cells: Sequence[str], style: Style, base: float) -> None:  # noqa: ANN401  reportlab has no types
    for cell, at, room, column in _places(columns, cells):
        line = base - BELOW - style.size if column.is_below else base
        say(canvas, at, line, cell, style, to_right=column.to_right, room=room)


def _flow(flow: Text, top: float) -> Callable[[Any], None]:
    return lambda canvas: flow.draw(canvas, LEFT, top, RIGHT - LEFT)


def _rule(canvas: Any, y: float) -> None:  # noqa: ANN401  reportlab has no types
    canvas.setStrokeColor(ink(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, RIGHT, y)


def _signing(base: float, label: str, given: str) -> Callable[[Any], None]:
    def stroke(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        say(canvas, LEFT, base, f"{label} ", _CELL)
        say(canvas, LEFT + 42 * MM, base, given, _CELL, room=60 * MM)

    return stroke


def _line_to_write_on(base: float) -> Callable[[Any], None]:
    def stroke(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        canvas.setStrokeColor(ink(QUIET))
        canvas.setLineWidth(0.6)
        canvas.line(LEFT + 40 * MM, base, LEFT + 130 * MM, base)

    return stroke
