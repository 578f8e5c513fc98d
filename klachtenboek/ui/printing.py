"""Paper out of a printer: the question which one, and the pages on it; not what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.pdfpages import PdfPages

DOTS = 300
"""Pixels per inch of a printed page: what a letter needs to be sharp."""


def has_printer() -> bool:
    """Tell whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo  # on first use: asking for printers takes a while

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, pages: int, title: str) -> QPrinter | None:
    """Show the printing window of the system; return the printer that was chosen, None when it was closed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() else None


def print_pages(pages: PdfPages, printer: QPrinter) -> bool:
    """Put every page on A4; tell whether the printer took all of them."""
    printer.setResolution(DOTS)
    printer.setFullPage(True)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setPageLayout(layout)
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    painter = QPainter()
    if not painter.begin(printer):
        return False
    whole = True
    for number in range(first - 1, min(last, pages.count)):
        whole = whole and (number == first - 1 or printer.newPage())
        paper: QRect = printer.pageLayout().fullRectPixels(DOTS)
        painter.drawImage(QRect(0, 0, paper.width(), paper.height()), pages.picture_at(number, dots=DOTS))
    whole = painter.end() and whole
    return whole and not _stopped(printer)


def _stopped(printer: QPrinter) -> bool:
    from PySide6.QtPrintSupport import QPrinter

    return printer.printerState() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}
