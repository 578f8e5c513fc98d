"""The year as an XLSX file, row by row; every cell is a value, so no text of anyone can act as a formula."""

from __future__ import annotations

import contextlib
import io
import textwrap
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtenboek.reports.beat import beating
from klachtenboek.reports.columns import (
    JOURNAL_COLUMNS,
    KIND_COLUMNS,
    QUARTER_COLUMNS,
    Column,
    R,
    Shape,
    Value,
    change_columns,
    kind_lines,
    quarter_lines,
    recipient_columns,
    row_columns,
    used_columns,
    voucher_columns,
)
from klachtenboek.reports.explanation import Style, explanation
from klachtenboek.reports.journal import journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.columns import KindLine, QuarterLine
    from klachtenboek.reports.year import YearReport

    Writer = Callable[[int, int, Value, Any], None]

LONGEST_CELL = 32_767
"""UTF-16 units in one cell; a longer text is cut with an ellipsis here and stands whole in mutaties.csv."""

_FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_INK, _QUIET, _LINE, _PALE = "#1F2A37", "#5B6673", "#C9D1DA", "#EEF2F6"
_NUMBERS: dict[Shape, dict[str, object]] = {
    Shape.TEXT: {"num_format": "@", "indent": 1},
    Shape.WHOLE: {"num_format": "0"},
    Shape.DAY: {"num_format": "dd-mm-yyyy", "align": "left", "indent": 1},
    Shape.MONEY: {"num_format": "#,##0.00"},
    Shape.RATE: {"num_format": "#,##0.00"},
}
_RIGHT = frozenset({Shape.WHOLE, Shape.MONEY, Shape.RATE})
_LEFT_WIDTH, _TEXT_WIDTH, _LINE_HEIGHT = 24, 96, 15.5


