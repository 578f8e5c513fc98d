"""Paper out of a printer; the printer of these tests prints to a file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.pdfgen.canvas import Canvas

from klachtenboek.ui.pdfpages import PdfPages
from klachtenboek.ui.printing import has_printer, print_pages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

A4 = (595.2756, 841.8898)


def _pdf(pages: int) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number in range(pages):
        canvas.rect(0, 0, A4[0], A4[1] / (number + 2), stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_every_page_is_printed_whole_on_a4(tmp_path: Path) -> None:
    printed = tmp_path / "afdruk.pdf"
    assert print_pages(PdfPages(_pdf(2)), _printer(printed))
    found = PdfPages(printed.read_bytes())
    assert found.count == 2
    picture = found.picture_at(0, dots=72)
    assert abs(picture.width() - 595) <= 1
    assert abs(picture.height() - 842) <= 1
    assert picture.pixelColor(2, 2).lightness() > 250
    assert picture.pixelColor(2, picture.height() - 3).lightness() < 5


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_that_were_asked_for_are_printed(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "afdruk.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(PdfPages(_pdf(3)), printer)
    assert PdfPages((tmp_path / "afdruk.pdf").read_bytes()).count == 1


@pytest.mark.qt_log_ignore("QPainter::begin", "does not support propagateSizeHints", extend=True)
def test_a_printer_that_does_not_take_it_is_told_of(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    assert not print_pages(PdfPages(_pdf(1)), _printer(tmp_path / "weg" / "afdruk.pdf"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("names", [[], ["Toonbank"]])
def test_a_computer_without_printers_has_none(monkeypatch: pytest.MonkeyPatch, names: list[str]) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    assert has_printer() is bool(names)