def spreadsheet(report: YearReport, file: BinaryIO, beat: Beat | None = None, *, aside: Path) -> None:
    """Write ``Jaaroverzicht`` as XLSX; the same report gives the same bytes.

    Rows wait in the folder ``aside`` until their sheet is whole, so that a large year takes no more memory than a small
    one and customers' data never passes through a folder everybody can read; nothing stays there. ``beat`` is called
    every few hundred rows; what it raises stops the work.
    """
    import xlsxwriter  # a heavy library, read when the first year is made

    options = {
        "constant_memory": True,
        "tmpdir": str(aside),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    guarded = _Guarded(file)
    book = xlsxwriter.Workbook(guarded, options)
    try:
        _fill(book, report, beat)
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from error  # a full disk, told as what it is
    finally:
        guarded.is_over = True
        for waiting in (file for sheet in book.worksheets() for file in (sheet.row_data_fh, sheet.fh)):
            with contextlib.suppress(OSError):
                waiting.close()  # what was stopped halfway leaves nothing open


def _fill(book: Any, report: YearReport, beat: Beat | None) -> None:  # noqa: ANN401  xlsxwriter has no types
    book.set_properties({"title": f"Jaaroverzicht {report.title}", "created": report.made_at})
    pen = _Pen(book)
    _explain(pen, report)
    _mutations(pen, report, beat)
    _quarters(pen, report)
    _kinds(pen, report)
    _vouchers(pen, report, beat)
    _list(pen, "Attenties per ontvanger", recipient_columns(report), report.recipients)
    _list(pen, "Journaalvoorstel", JOURNAL_COLUMNS, beating(journal(report), beat))
    _list(pen, "Gewijzigd na vorige export", change_columns(report), report.changes, pages=2)


def cell_text(text: str) -> str:
    """Return the text as one cell can hold it.

    xlsxwriter writes a text that looks like its own rich text (``<r>…</r>``) into the file unescaped, which would
    break it; a blank behind it takes that away.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if len(text) <= LONGEST_CELL // 2:  # even when every character takes two units
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"


class _Guarded(io.RawIOBase):
    """The file for the zip library, which after a full disk still wants to write its end: then nobody listens."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file, self._at, self.is_over = file, 0, False

    def write(self, content: Any, /) -> int:  # noqa: ANN401  anything with bytes
        """Write, as long as it goes well."""
        try:
            length = len(content) if self.is_over else self._file.write(content)
        except OSError:
            self.is_over = True
            raise
        self._at += length
        return length

    def seekable(self) -> bool:
        """Tell that it can go back, as the zip library does to fill in sizes."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""
        self._at = offset if self.is_over else self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Return where it is."""
        return self._at

    def flush(self) -> None:
        """Write out what waits."""
        if not self.is_over:
            self._file.flush()


class _Pen:
    """The workbook with its formats; each is made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401  xlsxwriter is published without types
        self.book = book
        base = {**_FONT, "font_color": _INK}
        self.title = book.add_format({**base, "bold": True, "font_size": 18})
        self.heading = book.add_format({**base, "bold": True, "font_size": 12, "bottom": 1, "bottom_color": _LINE})
        self.left = book.add_format({**base, "font_color": _QUIET})
        self.text = book.add_format({**base, "text_wrap": True})
        self.amount = book.add_format({**base, "num_format": "#,##0.00", "align": "left"})
        head = {**base, "bold": True, "bg_color": _PALE, "bottom": 1, "bottom_color": _LINE, "text_wrap": True}
        self.head = book.add_format({**head, "indent": 1})
        self.head_right = book.add_format({**head, "align": "right"})
        self.cells = {shape: book.add_format({**base, **own}) for shape, own in _NUMBERS.items()}
        total = {**base, "bold": True, "top": 1, "top_color": _LINE, "bg_color": _PALE}
        self.totals = {shape: book.add_format({**total, **own}) for shape, own in _NUMBERS.items()}

    def sheet(self, name: str) -> Any:  # noqa: ANN401
        """Add a sheet that prints on A4, landscape, with its page numbers."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8&A&R&8&P van &N")
        sheet.hide_gridlines(2)
        return sheet

    def heads(self, sheet: Any, columns: Sequence[Column[R]]) -> None:  # noqa: ANN401
        """Write the headings, keep them in sight and repeat them on paper."""
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, self.cells[column.shape])
            sheet.write_string(0, place, column.title, self.head_right if column.shape in _RIGHT else self.head)
        sheet.set_row(0, 32)
        sheet.repeat_rows(0)

    def rows(
        self,
        sheet: Any,  # noqa: ANN401
        columns: Sequence[Column[R]],
        rows: Iterable[tuple[R, bool]],
        *,
        under: int = 0,
    ) -> int:
        """Write each row under the headings, in bold on a ground when it is a total; return the line of the last.

        An empty cell has the look of its column already.
        """
        writers = _writers(sheet)
        plan = [
            (place, column.read, writers[column.shape], self.cells[column.shape], self.totals[column.shape])
            for place, column in enumerate(columns)
        ]
        line = under
        for line, (row, is_total) in enumerate(rows, under + 1):
            for place, read, write, plain, total in plan:
                value = read(row)
                if is_total or (value != "" and value is not None):
                    write(line, place, value, total if is_total else plain)
        return line


def _writers(sheet: Any) -> dict[Shape, Writer]:  # noqa: ANN401
    """Return how each shape is written; what is not known stays an empty cell, never a zero."""

    def text(line: int, place: int, value: Value, look: Any) -> None:  # noqa: ANN401
        if value:
            sheet.write_string(line, place, cell_text(str(value)), look)
        else:
            sheet.write_blank(line, place, None, look)

    def number(line: int, place: int, value: Value, look: Any) -> None:  # noqa: ANN401
        sheet.write_number(line, place, value, look)

    def hundredths(line: int, place: int, value: Value, look: Any) -> None:  # noqa: ANN401
        if isinstance(value, int):
            sheet.write_number(line, place, value / 100, look)
        else:
            sheet.write_blank(line, place, None, look)

    def day(line: int, place: int, value: Value, look: Any) -> None:  # noqa: ANN401
        if isinstance(value, date):
            sheet.write_datetime(line, place, value, look)
        else:
            sheet.write_blank(line, place, None, look)

    return {Shape.TEXT: text, Shape.WHOLE: number, Shape.MONEY: hundredths, Shape.RATE: hundredths, Shape.DAY: day}


def _explain(pen: _Pen, report: YearReport) -> None:
    sheet = pen.sheet("Toelichting")
    sheet.set_column(0, 0, _LEFT_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.fit_to_pages(1, 0)
    looks = {Style.TITLE: pen.title, Style.HEADING: pen.heading}
    for number, line in enumerate(explanation(report)):
        if line.left:
            sheet.write_string(number, 0, cell_text(line.left), looks.get(line.style, pen.left))
        if line.style is Style.MONEY:
            sheet.write_number(number, 1, line.cents / 100, pen.amount)
        elif line.style is Style.TEXT:
            sheet.write_string(number, 1, cell_text(line.text), pen.text)
            # Excel finds the height of wrapped text by itself; LibreOffice lets the lines fall over each other.
            sheet.set_row(number, _LINE_HEIGHT * len(textwrap.wrap(line.text, _TEXT_WIDTH) or [""]))
        elif line.style is Style.HEADING:
            sheet.write_blank(number, 1, None, pen.heading)


def _mutations(pen: _Pen, report: YearReport, beat: Beat | None) -> None:
    """Write all rows; the total stands one line lower, so that sorting and filtering leave it alone."""
    sheet = pen.sheet("Mutaties")
    columns = row_columns(report)
    pen.heads(sheet, columns)
    last = pen.rows(sheet, columns, ((row, False) for row in beating(report.rows, beat)))
    sheet.autofilter(0, 0, last, len(columns) - 1)
    # The number of the complaint stays in sight and is on every page; on one page wide nobody could read it.
    sheet.freeze_panes(1, 2)
    sheet.repeat_columns(0, 1)
    sheet.fit_to_pages(2, 0)
    total = report.total
    sums: dict[str, Value] = {
        "Klachtnr": "Totaal",
        "Bedrag incl. btw": total.gross,
        "Btw-bedrag": total.vat,
        "Bedrag excl. btw": total.net,
        "Kostprijs": total.cost,
        "Waarde voor klant": total.value,
        "Eigen bijdrage klant": total.share,
    }
    writers = _writers(sheet)
    for place, column in enumerate(columns):
        shape = column.shape if column.title in sums else Shape.TEXT
        writers[shape](last + 2, place, sums.get(column.title, ""), pen.totals[shape])


def _quarters(pen: _Pen, report: YearReport) -> None:
    lines: tuple[QuarterLine, ...] = quarter_lines(report)
    _summary(pen, "Per kwartaal", QUARTER_COLUMNS, [(line, line.is_total) for line in lines])


def _kinds(pen: _Pen, report: YearReport) -> None:
    lines: tuple[KindLine, ...] = kind_lines(report)
    _summary(pen, "Per soort", KIND_COLUMNS, [(line, line.is_total) for line in lines])


def _summary(pen: _Pen, name: str, columns: Sequence[Column[R]], rows: Sequence[tuple[R, bool]]) -> None:
    """Write a sheet of sums; it has no filter button because its totals would be filtered along."""
    sheet = pen.sheet(name)
    pen.heads(sheet, columns)
    pen.rows(sheet, columns, rows)
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)


def _vouchers(pen: _Pen, report: YearReport, beat: Beat | None) -> None:
    """Write what is open, and under it what was redeemed, apart so that sorting and filtering leave that alone."""
    sheet = _list(pen, "Tegoedbonnen open", voucher_columns(report), beating(report.vouchers, beat))
    columns = used_columns(report)
    top = len(report.vouchers) + 2
    sheet.write_string(top, 0, "Ingewisseld in deze periode", pen.heading)
    for place, column in enumerate(columns):
        sheet.write_string(top + 1, place, column.title, pen.head_right if column.shape in _RIGHT else pen.head)
    sheet.set_row(top + 1, 32)
    pen.rows(sheet, columns, ((row, False) for row in beating(report.redeemed, beat)), under=top + 1)


def _list(pen: _Pen, name: str, columns: Sequence[Column[R]], rows: Iterable[R], *, pages: int = 1) -> Any:  # noqa: ANN401
    """Write a sheet of rows without a total and return it; with a filter, also when there is nothing to list."""
    sheet = pen.sheet(name)
    pen.heads(sheet, columns)
    last = pen.rows(sheet, columns, ((row, False) for row in rows))
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.fit_to_pages(pages, 0)
    return sheet
